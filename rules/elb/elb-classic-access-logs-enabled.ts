import { allowedBuckets, judgeAccessLogs } from '../../shared/elb-access-logs';
import { ClassicLoadBalancer } from '../../shared/resources/elb';
import { changeRule } from '../../shared/rule';

export const rule = changeRule({
  id: 'elb-classic-access-logs-enabled',
  title: 'Classic Load Balancers deliver access logs to S3',
  rationale:
    'The access log is the only record of the clients that a Classic Load Balancer let through to instances with PHI.',
  whitepaper: { section: 'Elastic Load Balancing', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'high',
  remediation:
    'Turn on access logs in the attributes of the Classic Load Balancer and name a bucket whose policy lets it write.',
  resource: ClassicLoadBalancer,
  parameters: { allowedBuckets },

  evaluate({ supplementaryConfiguration: { LoadBalancerAttributes: attributes } }, { parameters }) {
    const log = attributes?.accessLog;
    return judgeAccessLogs(log?.enabled === true ? log.s3BucketName : undefined, parameters.allowedBuckets);
  },
});

export const { handler } = rule;
