import { Cluster } from '../../shared/resources/ecs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'ecs-cluster-exec-sessions-logged',
  title: 'ECS clusters log the sessions of ECS Exec',
  rationale:
    'A session of ECS Exec is a shell in a container with PHI; unless it is logged, nobody can tell what was done there.',
  whitepaper: { section: 'Amazon Elastic Container Service', editions: [2024], basis: 'implied' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)'],
  severity: 'low',
  remediation:
    'Set logging in the executeCommandConfiguration of the cluster (update-cluster) to DEFAULT, or to OVERRIDE with a log group or bucket.',
  resource: Cluster,

  evaluate({ configuration: { Configuration: settings } }) {
    const { Logging, LogConfiguration } = settings?.ExecuteCommandConfiguration ?? {};
    const logging = Logging?.toUpperCase() ?? 'DEFAULT';
    if (logging === 'DEFAULT')
      return compliant('Sessions are logged where the log driver awslogs of their container sends its logs.');
    const target = LogConfiguration?.CloudWatchLogGroupName ?? LogConfiguration?.S3BucketName;
    if (logging === 'OVERRIDE' && target !== undefined) return compliant(`Sessions are logged to ${target}.`);
    if (logging === 'OVERRIDE')
      return nonCompliant('Sessions are to be logged elsewhere, but no log group or bucket is named.');
    return nonCompliant(`Logging of ECS Exec sessions is ${logging}; DEFAULT or OVERRIDE is wanted.`);
  },
});

export const { handler } = rule;
