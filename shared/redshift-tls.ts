import type { RedshiftClient } from '@aws-sdk/client-redshift';
import { MalformedItemError } from './errors';
import { redshiftFamily, redshiftParameters } from './parameter-groups';
import type { Cluster } from './resources/redshift';
import type { Decoded } from './shape';
import { isTlsRequiredByFamily } from './tls-defaults';

type Group = NonNullable<Decoded<(typeof Cluster)['configuration']>['clusterParameterGroups']>[number];

/**
 * What keeps one of these parameters from being true and in force in a cluster that uses the group; undefined when all
 * are. Needs redshift:DescribeClusterParameters and redshift:DescribeClusterParameterGroups.
 * @throws MalformedItemError, or an error of AWS
 */
export async function parameterFault(
  redshift: RedshiftClient,
  group: Group,
  names: readonly string[],
): Promise<string | undefined> {
  const { parameterGroupName: groupName } = group;
  if (groupName === undefined)
    throw new MalformedItemError(
      'configuration.clusterParameterGroups.parameterGroupName',
      'text',
      groupName,
    );
  const parameters = await redshiftParameters(redshift, groupName);
  for (const name of names) {
    const parameter = parameters.get(name);
    const isTrue =
      parameter === undefined
        ? name === 'require_ssl' && isTlsRequiredByFamily(await redshiftFamily(redshift, groupName))
        : parameter.value?.toLowerCase() === 'true';
    if (!isTrue) return `${name} is not true in parameter group ${groupName}; true is wanted.`;
    const status = applyStatus(group, name);
    // Static parameters: the cluster goes on as before until it is rebooted.
    if (status?.toLowerCase() !== 'in-sync') {
      return (
        `${name} is true in parameter group ${groupName}, but its status in the cluster is ${status ?? 'unknown'}; ` +
        'in-sync is wanted, which takes a reboot.'
      );
    }
  }
  return undefined;
}

/** The status of this one parameter: another one that waits for a reboot makes the whole group wait. */
function applyStatus(group: Group, name: string): string | undefined {
  const own = group.clusterParameterStatusList?.find(({ parameterName }) => parameterName === name);
  return own === undefined ? group.parameterApplyStatus : own.parameterApplyStatus;
}
