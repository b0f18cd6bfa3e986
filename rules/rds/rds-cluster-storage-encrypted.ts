import { RDSClient } from '@aws-sdk/client-rds';
import {
  AWS_OWNED_KEY,
  judgeKey,
  kmsKeyIds,
  requireCustomerManagedKey,
  requireKmsKey,
} from '../../shared/kms-requirement';
import { clusterEncryption } from '../../shared/rds-encryption';
import { DBCluster } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-cluster-storage-encrypted',
  title: 'Aurora and Multi-AZ DB clusters are encrypted at rest',
  rationale:
    'The volume of a cluster holds every record of its databases; replicas, backups and snapshots inherit its lack of encryption.',
  whitepaper: { section: 'Amazon Aurora', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'critical',
  remediation:
    'An existing cluster cannot be encrypted: restore a snapshot of it into a new cluster with a KMS key, move the clients over, and delete the old one.',
  resource: DBCluster,
  parameters: { requireKmsKey, requireCustomerManagedKey, kmsKeyIds },
  permissions: ['rds:DescribeDBClusters', 'kms:DescribeKey'],

  async evaluate({ resourceName, configuration: cluster }, context) {
    const engine = cluster.engine?.toLowerCase() ?? '';
    if (['docdb', 'neptune'].includes(engine))
      return notApplicable(`Clusters of engine ${engine} have a rule of their own.`);
    const encryption = await clusterEncryption(context.client(RDSClient), cluster, resourceName);
    if (encryption === undefined) return notApplicable('RDS no longer has the cluster.');
    if (encryption === 'none')
      return nonCompliant('The storage of the cluster is not encrypted; encryption at rest is wanted.');
    const key = encryption === 'sse-rds' ? AWS_OWNED_KEY : cluster.kmsKeyId;
    const { description, gap } = await judgeKey(key, context);
    if (gap === undefined) return compliant(`The storage of the cluster is encrypted with ${description}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
