import type { RDSClient } from '@aws-sdk/client-rds';
import { instanceParameterFault } from './instance-parameter';
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
export const clearConnectionFault = (
  rds: RDSClient,
  engine: TlsEngine,
  instance: Instance,
  requireInSync: boolean,
): Promise<string | undefined> =>
  instanceParameterFault(
    rds,
    instance,
    {
      name: tlsParameterOf(engine),
      right: 'on',
      wrong: 'off',
      isRight: (value) => isTlsRequired(engine, value, instance.engineVersion),
    },
    requireInSync,
  );
