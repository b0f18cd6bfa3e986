import { DBCluster } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-cluster-multi-az',
  title: 'Database clusters have members in several Availability Zones',
  rationale:
    'The storage of a cluster outlives the loss of a zone, but with all members in that zone nobody gets at the PHI in it.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(ii)(C)'],
  severity: 'medium',
  remediation:
    'Add an instance in another Availability Zone to the cluster (CreateDBInstance); it takes over when the writer fails.',
  resource: DBCluster,

  evaluate({ configuration: cluster }) {
    const { status = '', dbclusterMembers: members } = cluster;
    if (/^(creating|deleting)$/i.test(status))
      return notApplicable(`The status of the cluster is ${status}.`);
    if (cluster.engineMode?.toLowerCase() === 'serverless')
      return notApplicable(
        'Aurora Serverless v1 has no members to place: AWS moves its capacity to another zone by itself.',
      );
    // An item that does not tell the members at all is judged.
    if (members?.length === 0) return notApplicable('The cluster has storage, but no members.');
    if (cluster.multiAZ === true) return compliant('Members are in more than one Availability Zone.');
    return nonCompliant('All members are in one Availability Zone; one in another zone is wanted.');
  },
});

export const { handler } = rule;
