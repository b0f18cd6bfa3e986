/** The values that parameter groups of databases give: they are in no configuration item of the database itself. */
import {
  type Filter,
  paginateDescribeDBClusterParameters,
  paginateDescribeDBParameters,
  type Parameter,
  type RDSClient,
} from '@aws-sdk/client-rds';
import {
  DescribeClusterParameterGroupsCommand,
  paginateDescribeClusterParameters,
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
export const dbParameter = (
  client: RDSClient,
  group: string,
  name: string,
): Promise<GroupParameter | undefined> =>
  parameterNamed(
    name,
    paginateDescribeDBParameters({ client }, { DBParameterGroupName: group, Filters: byName(name) }),
  );

/**
 * One parameter of a DB cluster parameter group of Aurora or RDS, or undefined when the family of the group does not
 * have it. Needs rds:DescribeDBClusterParameters.
 */
export const dbClusterParameter = (
  client: RDSClient,
  group: string,
  name: string,
): Promise<GroupParameter | undefined> =>
  parameterNamed(
    name,
    paginateDescribeDBClusterParameters(
      { client },
      { DBClusterParameterGroupName: group, Filters: byName(name) },
    ),
  );

/**
 * The same for groups of DocumentDB, which shares the API and permissions of RDS but documents no filters; its groups
 * are short.
 */
export const docdbParameter = (
  client: RDSClient,
  group: string,
  name: string,
): Promise<GroupParameter | undefined> =>
  parameterNamed(
    name,
    paginateDescribeDBClusterParameters({ client }, { DBClusterParameterGroupName: group }),
  );

const byName = (name: string): Filter[] => [{ Name: 'parameter-name', Values: [name] }];

async function parameterNamed(
  name: string,
  pages: AsyncIterable<{ readonly Parameters?: Parameter[] | undefined }>,
): Promise<GroupParameter | undefined> {
  for await (const { Parameters = [] } of pages) {
    const found = Parameters.find(({ ParameterName }) => ParameterName === name);
    if (found !== undefined) return { value: found.ParameterValue === '' ? undefined : found.ParameterValue };
  }
  return undefined;
}

/**
 * All parameters of a Redshift cluster parameter group by name. Needs redshift:DescribeClusterParameters.
 * No Source is asked for: it would hide parameters that were left at their defaults.
 */
export async function redshiftParameters(
  client: RedshiftClient,
  group: string,
): Promise<ReadonlyMap<string | undefined, GroupParameter>> {
  const parameters = new Map<string | undefined, GroupParameter>();
  const pages = paginateDescribeClusterParameters({ client }, { ParameterGroupName: group });
  for await (const { Parameters = [] } of pages) {
    for (const { ParameterName, ParameterValue } of Parameters)
      parameters.set(ParameterName, { value: ParameterValue });
  }
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
