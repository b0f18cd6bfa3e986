import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { mayBeClear, passThroughParameters } from '../../shared/elb-listeners';
import { actionsOfRules, goesOnInClear } from '../../shared/elbv2';
import { knownText } from '../../shared/known-text';
import { Listener } from '../../shared/resources/elbv2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'elbv2-listener-encrypted',
  title: 'Listeners of load balancers take no cleartext traffic on to targets',
  rationale:
    'Requests with PHI that arrive over HTTP have been readable on their way; a listener that serves them invites more.',
  whitepaper: { section: 'Elastic Load Balancing', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'critical',
  remediation:
    'Let every rule of the HTTP listener redirect to HTTPS, or give the listener the protocol HTTPS or TLS and a certificate.',
  resource: Listener,
  parameters: passThroughParameters,
  permissions: ['elasticloadbalancing:DescribeRules'],
  // A rule of a listener changes without a new item of the listener.
  alsoEvery: '24h',

  async evaluate({ configuration: listener, arn }, { client, parameters }) {
    const protocol = listener.Protocol?.toUpperCase() ?? 'GENEVE';
    if (protocol === 'GENEVE' || listener.LoadBalancerArn?.includes('/gwy/') === true)
      return notApplicable('The listener belongs to a Gateway Load Balancer.');
    const seen = `${protocol} on port ${String(listener.Port)}`;
    if (['HTTPS', 'TLS', 'QUIC'].includes(protocol)) return compliant(`The listener takes ${seen}.`);

    if (['TCP', 'UDP', 'TCP_UDP', 'TCP_QUIC'].includes(protocol)) {
      if (!mayBeClear(listener.Port, parameters))
        return compliant(`The listener passes ${seen} through, which the targets decrypt.`);
      return nonCompliant(`The listener passes ${seen} through, which may be in clear; TLS is wanted.`);
    }
    if (protocol !== 'HTTP') return nonCompliant(`The listener takes ${seen}; HTTPS or TLS is wanted.`);

    const isOpen =
      listener.DefaultActions?.some(goesOnInClear) === true ||
      (
        await actionsOfRules(
          client(ElasticLoadBalancingV2Client),
          knownText('configuration.ListenerArn', listener.ListenerArn, arn),
        )
      ).some(goesOnInClear);
    if (!isOpen)
      return compliant(`The listener takes ${seen} and only redirects to HTTPS or gives fixed answers.`);
    return nonCompliant(
      `The listener takes ${seen}, and a rule of it serves requests or redirects them in clear; redirects to HTTPS alone are wanted.`,
    );
  },
});

export const { handler } = rule;
