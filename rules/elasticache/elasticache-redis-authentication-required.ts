import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { CACHE_TYPES, SERVERLESS_CACHE } from '../../shared/elasticache';
import { type Access, cachesWithAccess } from '../../shared/elasticache-users';
import { booleanParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'elasticache-redis-authentication-required',
  title: 'ElastiCache caches with Redis or Valkey authenticate their clients',
  rationale: 'Whoever reaches the port of a cache without authentication reads and writes its PHI unnamed.',
  whitepaper: {
    section: 'Amazon ElastiCache (Redis OSS): Authentication',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'authentication',
  citations: ['164.312(d)', '164.312(a)(1)'],
  severity: 'high',
  remediation:
    'Set an AUTH token, first with the strategy ROTATE, then SET, or attach a user group in which the user named default is off or has a password.',
  reports: [...CACHE_TYPES, SERVERLESS_CACHE],
  permissions: [
    'elasticache:DescribeReplicationGroups',
    'elasticache:DescribeCacheClusters',
    'elasticache:DescribeServerlessCaches',
    'elasticache:DescribeUserGroups',
    'elasticache:DescribeUsers',
  ],
  parameters: {
    allowUserGroups: booleanParameter({
      default: true,
      description: 'Accept user groups, with role-based access control, in place of an AUTH token.',
    }),
    includeServerless: booleanParameter({
      default: true,
      description: 'Judge serverless caches as well.',
    }),
  },

  async *evaluate({ client, parameters: { allowUserGroups, includeServerless } }) {
    for await (const found of cachesWithAccess(client(ElastiCacheClient), includeServerless)) {
      const { resourceType, resourceId, cache, notJudged } = found;
      const judged = notJudged === undefined ? verdictOf(cache, allowUserGroups) : notApplicable(notJudged);
      yield { resourceType, resourceId, verdict: await judged };
    }
  },
});

async function verdictOf({ hasAuthToken, userGroupIds, openUsers }: Access, allowUserGroups: boolean) {
  if (hasAuthToken) return compliant('Clients must present an AUTH token.');
  const groups = userGroupIds.join(', ');
  if (groups === '') return nonCompliant('There is neither an AUTH token nor a user group; one is wanted.');
  if (!allowUserGroups) return nonCompliant(`User group ${groups} is set; an AUTH token is wanted instead.`);
  const open = await openUsers();
  if (open.length === 0) return compliant(`Every enabled user of group ${groups} needs a credential.`);
  return nonCompliant(
    `Group ${groups} lets ${open.join(', ')} in without a password; a credential is wanted of every enabled user.`,
  );
}

export const { handler } = rule;
