import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { rule } from '../../../rules/docdb/docdb-cluster-storage-encrypted';
import { answer, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

testRule(rule, {
  compliant: {
    'a KMS key': {
      configuration: { engine: 'docdb', storageEncrypted: true, kmsKeyId: KEY },
      annotation: /encrypted with KMS key arn/,
    },
    'the flag as text, in the spelling of the API': {
      configuration: { Engine: 'docdb', StorageEncrypted: 'True', KmsKeyId: KEY },
    },
    'a key that AWS owns, should DocumentDB report one': {
      configuration: { engine: 'docdb', storageEncrypted: false, storageEncryptionType: 'sse-rds' },
    },
    'an approved, customer managed key': {
      configuration: { engine: 'docdb', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: KEY, requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } })],
      annotation: /customer managed/,
    },
  },
  nonCompliant: {
    'not encrypted': {
      configuration: { engine: 'docdb', storageEncrypted: false },
      annotation: /not encrypted at rest/,
    },
    'no flag': { configuration: { engine: 'docdb', storageEncrypted: null, kmsKeyId: '' } },
    'not encrypted by its type': {
      configuration: { engine: 'docdb', storageEncrypted: 'false', storageEncryptionType: 'none' },
    },
    'a key that is not approved': {
      configuration: { engine: 'docdb', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: '2' },
    },
    'the key that AWS manages where a customer managed key is required': {
      configuration: { engine: 'docdb', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } })],
    },
  },
  notApplicable: {
    'Aurora PostgreSQL': {
      configuration: { engine: 'aurora-postgresql', storageEncrypted: false },
      annotation: /runs aurora-postgresql, not DocumentDB/,
    },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
});
