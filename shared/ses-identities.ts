/** Domains and addresses that SES sends from, and the configuration sets that they send through. */
import {
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  paginateListEmailIdentities,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import { ReportError } from './errors';
import { ifFound } from './if-found';

/** The type of findings about them. AWS Config does not record it; the resource id is the domain or address. */
export const EMAIL_IDENTITY = 'AWS::SES::EmailIdentity';

export interface Identity {
  readonly name: string;
  /** False before it is verified, and when sending is switched off. */
  readonly canSend: boolean;
}

/**
 * All identities of the Region. Needs ses:ListEmailIdentities.
 * @throws ReportError when one has no name, or an error of AWS
 */
export async function* identitiesOf(client: SESv2Client): AsyncGenerator<Identity> {
  for await (const { EmailIdentities = [] } of paginateListEmailIdentities({ client, pageSize: 1000 }, {})) {
    for (const { IdentityName: name, SendingEnabled } of EmailIdentities) {
      if (name === undefined) throw new ReportError('SES lists an email identity without its name');
      yield { name, canSend: SendingEnabled !== false };
    }
  }
}

/**
 * The configuration set that mail of an identity goes through by default; `name` is undefined without one, and all of
 * it when the identity is gone. SES answers about once a second: the client slows down when it is told to.
 * Needs ses:GetEmailIdentity.
 */
export async function defaultSetOf(
  client: SESv2Client,
  { name: EmailIdentity }: Identity,
): Promise<{ readonly name: string | undefined } | undefined> {
  const answer = await ifFound(client.send(new GetEmailIdentityCommand({ EmailIdentity })));
  return answer && { name: answer.ConfigurationSetName };
}

/**
 * Looks configuration sets up, each once, for their TLS policy: OPTIONAL where nothing else is set, undefined when the
 * set is gone. Needs ses:GetConfigurationSet.
 */
export function tlsPolicies(client: SESv2Client): (set: string) => Promise<string | undefined> {
  const known = new Map<string, Promise<string | undefined>>();
  return (set) => {
    const policy = known.get(set) ?? tlsPolicyOf(client, set);
    known.set(set, policy);
    return policy;
  };
}

async function tlsPolicyOf(client: SESv2Client, ConfigurationSetName: string): Promise<string | undefined> {
  const answer = await ifFound(client.send(new GetConfigurationSetCommand({ ConfigurationSetName })));
  return answer && (answer.DeliveryOptions?.TlsPolicy ?? 'OPTIONAL');
}
