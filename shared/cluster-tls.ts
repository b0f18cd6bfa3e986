import type { RDSClient } from '@aws-sdk/client-rds';
import { dbClusterParameter } from './parameter-groups';
import type { DBCluster } from './resources/rds';
import type { Decoded } from './shape';
import { isTlsRequired, tlsParameterOf, type TlsEngine } from './tls-defaults';

type Cluster = Pick<
  Decoded<(typeof DBCluster)['configuration']>,
  'engineVersion' | 'dbclusterParameterGroup' | 'dbclusterMembers'
>;

/**
 * Why an Aurora or Multi-AZ cluster may still accept clear connections, by the TLS parameter of its engine; undefined
 * when it refuses them. Needs rds:DescribeDBClusterParameters.
 * @param requireInSync whether a member that has not applied the parameter group counts as a fault
 * @throws MalformedItemError, or an error of AWS
 */
export async function clusterClearConnectionFault(
  rds: RDSClient,
  engine: TlsEngine,
  cluster: Cluster,
  requireInSync: boolean,
): Promise<string | undefined> {
  const name = tlsParameterOf(engine);
  const { dbclusterParameterGroup: group } = cluster;
  if (group === undefined) return `The cluster has no parameter group; one with ${name} on is wanted.`;
  const parameter = await dbClusterParameter(rds, group, name);
  if (parameter === undefined)
    return `Cluster parameter group ${group} does not have ${name}; it should be on.`;
  if (!isTlsRequired(engine, parameter.value, cluster.engineVersion))
    return `${name} is off in cluster parameter group ${group}; it should be on.`;
  return requireInSync ? unappliedFault(`${name} is on`, cluster) : undefined;
}

/**
 * Which member has not applied the parameter group of the cluster; undefined when all have, or when there is none.
 * @param setting what the group says, as the beginning of a sentence
 */
export function unappliedFault(setting: string, cluster: Cluster): string | undefined {
  const member = cluster.dbclusterMembers?.find(
    ({ dbclusterParameterGroupStatus: status }) => status?.toLowerCase() !== 'in-sync',
  );
  if (member === undefined) return undefined;
  // AWS tells the status of the group as a whole: which of its parameters waits is not known.
  return (
    `${setting}, but the parameter group is ${member.dbclusterParameterGroupStatus ?? 'of unknown status'} on member ` +
    `${member.dbinstanceIdentifier ?? 'without a name'}, which may not have applied this or only another parameter; ` +
    'in-sync is wanted, after a reboot.'
  );
}
