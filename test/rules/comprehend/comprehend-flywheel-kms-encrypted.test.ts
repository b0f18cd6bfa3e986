import { rule } from '../../../rules/comprehend/comprehend-flywheel-kms-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a key for the data lake': {
      configuration: { DataSecurityConfig: { DataLakeKmsKeyId: 'k1' } },
      annotation: /encrypted with KMS key k1/,
      ignored: { FlywheelArn: 'arn:aws:comprehend:us-east-1:111122223333:flywheel/f' },
    },
    'all keys, where all are required, as JSON text': {
      configuration: {
        DataSecurityConfig: '{"DataLakeKmsKeyId":"k1","VolumeKmsKeyId":"k2","ModelKmsKeyId":"alias/k3"}',
      },
      parameters: { requireVolumeKey: 'true', requireModelKey: 'true' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /No KMS key is set for: data lake;/ },
    'a key for the volumes alone': { configuration: { DataSecurityConfig: { VolumeKmsKeyId: 'k2' } } },
    'nothing but an ARN': {
      configuration: { DataSecurityConfig: null },
      ignored: { FlywheelArn: 'arn:aws:comprehend:us-east-1:111122223333:flywheel/f' },
    },
    'an empty key': { configuration: { DataSecurityConfig: { DataLakeKmsKeyId: '' } } },
    'no key for the volumes, where one is required': {
      configuration: { DataSecurityConfig: { DataLakeKmsKeyId: 'k1' } },
      parameters: { requireVolumeKey: 'true' },
      annotation: /No KMS key is set for: volumes;/,
    },
    'no key for the models, where one is required': {
      configuration: { DataSecurityConfig: { DataLakeKmsKeyId: 'k1', VolumeKmsKeyId: 'k2' } },
      parameters: { requireModelKey: 'true' },
      annotation: /models/,
    },
    'no key at all, where all are required': {
      configuration: {},
      parameters: { requireVolumeKey: 'true', requireModelKey: 'true' },
      annotation: /data lake, volumes, models/,
    },
  },
  fails: {
    'text instead of an object': {
      configuration: { DataSecurityConfig: 'k1' },
      error: /DataSecurityConfig: expected an object/,
    },
  },
});
