import { rule } from '../../../rules/forecast/forecast-dataset-customer-managed-key';
import { testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/k';

testRule(rule, {
  compliant: {
    'a key of the customer': {
      configuration: { EncryptionConfig: { KmsKeyArn: KEY } },
      ignored: { DatasetName: 'd' },
      annotation: /encrypted with KMS key arn:aws:kms:us-east-1:111122223333:key\/k\.$/,
    },
    'a key in the spelling of the API': { configuration: { EncryptionConfig: { KMSKeyArn: KEY } } },
    'an approved key, with the object as JSON text': {
      configuration: {
        EncryptionConfig: '{"KmsKeyArn":"arn:aws:kms:us-east-1:111122223333:key/k"}',
      },
      parameters: { kmsKeyIds: 'other,k' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /key of Forecast itself/ },
    'no encryption settings beside a name': { configuration: {}, ignored: { DatasetName: 'd' } },
    'empty encryption settings': { configuration: { EncryptionConfig: {} } },
    'null for the encryption settings': { configuration: { EncryptionConfig: null } },
    'an empty key': { configuration: { EncryptionConfig: { KmsKeyArn: '' } } },
    'a key that is not approved': {
      configuration: { EncryptionConfig: { KmsKeyArn: KEY } },
      parameters: { kmsKeyIds: 'other' },
      annotation: /key\/k, which is not one of the approved keys/,
    },
  },
  fails: {
    'a key that is no text': {
      configuration: { EncryptionConfig: { KmsKeyArn: ['k'] } },
      error: /EncryptionConfig\.KmsKeyArn: expected text, got a list/,
    },
  },
});
