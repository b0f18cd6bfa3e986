import { AWS_OWNED_KEY, judgeKey, kmsKeyIds, requireCustomerManagedKey } from '../../shared/kms-requirement';
import { recordedEncryption } from '../../shared/rds-encryption';
import { DBCluster } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'docdb-cluster-storage-encrypted',
  title: 'DocumentDB clusters are encrypted at rest',
  rationale:
    'Documents with PHI lie on the shared volume of a cluster; encryption is chosen at creation and covers its replicas and backups, too.',
  whitepaper: {
    section: 'Amazon DocumentDB (with MongoDB compatibility)',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'critical',
  remediation:
    'Take a snapshot, restore it into a new cluster with encryption on, switch the applications to it, and delete the unencrypted cluster.',
  resource: DBCluster,
  parameters: { requireCustomerManagedKey, kmsKeyIds },
  permissions: ['kms:DescribeKey'],

  async evaluate({ configuration: cluster }, context) {
    const { engine } = cluster;
    if (engine?.toLowerCase() !== 'docdb')
      return notApplicable(`The cluster runs ${engine ?? 'an engine that is not named'}, not DocumentDB.`);
    const encryption = recordedEncryption(cluster);
    if (encryption === 'none')
      return nonCompliant('The DocumentDB cluster is not encrypted at rest; encryption is wanted.');
    const key = encryption === 'sse-rds' ? AWS_OWNED_KEY : cluster.kmsKeyId;
    const { description, gap } = await judgeKey(key, context);
    if (gap === undefined) return compliant(`The DocumentDB cluster is encrypted with ${description}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
