import { rule } from '../../../rules/rds/rds-instance-automated-backups-enabled';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'backups for a week': {
      configuration: { engine: 'postgres', backupRetentionPeriod: 7 },
      annotation: /^Automated backups are kept for 7 day\(s\)\.$/,
    },
    'backups for a day, with nulls for what is not set': {
      configuration: {
        engine: 'mysql',
        dBInstanceStatus: 'available',
        backupRetentionPeriod: '1',
        dBClusterIdentifier: null,
        readReplicaSourceDBInstanceIdentifier: null,
        readReplicaSourceDBClusterIdentifier: null,
      },
    },
    'no engine named': { configuration: { backupRetentionPeriod: 7.0 } },
    'exactly the days that are required': {
      configuration: { engine: 'oracle-ee', backupRetentionPeriod: 14 },
      parameters: { minRetentionDays: '14' },
    },
    'a read replica with backups where replicas are judged': {
      configuration: {
        engine: 'mysql',
        readReplicaSourceDBInstanceIdentifier: 'source',
        backupRetentionPeriod: 1,
      },
      parameters: { checkReadReplicas: 'true' },
    },
    'an engine with a name that only begins like that of a cluster': {
      configuration: { engine: 'neptune-like', backupRetentionPeriod: 1 },
    },
  },
  nonCompliant: {
    'an empty configuration': {
      configuration: {},
      annotation: /are off; they should be kept for at least 1 day/,
    },
    'backups are off': {
      configuration: { engine: 'mysql', backupRetentionPeriod: 0 },
      ignored: { latestRestorableTime: null, preferredBackupWindow: '03:00-04:00' },
    },
    'no days named': { configuration: { engine: 'postgres', backupRetentionPeriod: null } },
    'too few days': {
      configuration: { engine: 'postgres', backupRetentionPeriod: 7 },
      parameters: { minRetentionDays: '14' },
      annotation: /kept for 7 day\(s\); they should be kept for at least 14 day/,
    },
    'a read replica without backups where replicas are judged': {
      configuration: {
        engine: 'mysql',
        readReplicaSourceDBInstanceIdentifier: 'source',
        backupRetentionPeriod: 0,
      },
      parameters: { checkReadReplicas: 'True' },
    },
  },
  notApplicable: {
    'a member of an Aurora cluster': {
      configuration: {
        engine: 'aurora-mysql',
        dBClusterIdentifier: 'cluster-1',
        backupRetentionPeriod: 1,
      },
      annotation: /made by cluster cluster-1/,
    },
    'a member of a Multi-AZ cluster, in the spelling of the RDS API': {
      configuration: { Engine: 'postgres', DBClusterIdentifier: 'cluster-1', BackupRetentionPeriod: 0 },
    },
    'an Aurora instance that names no cluster': {
      configuration: { engine: 'Aurora', backupRetentionPeriod: 0 },
    },
    'a DocumentDB instance': { configuration: { engine: 'docdb', backupRetentionPeriod: 0 } },
    'a Neptune instance': { configuration: { engine: 'neptune', backupRetentionPeriod: 0 } },
    'a read replica': {
      configuration: {
        engine: 'mysql',
        readReplicaSourceDBInstanceIdentifier: 'source',
        backupRetentionPeriod: 0,
      },
      annotation: /read replica of source/,
    },
    'a read replica of a Multi-AZ cluster': {
      configuration: { readReplicaSourceDBClusterIdentifier: 'cluster-1', backupRetentionPeriod: 0 },
    },
    'the instance is being deleted': {
      configuration: { engine: 'mysql', dBInstanceStatus: 'deleting', backupRetentionPeriod: 0 },
    },
  },
  fails: {
    'days that are no number': {
      configuration: { engine: 'mysql', backupRetentionPeriod: 'a week' },
      error: /configuration\.backupRetentionPeriod: expected a whole number/,
    },
  },
});
