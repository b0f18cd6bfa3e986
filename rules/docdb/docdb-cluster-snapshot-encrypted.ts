import { recordedEncryption } from '../../shared/rds-encryption';
import { DBClusterSnapshot } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'docdb-cluster-snapshot-encrypted',
  title: 'Snapshots of DocumentDB clusters are encrypted',
  rationale:
    'Each snapshot carries all documents of its cluster, often for years; unencrypted, it leaks them all at once.',
  whitepaper: {
    section: 'Amazon DocumentDB (with MongoDB compatibility)',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation: 'Make a copy of the snapshot with a KMS key and delete the one in clear.',
  resource: DBClusterSnapshot,

  evaluate({ configuration: snapshot }) {
    const { engine } = snapshot;
    if (engine?.toLowerCase() !== 'docdb')
      return notApplicable(
        `The snapshot is of ${engine ?? 'an engine that is not named'}, not of DocumentDB.`,
      );
    const status = snapshot.status?.toLowerCase() ?? '';
    if (['failed', 'deleting'].includes(status))
      return notApplicable(`The DocumentDB snapshot has status ${status}.`);
    if (recordedEncryption(snapshot) !== 'none') return compliant('The DocumentDB snapshot is encrypted.');
    return nonCompliant(
      'The DocumentDB snapshot is not encrypted; a copy with a KMS key is wanted in its place.',
    );
  },
});

export const { handler } = rule;
