import { type ReceiptRule, SESClient } from '@aws-sdk/client-ses';
import { periodicRule } from '../../shared/rule';
import { activeReceiptRules, RECEIPT_RULE } from '../../shared/ses-receipt-rules';
import { isUnset } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { whereOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'ses-receipt-rule-s3-action-encrypted',
  title: 'SES encrypts received mail with a KMS key before it stores it in S3',
  rationale:
    'Mail with PHI that SES puts into a bucket is open to all who may read there, unless SES encrypts it under a KMS key first.',
  whitepaper: { section: 'Amazon Simple Email Service (Amazon SES)', editions: [2024], basis: 'optional' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Set KmsKeyArn of the S3 action (UpdateReceiptRule), such as that of alias/aws/ses. Readers then need the S3 encryption client.',
  reports: [RECEIPT_RULE],
  permissions: ['ses:DescribeActiveReceiptRuleSet'],

  async *evaluate({ client }) {
    for await (const { resourceId, receiptRule } of whereOffered(activeReceiptRules(client(SESClient))))
      yield { resourceType: RECEIPT_RULE, resourceId, verdict: verdictOf(receiptRule) };
  },
});

function verdictOf({ Enabled, Actions = [] }: ReceiptRule) {
  if (Enabled !== true) return notApplicable('SES does not apply the rule: it is disabled.');
  const stores = Actions.flatMap(({ S3Action: store }) => store ?? []);
  if (stores.length === 0) return notApplicable('The receipt rule stores no mail in S3.');
  const inClear = stores.filter(({ KmsKeyArn }) => isUnset(KmsKeyArn));
  if (inClear.length === 0)
    return compliant('SES encrypts the mail that the rule stores in S3 with a KMS key.');
  const buckets = inClear.map(({ BucketName }) => String(BucketName)).join(', ');
  return nonCompliant(
    `No KMS key (KmsKeyArn) for mail that the rule stores in S3, where one is wanted: ${buckets}.`,
  );
}

export const { handler } = rule;
