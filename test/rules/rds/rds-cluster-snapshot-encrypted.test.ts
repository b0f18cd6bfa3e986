import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { DescribeDBClusterSnapshotsCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-cluster-snapshot-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

testRule(rule, {
  compliant: {
    'a manual snapshot with the flag alone': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, snapshotType: 'manual' },
      annotation: /with a KMS key\.$/,
    },
    'a KMS key, with the flag as text': {
      configuration: { engine: 'postgres', status: 'available', storageEncrypted: 'true', kmsKeyId: KEY },
      annotation: /with KMS key arn/,
    },
    'a key that AWS owns': {
      configuration: {
        engine: 'aurora-postgresql',
        storageEncrypted: false,
        storageEncryptionType: 'sse-rds',
      },
      annotation: /with a key that AWS owns/,
    },
    'a key that AWS owns, as RDS tells': {
      configuration: { engine: 'aurora-postgresql', dbclusterSnapshotIdentifier: 'rds:phi-1' },
      answers: [
        answer(
          DescribeDBClusterSnapshotsCommand,
          { DBClusterSnapshots: [{ StorageEncryptionType: 'sse-rds' }] },
          { input: { DBClusterSnapshotIdentifier: 'rds:phi-1' } },
        ),
      ],
    },
    'an approved, customer managed key': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: '1', requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } })],
      annotation: /key\/1, customer managed/,
    },
  },
  nonCompliant: {
    'an automated snapshot that is not encrypted': {
      configuration: {
        engine: 'aurora-mysql',
        storageEncrypted: false,
        storageEncryptionType: 'none',
        snapshotType: 'automated',
      },
      annotation: /^The snapshot is not encrypted; encryption at rest is wanted\.$/,
    },
    'not encrypted, as RDS tells': {
      configuration: {
        engine: 'mysql',
        status: 'creating',
        dbclusterSnapshotIdentifier: 'phi-1',
        storageEncrypted: false,
      },
      answers: [
        answer(DescribeDBClusterSnapshotsCommand, {
          DBClusterSnapshots: [{ StorageEncryptionType: 'none' }],
        }),
      ],
    },
    'not encrypted, and public': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: false, storageEncryptionType: 'none' },
      supplementaryConfiguration: {
        DBClusterSnapshotAttributes: [
          { attributeName: 'other', attributeValues: ['all'] },
          { attributeName: 'restore', attributeValues: ['111122223333', 'all'] },
        ],
      },
      annotation: /It is public: every AWS account may restore it/,
    },
    'the attributes as JSON text': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: false, storageEncryptionType: 'none' },
      supplementaryConfiguration: {
        DBClusterSnapshotAttributes: '[{"attributeName":"restore","attributeValues":["all"]}]',
      },
      annotation: /public/,
    },
    'not encrypted, and shared with one account': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: false, storageEncryptionType: 'none' },
      supplementaryConfiguration: {
        DBClusterSnapshotAttributes: [
          { attributeName: 'restore', attributeValues: ['444455556666'] },
          { attributeName: 'restore', attributeValues: null },
          { attributeName: null },
        ],
      },
      annotation: /^(?!.*public)/,
    },
    'a key that AWS owns where a KMS key is required': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: false, storageEncryptionType: 'sse-rds' },
      parameters: { requireKmsKey: 'true' },
      annotation: /a KMS key is wanted\.$/,
    },
    'public, with a key that is not approved': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: KEY },
      supplementaryConfiguration: {
        DBClusterSnapshotAttributes: [{ attributeName: 'restore', attributeValues: ['all'] }],
      },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /not one of the approved keys\. It is public/,
    },
    'the key that AWS manages where a customer managed key is required': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: 'alias/aws/rds' },
      parameters: { requireCustomerManagedKey: 'true' },
    },
  },
  notApplicable: {
    'a Neptune snapshot': { configuration: { engine: 'neptune', storageEncrypted: false } },
    'a DocumentDB snapshot': { configuration: { engine: 'DocDB' }, annotation: /engine docdb/ },
    'being deleted': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: false, status: 'deleting' },
      annotation: /is deleting/,
    },
    'a snapshot that failed': { configuration: { engine: 'aurora-mysql', status: 'Failed' } },
    'the snapshot is gone': {
      configuration: { engine: 'aurora-mysql', dbclusterSnapshotIdentifier: 'phi-1' },
      answers: [failure(DescribeDBClusterSnapshotsCommand, 'DBClusterSnapshotNotFoundFault')],
    },
  },
  fails: {
    'an empty configuration, asked about by the name of the item, which is refused': {
      configuration: {},
      answers: [
        failure(DescribeDBClusterSnapshotsCommand, 'AccessDenied', {
          input: { DBClusterSnapshotIdentifier: 'resource-1' },
        }),
      ],
      error: /AccessDenied/,
    },
    'the call is throttled': {
      configuration: { engine: 'aurora-mysql', dbclusterSnapshotIdentifier: 'phi-1' },
      answers: [failure(DescribeDBClusterSnapshotsCommand, 'Throttling')],
      error: /Throttling/,
    },
  },
});
