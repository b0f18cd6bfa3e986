import { approvalGap, kmsKeyIds } from '../../shared/kms-requirement';
import { Trail } from '../../shared/resources/cloudtrail';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cloudtrail-trail-kms-encrypted',
  title: 'CloudTrail trails encrypt their log files with a KMS key',
  rationale:
    'Request parameters in log files may name patients; with a KMS key, access to the bucket alone is not enough to read them.',
  whitepaper: { section: 'AWS CloudTrail', editions: [2024], basis: 'parity' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Give the trail a KMS key whose policy lets CloudTrail encrypt with it; the runbook AWS-EnableCloudTrailKmsEncryption sets it.',
  resource: Trail,
  parameters: { kmsKeyIds },

  evaluate({ configuration: { kmsKeyId: key } }, { parameters }) {
    // S3 then encrypts the log files with its own key.
    if (key === undefined)
      return nonCompliant(
        'The trail names no KMS key: its log files have SSE-S3 alone; a KMS key is wanted.',
      );
    const gap = approvalGap(key, parameters.kmsKeyIds);
    if (gap !== undefined) return nonCompliant(gap);
    return compliant(`The trail encrypts its log files with KMS key ${key}.`);
  },
});

export const { handler } = rule;
