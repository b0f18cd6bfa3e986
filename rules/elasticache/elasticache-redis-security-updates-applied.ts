import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { REPLICATION_GROUP, replicationGroupsOf } from '../../shared/elasticache';
import { lateSecurityUpdates } from '../../shared/elasticache-updates';
import { booleanParameter, integerParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'elasticache-redis-security-updates-applied',
  title: 'ElastiCache replication groups get their security updates in time',
  rationale:
    'AWS does not install security updates of caches on its own: PHI stays behind a known hole until the customer applies them.',
  whitepaper: {
    section: 'Amazon ElastiCache (Redis OSS): Applying ElastiCache Service Updates',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'patching',
  citations: ['164.308(a)(5)(ii)(B)', '164.308(a)(1)(ii)(B)'],
  severity: 'high',
  remediation:
    'Apply the named service updates to the replication group, under Service updates in the console or with BatchApplyUpdateAction.',
  reports: [REPLICATION_GROUP],
  permissions: ['elasticache:DescribeUpdateActions', 'elasticache:DescribeReplicationGroups'],
  parameters: {
    graceDays: integerParameter({
      default: 0,
      min: 0,
      max: 365,
      description: 'Days to tolerate after the date by which AWS recommends to apply an update.',
    }),
    flagLateCompletions: booleanParameter({
      default: false,
      description: 'Also fail groups whose updates were completed after that date.',
    }),
    includeExpiredUpdates: booleanParameter({
      default: false,
      description: 'Also fail groups that never got an update that has expired since.',
    }),
  },

  async *evaluate({ client, parameters }) {
    const elasticache = client(ElastiCacheClient);
    const late = await lateSecurityUpdates(elasticache, parameters);
    for await (const { resourceType, resourceId, notJudged } of replicationGroupsOf(elasticache)) {
      const verdict =
        notJudged === undefined ? verdictOf(late.get(resourceId) ?? []) : notApplicable(notJudged);
      yield { resourceType, resourceId, verdict };
    }
  },
});

function verdictOf(late: readonly string[]) {
  if (late.length === 0) return compliant('No security update is late.');
  return nonCompliant(`Security updates are late, and wanted at once: ${late.join(', ')}.`);
}

export const { handler } = rule;
