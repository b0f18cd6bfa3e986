import { rule } from '../../../rules/neptune/neptune-cluster-snapshot-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    encrypted: {
      configuration: {
        engine: 'neptune',
        storageEncrypted: true,
        snapshotType: 'manual',
        status: 'available',
      },
    },
    'the flag as text, in the spelling of the API': {
      configuration: { Engine: 'Neptune', StorageEncrypted: 'true', SnapshotType: 'AwsBackup' },
    },
    'of a type that a parameter chooses': {
      configuration: { engine: 'neptune', storageEncrypted: true, snapshotType: 'automated' },
      parameters: { snapshotTypes: 'automated' },
    },
  },
  nonCompliant: {
    'not encrypted': {
      configuration: { engine: 'neptune', storageEncrypted: false, snapshotType: 'manual' },
      annotation: /in clear; it should be replaced by an encrypted copy/,
    },
    'an automated one that is being made': {
      configuration: {
        engine: 'neptune',
        storageEncrypted: 'False',
        snapshotType: 'automated',
        status: 'creating',
      },
    },
    'no flag': { configuration: { engine: 'neptune', storageEncrypted: null, snapshotType: 'awsbackup' } },
    'no type': { configuration: { engine: 'neptune', storageEncrypted: false } },
    'no type where a parameter chooses': {
      configuration: { engine: 'neptune', storageEncrypted: false, snapshotType: '' },
      parameters: { snapshotTypes: 'awsbackup' },
    },
  },
  notApplicable: {
    'of DocumentDB': {
      configuration: { engine: 'docdb', storageEncrypted: false },
      annotation: /of docdb, not of Neptune/,
    },
    'no engine': { configuration: {}, annotation: /without a name/ },
    'being deleted': {
      configuration: {
        engine: 'neptune',
        storageEncrypted: false,
        snapshotType: 'manual',
        status: 'deleting',
      },
      annotation: /status deleting/,
    },
    'a snapshot that failed': {
      configuration: { engine: 'neptune', storageEncrypted: false, status: 'Failed' },
    },
    'of a type that is not chosen': {
      configuration: { engine: 'neptune', storageEncrypted: false, snapshotType: 'automated' },
      parameters: { snapshotTypes: 'manual,awsbackup' },
      annotation: /of type automated, which is not judged/,
    },
    'shared by another account': {
      configuration: { engine: 'neptune', storageEncrypted: false, snapshotType: 'shared' },
    },
  },
});
