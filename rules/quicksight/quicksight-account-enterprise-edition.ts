import { ReportError } from '../../shared/errors';
import { accountSubscription } from '../../shared/quicksight';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { ifOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'quicksight-account-enterprise-edition',
  title: 'Accounts with QuickSight subscribe to an Enterprise edition',
  rationale:
    'Standard edition keeps data that was imported into SPICE unencrypted, and with it any PHI of a dashboard.',
  whitepaper: { section: 'Amazon QuickSight', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Upgrade the subscription to Enterprise edition in the QuickSight console. There is no way back to Standard.',
  reports: 'account',
  permissions: ['quicksight:DescribeAccountSubscription'],

  async evaluate(context) {
    const subscription = await ifOffered(accountSubscription(context));
    if (subscription === undefined)
      return notApplicable(
        `The account has no QuickSight subscription, or QuickSight is not offered in ${context.region}.`,
      );
    const { AccountSubscriptionStatus: status, Edition: edition } = subscription;
    if (status?.toUpperCase() === 'UNSUBSCRIBED')
      return notApplicable('The account has ended its QuickSight subscription.');
    if (edition === undefined)
      throw new ReportError(`QuickSight names no edition for account ${context.accountId}`);
    // Later editions build on this one, as ENTERPRISE_AND_Q does.
    if (edition.toUpperCase().startsWith('ENTERPRISE'))
      return compliant(`The edition of the QuickSight subscription is ${edition}.`);
    return nonCompliant(
      `The edition of the QuickSight subscription is ${edition}; ENTERPRISE, which encrypts SPICE, is wanted.`,
    );
  },
});

export const { handler } = rule;
