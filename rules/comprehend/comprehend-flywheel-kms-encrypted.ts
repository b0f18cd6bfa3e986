import { booleanParameter } from '../../shared/parameters';
import { Flywheel } from '../../shared/resources/comprehend';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'comprehend-flywheel-kms-encrypted',
  title: 'Comprehend flywheels encrypt their data lake with a KMS key',
  rationale:
    'The data lake keeps the documents from which models learn; a key of the account decides who can read the PHI in them.',
  whitepaper: {
    section: 'Amazon Comprehend: Data protection and secrets management',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Create a new flywheel with DataLakeKmsKeyId, which cannot be set later. UpdateFlywheel sets the keys for models and volumes.',
  resource: Flywheel,
  parameters: {
    requireVolumeKey: booleanParameter({
      default: false,
      description: 'Whether a KMS key is wanted for the volumes of training and inference as well.',
    }),
    requireModelKey: booleanParameter({
      default: false,
      description:
        'Whether a KMS key is wanted for the trained models as well, instead of the one of Comprehend.',
    }),
  },

  evaluate({ configuration }, { parameters: { requireVolumeKey, requireModelKey } }) {
    const security = configuration.DataSecurityConfig;
    const key = security?.DataLakeKmsKeyId;
    const missing = [
      ...(key === undefined ? ['data lake'] : []),
      ...(requireVolumeKey && security?.VolumeKmsKeyId === undefined ? ['volumes'] : []),
      ...(requireModelKey && security?.ModelKmsKeyId === undefined ? ['models'] : []),
    ];
    if (missing.length === 0) return compliant(`The data lake is encrypted with KMS key ${String(key)}.`);
    return nonCompliant(`No KMS key is set for: ${missing.join(', ')}; one is wanted for each of them.`);
  },
});

export const { handler } = rule;
