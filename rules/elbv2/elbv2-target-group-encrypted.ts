import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { listenersForwardingTo, loadBalancersOf } from '../../shared/elbv2';
import { knownText } from '../../shared/known-text';
import { TargetGroup } from '../../shared/resources/elbv2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'elbv2-target-group-encrypted',
  title: 'Target groups of load balancers receive encrypted traffic',
  rationale:
    'Behind a load balancer PHI crosses the network once more; it must be encrypted there as it was in front.',
  whitepaper: { section: 'Elastic Load Balancing', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Make a new target group with protocol HTTPS or TLS (the protocol of a group cannot be changed), let its targets serve TLS, and forward to it.',
  permissions: ['elasticloadbalancing:DescribeTargetGroups', 'elasticloadbalancing:DescribeListeners'],
  resource: TargetGroup,
  // Neither attaching a group nor changing a listener makes a new item of the group.
  alsoEvery: '24h',

  async evaluate({ configuration: group, arn: itemArn }, { client }) {
    const protocol = group.Protocol?.toUpperCase();
    if (group.TargetType?.toLowerCase() === 'lambda')
      return notApplicable(
        'The target is a Lambda function, which is not reached over the network of the customer.',
      );
    if (protocol === 'GENEVE') return notApplicable('The group belongs to a Gateway Load Balancer.');

    const elb = client(ElasticLoadBalancingV2Client);
    const arn = () => knownText('configuration.TargetGroupArn', group.TargetGroupArn, itemArn);
    const loadBalancers = group.LoadBalancerArns ?? (await loadBalancersOf(elb, arn()));
    if (loadBalancers.length === 0) return notApplicable('No load balancer uses the target group.');

    if (protocol !== undefined && ['HTTPS', 'TLS', 'QUIC'].includes(protocol))
      return compliant(`Targets are reached over ${protocol}.`);
    if (protocol === undefined || !['TCP', 'UDP', 'TCP_UDP', 'TCP_QUIC'].includes(protocol))
      return nonCompliant(
        `Targets are reached over ${protocol ?? 'no named protocol'}; HTTPS or TLS is wanted.`,
      );

    const listeners = await listenersForwardingTo(elb, arn(), loadBalancers);
    const ending = listeners.find((listener) => listener.Protocol?.toUpperCase() === 'TLS');
    if (ending === undefined)
      return compliant(`Sessions are passed through to the targets over ${protocol}.`);
    return nonCompliant(
      `The TLS listener on port ${String(ending.Port)} takes the encryption off and reaches the targets over ${protocol}; TLS is wanted.`,
    );
  },
});

export const { handler } = rule;
