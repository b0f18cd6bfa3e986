import { approvalGap, kmsKeyIds } from '../../shared/kms-requirement';
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
  parameters: { kmsKeyIds: { ...kmsKeyIds, inPack: true } },

  evaluate({ configuration: { StreamEncryption: encryption } }, { parameters }) {
    // AWS leaves the object out while encryption is off.
    if (encryption?.EncryptionType?.toUpperCase() !== 'KMS') {
      return nonCompliant('Server-side encryption is off; encryption with a KMS key is wanted.');
    }
    const { KeyId: key } = encryption;
    const gap = approvalGap(key, parameters.kmsKeyIds);
    if (gap !== undefined) return nonCompliant(gap);
    return compliant(`Encrypted with KMS key ${key ?? '(not named)'}.`);
  },
});

export const { handler } = rule;
