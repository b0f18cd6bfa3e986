import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { DescribeDBClustersCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-cluster-storage-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

testRule(rule, {
  compliant: {
    'a KMS key': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: KEY },
      annotation: /encrypted with KMS key arn:aws:kms:us-east-1:111122223333:key\/1\.$/,
    },
    'a Multi-AZ cluster, with the flag as text': {
      configuration: { engine: 'mysql', storageEncrypted: 'true', kmsKeyId: KEY },
    },
    'a key that AWS owns, as RDS tells': {
      configuration: { engine: 'aurora-postgresql', dbclusterIdentifier: 'phi', storageEncrypted: false },
      answers: [
        answer(
          DescribeDBClustersCommand,
          { DBClusters: [{ StorageEncrypted: false, StorageEncryptionType: 'sse-rds' }] },
          { input: { DBClusterIdentifier: 'phi' } },
        ),
      ],
      annotation: /encrypted with a key that AWS owns/,
    },
    'a key that AWS owns, as the item tells in other casing': {
      configuration: { engine: 'aurora-mysql', StorageEncrypted: 'False', StorageEncryptionType: 'SSE-RDS' },
    },
    'the flag alone': { configuration: { storageEncrypted: true }, annotation: /with a KMS key/ },
    'a KMS key where one is required': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { requireKmsKey: 'true' },
    },
    'an approved key': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: 'alias/phi,1' },
    },
    'a customer managed key where one is required': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [
        answer(
          DescribeKeyCommand,
          { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } },
          { input: { KeyId: KEY } },
        ),
      ],
      annotation: /customer managed\.$/,
    },
  },
  nonCompliant: {
    'RDS says that nothing is encrypted': {
      configuration: { engine: 'aurora-postgresql', dbclusterIdentifier: 'phi', storageEncrypted: false },
      answers: [answer(DescribeDBClustersCommand, { DBClusters: [{ StorageEncryptionType: 'none' }] })],
      annotation: /not encrypted; encryption at rest is wanted/,
    },
    'no flag in the item, and no type in the answer': {
      configuration: { engine: 'mysql', dbclusterIdentifier: 'phi', storageEncrypted: null },
      answers: [answer(DescribeDBClustersCommand, { DBClusters: [{}] })],
    },
    'the item says that nothing is encrypted': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: false, storageEncryptionType: 'none' },
    },
    'a key that AWS owns where a KMS key is required': {
      configuration: {
        engine: 'aurora-postgresql',
        storageEncrypted: false,
        storageEncryptionType: 'sse-rds',
      },
      parameters: { requireKmsKey: 'true' },
      annotation: /a key that AWS owns; a KMS key is wanted/,
    },
    'a key that AWS owns where a customer managed key is required': {
      configuration: {
        engine: 'aurora-postgresql',
        storageEncrypted: false,
        storageEncryptionType: 'sse-rds',
      },
      parameters: { requireCustomerManagedKey: 'true' },
    },
    'a key that AWS owns where keys are approved': {
      configuration: {
        engine: 'aurora-postgresql',
        storageEncrypted: false,
        storageEncryptionType: 'sse-rds',
      },
      parameters: { kmsKeyIds: 'alias/phi' },
    },
    'a key that is not approved': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /not one of the approved keys/,
    },
    'the key that AWS manages where a customer managed key is required': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } })],
      annotation: /managed by AWS; a customer managed key is wanted/,
    },
  },
  notApplicable: {
    'a DocumentDB cluster': {
      configuration: { engine: 'docdb', storageEncrypted: false },
      annotation: /engine docdb have a rule of their own/,
    },
    'a Neptune cluster': { configuration: { engine: 'Neptune', storageEncrypted: false } },
    'the cluster is gone': {
      configuration: { engine: 'aurora-mysql', dbclusterIdentifier: 'phi', storageEncrypted: false },
      answers: [failure(DescribeDBClustersCommand, 'DBClusterNotFoundFault')],
    },
  },
  fails: {
    'an empty configuration, asked about by the name of the item, which is refused': {
      configuration: {},
      answers: [
        failure(DescribeDBClustersCommand, 'AccessDenied', { input: { DBClusterIdentifier: 'resource-1' } }),
      ],
      error: /AccessDenied/,
    },
    'a type that is not known': {
      configuration: { storageEncrypted: false, storageEncryptionType: 'sse-new' },
      error: /storageEncryptionType: expected none, sse-rds or sse-kms/,
    },
    'the call is refused': {
      configuration: { engine: 'aurora-mysql', dbclusterIdentifier: 'phi', storageEncrypted: false },
      answers: [failure(DescribeDBClustersCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'no key is named where keys are approved': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true },
      parameters: { kmsKeyIds: 'alias/phi' },
      error: /KMS key: expected a key id/,
    },
  },
});
