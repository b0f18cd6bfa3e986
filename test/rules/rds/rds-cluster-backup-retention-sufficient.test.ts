import { rule } from '../../../rules/rds/rds-cluster-backup-retention-sufficient';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a Neptune cluster with a week': {
      configuration: { engine: 'neptune', backupRetentionPeriod: 7 },
      annotation: /^The cluster keeps its backups for 7 day\(s\)\.$/,
    },
    'a DocumentDB cluster with the most that there is': {
      configuration: { engine: 'docdb', status: 'available', backupRetentionPeriod: 35 },
    },
    'days as text': { configuration: { engine: 'postgres', backupRetentionPeriod: '14' } },
    'the default where it is enough': {
      configuration: { engine: 'aurora-mysql', backupRetentionPeriod: null },
      parameters: { minRetentionDays: '1' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /for 1 day\(s\); at least 7 are wanted/ },
    'an Aurora cluster with a day': {
      configuration: { engine: 'aurora-mysql', backupRetentionPeriod: 1 },
      ignored: { preferredBackupWindow: '03:00-04:00' },
    },
    'fewer days than are required': {
      configuration: { engine: 'aurora-postgresql', backupRetentionPeriod: 29.0 },
      parameters: { minRetentionDays: '30' },
      annotation: /for 29 day\(s\); at least 30 are wanted/,
    },
    'no cluster has it, but the item says that there are none': {
      configuration: { engine: 'aurora', backupRetentionPeriod: 0 },
      parameters: { minRetentionDays: '1' },
    },
  },
  notApplicable: {
    'the cluster is being deleted': {
      configuration: { engine: 'aurora-mysql', status: 'Deleting', backupRetentionPeriod: 1 },
    },
  },
  fails: {
    'half a day': {
      configuration: { engine: 'aurora-mysql', backupRetentionPeriod: 0.5 },
      error: /configuration\.backupRetentionPeriod: expected a whole number/,
    },
  },
});
