/** Listeners of Classic Load Balancers, and what load balancers of all kinds pass through to their targets. */
import { MalformedItemError } from './errors';
import { booleanParameter } from './parameters';
import { portsParameter } from './ports-parameter';
import type { ClassicLoadBalancer } from './resources/elb';
import type { Decoded } from './shape';

export interface ClassicListener {
  /** The protocol towards clients in capitals, or `no protocol`. */
  readonly front: string;
  /** The protocol towards the instances, likewise. */
  readonly back: string;
  readonly port: number | undefined;
  readonly policyNames: readonly string[];
}

export const classicListeners = ({
  listenerDescriptions = [],
}: Decoded<(typeof ClassicLoadBalancer)['configuration']>): readonly ClassicListener[] =>
  listenerDescriptions.map(({ listener, policyNames = [] }) => ({
    front: listener?.protocol?.toUpperCase() ?? 'no protocol',
    back: listener?.instanceProtocol?.toUpperCase() ?? 'no protocol',
    port: listener?.loadBalancerPort,
    policyNames,
  }));

export const passThroughParameters = {
  allowPassthrough: booleanParameter({
    default: true,
    description:
      'Accept listeners that hand sessions, which the client has encrypted, to the targets as they are.',
  }),
  cleartextPorts: portsParameter({
    default: [80],
    description: 'Ports on which a session that is passed through counts as cleartext.',
  }),
};

/**
 * Whether a session that the balancer only passes through may be in clear. What is in it cannot be seen, so it is
 * trusted unless the port or a parameter of the rule says otherwise.
 * @throws MalformedItemError when the port decides and there is none
 */
export function mayBeClear(
  port: number | undefined,
  { allowPassthrough, cleartextPorts }: { allowPassthrough: boolean; cleartextPorts: readonly number[] },
): boolean {
  if (!allowPassthrough) return true;
  if (port === undefined) throw new MalformedItemError('the port of a listener', 'a port', port);
  return cleartextPorts.includes(port);
}
