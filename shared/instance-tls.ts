import type { RDSClient } from '@aws-sdk/client-rds';
import { MalformedItemError } from './errors';
import { dbParameter } from './parameter-groups';
import type { DBInstance } from './resources/rds';
import type { Decoded } from './shape';
import { isTlsRequired, tlsParameterOf, type TlsEngine } from './tls-defaults';

type Instance = Pick<Decoded<(typeof DBInstance)['configuration']>, 'engineVersion' | 'dBParameterGroups'>;

/**
 * Why an RDS instance may still accept clear connections, by the TLS parameter of its engine; undefined when it
 * refuses them. Needs rds:DescribeDBParameters.
 * @param requireInSync whether a group that the instance has not fully applied counts as a fault
 * @throws MalformedItemError, or an error of AWS
 */
export async function clearConnectionFault(
  rds: RDSClient,
  engine: TlsEngine,
  instance: Instance,
  requireInSync: boolean,
): Promise<string | undefined> {
  const name = tlsParameterOf(engine);
  const groups = instance.dBParameterGroups ?? [];
  if (groups.length === 0) return `The instance has no parameter group; one with ${name} on is wanted.`;
  for (const { dBParameterGroupName: group, parameterApplyStatus: status } of groups) {
    if (group === undefined)
      throw new MalformedItemError('configuration.dBParameterGroups.dBParameterGroupName', 'text', group);
    const parameter = await dbParameter(rds, group, name);
    if (parameter === undefined) return `Parameter group ${group} does not have ${name}; it should be on.`;
    if (!isTlsRequired(engine, parameter.value, instance.engineVersion))
      return `${name} is off in parameter group ${group}; it should be on.`;
    if (requireInSync && status?.toLowerCase() !== 'in-sync') {
      return (
        `${name} is on in parameter group ${group}, whose status is ${status ?? 'unknown'}; in-sync is wanted, ` +
        'since the instance may not have applied the group yet.'
      );
    }
  }
  return undefined;
}
