import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { DescribeDBInstancesCommand, DescribeOptionGroupsCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-instance-storage-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';
const tdeGroup = [{ optionGroupName: 'tde-og', status: 'in-sync' }];

testRule(rule, {
  compliant: {
    'a KMS key': {
      configuration: { engine: 'mariadb', storageEncrypted: true, kmsKeyId: KEY },
      annotation: /encrypted with KMS key arn:aws:kms/,
    },
    'a KMS key, with the flag as text': {
      configuration: { Engine: 'DB2-SE', StorageEncrypted: 'True', dBClusterIdentifier: '' },
      annotation: /with a KMS key\.$/,
    },
    'a key that AWS owns': {
      configuration: { engine: 'postgres', storageEncrypted: false, storageEncryptionType: 'sse-rds' },
      annotation: /with a key that AWS owns/,
    },
    'a key that AWS owns, as RDS tells': {
      configuration: { engine: 'mysql', dBInstanceIdentifier: 'phi', storageEncrypted: false },
      answers: [
        answer(
          DescribeDBInstancesCommand,
          { DBInstances: [{ DBInstanceIdentifier: 'phi', StorageEncryptionType: 'sse-rds' }] },
          { input: { DBInstanceIdentifier: 'phi' } },
        ),
      ],
    },
    'an approved, customer managed key': {
      configuration: { engine: 'custom-oracle-ee', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: '1', requireCustomerManagedKey: 'true', requireKmsKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } })],
      annotation: /key\/1, customer managed/,
    },
    'TDE of Oracle Enterprise': {
      configuration: {
        engine: 'oracle-ee',
        dBInstanceIdentifier: 'phi',
        storageEncrypted: false,
        optionGroupMemberships: tdeGroup,
      },
      answers: [
        answer(DescribeDBInstancesCommand, { DBInstances: [{ StorageEncryptionType: 'none' }] }),
        answer(
          DescribeOptionGroupsCommand,
          { OptionGroupsList: [{ Options: [{ OptionName: 'TDE' }] }] },
          { input: { OptionGroupName: 'tde-og' } },
        ),
      ],
      annotation: /TDE option attached by tde-og; confirm that every database or tablespace is encrypted/,
    },
    'TDE of SQL Server, by the name of the console': {
      configuration: {
        engine: 'sqlserver-se',
        storageEncryptionType: 'none',
        optionGroupMemberships: '[{"optionGroupName":"tde-og","status":"in-sync"}]',
      },
      answers: [
        answer(DescribeOptionGroupsCommand, {
          OptionGroupsList: [{ Options: [{ OptionName: 'TRANSPARENT_DATA_ENCRYPTION' }] }],
        }),
      ],
    },
  },
  nonCompliant: {
    'not encrypted': {
      configuration: { engine: 'mysql', dBInstanceIdentifier: 'phi', storageEncrypted: false },
      answers: [answer(DescribeDBInstancesCommand, { DBInstances: [{ StorageEncryptionType: 'none' }] })],
      annotation: /The storage of the instance is not encrypted/,
    },
    'not encrypted, and RDS says nothing of the type': {
      configuration: { engine: 'mysql', dBInstanceIdentifier: 'phi' },
      answers: [answer(DescribeDBInstancesCommand, { DBInstances: [{}] })],
    },
    'TDE in a group that is not applied yet': {
      configuration: {
        engine: 'oracle-ee',
        storageEncrypted: false,
        storageEncryptionType: 'none',
        optionGroupMemberships: [{ optionGroupName: 'tde-og', status: 'pending-apply' }],
      },
    },
    'a TDE option in an edition that has no TDE': {
      configuration: {
        engine: 'oracle-se2',
        storageEncrypted: false,
        storageEncryptionType: 'none',
        optionGroupMemberships: tdeGroup,
      },
    },
    'Oracle Enterprise without the option': {
      configuration: {
        engine: 'oracle-ee-cdb',
        storageEncryptionType: 'none',
        optionGroupMemberships: tdeGroup,
      },
      answers: [
        answer(DescribeOptionGroupsCommand, { OptionGroupsList: [{ Options: [{ OptionName: 'SSL' }] }] }),
      ],
    },
    'TDE where it is not accepted': {
      configuration: {
        engine: 'sqlserver-ee',
        storageEncryptionType: 'none',
        optionGroupMemberships: tdeGroup,
      },
      parameters: { acceptTransparentDataEncryption: 'false' },
    },
    'TDE where a KMS key is required': {
      configuration: {
        engine: 'sqlserver-ee',
        storageEncryptionType: 'none',
        optionGroupMemberships: tdeGroup,
      },
      parameters: { requireKmsKey: 'true' },
    },
    'a key that AWS owns where a KMS key is required': {
      configuration: { engine: 'mysql', storageEncrypted: false, storageEncryptionType: 'sse-rds' },
      parameters: { requireKmsKey: 'true' },
      annotation: /a KMS key is wanted/,
    },
    'a key that AWS owns where a customer managed key is required': {
      configuration: { engine: 'mysql', storageEncrypted: false, storageEncryptionType: 'sse-rds' },
      parameters: { requireCustomerManagedKey: 'true' },
      annotation: /a customer managed key is wanted/,
    },
    'the key that AWS manages where a customer managed key is required': {
      configuration: { engine: 'mysql', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } })],
      annotation: /managed by AWS/,
    },
    'a key that is not approved': {
      configuration: { engine: 'postgres', storageEncrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: 'alias/phi,2' },
      annotation: /not one of the approved keys/,
    },
  },
  notApplicable: {
    'a member of an Aurora cluster': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: false, dBClusterIdentifier: 'c1' },
      annotation: /belongs to cluster c1/,
    },
    'a member of a Multi-AZ cluster': {
      configuration: { engine: 'mysql', storageEncrypted: true, dBClusterIdentifier: 'maz' },
    },
    'Aurora without the name of its cluster': {
      configuration: { engine: 'Aurora', storageEncrypted: false },
      annotation: /engine aurora use the storage of their cluster/,
    },
    DocumentDB: { configuration: { engine: 'docdb', storageEncrypted: false } },
    Neptune: { configuration: { engine: 'neptune', storageEncrypted: false } },
    'RDS no longer has the instance': {
      configuration: { engine: 'mysql', dBInstanceIdentifier: 'gone', storageEncrypted: false },
      answers: [failure(DescribeDBInstancesCommand, 'DBInstanceNotFoundFault')],
      annotation: /no longer has the instance/,
    },
  },
  fails: {
    'nothing is set: RDS is asked by the name of the item, and refuses': {
      configuration: {},
      answers: [
        failure(DescribeDBInstancesCommand, 'AccessDenied', {
          input: { DBInstanceIdentifier: 'resource-1' },
        }),
      ],
      error: /AccessDenied/,
    },
    'a type that is not known': {
      configuration: { engine: 'mysql', storageEncrypted: false, storageEncryptionType: 'sse-new' },
      error: /configuration\.storageEncryptionType/,
    },
    'the call is refused': {
      configuration: { engine: 'mysql', dBInstanceIdentifier: 'phi', storageEncrypted: false },
      answers: [failure(DescribeDBInstancesCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'the options are throttled': {
      configuration: {
        engine: 'oracle-ee',
        storageEncryptionType: 'none',
        optionGroupMemberships: tdeGroup,
      },
      answers: [failure(DescribeOptionGroupsCommand, 'Throttling')],
      error: /Throttling/,
    },
  },
});
