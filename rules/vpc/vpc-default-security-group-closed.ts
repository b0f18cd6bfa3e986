import { MalformedItemError } from '../../shared/errors';
import { SecurityGroup } from '../../shared/resources/ec2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'vpc-default-security-group-closed',
  title: 'Default security groups of VPCs allow no traffic',
  rationale:
    'Whatever is launched without a security group gets the default one; its rules would let machines with PHI talk to each other and the world by accident.',
  whitepaper: { section: 'Amazon Virtual Private Cloud', editions: [2017, 2024], basis: 'parity' },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.312(e)(1)'],
  severity: 'medium',
  remediation:
    'Move resources that use the default group to groups of their own, then revoke all its rules; the runbook ' +
    'AWSConfigRemediation-RemoveVPCDefaultSecurityGroupRules revokes them.',
  resource: SecurityGroup,

  evaluate({ configuration: group }) {
    const { groupName: name, ipPermissions: inbound = [], ipPermissionsEgress: outbound = [] } = group;
    if (name === undefined) throw new MalformedItemError('configuration.groupName', 'text', name);
    // EC2 keeps the name for the group that every VPC comes with.
    if (name !== 'default') return notApplicable(`The group is named ${name}: it is not the default group.`);
    if (inbound.length === 0 && outbound.length === 0)
      return compliant('The default security group has no rules.');
    return nonCompliant(
      `The default security group has rules, inbound ${String(inbound.length)}, outbound ${String(outbound.length)}; it should have none.`,
    );
  },
});

export const { handler } = rule;
