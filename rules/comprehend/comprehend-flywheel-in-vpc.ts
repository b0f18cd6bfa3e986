import { Flywheel } from '../../shared/resources/comprehend';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'comprehend-flywheel-in-vpc',
  title: 'Comprehend flywheels work inside a VPC',
  rationale:
    'Training and evaluation otherwise reach the buckets with PHI over the internet, where no flow log or firewall of the account watches.',
  whitepaper: {
    section: 'Amazon Comprehend: Network segmentation and hardening',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'access-control',
  citations: ['164.312(e)(1)', '164.312(a)(1)'],
  severity: 'low',
  remediation:
    'Set VpcConfig in the data security configuration with UpdateFlywheel: subnets without a route to the internet, and security groups.',
  resource: Flywheel,

  evaluate({ configuration }) {
    const { Subnets: subnets = [], SecurityGroupIds: groups = [] } =
      configuration.DataSecurityConfig?.VpcConfig ?? {};
    if (subnets.length > 0 && groups.length > 0)
      return compliant(`The flywheel works in ${subnets.join(', ')} with ${groups.join(', ')}.`);
    return nonCompliant(
      `The flywheel has ${String(subnets.length)} subnets and ${String(groups.length)} security groups; at least one of each is wanted.`,
    );
  },
});

export const { handler } = rule;
