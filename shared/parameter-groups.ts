/** The values that parameter groups of databases give: they are in no configuration item of the database itself. */
import { DescribeDBParametersCommand, type RDSClient } from '@aws-sdk/client-rds';
import {
  DescribeClusterParameterGroupsCommand,
  DescribeClusterParametersCommand,
  type RedshiftClient,
} from '@aws-sdk/client-redshift';

/** One parameter of a group; `value` is absent where the engine's default counts. */
export interface GroupParameter {
  readonly value: string | undefined;
}

/**
 * One parameter of a DB parameter group, or undefined when the family of the group does not have it.
 * Needs rds:DescribeDBParameters.
 */
export async function dbParameter(
  rds: RDSClient,
  group: string,
  name: string,
): Promise<GroupParameter | undefined> {
  let Marker: string | undefined;
  do {
    const page = await rds.send(
      new DescribeDBParametersCommand({
        DBParameterGroupName: group,
        Filters: [{ Name: 'parameter-name', Values: [name] }],
        Marker,
      }),
    );
    const found = page.Parameters?.find(({ ParameterName }) => ParameterName === name);
    if (found !== undefined) return { value: found.ParameterValue === '' ? undefined : found.ParameterValue };
    Marker = page.Marker;
  } while (Marker !== undefined && Marker !== '');
  return undefined;
}

/**
 * All parameters of a Redshift cluster parameter group by name. Needs redshift:DescribeClusterParameters.
 * No Source is asked for: it would hide parameters that were left at their defaults.
 */
export async function redshiftParameters(
  redshift: RedshiftClient,
  group: string,
): Promise<ReadonlyMap<string | undefined, GroupParameter>> {
  const parameters = new Map<string | undefined, GroupParameter>();
  let Marker: string | undefined;
  do {
    const page = await redshift.send(
      new DescribeClusterParametersCommand({ ParameterGroupName: group, Marker }),
    );
    for (const { ParameterName, ParameterValue } of page.Parameters ?? []) {
      parameters.set(ParameterName, { value: ParameterValue });
    }
    Marker = page.Marker;
  } while (Marker !== undefined && Marker !== '');
  return parameters;
}

/**
 * The family of a Redshift cluster parameter group, such as redshift-1.0: neither the cluster's item nor the list of
 * parameters tells it. Needs redshift:DescribeClusterParameterGroups.
 * @throws Error when the answer does not have the group
 */
export async function redshiftFamily(redshift: RedshiftClient, group: string): Promise<string> {
  const answer = await redshift.send(
    new DescribeClusterParameterGroupsCommand({ ParameterGroupName: group }),
  );
  const family = answer.ParameterGroups?.find(
    ({ ParameterGroupName }) => ParameterGroupName === group,
  )?.ParameterGroupFamily;
  if (family === undefined)
    throw new Error(`redshift:DescribeClusterParameterGroups answered without the family of ${group}`);
  return family;
}
