import { FirehoseClient } from '@aws-sdk/client-firehose';
import { directPutEncryption } from '../../shared/firehose';
import { approvalGap, kmsKeyIds, requireCustomerManagedKey } from '../../shared/kms-requirement';
import { DeliveryStream } from '../../shared/resources/firehose';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

/** The last of them leaves encryption on. */
const ENCRYPTED = ['ENABLED', 'ENABLING', 'DISABLING_FAILED'];

export const rule = changeRule({
  id: 'firehose-direct-put-stream-encrypted',
  title: 'Firehose streams that take records directly are encrypted at rest',
  rationale: 'Firehose keeps records until they are delivered; without encryption PHI waits there in clear.',
  whitepaper: { section: 'Amazon Data Firehose', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Start server-side encryption of the Firehose stream (StartDeliveryStreamEncryption) with a key that AWS owns or with one of yours.',
  resource: DeliveryStream,
  permissions: ['firehose:DescribeDeliveryStream'],
  parameters: { requireCustomerManagedKey, kmsKeyIds },
  // The item holds what was asked for when the stream was made, not whether encryption is on.
  alsoEvery: '24h',

  async evaluate(stream, { client, parameters }) {
    const { notJudged, encryption } = await directPutEncryption(client(FirehoseClient), stream);
    if (notJudged !== undefined) return notApplicable(notJudged);
    const status = encryption.Status?.toUpperCase() ?? 'DISABLED';
    if (!ENCRYPTED.includes(status))
      return nonCompliant(`Server-side encryption of the stream is ${status}; ENABLED is wanted.`);
    if (encryption.KeyType?.toUpperCase() !== 'CUSTOMER_MANAGED_CMK') {
      if (parameters.requireCustomerManagedKey || parameters.kmsKeyIds.length > 0)
        return nonCompliant('The stream is encrypted with a key that AWS owns; one of yours is wanted.');
      return compliant(`Server-side encryption of the stream is ${status}, with a key that AWS owns.`);
    }
    const { KeyARN: key } = encryption;
    const gap = approvalGap(key, parameters.kmsKeyIds);
    if (gap !== undefined) return nonCompliant(gap);
    return compliant(
      `Server-side encryption of the stream is ${status}, with customer managed KMS key ${key ?? '(not named)'}.`,
    );
  },
});

export const { handler } = rule;
