/** Clusters of DynamoDB Accelerator. */
import { type Cluster, type DAXClient, DescribeClustersCommand } from '@aws-sdk/client-dax';
import { ReportError } from './errors';
import { pagesOf } from './pages';
import { whereOffered } from './where-offered';

/** The type of findings about them. AWS Config does not record it; the resource id is the ARN of the cluster. */
export const DAX_CLUSTER = 'AWS::DAX::Cluster';

/** A cluster as DAX describes it; the members that rules read. */
export type DaxCluster = Pick<Cluster, 'ClusterEndpointEncryptionType' | 'SSEDescription' | 'Status'> & {
  readonly ClusterArn: string;
};

/**
 * All clusters of the Region; none where DAX is not offered. Needs dax:DescribeClusters.
 * @throws ReportError when one has no ARN, or an error of AWS
 */
export async function* daxClusters(client: DAXClient): AsyncGenerator<DaxCluster> {
  const pages = pagesOf('NextToken', (NextToken) => client.send(new DescribeClustersCommand({ NextToken })));
  for await (const { Clusters = [] } of whereOffered(pages)) {
    for (const { ClusterArn, ...cluster } of Clusters) {
      if (ClusterArn === undefined)
        throw new ReportError(`DAX lists cluster ${String(cluster.ClusterName)} without an ARN`);
      yield { ...cluster, ClusterArn };
    }
  }
}

/** Whether a cluster is on its way out, so that nothing about it can be changed. */
export const isBeingDeleted = ({ Status }: DaxCluster): boolean =>
  ['deleting', 'deleted'].includes(Status?.toLowerCase() ?? '');
