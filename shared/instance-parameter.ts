/** Whether an RDS instance runs with a parameter of its DB parameter group set as it should be. */
import type { RDSClient } from '@aws-sdk/client-rds';
import { MalformedItemError } from './errors';
import { dbParameter } from './parameter-groups';
import { booleanParameter } from './parameters';
import type { DBInstance } from './resources/rds';
import type { Decoded } from './shape';

type Instance = Pick<Decoded<(typeof DBInstance)['configuration']>, 'dBParameterGroups'>;

export const requireInSync = booleanParameter({
  default: true,
  description: 'Also fail while the instance has not applied its parameter group (applying, pending-reboot).',
});

/** A parameter and what it should be; the words complete "the parameter is". */
export interface WantedParameter {
  readonly name: string;
  readonly right: string;
  readonly wrong: string;
  /** @param value undefined where the group leaves the engine's default */
  readonly isRight: (value: string | undefined) => boolean;
}

/**
 * Why the parameter may not be in force as wanted, as a sentence; undefined when it is. Needs rds:DescribeDBParameters.
 * @param inSync whether a group that the instance has not fully applied counts as a fault
 * @throws MalformedItemError, or an error of AWS
 */
export async function instanceParameterFault(
  rds: RDSClient,
  instance: Instance,
  { name, right, wrong, isRight }: WantedParameter,
  inSync: boolean,
): Promise<string | undefined> {
  const groups = instance.dBParameterGroups ?? [];
  if (groups.length === 0) return `The instance has no parameter group; one with ${name} ${right} is wanted.`;
  for (const { dBParameterGroupName: group, parameterApplyStatus: status } of groups) {
    if (group === undefined)
      throw new MalformedItemError('configuration.dBParameterGroups.dBParameterGroupName', 'text', group);
    const parameter = await dbParameter(rds, group, name);
    if (parameter === undefined)
      return `Parameter group ${group} does not have ${name}; it should be ${right}.`;
    if (!isRight(parameter.value))
      return `${name} is ${wrong} in parameter group ${group}; it should be ${right}.`;
    if (inSync && status?.toLowerCase() !== 'in-sync') {
      return (
        `${name} is ${right} in parameter group ${group}, whose status is ${status ?? 'unknown'}; in-sync is wanted, ` +
        'since the instance may not have applied the group yet.'
      );
    }
  }
  return undefined;
}
