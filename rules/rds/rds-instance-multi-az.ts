import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-instance-multi-az',
  title: 'RDS instances have a standby in another Availability Zone',
  rationale:
    'An instance in one zone goes down with it, and the PHI in its database cannot be reached until the zone is back.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(ii)(C)'],
  severity: 'medium',
  remediation:
    'Convert the instance to a Multi-AZ deployment (ModifyDBInstance with MultiAZ), or run AWSConfigRemediation-EnableMultiAZOnRDSInstance.',
  resource: DBInstance,

  evaluate({ configuration: instance }) {
    const { dBClusterIdentifier: cluster, dBInstanceStatus: status = '' } = instance;
    if (/^(creating|deleting)$/i.test(status))
      return notApplicable(`The status of the instance is ${status}.`);
    if (cluster !== undefined) return notApplicable(`The zones of cluster ${cluster} count, not this one.`);
    if (/^(aurora|docdb$|neptune$)/i.test(instance.engine ?? ''))
      return notApplicable('Clusters of this engine, not instances, span several zones.');
    const source =
      instance.readReplicaSourceDBInstanceIdentifier ?? instance.readReplicaSourceDBClusterIdentifier;
    if (source !== undefined)
      return notApplicable(`The instance is a read replica: its source ${source} needs the standby.`);
    if (instance.multiAZ === true) return compliant('There is a standby in another Availability Zone.');
    return nonCompliant('The instance is in one Availability Zone alone; a standby in another is wanted.');
  },
});

export const { handler } = rule;
