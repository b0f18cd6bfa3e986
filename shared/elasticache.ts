/** The caches that the whitepaper's demands on Redis are about: replication groups and clusters that stand alone. */
import {
  type CacheCluster,
  type ElastiCacheClient,
  paginateDescribeCacheClusters,
  paginateDescribeReplicationGroups,
  paginateDescribeServerlessCaches,
  type ReplicationGroup,
  type ServerlessCache,
} from '@aws-sdk/client-elasticache';
import { ReportError } from './errors';

export const REPLICATION_GROUP = 'AWS::ElastiCache::ReplicationGroup';
const CACHE_CLUSTER = 'AWS::ElastiCache::CacheCluster';
export const SERVERLESS_CACHE = 'AWS::ElastiCache::ServerlessCache';

/** The types that `cachesOf` yields. AWS Config records neither; its rules name them by the ids of ElastiCache. */
export const CACHE_TYPES = [REPLICATION_GROUP, CACHE_CLUSTER] as const;

export interface Cache<C = ReplicationGroup | CacheCluster> {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly cache: C;
  /** Why there is nothing to judge, or undefined for a live cache with Redis or Valkey. */
  readonly notJudged: string | undefined;
}

/**
 * All replication groups, then all clusters outside of them.
 * @throws ReportError when one has no id
 */
export async function* cachesOf(client: ElastiCacheClient): AsyncGenerator<Cache> {
  yield* replicationGroupsOf(client);
  const standAlone = { ShowCacheClustersNotInReplicationGroups: true };
  for await (const { CacheClusters = [] } of paginateDescribeCacheClusters({ client }, standAlone)) {
    for (const cluster of CacheClusters) {
      yield cacheOf(CACHE_CLUSTER, cluster.CacheClusterId, cluster, cluster.CacheClusterStatus);
    }
  }
}

/** @throws ReportError when one has no id */
export async function* replicationGroupsOf(
  client: ElastiCacheClient,
): AsyncGenerator<Cache<ReplicationGroup>> {
  for await (const { ReplicationGroups = [] } of paginateDescribeReplicationGroups({ client }, {})) {
    for (const group of ReplicationGroups) {
      yield cacheOf(REPLICATION_GROUP, group.ReplicationGroupId, group, group.Status);
    }
  }
}

/** @throws ReportError when one has no name */
export async function* serverlessCachesOf(client: ElastiCacheClient): AsyncGenerator<Cache<ServerlessCache>> {
  for await (const { ServerlessCaches = [] } of paginateDescribeServerlessCaches({ client }, {})) {
    for (const cache of ServerlessCaches) {
      yield cacheOf(SERVERLESS_CACHE, cache.ServerlessCacheName, cache, cache.Status);
    }
  }
}

/**
 * The same caches as those of `cachesOf`, each with its clusters, which alone tell the release and the type of their
 * nodes. Clusters that are on their way out are left out.
 * @throws ReportError when one has no id
 */
export async function* cachesWithClusters(
  client: ElastiCacheClient,
): AsyncGenerator<Cache<readonly CacheCluster[]>> {
  const found = new Map<string, Cache<CacheCluster[]>>();
  for await (const { CacheClusters = [] } of paginateDescribeCacheClusters({ client }, {})) {
    for (const cluster of CacheClusters) {
      const { CacheClusterId, ReplicationGroupId: group, CacheClusterStatus } = cluster;
      const member =
        group === undefined
          ? cacheOf(CACHE_CLUSTER, CacheClusterId, cluster, CacheClusterStatus)
          : cacheOf(REPLICATION_GROUP, group, cluster, CacheClusterStatus);
      const key = `${member.resourceType} ${member.resourceId}`;
      const known = found.get(key) ?? { ...member, cache: [] };
      found.set(key, known);
      if (member.notJudged === undefined) known.cache.push(cluster);
    }
  }
  for (const known of found.values()) {
    yield known.cache.length > 0 ? { ...known, notJudged: undefined } : known;
  }
}

function cacheOf<C extends { readonly Engine?: string | undefined }>(
  resourceType: string,
  resourceId: string | undefined,
  cache: C,
  status: string | undefined,
): Cache<C> {
  if (resourceId === undefined)
    throw new ReportError(`ElastiCache lists an entry of ${resourceType} without an id`);
  return { resourceType, resourceId, cache, notJudged: notJudged(cache.Engine, status) };
}

function notJudged(engine: string | undefined, status: string | undefined): string | undefined {
  if (engine?.toLowerCase() === 'memcached') return 'The cache runs Memcached.';
  const lower = status?.toLowerCase() ?? '';
  return ['deleting', 'deleted', 'create-failed'].includes(lower)
    ? `The cache has status ${lower}.`
    : undefined;
}
