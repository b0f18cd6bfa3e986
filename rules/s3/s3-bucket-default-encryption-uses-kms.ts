import { approvalGap, kmsKeyIds } from '../../shared/kms-requirement';
import { choicesParameter } from '../../shared/parameters';
import { Bucket } from '../../shared/resources/s3';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 's3-bucket-default-encryption-uses-kms',
  title: 'S3 buckets encrypt new objects with a KMS key by default',
  rationale:
    'A KMS key has a policy and an audit trail of its own: whoever reads PHI needs leave to use the key, and each use is logged.',
  whitepaper: {
    section: 'Amazon Simple Storage Service (Amazon S3)',
    editions: [2017, 2024],
    basis: 'parity',
  },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Set aws:kms with a key as default encryption (PutBucketEncryption). Leave buckets that take access logs or load balancer ' +
    'logs out of the scope of the rule, since those services write with AES256. Objects that exist stay as they are.',
  resource: Bucket,
  parameters: {
    allowedAlgorithms: choicesParameter({
      default: ['aws:kms', 'aws:kms:dsse'],
      choices: ['aws:kms', 'aws:kms:dsse'],
      description: 'Algorithms of default encryption to accept.',
    }),
    kmsKeyIds,
  },

  evaluate(
    { supplementaryConfiguration: { ServerSideEncryptionConfiguration: encryption } },
    { parameters: { allowedAlgorithms, kmsKeyIds: approved } },
  ) {
    const defaults = (encryption?.rules ?? []).flatMap(
      ({ applyServerSideEncryptionByDefault: rule }) => rule ?? [],
    );
    const allowed = defaults.filter(({ sseAlgorithm }) =>
      allowedAlgorithms.some((algorithm) => algorithm === sseAlgorithm?.toLowerCase()),
    );
    if (allowed.length === 0) {
      const seen = defaults.flatMap(({ sseAlgorithm }) => sseAlgorithm ?? []).join(', ');
      return nonCompliant(
        `Default encryption is ${seen === '' ? 'not recorded' : seen}; ${allowedAlgorithms.join(' or ')} is wanted.`,
      );
    }
    const keys = allowed.map(({ kmsMasterKeyID }) => kmsMasterKeyID ?? 'alias/aws/s3');
    const gaps = keys.map((key) => approvalGap(key, approved));
    if (gaps.includes(undefined))
      return compliant(`New objects are encrypted by default with KMS key ${keys.join(', ')}.`);
    return nonCompliant(gaps.join(' '));
  },
});

export const { handler } = rule;
