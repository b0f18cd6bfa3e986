import { MLTransform } from '../../shared/resources/glue';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'glue-ml-transform-user-data-encrypted',
  title: 'Machine learning transforms of AWS Glue encrypt user data',
  rationale:
    'A transform that matches records learns from rows of patients and keeps copies of them; these are PHI as well.',
  whitepaper: { section: 'AWS Glue', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Create the transform anew with TransformEncryption, mode SSE-KMS and a KMS key: encryption cannot be added to one that exists.',
  resource: MLTransform,

  evaluate({ configuration: { TransformEncryption: encryption } }) {
    const { MLUserDataEncryptionMode: mode = 'not set', KmsKeyId: key } =
      encryption?.MLUserDataEncryption ?? {};
    if (mode.toUpperCase() !== 'SSE-KMS')
      return nonCompliant(`The encryption of user data is ${mode}; SSE-KMS is wanted.`);
    return compliant(`User data is encrypted with ${key === undefined ? 'a KMS key' : `KMS key ${key}`}.`);
  },
});

export const { handler } = rule;
