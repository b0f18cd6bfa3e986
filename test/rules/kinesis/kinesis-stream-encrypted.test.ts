import { rule } from '../../../rules/kinesis/kinesis-stream-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'the key that AWS manages': {
      configuration: { StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } },
      annotation: /alias\/aws\/kinesis/,
    },
    'an approved key, named by its id': {
      configuration: {
        StreamEncryption: { EncryptionType: 'KMS', KeyId: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd' },
      },
      parameters: { kmsKeyIds: 'alias/phi, 1234abcd' },
    },
    'no key named': {
      configuration: { StreamEncryption: { EncryptionType: 'KMS', KeyId: null } },
      annotation: /KMS key \(not named\)\.$/,
    },
    'lower-case type': {
      configuration: { StreamEncryption: { EncryptionType: 'kms', KeyId: 'alias/phi' } },
    },
  },
  nonCompliant: {
    'no encryption object': { configuration: {} },
    'a null object': { configuration: { StreamEncryption: null } },
    'type NONE, as the service API says it': {
      configuration: { StreamEncryption: { EncryptionType: 'NONE' } },
    },
    'a key that is not approved': {
      configuration: { StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /alias\/aws\/kinesis, which is not one of the approved keys/,
    },
  },
  fails: {
    'no key named while keys are approved': {
      configuration: { StreamEncryption: { EncryptionType: 'KMS' } },
      parameters: { kmsKeyIds: 'alias/phi' },
      error: /KMS key: expected a key id, ARN or alias, got nothing/,
    },
    'an encryption object of another kind': {
      configuration: { StreamEncryption: ['KMS'] },
      error: /configuration\.StreamEncryption: expected an object, got a list/,
    },
  },
});
