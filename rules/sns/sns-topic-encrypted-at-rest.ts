import { approvalGap, kmsKeyIds } from '../../shared/kms-requirement';
import { Topic } from '../../shared/resources/sns';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'sns-topic-encrypted-at-rest',
  title: 'SNS topics use server-side encryption with a KMS key',
  rationale:
    'SNS keeps a message on its servers until every subscriber has it; with a KMS key only those whom its policy names can read PHI there.',
  whitepaper: {
    section: 'Amazon Simple Notification Service (Amazon SNS)',
    editions: [2024],
    basis: 'parity',
  },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Set KmsMasterKeyId on the topic; the runbook AWSConfigRemediation-EncryptSNSTopic does so. Services that publish, such as S3 and CloudWatch, must be let in by the key policy first.',
  resource: Topic,
  parameters: { kmsKeyIds },

  evaluate({ configuration: { KmsMasterKeyId: key } }, { parameters: { kmsKeyIds: approved } }) {
    if (key === undefined)
      return nonCompliant(
        'Server-side encryption of the topic is off; a KMS key (KmsMasterKeyId) is wanted.',
      );
    const gap = approvalGap(key, approved);
    if (gap === undefined) return compliant(`Messages of the topic are encrypted with KMS key ${key}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
