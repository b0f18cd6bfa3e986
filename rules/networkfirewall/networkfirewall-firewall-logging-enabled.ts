import { NetworkFirewallClient } from '@aws-sdk/client-network-firewall';
import { knownText } from '../../shared/known-text';
import { deliveredLogTypes } from '../../shared/network-firewall';
import { listParameter } from '../../shared/parameters';
import { Firewall } from '../../shared/resources/network-firewall';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'networkfirewall-firewall-logging-enabled',
  title: 'Network Firewall firewalls deliver their logs',
  rationale:
    'What a firewall lets through or stops at the border of a network with PHI can be reviewed later only if it is logged.',
  whitepaper: { section: 'AWS Network Firewall', editions: [2024], basis: 'chapter' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'low',
  remediation:
    'Add a log destination for alert and flow logs with UpdateLoggingConfiguration, which takes one change at a time.',
  resource: Firewall,
  parameters: {
    requiredLogTypes: listParameter({
      default: [],
      description: 'Types of logs (ALERT, FLOW, TLS) that must all be delivered. Empty: any type is enough.',
    }),
  },
  permissions: ['network-firewall:DescribeLoggingConfiguration'],
  // Logging is no part of the item: changing it makes no new one.
  alsoEvery: '24h',

  async evaluate({ configuration, arn: itemArn }, { client, parameters: { requiredLogTypes } }) {
    const arn = knownText('configuration.firewall.firewallArn', configuration.firewall?.firewallArn, itemArn);
    const delivered = await deliveredLogTypes(client(NetworkFirewallClient), arn);
    if (delivered === undefined) return notApplicable('Network Firewall no longer has the firewall.');
    if (delivered.length === 0)
      return nonCompliant('The firewall delivers no logs; a destination for alert or flow logs is wanted.');
    const missing = requiredLogTypes.filter((type) => !delivered.includes(type.toUpperCase()));
    if (missing.length === 0) return compliant(`The firewall delivers logs: ${delivered.join(', ')}.`);
    return nonCompliant(
      `The firewall delivers logs: ${delivered.join(', ')}; also wanted: ${missing.join(', ')}.`,
    );
  },
});

export const { handler } = rule;
