import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { ReportError } from '../../shared/errors';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'iam-root-user-mfa-enabled',
  title: 'The root user has an MFA device or no credentials',
  rationale:
    'Whoever has the password of the root user reaches all PHI of the account, unless a second factor stops them.',
  whitepaper: { section: 'AWS Auto Scaling', editions: [2024], basis: 'explicit' },
  safeguard: 'authentication',
  citations: ['164.312(d)', '164.312(a)(1)'],
  severity: 'critical',
  remediation:
    'Sign in as the root user and register an MFA device, or remove the root credentials of member accounts from the management account.',
  reports: 'account',
  permissions: ['iam:GetAccountSummary'],

  async evaluate({ client, partition }) {
    // In other partitions nobody can sign in as root, yet the summary says that MFA is off.
    if (partition !== 'aws') return notApplicable(`There is no root sign-in in partition ${partition}.`);
    const { SummaryMap: summary } = await client(IAMClient).send(new GetAccountSummaryCommand({}));
    if (summary === undefined) throw new ReportError('iam:GetAccountSummary answered without a summary');
    const mfa = summary.AccountMFAEnabled;
    if (mfa === undefined) return notApplicable('IAM does not say whether the root user has an MFA device.');
    if (mfa === 1) return compliant('The root user has an MFA device.');
    // Both must be there: the summary of an account may leave them out.
    if (summary.AccountPasswordPresent === 0 && summary.AccountAccessKeysPresent === 0)
      return compliant('The root user has neither a password nor access keys.');
    return nonCompliant('The root user has no MFA device; one is wanted, or no root credentials at all.');
  },
});

export const { handler } = rule;
