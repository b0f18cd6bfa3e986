import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { DescribeDBSnapshotsCommand, DescribeOptionGroupsCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-snapshot-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

testRule(rule, {
  compliant: {
    encrypted: {
      configuration: { engine: 'postgres', encrypted: true, status: 'available' },
      annotation: /encrypted at rest with a KMS key\.$/,
    },
    'encrypted, with the flag as text and in odd casing': {
      configuration: { Engine: 'MySQL', Encrypted: 'True', KmsKeyId: KEY },
      annotation: /with KMS key arn/,
    },
    'a key that AWS owns': {
      configuration: {
        engine: 'postgres',
        encrypted: false,
        storageEncryptionType: 'sse-rds',
        status: 'available',
      },
      annotation: /with a key that AWS owns/,
    },
    'a key that AWS owns, as RDS tells': {
      configuration: { engine: 'mysql', dBSnapshotIdentifier: 'rds:phi-1', encrypted: null },
      answers: [
        answer(
          DescribeDBSnapshotsCommand,
          { DBSnapshots: [{ StorageEncryptionType: 'sse-rds' }] },
          { input: { DBSnapshotIdentifier: 'rds:phi-1' } },
        ),
      ],
    },
    'an approved, customer managed key': {
      configuration: { engine: 'mysql', encrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: '1', requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } })],
    },
    'TDE of SQL Server Enterprise': {
      configuration: {
        engine: 'sqlserver-ee',
        encrypted: false,
        storageEncryptionType: 'none',
        optionGroupName: 'tde-og',
      },
      answers: [
        answer(
          DescribeOptionGroupsCommand,
          { OptionGroupsList: [{ Options: [{ OptionName: 'TDE' }] }] },
          { input: { OptionGroupName: 'tde-og' } },
        ),
      ],
      annotation: /TDE option attached by tde-og; confirm that every database or tablespace in the snapshot/,
    },
  },
  nonCompliant: {
    'an automated snapshot in clear': {
      configuration: {
        engine: 'mysql',
        dBSnapshotIdentifier: 'rds:phi-1',
        encrypted: false,
        status: 'available',
      },
      ignored: { snapshotType: 'automated' },
      answers: [answer(DescribeDBSnapshotsCommand, { DBSnapshots: [{ StorageEncryptionType: 'none' }] })],
      annotation: /The snapshot is in clear; encryption at rest is wanted/,
    },
    'the flag of other types, which this one does not have': {
      configuration: { engine: 'mysql', storageEncryptionType: 'none' },
      ignored: { storageEncrypted: true },
    },
    'the option group is gone': {
      configuration: {
        engine: 'sqlserver-ee',
        encrypted: false,
        storageEncryptionType: 'none',
        optionGroupName: 'gone',
      },
      answers: [failure(DescribeOptionGroupsCommand, 'OptionGroupNotFoundFault')],
    },
    'an option group without TDE': {
      configuration: {
        engine: 'oracle-ee',
        encrypted: false,
        storageEncryptionType: 'none',
        optionGroupName: 'default:oracle-ee-19',
      },
      answers: [answer(DescribeOptionGroupsCommand, { OptionGroupsList: [{}] })],
    },
    'TDE where it is not accepted': {
      configuration: {
        engine: 'oracle-ee',
        encrypted: false,
        storageEncryptionType: 'none',
        optionGroupName: 'tde-og',
      },
      parameters: { acceptTransparentDataEncryption: 'false' },
    },
    'TDE where a KMS key is required': {
      configuration: {
        engine: 'oracle-ee',
        encrypted: false,
        storageEncryptionType: 'none',
        optionGroupName: 'tde-og',
      },
      parameters: { requireKmsKey: 'true' },
    },
    'a key that AWS owns where a KMS key is required': {
      configuration: { engine: 'postgres', encrypted: false, storageEncryptionType: 'sse-rds' },
      parameters: { requireKmsKey: 'true' },
      annotation: /a KMS key is wanted/,
    },
    'the key that AWS manages where a customer managed key is required': {
      configuration: { engine: 'mysql', encrypted: true, kmsKeyId: 'alias/aws/rds' },
      parameters: { requireCustomerManagedKey: 'true' },
      annotation: /managed by AWS/,
    },
  },
  notApplicable: {
    'it is being deleted': {
      configuration: { engine: 'mysql', encrypted: false, status: 'deleting' },
      annotation: /deleting/,
    },
    'it has failed': { configuration: { engine: 'mysql', encrypted: false, status: 'Failed' } },
    'RDS no longer has it': {
      configuration: { engine: 'mysql', dBSnapshotIdentifier: 'gone', encrypted: false },
      answers: [failure(DescribeDBSnapshotsCommand, 'DBSnapshotNotFoundFault')],
      annotation: /does not have the snapshot any more/,
    },
  },
  fails: {
    'nothing is set: RDS is asked by the name of the item, and refuses': {
      configuration: {},
      answers: [
        failure(DescribeDBSnapshotsCommand, 'AccessDenied', {
          input: { DBSnapshotIdentifier: 'resource-1' },
        }),
      ],
      error: /AccessDenied/,
    },
    'the call is refused': {
      configuration: { engine: 'mysql', dBSnapshotIdentifier: 'phi', encrypted: false },
      answers: [failure(DescribeDBSnapshotsCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
  },
});
