import { AWS_OWNED_KEY, judgeKey, kmsKeyIds, requireCustomerManagedKey } from '../../shared/kms-requirement';
import { recordedEncryption } from '../../shared/rds-encryption';
import { DBCluster } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'neptune-cluster-storage-encrypted',
  title: 'Neptune clusters are encrypted at rest',
  rationale:
    'A graph with PHI, its logs, backups and snapshots are only encrypted if its cluster was created so.',
  whitepaper: { section: 'Amazon Neptune', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'critical',
  remediation:
    'Restore a snapshot of the cluster into a new one with a KMS key, point the applications to that, and delete the cluster in clear with its snapshots.',
  resource: DBCluster,
  parameters: { requireCustomerManagedKey, kmsKeyIds },
  permissions: ['kms:DescribeKey'],

  async evaluate({ configuration: cluster }, context) {
    const { engine } = cluster;
    if (engine?.toLowerCase() !== 'neptune')
      return notApplicable(`The cluster is one of ${engine ?? 'an engine without a name'}, not of Neptune.`);
    const encryption = recordedEncryption(cluster);
    if (encryption === 'none')
      return nonCompliant('The storage of the Neptune cluster is in clear; it should be encrypted.');
    const key = encryption === 'sse-rds' ? AWS_OWNED_KEY : cluster.kmsKeyId;
    const { description, gap } = await judgeKey(key, context);
    if (gap === undefined)
      return compliant(`The storage of the Neptune cluster is encrypted with ${description}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
