import { approvalGap, kmsKeyIds } from '../../shared/kms-requirement';
import { Dataset } from '../../shared/resources/forecast';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'forecast-dataset-customer-managed-key',
  title: 'Forecast datasets are encrypted with a KMS key of the customer',
  rationale:
    'Forecast encrypts with a key of its own unless it is given one; then the customer cannot decide who reads the PHI in a dataset.',
  whitepaper: { section: 'Amazon Forecast', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Create the dataset again with EncryptionConfig (KmsKeyArn and a role that may use the key) and import its data: the key cannot be changed later.',
  resource: Dataset,
  parameters: { kmsKeyIds },

  evaluate({ configuration: { EncryptionConfig: encryption } }, { parameters }) {
    // Forecast takes ARNs of keys alone, and lets nobody name one that AWS manages.
    const key = encryption?.KmsKeyArn;
    if (key === undefined)
      return nonCompliant('Encrypted with the key of Forecast itself; a KMS key of the customer is wanted.');
    const gap = approvalGap(key, parameters.kmsKeyIds);
    if (gap !== undefined) return nonCompliant(gap);
    return compliant(`The dataset is encrypted with KMS key ${key}.`);
  },
});

export const { handler } = rule;
