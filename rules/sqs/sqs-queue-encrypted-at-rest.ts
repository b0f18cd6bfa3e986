import { isApprovedKey } from '../../shared/kms-key';
import { booleanParameter, listParameter } from '../../shared/parameters';
import { Queue } from '../../shared/resources/sqs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'sqs-queue-encrypted-at-rest',
  title: 'SQS queues are encrypted at rest',
  rationale:
    'A message waits on disk until it is consumed, up to two weeks; a body with PHI must not wait there in clear.',
  whitepaper: {
    section: 'Amazon Simple Queue Service (Amazon SQS)',
    editions: [2017, 2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Set KmsMasterKeyId or SqsManagedSseEnabled on the queue. With a KMS key, its policy must admit the senders.',
  resource: Queue,
  parameters: {
    requireKmsKey: booleanParameter({
      default: false,
      description: 'Whether a KMS key is wanted, so that the key of SQS itself (SSE-SQS) is not enough.',
    }),
    kmsKeyIds: listParameter({
      default: [],
      description:
        'KMS keys to accept (key ids, key ARNs or aliases), and no other encryption. Empty accepts any key.',
      inPack: true,
    }),
  },

  evaluate({ configuration: queue }, { parameters: { requireKmsKey, kmsKeyIds } }) {
    // Beside a KMS key SqsManagedSseEnabled says "false", so the key is looked at first.
    const key = queue.KmsMasterKeyId;
    if (key !== undefined) {
      if (kmsKeyIds.length === 0 || isApprovedKey(key, kmsKeyIds))
        return compliant(`Encrypted with KMS key ${key}.`);
      return nonCompliant(`Encrypted with KMS key ${key}, which is not one of the approved keys.`);
    }
    // Queues older than SSE-SQS lack the attribute: they are not encrypted.
    if (queue.SqsManagedSseEnabled !== true) {
      return nonCompliant('Neither a KMS key nor the key of SQS encrypts the queue; one of them is wanted.');
    }
    if (requireKmsKey || kmsKeyIds.length > 0) {
      return nonCompliant('Encrypted with the key of SQS itself (SSE-SQS); a KMS key is wanted.');
    }
    return compliant('Encrypted with the key of SQS itself (SSE-SQS).');
  },
});

export const { handler } = rule;
