import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { allowedBuckets, judgeAccessLogs } from '../../shared/elb-access-logs';
import { attributesOf, listenersOf } from '../../shared/elbv2';
import { knownText } from '../../shared/known-text';
import { LoadBalancer } from '../../shared/resources/elbv2';
import { changeRule } from '../../shared/rule';
import { notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'elbv2-access-logs-enabled',
  title: 'Application and Network Load Balancers deliver access logs to S3',
  rationale:
    'Without the log of requests nobody can reconstruct who reached a system with PHI, when, and from where.',
  whitepaper: { section: 'Elastic Load Balancing', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'high',
  remediation:
    'Set the attributes access_logs.s3.enabled and access_logs.s3.bucket of the load balancer (ModifyLoadBalancerAttributes).',
  resource: LoadBalancer,
  parameters: { allowedBuckets },
  permissions: [
    'elasticloadbalancing:DescribeLoadBalancerAttributes',
    'elasticloadbalancing:DescribeListeners',
  ],
  // A TLS listener that is added makes no new item of its load balancer.
  alsoEvery: '24h',

  async evaluate({ configuration: balancer, supplementaryConfiguration, arn: itemArn }, context) {
    const type = balancer.type?.toLowerCase();
    if (type === 'gateway') return notApplicable('Gateway Load Balancers write no access logs.');
    const elb = context.client(ElasticLoadBalancingV2Client);
    const arn = () => knownText('configuration.loadBalancerArn', balancer.loadBalancerArn, itemArn);
    if (type === 'network') {
      const listeners = await listenersOf(elb, arn());
      if (!listeners.some(({ Protocol }) => Protocol?.toUpperCase() === 'TLS'))
        return notApplicable('No TLS listener: the access logs of a Network Load Balancer have only those.');
    }
    const { LoadBalancerAttributes: recorded = [] } = supplementaryConfiguration;
    const attributes = recorded.length > 0 ? recorded : await attributesOf(elb, arn());
    const valueOf = (name: string) => attributes.find(({ key }) => key?.toLowerCase() === name)?.value;
    const isOn = valueOf('access_logs.s3.enabled')?.toLowerCase() === 'true';
    return judgeAccessLogs(
      isOn ? valueOf('access_logs.s3.bucket') : undefined,
      context.parameters.allowedBuckets,
    );
  },
});

export const { handler } = rule;
