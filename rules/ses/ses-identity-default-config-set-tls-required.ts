import { SESv2Client } from '@aws-sdk/client-sesv2';
import { periodicRule } from '../../shared/rule';
import {
  defaultSetOf,
  EMAIL_IDENTITY,
  identitiesOf,
  type Identity,
  tlsPolicies,
} from '../../shared/ses-identities';
import { isUnset } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';
import { whereOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'ses-identity-default-config-set-tls-required',
  title: 'SES identities send through a configuration set that requires TLS by default',
  rationale:
    'Mail that names no configuration set takes the default of its sender; without one, SES may hand PHI over in clear.',
  whitepaper: { section: 'Amazon Simple Email Service (Amazon SES)', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Give the identity a default configuration set whose TlsPolicy is REQUIRE (PutEmailIdentityConfigurationSetAttributes).',
  reports: [EMAIL_IDENTITY],
  permissions: ['ses:ListEmailIdentities', 'ses:GetEmailIdentity', 'ses:GetConfigurationSet'],

  async *evaluate({ client }) {
    const ses = client(SESv2Client);
    const tlsPolicyOf = tlsPolicies(ses);
    for await (const identity of whereOffered(identitiesOf(ses))) {
      const verdict = await verdictOn(identity, ses, tlsPolicyOf);
      yield { resourceType: EMAIL_IDENTITY, resourceId: identity.name, verdict };
    }
  },
});

async function verdictOn(
  identity: Identity,
  ses: SESv2Client,
  tlsPolicyOf: ReturnType<typeof tlsPolicies>,
): Promise<Verdict> {
  if (!identity.canSend)
    return notApplicable('The identity cannot send: it is not verified, or switched off.');
  const set = await defaultSetOf(ses, identity);
  if (set === undefined) return notApplicable('SES no longer has the identity.');
  if (isUnset(set.name))
    return nonCompliant('The identity has no default configuration set; one that requires TLS is wanted.');
  const policy = await tlsPolicyOf(set.name);
  if (policy?.toUpperCase() === 'REQUIRE')
    return compliant(`Default configuration set ${set.name} requires TLS.`);
  const seen = policy === undefined ? 'no longer exists' : `has TLS policy ${policy}`;
  return nonCompliant(`Default configuration set ${set.name} ${seen}; one with REQUIRE is wanted.`);
}

export const { handler } = rule;
