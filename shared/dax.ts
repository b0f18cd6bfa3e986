/** Clusters of DynamoDB Accelerator. */
import { DescribeClustersCommand, type Cluster, type DAXClient } from '@aws-sdk/client-dax';
import { ReportError } from './errors';

/** The type of findings about them. AWS Config does not record it; the resource id is the ARN of the cluster. */
export const DAX_CLUSTER = 'AWS::DAX::Cluster';

/** A cluster as DAX describes it; the members that rules read. */
export type DaxCluster = Pick<Cluster, 'ClusterEndpointEncryptionType' | 'SSEDescription' | 'Status'> & {
  readonly ClusterArn: string;
};

/**
 * All clusters of the Region. Needs dax:DescribeClusters.
 * @throws ReportError when one has no ARN, or an error of AWS
 */
export async function* daxClusters(client: DAXClient): AsyncGenerator<DaxCluster> {
  let NextToken: string | undefined;
  do {
    // The SDK has no paginator for DAX.
    const page = await client.send(new DescribeClustersCommand({ NextToken }));
    for (const { ClusterArn, ...cluster } of page.Clusters ?? []) {
      if (ClusterArn === undefined)
        throw new ReportError(`DAX lists cluster ${String(cluster.ClusterName)} without an ARN`);
      yield { ...cluster, ClusterArn };
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== '');
}

/** Whether a cluster is on its way out, so that nothing about it can be changed. */
export const isBeingDeleted = ({ Status }: DaxCluster): boolean =>
  ['deleting', 'deleted'].includes(Status?.toLowerCase() ?? '');
