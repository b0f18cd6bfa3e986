import { rule } from '../../../rules/redshift/redshift-cluster-backup-retention-sufficient';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a week': {
      configuration: { automatedSnapshotRetentionPeriod: 7 },
      ignored: { manualSnapshotRetentionPeriod: -1 },
      annotation: /^Automated snapshots are kept for 7 day\(s\)\.$/,
    },
    'days as text': {
      configuration: { clusterStatus: 'available', automatedSnapshotRetentionPeriod: '35' },
    },
    'a day where that is enough': {
      configuration: { automatedSnapshotRetentionPeriod: 1 },
      parameters: { minRetentionDays: '1' },
    },
  },
  nonCompliant: {
    'an empty configuration': {
      configuration: {},
      annotation: /takes no automated snapshots; 7 days or more are wanted/,
    },
    'a day': {
      configuration: { automatedSnapshotRetentionPeriod: 1 },
      annotation: /kept for 1 day\(s\); 7 days or more are wanted/,
    },
    'no automated snapshots': { configuration: { automatedSnapshotRetentionPeriod: 0 } },
    'no days named': {
      configuration: { clusterStatus: 'available', automatedSnapshotRetentionPeriod: null },
    },
    'fewer days than are required': {
      configuration: { automatedSnapshotRetentionPeriod: 7 },
      parameters: { minRetentionDays: '8' },
    },
  },
  notApplicable: {
    'the cluster is being deleted': {
      configuration: { clusterStatus: 'deleting', automatedSnapshotRetentionPeriod: 0 },
    },
    'the last snapshot is being taken': {
      configuration: { clusterStatus: 'final-snapshot', automatedSnapshotRetentionPeriod: 0 },
      annotation: /is final-snapshot: it is going away/,
    },
  },
  fails: {
    'days that are no number': {
      configuration: { automatedSnapshotRetentionPeriod: true },
      error: /automatedSnapshotRetentionPeriod: expected a whole number/,
    },
  },
});
