import { booleanParameter, integerParameter } from '../../shared/parameters';
import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-instance-automated-backups-enabled',
  title: 'RDS instances have automated backups',
  rationale:
    'Without automated backups nobody can take a database with PHI back to the minute before it was damaged or deleted.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)'],
  severity: 'high',
  remediation:
    'Set BackupRetentionPeriod of the instance (ModifyDBInstance with ApplyImmediately), or run AWSConfigRemediation-EnableRDSInstanceBackup.',
  resource: DBInstance,
  parameters: {
    minRetentionDays: integerParameter({
      default: 1,
      min: 1,
      max: 35,
      description: 'Days for which an instance must at least keep its automated backups.',
    }),
    checkReadReplicas: booleanParameter({
      default: false,
      description: 'Whether read replicas need backups of their own.',
    }),
  },

  evaluate({ configuration: instance }, { parameters: { minRetentionDays, checkReadReplicas } }) {
    const { dBClusterIdentifier: cluster, backupRetentionPeriod: days = 0 } = instance;
    if (instance.dBInstanceStatus?.toLowerCase() === 'deleting')
      return notApplicable('The instance is being deleted.');
    if (cluster !== undefined) return notApplicable(`Backups are made by cluster ${cluster}.`);
    if (/^(aurora|docdb$|neptune$)/i.test(instance.engine ?? ''))
      return notApplicable('Backups of this engine are made by its clusters.');
    const source =
      instance.readReplicaSourceDBInstanceIdentifier ?? instance.readReplicaSourceDBClusterIdentifier;
    if (source !== undefined && !checkReadReplicas)
      return notApplicable(`The instance is a read replica of ${source}, which is backed up itself.`);

    const seen =
      days === 0 ? 'Automated backups are off' : `Automated backups are kept for ${String(days)} day(s)`;
    if (days >= minRetentionDays) return compliant(`${seen}.`);
    return nonCompliant(`${seen}; they should be kept for at least ${String(minRetentionDays)} day(s).`);
  },
});

export const { handler } = rule;
