import { integerParameter } from '../../shared/parameters';
import { DBCluster } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-cluster-backup-retention-sufficient',
  title: 'Aurora, Multi-AZ, DocumentDB and Neptune clusters keep their backups long enough',
  rationale:
    'Damage to PHI is often noticed late; by default a cluster can be restored to a moment of the last day alone.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'optional',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)'],
  severity: 'low',
  remediation:
    'Raise BackupRetentionPeriod of the cluster with ModifyDBCluster of its service (Amazon RDS, DocumentDB or Neptune).',
  resource: DBCluster,
  parameters: {
    minRetentionDays: integerParameter({
      default: 7,
      min: 1,
      max: 35,
      description: 'Days for which a cluster must at least keep its automated backups.',
    }),
  },

  evaluate({ configuration: cluster }, { parameters: { minRetentionDays } }) {
    if (cluster.status?.toLowerCase() === 'deleting') return notApplicable('The cluster is being deleted.');
    // Backups of clusters cannot be turned off: the least is the default of one day.
    const { backupRetentionPeriod: days = 1 } = cluster;
    const seen = `The cluster keeps its backups for ${String(days)} day(s)`;
    if (days >= minRetentionDays) return compliant(`${seen}.`);
    return nonCompliant(`${seen}; at least ${String(minRetentionDays)} are wanted.`);
  },
});

export const { handler } = rule;
