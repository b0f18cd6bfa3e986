import { rule } from '../../../rules/sagemaker/sagemaker-notebook-instance-kms-key-set';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a key by its ARN': {
      configuration: { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' },
      ignored: { NotebookInstanceName: 'n', VolumeSizeInGB: 5 },
      annotation: /KMS key arn:aws:kms:us-east-1:111122223333:key\/1\./,
    },
    'a key by its alias': { configuration: { KmsKeyId: 'alias/phi' } },
    'an approved key, named by its id': {
      configuration: { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' },
      parameters: { kmsKeyIds: 'alias/phi, 1' },
    },
    'the key in the casing of an older item': { configuration: { kmsKeyId: 'alias/phi' } },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /KmsKeyId is not set; a KMS key is wanted/ },
    'a name alone': { ignored: { NotebookInstanceName: 'n' } },
    'a null key': { configuration: { KmsKeyId: null } },
    'an empty key': { configuration: { KmsKeyId: '' } },
    'a key that is not approved': {
      configuration: { KmsKeyId: 'alias/other' },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /alias\/other, which is not one of the approved keys/,
    },
    'no key where keys are approved': {
      configuration: { KmsKeyId: null },
      parameters: { kmsKeyIds: 'alias/phi' },
    },
  },
  fails: {
    'a key of another kind': {
      configuration: { KmsKeyId: ['1'] },
      error: /configuration\.KmsKeyId: expected text, got a list/,
    },
  },
});
