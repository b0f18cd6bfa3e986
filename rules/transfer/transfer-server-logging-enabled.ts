import { Server } from '../../shared/resources/transfer';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'transfer-server-logging-enabled',
  title: 'Servers of AWS Transfer Family log the sessions of their users',
  rationale:
    'CloudTrail sees how a server is managed, not who fetched which file; only its own log tells who had PHI in hand.',
  whitepaper: { section: 'AWS Transfer for SFTP', editions: [2024], basis: 'chapter' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(C)'],
  severity: 'medium',
  remediation: 'Name a CloudWatch log group in StructuredLogDestinations of the server with UpdateServer.',
  resource: Server,

  evaluate({ configuration: { LoggingRole: role, StructuredLogDestinations: destinations = [] } }) {
    if (destinations.length > 0) return compliant(`Sessions are logged to ${destinations.join(', ')}.`);
    if (role !== undefined) return compliant(`Sessions are logged to CloudWatch with role ${role}.`);
    return nonCompliant('Sessions are not logged; a structured log destination or a logging role is wanted.');
  },
});

export const { handler } = rule;
