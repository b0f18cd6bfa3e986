import { judgeKey } from '../../shared/kms-requirement';
import { listParameter } from '../../shared/parameters';
import { Stream } from '../../shared/resources/kinesisvideo';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'kinesisvideo-stream-customer-managed-key',
  title: 'Kinesis video streams are encrypted with a customer managed KMS key',
  rationale:
    'Footage of patients is always encrypted, but under the default key the customer can neither restrict nor revoke who decrypts it.',
  whitepaper: { section: 'Amazon Kinesis Video Streams', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Create a new stream with KmsKeyId set to a key of yours and point the producers to it: the key of a stream is fixed.',
  resource: Stream,
  permissions: ['kms:DescribeKey'],
  parameters: {
    kmsKeyIds: listParameter({
      default: [],
      description:
        'Keys to accept, which are taken to be customer managed (key ids, key ARNs or aliases). Empty accepts any customer managed key.',
    }),
  },

  async evaluate({ configuration: { KmsKeyId: key } }, context) {
    const { kmsKeyIds } = context.parameters;
    if (key === undefined || /(^|:)alias\/aws\//.test(key))
      return nonCompliant(
        'The stream uses the default key, which AWS manages; a customer managed key is wanted.',
      );
    const parameters = { kmsKeyIds, requireCustomerManagedKey: kmsKeyIds.length === 0 };
    const { description, gap } = await judgeKey(key, { ...context, parameters });
    if (gap === undefined) return compliant(`The stream is encrypted with ${description}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
