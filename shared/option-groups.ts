/** The options that option groups add to RDS databases: the items of instances and snapshots name only the groups. */
import { DescribeOptionGroupsCommand, type RDSClient } from '@aws-sdk/client-rds';
import { MalformedItemError, ReportError } from './errors';
import type { DBInstance } from './resources/rds';
import type { Decoded } from './shape';

type Memberships = Decoded<(typeof DBInstance)['configuration']>['optionGroupMemberships'];

export interface GroupOption {
  /** The option group that it is in. */
  readonly group: string;
  /** In capitals, such as NATIVE_NETWORK_ENCRYPTION. */
  readonly name: string;
  /** The values in effect by name: those set, else the defaults. */
  readonly settings: ReadonlyMap<string | undefined, string>;
}

/**
 * The options of a group; undefined when RDS no longer has it. Needs rds:DescribeOptionGroups.
 * @throws ReportError when the answer does not have the group, or an error of AWS
 */
export async function optionsOf(rds: RDSClient, group: string): Promise<readonly GroupOption[] | undefined> {
  try {
    const answer = await rds.send(new DescribeOptionGroupsCommand({ OptionGroupName: group }));
    const [found] = answer.OptionGroupsList ?? [];
    if (found === undefined) throw new ReportError(`RDS answered without option group ${group}`);
    return (found.Options ?? []).map(({ OptionName = '', OptionSettings = [] }) => ({
      group,
      name: OptionName.toUpperCase(),
      settings: new Map(
        OptionSettings.flatMap(({ Name, Value, DefaultValue }) => {
          const value = [Value, DefaultValue].find((text) => text !== undefined && text !== '');
          return value === undefined ? [] : [[Name, value] as const];
        }),
      ),
    }));
  } catch (error) {
    if (error instanceof Error && error.name === 'OptionGroupNotFoundFault') return undefined;
    throw error;
  }
}

/**
 * The options that an instance runs with: those of the groups that it has fully applied. While one group replaces
 * another, the instance is a member of both. Needs rds:DescribeOptionGroups.
 * @throws MalformedItemError, ReportError or an error of AWS
 */
export async function optionsInForce(
  rds: RDSClient,
  memberships: Memberships,
): Promise<readonly GroupOption[]> {
  const options: GroupOption[] = [];
  for (const { optionGroupName: group, status } of memberships ?? []) {
    if (status?.toLowerCase() !== 'in-sync') continue;
    if (group === undefined)
      throw new MalformedItemError('configuration.optionGroupMemberships.optionGroupName', 'text', group);
    const found = await optionsOf(rds, group);
    if (found === undefined) throw new ReportError(`RDS has no option group ${group}, which is in use`);
    options.push(...found);
  }
  return options;
}
