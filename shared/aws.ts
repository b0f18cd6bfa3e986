/** AWS clients of a rule: one per class, account and Region, for the life of the process. */
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { UnknownEventError } from './errors';

/** What an evaluation knows about where it runs, and its only way to AWS. */
export interface Aws {
  /** The account whose resources are judged. */
  readonly accountId: string;
  readonly region: string;
  /** aws, aws-us-gov or aws-cn. */
  readonly partition: string;
  /** The client of this class for the account, in the given Region or else the one of the evaluation. */
  readonly client: <C>(type: ClientClass<C>, region?: string) => C;
}

export type ClientClass<C> = new (settings: ClientSettings) => C;

interface ClientSettings {
  readonly region: string;
  readonly maxAttempts: number;
  readonly retryMode: 'adaptive' | 'standard';
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout: number };
  readonly credentials?: () => Promise<Credentials>;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** The name of the role to assume in the account of a rule that lives in another account than its function. */
export const MEMBER_ROLE_VARIABLE = 'HIPAA_CONFIG_MEMBER_ROLE_NAME';

const clients = new Map<unknown, Map<string, unknown>>();

/**
 * The way to AWS of one invocation.
 * @param functionArn the invoked function, as the Lambda context gives it
 * @param accountId the account that the rule is in
 * @throws UnknownEventError when that is another account and no role is named for it
 */
export function awsOf(functionArn: string, accountId: string): Aws {
  const [, partition, , region, ownAccountId] = functionArn.split(':');
  if (partition === undefined || region === undefined || ownAccountId === undefined) {
    throw new UnknownEventError(`invokedFunctionArn: not the ARN of a function: ${functionArn}`);
  }
  const role = accountId === ownAccountId ? undefined : memberRole(partition, accountId, ownAccountId);
  return {
    accountId,
    region,
    partition,
    client: (type, clientRegion = region) => clientOf(type, clientRegion, role),
  };
}

/** A client with the function's own credentials. */
export const ownClient = <C>(type: ClientClass<C>, region: string): C => clientOf(type, region, undefined);

function clientOf<C>(type: ClientClass<C>, region: string, role: string | undefined): C {
  const key = `${region} ${role ?? ''}`;
  const ofType = clients.get(type) ?? new Map<string, unknown>();
  clients.set(type, ofType);
  // The map of a class holds its instances alone.
  const known = ofType.get(key) as C | undefined;
  if (known !== undefined) return known;
  const created = new type({
    region,
    maxAttempts: 5,
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000 },
    ...(role === undefined ? {} : { credentials: () => assume(role, region) }),
  });
  ofType.set(key, created);
  return created;
}

function memberRole(partition: string, accountId: string, ownAccountId: string): string {
  const name = process.env[MEMBER_ROLE_VARIABLE];
  if (name === undefined || name === '') {
    throw new UnknownEventError(
      `accountId: the rule is in account ${accountId} and the function in ${ownAccountId}; ` +
        `set ${MEMBER_ROLE_VARIABLE} to the name of the role to assume there`,
    );
  }
  return `arn:${partition}:iam::${accountId}:role/${name}`;
}

/** Called again by the SDK when the credentials are about to expire. */
async function assume(role: string, region: string): Promise<Credentials> {
  const answer = await clientOf(STSClient, region, undefined).send(
    new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'hipaa-config-rules' }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
  if (
    AccessKeyId === undefined ||
    SecretAccessKey === undefined ||
    SessionToken === undefined ||
    Expiration === undefined
  ) {
    throw new Error(`sts:AssumeRole of ${role} answered without credentials`);
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}
