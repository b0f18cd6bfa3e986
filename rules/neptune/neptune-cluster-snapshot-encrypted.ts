import { choicesParameter } from '../../shared/parameters';
import { recordedEncryption } from '../../shared/rds-encryption';
import { DBClusterSnapshot } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'neptune-cluster-snapshot-encrypted',
  title: 'Snapshots of Neptune clusters are encrypted',
  rationale:
    'A snapshot holds the whole graph, PHI included, and stays when its cluster is long deleted; one in clear can be restored and read.',
  whitepaper: { section: 'Amazon Neptune', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Copy the snapshot with a KMS key (CopyDBClusterSnapshot with KmsKeyId), then delete the one without encryption.',
  resource: DBClusterSnapshot,
  parameters: {
    snapshotTypes: choicesParameter({
      default: ['manual', 'automated', 'awsbackup'],
      choices: ['manual', 'automated', 'awsbackup'],
      description: 'Types of snapshots to judge.',
    }),
  },

  evaluate({ configuration: snapshot }, { parameters: { snapshotTypes } }) {
    const { engine, snapshotType } = snapshot;
    if (engine?.toLowerCase() !== 'neptune')
      return notApplicable(`The snapshot is one of ${engine ?? 'an engine without a name'}, not of Neptune.`);
    const status = snapshot.status?.toLowerCase() ?? '';
    if (['failed', 'deleting'].includes(status))
      return notApplicable(`The Neptune snapshot has status ${status}.`);
    // A snapshot of which the type is not known is judged like the others.
    const type = snapshotType?.toLowerCase() ?? snapshotTypes[0];
    if (!snapshotTypes.some((judged) => judged === type))
      return notApplicable(`The Neptune snapshot is of type ${String(type)}, which is not judged.`);
    if (recordedEncryption(snapshot) !== 'none') return compliant('The Neptune snapshot is encrypted.');
    return nonCompliant('The Neptune snapshot is in clear; it should be replaced by an encrypted copy.');
  },
});

export const { handler } = rule;
