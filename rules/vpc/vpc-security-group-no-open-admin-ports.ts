import { portsParameter } from '../../shared/ports-parameter';
import { SecurityGroup } from '../../shared/resources/ec2';
import { changeRule } from '../../shared/rule';
import { openings } from '../../shared/security-groups';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'vpc-security-group-no-open-admin-ports',
  title: 'Security groups do not open remote administration to the internet',
  rationale:
    'Ports of SSH and remote desktop are tried by attackers all day; one weak password behind them and every record on the machine is theirs.',
  whitepaper: { section: 'Amazon Virtual Private Cloud', editions: [2017, 2024], basis: 'parity' },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.312(e)(1)'],
  severity: 'high',
  remediation:
    'Revoke the inbound rule, or narrow it to known addresses; Session Manager needs no open port. The runbook ' +
    'AWS-DisablePublicAccessForSecurityGroup closes 22 and 3389.',
  resource: SecurityGroup,
  parameters: {
    ports: portsParameter({
      default: [22, 3389],
      description:
        'TCP ports that must not be open to the internet; those of databases (1433, 1521, 3306, 5432, 5439) can be added.',
    }),
  },

  evaluate({ configuration: { ipPermissions: rules = [] } }, { parameters: { ports } }) {
    // Administration is served over TCP; over UDP the same numbers are other services.
    const overTcp = rules.filter(({ ipProtocol = '' }) => !/^(udp|17)$/i.test(ipProtocol));
    const open = new Set(openings(overTcp, ports).map(({ port, family }) => `${String(port)} (${family})`));
    if (open.size === 0)
      return compliant(`No inbound rule admits 0.0.0.0/0 or ::/0 on TCP port ${ports.join(', ')}.`);
    return nonCompliant(
      `Open to every address on the internet: TCP port ${[...open].join(', ')}. Only known addresses should be admitted.`,
    );
  },
});

export const { handler } = rule;
