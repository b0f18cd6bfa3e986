import { type ReceiptRule, SESClient } from '@aws-sdk/client-ses';
import { periodicRule } from '../../shared/rule';
import { activeReceiptRules, RECEIPT_RULE } from '../../shared/ses-receipt-rules';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { whereOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'ses-receipt-rule-tls-required',
  title: 'SES receipt rules accept mail over TLS only',
  rationale:
    'A receipt rule takes mail from senders that do not encrypt unless told otherwise; what patients write is then readable on the way.',
  whitepaper: { section: 'Amazon Simple Email Service (Amazon SES)', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Set TlsPolicy of the receipt rule to Require (UpdateReceiptRule). Mail of senders without TLS is then bounced.',
  reports: [RECEIPT_RULE],
  permissions: ['ses:DescribeActiveReceiptRuleSet'],

  async *evaluate({ client }) {
    for await (const { resourceId, receiptRule } of whereOffered(activeReceiptRules(client(SESClient))))
      yield { resourceType: RECEIPT_RULE, resourceId, verdict: verdictOf(receiptRule) };
  },
});

function verdictOf({ Enabled, TlsPolicy = 'Optional' }: ReceiptRule) {
  if (Enabled !== true) return notApplicable('The receipt rule is disabled.');
  if (TlsPolicy.toLowerCase() === 'require') return compliant('The receipt rule takes mail over TLS only.');
  return nonCompliant(`The TLS policy of the receipt rule is ${TlsPolicy}; Require is wanted.`);
}

export const { handler } = rule;
