import { DAXClient } from '@aws-sdk/client-dax';
import { DAX_CLUSTER, daxClusters, isBeingDeleted, type DaxCluster } from '../../shared/dax';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'dax-cluster-encrypted-at-rest',
  title: 'DAX clusters are encrypted at rest',
  rationale:
    'The nodes of a DAX cluster also keep what they cache, PHI of the tables included, on their disks.',
  whitepaper: { section: 'Amazon DynamoDB', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Create a new cluster with server-side encryption enabled (SSESpecification) and move the clients to it: an existing cluster cannot be encrypted.',
  reports: [DAX_CLUSTER],
  permissions: ['dax:DescribeClusters'],

  async *evaluate({ client }) {
    for await (const cluster of daxClusters(client(DAXClient))) {
      const { ClusterArn: resourceId } = cluster;
      yield { resourceType: DAX_CLUSTER, resourceId, verdict: verdictOf(cluster) };
    }
  },
});

function verdictOf(cluster: DaxCluster) {
  if (isBeingDeleted(cluster)) return notApplicable('DAX is deleting the cluster.');
  // Encryption is off unless it was asked for.
  const status = cluster.SSEDescription?.Status ?? 'DISABLED';
  if (status === 'ENABLED' || status === 'ENABLING')
    return compliant(`Server-side encryption of the cluster is ${status}.`);
  return nonCompliant(`Server-side encryption of the cluster is ${status}; ENABLED is wanted.`);
}

export const { handler } = rule;
