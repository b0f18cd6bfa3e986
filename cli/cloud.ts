/** Rules that call AWS: with the user's credentials, or not at all. */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { awsOf, type Aws, type ClientClass } from '../shared/aws';
import type { Credentials } from '../local/runner/environment';
import { messageOf, UsageError } from './problems';
import { useStandIns } from './sdk-stand-ins';

/** A rule got to where it needs an answer of AWS that it is not to ask for. */
export class CallNeededError extends Error {
  override readonly name = 'CallNeededError';
  readonly service: string;
  readonly operation: string;

  /**
   * @param client the SDK's names, such as RDSClient and DescribeDBParametersCommand
   * @param reason why AWS is not asked, when it could have been
   */
  constructor(
    readonly client: string,
    readonly command: string,
    readonly reason: string | undefined,
  ) {
    super(`needs ${command}`);
    this.service = client.replace(/Client$/, '').toLowerCase();
    this.operation = command.replace(/Command$/, '');
  }
}

export interface Cloud {
  /** The account and Region about which AWS is asked; undefined when it is not asked at all. */
  readonly caller: { readonly accountId: string; readonly region: string } | undefined;
  /** The way to AWS for a resource of this account and Region. */
  readonly awsFor: (accountId: string | undefined, region: string | undefined) => Aws;
}

/** Nothing is asked: whatever needs AWS throws CallNeededError. */
export function offlineCloud(): Cloud {
  useStandIns();
  return { caller: undefined, awsFor: (accountId, region) => standIn(accountId, region, undefined) };
}

/**
 * AWS is asked with the credentials and the Region that the SDK finds.
 * @throws UsageError when there are none
 */
export async function liveCloud(): Promise<Cloud> {
  const sts = new STSClient({});
  let region: string;
  try {
    region = await sts.config.region();
  } catch {
    throw new UsageError('--live: no AWS Region is set; set AWS_REGION, or region in the AWS profile');
  }
  let identity;
  try {
    identity = await sts.send(new GetCallerIdentityCommand({}));
  } catch (error) {
    throw new UsageError(`--live: AWS did not accept the credentials: ${messageOf(error)}`, { cause: error });
  } finally {
    sts.destroy();
  }
  const { Account: callerAccount, Arn: arn } = identity;
  const partition = arn?.split(':')[1];
  if (callerAccount === undefined || partition === undefined) {
    throw new UsageError('--live: sts:GetCallerIdentity did not say whose credentials these are');
  }
  return {
    caller: { accountId: callerAccount, region },
    awsFor(accountId, itemRegion) {
      if (accountId !== callerAccount || itemRegion === undefined) {
        return standIn(accountId, itemRegion, whyNot(callerAccount, accountId));
      }
      // Items of IAM and other global services name no Region; they are recorded in the one that is asked from.
      const asked = itemRegion === 'global' ? region : itemRegion;
      // The evaluator stands where the function of the rule would.
      return awsOf(`arn:${partition}:lambda:${asked}:${accountId}:function:hipaa-config`, accountId);
    },
  };
}

/** The credentials that the SDK finds; those that expire are to be asked for again. */
export async function liveCredentials(): Promise<Credentials> {
  const sts = new STSClient({});
  try {
    return await sts.config.credentials();
  } finally {
    sts.destroy();
  }
}

const whyNot = (caller: string, accountId: string | undefined): string =>
  accountId === undefined
    ? 'the item does not name its account'
    : accountId === caller
      ? 'the item does not name its Region'
      : `the item is of account ${accountId}, the credentials are of account ${caller}`;

/** An Aws whose clients refuse every call by naming it. They are real clients, as paginators insist on. */
function standIn(accountId: string | undefined, region: string | undefined, reason: string | undefined): Aws {
  const own = region ?? '';
  return {
    accountId: accountId ?? '',
    region: own,
    partition: partitionOf(own),
    client: (type) => refusing(type, reason),
  };
}

const standIns = new Map<string, Map<unknown, unknown>>();

function refusing<C>(type: ClientClass<C>, reason: string | undefined): C {
  const ofReason = standIns.get(reason ?? '') ?? new Map<unknown, unknown>();
  standIns.set(reason ?? '', ofReason);
  // The map of a class holds its instances alone.
  const known = ofReason.get(type) as C | undefined;
  if (known !== undefined) return known;
  const client = new type({
    region: 'us-east-1',
    maxAttempts: 1,
    retryMode: 'standard',
    requestHandler: { connectionTimeout: 1, requestTimeout: 1 },
    credentials: () => Promise.reject(new Error('AWS is not asked')),
  });
  // One error a command: what it says is always the same, and its stack, which nobody sees, is dear.
  const errors = new Map<string, CallNeededError>();
  Object.assign(client as object, {
    async send(command: object) {
      const { name } = command.constructor;
      const error = errors.get(name) ?? new CallNeededError(type.name, name, reason);
      errors.set(name, error);
      // Not before somebody waits for it: Node keeps what is rejected unawaited until it has nothing else to do.
      await Promise.resolve();
      throw error;
    },
  });
  ofReason.set(type, client);
  return client;
}

export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}
