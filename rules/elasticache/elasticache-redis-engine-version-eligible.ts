import { type CacheCluster, ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { CACHE_TYPES, cachesWithClusters } from '../../shared/elasticache';
import { ReportError } from '../../shared/errors';
import { booleanParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { isAtLeast, versionParameter } from '../../shared/version';

export const rule = periodicRule({
  id: 'elasticache-redis-engine-version-eligible',
  title: 'ElastiCache caches run a release of Redis or Valkey that is eligible for PHI',
  rationale:
    'AWS covers PHI in Redis 3.2.6 and from 4.0.10 on; the releases before and between lack encryption and authentication.',
  whitepaper: { section: 'Amazon ElastiCache (Redis OSS)', editions: [2024], basis: 'explicit' },
  safeguard: 'patching',
  citations: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'],
  severity: 'low',
  remediation:
    'Upgrade the engine of the replication group or cluster, best to Valkey or a release of Redis that AWS still supports.',
  reports: CACHE_TYPES,
  permissions: ['elasticache:DescribeCacheClusters'],
  parameters: {
    minimumVersion: versionParameter({
      default: '4.0.10',
      description: 'Lowest release of Redis to accept; Valkey is accepted in every release.',
    }),
    allowRedis326: booleanParameter({
      default: true,
      description: 'Accept Redis 3.2.6 as well, which the whitepaper names.',
    }),
  },

  async *evaluate({ client, parameters }) {
    for await (const found of cachesWithClusters(client(ElastiCacheClient))) {
      const { resourceType, resourceId, cache, notJudged } = found;
      const verdict = notJudged === undefined ? verdictOf(cache, parameters) : notApplicable(notJudged);
      yield { resourceType, resourceId, verdict };
    }
  },
});

function verdictOf(
  clusters: readonly CacheCluster[],
  accepted: { minimumVersion: string; allowRedis326: boolean },
) {
  const { minimumVersion, allowRedis326 } = accepted;
  const versions = [...new Set(clusters.flatMap(redisVersion))];
  // 3.2.10 is later than 3.2.6, and not eligible all the same.
  const old = versions.filter(
    (version) => !(allowRedis326 && version === '3.2.6') && !isAtLeast(version, minimumVersion),
  );
  const runs = versions.length > 0 ? `Redis ${versions.join(' and ')}` : 'Valkey';
  if (old.length === 0) return compliant(`Nodes run ${runs}.`);
  return nonCompliant(
    `Nodes run Redis ${old.join(' and ')}; ${allowRedis326 ? '3.2.6, or ' : ''}${minimumVersion} or later, is wanted.`,
  );
}

function redisVersion({ CacheClusterId, Engine, EngineVersion }: CacheCluster): readonly string[] {
  if (Engine?.toLowerCase() === 'valkey') return [];
  if (EngineVersion !== undefined) return [EngineVersion];
  throw new ReportError(`ElastiCache does not tell the version of cluster ${String(CacheClusterId)}`);
}

export const { handler } = rule;
