import { DAXClient } from '@aws-sdk/client-dax';
import { DAX_CLUSTER, daxClusters, isBeingDeleted, type DaxCluster } from '../../shared/dax';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'dax-cluster-endpoint-tls-enabled',
  title: 'DAX clusters take TLS connections',
  rationale:
    'A DAX cluster stands between applications and DynamoDB; without TLS on its endpoint, items with PHI pass between them in clear.',
  whitepaper: { section: 'Amazon DynamoDB', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Create a new cluster with ClusterEndpointEncryptionType TLS, point the clients at its daxs:// endpoint and delete the old one: the type is fixed at creation.',
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
  if (isBeingDeleted(cluster)) return notApplicable('The DAX cluster is being deleted.');
  // NONE is what a cluster gets when nothing is asked for.
  const type = cluster.ClusterEndpointEncryptionType ?? 'NONE';
  if (type === 'TLS') return compliant('The endpoint of the cluster uses TLS.');
  return nonCompliant(`The encryption type of the endpoint is ${type}; TLS is wanted.`);
}

export const { handler } = rule;
