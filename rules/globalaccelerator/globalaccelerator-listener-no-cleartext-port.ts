import { MalformedItemError } from '../../shared/errors';
import { endpointsOf } from '../../shared/globalaccelerator';
import { portsParameter } from '../../shared/ports-parameter';
import { Listener } from '../../shared/resources/globalaccelerator';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'globalaccelerator-listener-no-cleartext-port',
  title: 'Accelerators lead no ports of unencrypted protocols to instances and addresses',
  rationale:
    'An accelerator passes connections on as they are; what clients send in clear, PHI included, arrives at an instance in clear.',
  whitepaper: { section: 'AWS Global Accelerator', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Narrow the port ranges of the listener with UpdateListener to ports on which the endpoints serve TLS, such as 443.',
  resource: Listener,
  parameters: {
    cleartextPorts: portsParameter({
      default: [80],
      description: 'TCP ports on which unencrypted protocols are served.',
    }),
  },
  permissions: ['globalaccelerator:ListEndpointGroups'],
  // Endpoints are no part of the item: adding one makes no new item of the listener.
  alsoEvery: '24h',

  async evaluate({ configuration: listener, arn: itemArn, resourceId }, context) {
    if (listener.Protocol?.toUpperCase() === 'UDP') return notApplicable('The listener takes UDP, not TCP.');
    const ranges = listener.PortRanges ?? [];
    // Every listener has port ranges.
    if (ranges.length === 0) throw new MalformedItemError('configuration.PortRanges', 'ranges', 'none');
    const open = context.parameters.cleartextPorts.filter((port) =>
      ranges.some(({ FromPort, ToPort }) => known(FromPort) <= port && port <= known(ToPort)),
    );
    if (open.length === 0) return compliant('The listener has no port of an unencrypted protocol.');

    const endpoints = await endpointsOf(listener.ListenerArn ?? itemArn ?? resourceId, context);
    if (endpoints.length === 0) return notApplicable('The listener leads to no endpoint.');
    // The listeners of load balancers are judged by rules of their own.
    const bare = endpoints.filter((id) => !id.includes(':loadbalancer/'));
    const ports = `Port ${open.join(', ')} of the listener leads to`;
    if (bare.length === 0) return compliant(`${ports} load balancers alone, which other rules judge.`);
    return nonCompliant(`${ports} ${bare.join(', ')}; only ports with TLS should.`);
  },
});

function known(port: number | undefined): number {
  if (port === undefined) throw new MalformedItemError('configuration.PortRanges', 'two ports', port);
  return port;
}

export const { handler } = rule;
