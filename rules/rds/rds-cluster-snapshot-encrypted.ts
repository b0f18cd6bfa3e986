import { RDSClient } from '@aws-sdk/client-rds';
import {
  AWS_OWNED_KEY,
  judgeKey,
  kmsKeyIds,
  requireCustomerManagedKey,
  requireKmsKey,
} from '../../shared/kms-requirement';
import { clusterSnapshotEncryption } from '../../shared/rds-encryption';
import { DBClusterSnapshot } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-cluster-snapshot-encrypted',
  title: 'Snapshots of Aurora and Multi-AZ DB clusters are encrypted',
  rationale:
    'A snapshot is a full copy of the databases that outlives its cluster and can be shared; unencrypted, whoever gets it reads the PHI.',
  whitepaper: { section: 'Amazon Aurora', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Copy the snapshot with CopyDBClusterSnapshot and a KmsKeyId, delete the original, and encrypt the cluster that it came from.',
  resource: DBClusterSnapshot,
  parameters: { requireKmsKey, requireCustomerManagedKey, kmsKeyIds },
  permissions: ['rds:DescribeDBClusterSnapshots', 'kms:DescribeKey'],

  async evaluate({ resourceName, configuration: snapshot, supplementaryConfiguration }, context) {
    const engine = snapshot.engine?.toLowerCase() ?? '';
    if (['docdb', 'neptune'].includes(engine))
      return notApplicable(`Snapshots of engine ${engine} have a rule of their own.`);
    const status = snapshot.status?.toLowerCase() ?? '';
    if (['failed', 'deleting'].includes(status)) return notApplicable(`The snapshot is ${status}.`);
    const encryption = await clusterSnapshotEncryption(context.client(RDSClient), snapshot, resourceName);
    if (encryption === undefined) return notApplicable('RDS no longer has the snapshot.');
    const isPublic = supplementaryConfiguration.DBClusterSnapshotAttributes?.some(
      ({ attributeName, attributeValues }) =>
        attributeName?.toLowerCase() === 'restore' && attributeValues?.includes('all') === true,
    );
    const warning = isPublic === true ? ' It is public: every AWS account may restore it.' : '';
    if (encryption === 'none')
      return nonCompliant(`The snapshot is not encrypted; encryption at rest is wanted.${warning}`);
    const key = encryption === 'sse-rds' ? AWS_OWNED_KEY : snapshot.kmsKeyId;
    const { description, gap } = await judgeKey(key, context);
    if (gap === undefined) return compliant(`The snapshot is encrypted with ${description}.`);
    return nonCompliant(`${gap}${warning}`);
  },
});

export const { handler } = rule;
