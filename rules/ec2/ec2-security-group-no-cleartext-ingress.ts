import { EC2Client } from '@aws-sdk/client-ec2';
import { portsParameter } from '../../shared/ports-parameter';
import { SecurityGroup } from '../../shared/resources/ec2';
import { changeRule } from '../../shared/rule';
import { exposedInstance, openings } from '../../shared/security-groups';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'ec2-security-group-no-cleartext-ingress',
  title: 'Instances are not open to the internet on ports of unencrypted protocols',
  rationale:
    'Protocols such as HTTP, FTP and telnet have no encryption of their own; PHI that an instance takes or gives over them can be read on the way.',
  whitepaper: { section: 'Amazon Elastic Compute Cloud', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)', '164.308(a)(3)(i)'],
  severity: 'medium',
  remediation:
    'Revoke the inbound rule and serve the variant with TLS on its own port, such as 443. The runbook ' +
    'AWSConfigRemediation-RemoveUnrestrictedSourceIngressRules revokes every rule open to the internet, those for TLS included.',
  resource: SecurityGroup,
  parameters: {
    cleartextPorts: portsParameter({
      default: [20, 21, 23, 69, 80, 110, 143, 161, 389, 512, 513, 514, 873],
      description:
        'Ports of TCP or UDP on which unencrypted protocols are served; by default those of FTP, telnet, TFTP, HTTP, ' +
        'POP3, IMAP, SNMP, LDAP, the r-commands and rsync.',
    }),
  },
  permissions: ['ec2:DescribeNetworkInterfaces'],
  // Giving an instance the group, or a public address, makes no item of the group.
  alsoEvery: '24h',

  async evaluate({ configuration: group, resourceId }, { client, parameters: { cleartextPorts } }) {
    const open = openings(group.ipPermissions ?? [], cleartextPorts);
    const [first] = open;
    if (first === undefined)
      return compliant('No inbound rule admits 0.0.0.0/0 or ::/0 on a port of an unencrypted protocol.');
    const exposed = await exposedInstance(client(EC2Client), group.groupId ?? resourceId, open);
    if (exposed === undefined)
      return notApplicable(
        `Port ${String(first.port)} is open to the internet, but no instance with a public ${first.family} address has the group.`,
      );
    return nonCompliant(
      `Port ${String(exposed.port)} is open to all ${exposed.family} addresses, and instance ${exposed.instanceId} has a public one; only ports with encryption should be.`,
    );
  },
});

export const { handler } = rule;
