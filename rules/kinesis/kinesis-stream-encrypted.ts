import { isApprovedKey } from '../../shared/kms-key';
import { listParameter } from '../../shared/parameters';
import { Stream } from '../../shared/resources/kinesis';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'kinesis-stream-encrypted',
  title: 'Kinesis data streams are encrypted at rest',
  rationale:
    'Records stay in the shards of a stream for a day or more; where they carry PHI they must not lie there in clear.',
  whitepaper: { section: 'Amazon Kinesis Streams', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Start server-side encryption on the stream with a KMS key that its producers and consumers may use.',
  resource: Stream,
  parameters: {
    kmsKeyIds: listParameter({
      default: [],
      description: 'KMS keys to accept (key ids, key ARNs or aliases). Empty accepts any key.',
      inPack: true,
    }),
  },

  evaluate({ configuration: { StreamEncryption: encryption } }, { parameters: { kmsKeyIds } }) {
    // AWS leaves the object out while encryption is off.
    if (encryption?.EncryptionType?.toUpperCase() !== 'KMS') {
      return nonCompliant('Server-side encryption is off; encryption with a KMS key is wanted.');
    }
    const key = encryption.KeyId ?? '';
    if (kmsKeyIds.length > 0 && !isApprovedKey(key, kmsKeyIds)) {
      return nonCompliant(`Encrypted with KMS key ${key}, which is not one of the approved keys.`);
    }
    return compliant(`Encrypted with KMS key ${key}.`);
  },
});

export const { handler } = rule;
