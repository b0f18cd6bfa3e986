import { DBCluster } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'neptune-cluster-audit-logs-exported',
  title: 'Neptune clusters export audit logs',
  rationale:
    'Audit logs tell who queried a graph with PHI, and on the instances alone they are soon overwritten.',
  whitepaper: { section: 'Amazon Neptune', editions: [2024], basis: 'chapter' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'medium',
  remediation:
    'Select the audit log among the log exports of the cluster, and set neptune_enable_audit_log to 1 in its parameter group: without that, the export stays empty.',
  resource: DBCluster,

  evaluate({ configuration: cluster }) {
    const { engine, enabledCloudwatchLogsExports: exports = [] } = cluster;
    if (engine?.toLowerCase() !== 'neptune')
      return notApplicable(`Logs of ${engine ?? 'an engine without a name'} are not those of Neptune.`);
    if (exports.some((log) => log.toLowerCase() === 'audit'))
      return compliant('Audit logs are exported to CloudWatch Logs; what they hold is up to the cluster.');
    const others = exports.length > 0 ? `only ${exports.join(', ')} logs` : 'no logs';
    return nonCompliant(`The cluster exports ${others} to CloudWatch Logs; audit logs are wanted.`);
  },
});

export const { handler } = rule;
