/** The caches that the whitepaper's demands on Redis are about: replication groups and clusters that stand alone. */
import {
  type CacheCluster,
  type ElastiCacheClient,
  paginateDescribeCacheClusters,
  paginateDescribeReplicationGroups,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import { ReportError } from './errors';

/** The types that `cachesOf` yields. AWS Config records neither; its rules name them by the ids of ElastiCache. */
export const CACHE_TYPES = ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'] as const;

export interface Cache {
  readonly resourceType: (typeof CACHE_TYPES)[number];
  readonly resourceId: string;
  readonly cache: ReplicationGroup | CacheCluster;
  /** Why there is nothing to judge, or undefined for a live cache with Redis or Valkey. */
  readonly notJudged: string | undefined;
}

/**
 * All replication groups, then all clusters outside of them.
 * @throws ReportError when one has no id
 */
export async function* cachesOf(client: ElastiCacheClient): AsyncGenerator<Cache> {
  for await (const { ReplicationGroups = [] } of paginateDescribeReplicationGroups({ client }, {})) {
    for (const group of ReplicationGroups) {
      yield cacheOf(CACHE_TYPES[0], group.ReplicationGroupId, group, group.Status);
    }
  }
  const standAlone = { ShowCacheClustersNotInReplicationGroups: true };
  for await (const { CacheClusters = [] } of paginateDescribeCacheClusters({ client }, standAlone)) {
    for (const cluster of CacheClusters) {
      yield cacheOf(CACHE_TYPES[1], cluster.CacheClusterId, cluster, cluster.CacheClusterStatus);
    }
  }
}

function cacheOf(
  resourceType: Cache['resourceType'],
  resourceId: string | undefined,
  cache: Cache['cache'],
  status: string | undefined,
): Cache {
  if (resourceId === undefined)
    throw new ReportError(`ElastiCache lists an entry of ${resourceType} without an id`);
  return { resourceType, resourceId, cache, notJudged: notJudged(cache.Engine, status) };
}

function notJudged(engine: string | undefined, status: string | undefined): string | undefined {
  if (engine?.toLowerCase() === 'memcached') return 'The cache runs Memcached.';
  const lower = status?.toLowerCase();
  return lower === 'deleting' || lower === 'create-failed' ? `The cache has status ${lower}.` : undefined;
}
