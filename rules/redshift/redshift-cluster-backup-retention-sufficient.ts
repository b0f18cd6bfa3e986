import { integerParameter } from '../../shared/parameters';
import { Cluster } from '../../shared/resources/redshift';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'redshift-cluster-backup-retention-sufficient',
  title: 'Redshift clusters keep their automated snapshots long enough',
  rationale:
    'Redshift drops automated snapshots after one day unless told otherwise; what harmed PHI before then cannot be undone.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'optional',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)'],
  severity: 'low',
  remediation:
    'Raise AutomatedSnapshotRetentionPeriod with ModifyCluster, or run AWSConfigRemediation-EnableRedshiftClusterAutomatedSnapshot.',
  resource: Cluster,
  parameters: {
    minRetentionDays: integerParameter({
      default: 7,
      min: 1,
      max: 35,
      description: 'Days for which a cluster must at least keep its automated snapshots.',
    }),
  },

  evaluate({ configuration: cluster }, { parameters: { minRetentionDays } }) {
    const { clusterStatus: status = '', automatedSnapshotRetentionPeriod: days = 0 } = cluster;
    if (/^(deleting|final-snapshot)$/i.test(status))
      return notApplicable(`The status of the cluster is ${status}: it is going away.`);
    const seen =
      days === 0
        ? 'The cluster takes no automated snapshots'
        : `Automated snapshots are kept for ${String(days)} day(s)`;
    if (days >= minRetentionDays) return compliant(`${seen}.`);
    return nonCompliant(`${seen}; ${String(minRetentionDays)} days or more are wanted.`);
  },
});

export const { handler } = rule;
