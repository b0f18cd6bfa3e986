import { Macie2Client } from '@aws-sdk/client-macie2';
import { macieStatus } from '../../shared/macie';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { ifOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'macie-enabled',
  title: 'Amazon Macie is enabled in the Region',
  rationale:
    'Macie finds personal and health data in S3 buckets where nobody expects it, and buckets that are open to outsiders.',
  whitepaper: { section: 'AWS Auto Scaling', editions: [2024], basis: 'implied' },
  safeguard: 'monitoring',
  citations: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(D)'],
  severity: 'low',
  remediation:
    'Enable Macie in the Region (EnableMacie), or have the delegated administrator of the organization enable it for the account.',
  reports: 'account',
  permissions: ['macie2:GetMacieSession'],

  async evaluate({ client, region }) {
    const status = await ifOffered(macieStatus(client(Macie2Client)));
    if (status === undefined) return notApplicable(`Macie is not offered in ${region}.`);
    if (status === 'ENABLED') return compliant(`Macie is enabled in ${region}.`);
    return nonCompliant(`The status of Macie in ${region} is ${status}; ENABLED is wanted.`);
  },
});

export const { handler } = rule;
