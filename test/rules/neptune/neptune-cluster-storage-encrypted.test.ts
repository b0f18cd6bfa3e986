import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { rule } from '../../../rules/neptune/neptune-cluster-storage-encrypted';
import { answer, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/k';

testRule(rule, {
  compliant: {
    'a KMS key': {
      configuration: { engine: 'neptune', storageEncrypted: true, kmsKeyId: KEY },
      annotation: /encrypted with KMS key arn/,
    },
    'the flag as text, in the spelling of the API': {
      configuration: { Engine: 'Neptune', StorageEncrypted: 'True', KmsKeyId: KEY },
    },
    'the flag without a key': { configuration: { engine: 'neptune', storageEncrypted: true } },
    'a key that AWS owns, should Neptune report one': {
      configuration: { engine: 'neptune', storageEncrypted: false, storageEncryptionType: 'sse-rds' },
      annotation: /a key that AWS owns/,
    },
    'an approved key': {
      configuration: { engine: 'neptune', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: 'k' },
    },
    'a customer managed key where one is required': {
      configuration: { engine: 'neptune', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: 'k', KeyManager: 'CUSTOMER' } })],
      annotation: /customer managed/,
    },
  },
  nonCompliant: {
    'not encrypted': {
      configuration: { engine: 'neptune', storageEncrypted: false },
      annotation: /in clear; it should be encrypted/,
    },
    'no flag': { configuration: { engine: 'neptune' } },
    'null for everything': {
      configuration: {
        engine: 'neptune',
        storageEncrypted: null,
        storageEncryptionType: null,
        kmsKeyId: null,
      },
    },
    'not encrypted by its type': {
      configuration: { engine: 'neptune', storageEncrypted: 'false', storageEncryptionType: 'None' },
    },
    'a key that is not approved': {
      configuration: { engine: 'neptune', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: 'other' },
      annotation: /not one of the approved keys/,
    },
    'the key that AWS manages where a customer managed key is required': {
      configuration: { engine: 'neptune', storageEncrypted: true, kmsKeyId: 'alias/aws/rds' },
      parameters: { requireCustomerManagedKey: 'true' },
    },
  },
  notApplicable: {
    'Aurora PostgreSQL': {
      configuration: { engine: 'aurora-postgresql', storageEncrypted: false },
      annotation: /aurora-postgresql, not of Neptune/,
    },
    DocumentDB: { configuration: { engine: 'docdb' } },
    'no engine': { configuration: {}, annotation: /without a name/ },
  },
  fails: {
    'no key is named where some are approved': {
      configuration: { engine: 'neptune', storageEncrypted: true },
      parameters: { kmsKeyIds: 'k' },
      error: /KMS key: expected a key id, ARN or alias/,
    },
  },
});
