import { ClusterSnapshot } from '../../shared/resources/redshift';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'redshift-snapshot-encrypted',
  title: 'Redshift snapshots are encrypted',
  rationale:
    'A snapshot stays as its cluster was when it was taken: encrypting the cluster leaves PHI in older snapshots in clear.',
  whitepaper: { section: 'Amazon Redshift', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Encrypt the cluster, take a new snapshot of it, and delete the one in clear or let its retention period end: a snapshot itself cannot be encrypted.',
  resource: ClusterSnapshot,

  evaluate({ configuration: snapshot }) {
    const status = snapshot.status?.toLowerCase() ?? '';
    if (['failed', 'deleted'].includes(status))
      return notApplicable(`The snapshot holds no data (status ${status}).`);
    if (snapshot.encryptedWithHSM === true)
      return compliant('The snapshot is encrypted with a key in an HSM.');
    if (snapshot.encrypted === true) return compliant('The snapshot is encrypted.');
    return nonCompliant('The data in the snapshot is not encrypted; encryption at rest is wanted.');
  },
});

export const { handler } = rule;
