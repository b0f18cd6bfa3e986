import { approvalGap, kmsKeyIds } from '../../shared/kms-requirement';
import { NotebookInstance } from '../../shared/resources/sagemaker';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'sagemaker-notebook-instance-kms-key-set',
  title: 'Volumes of SageMaker notebook instances use a KMS key',
  rationale:
    'People load data sets with PHI onto the volume of a notebook and leave them there; a key of the account decides who can read it.',
  whitepaper: { section: 'Amazon SageMaker', editions: [2024], basis: 'parity' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Create a notebook instance with KmsKeyId, copy the work over and delete the old one: the key is fixed at creation.',
  resource: NotebookInstance,
  parameters: { kmsKeyIds },

  evaluate({ configuration: { KmsKeyId: key } }, { parameters: { kmsKeyIds: approved } }) {
    if (key === undefined)
      return nonCompliant(
        'KmsKeyId is not set; a KMS key is wanted for the volume of the notebook instance.',
      );
    const gap = approvalGap(key, approved);
    if (gap === undefined) return compliant(`The volume of the notebook is encrypted with KMS key ${key}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
