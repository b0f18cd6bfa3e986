import {
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  DescribeServerlessCachesCommand,
  ElastiCacheClient,
} from '@aws-sdk/client-elasticache';
import {
  cachesOf,
  cachesWithClusters,
  replicationGroupsOf,
  serverlessCachesOf,
} from '../../shared/elasticache';
import { answer, fakeClients, type Answer } from '../fake-aws';

async function allOf<T>(
  list: (client: ElastiCacheClient) => AsyncGenerator<T>,
  ...answers: readonly Answer[]
): Promise<T[]> {
  const fake = fakeClients(answers, [
    'elasticache:DescribeReplicationGroups',
    'elasticache:DescribeCacheClusters',
    'elasticache:DescribeServerlessCaches',
  ]);
  const all: T[] = [];
  for await (const entry of list(fake.client(ElastiCacheClient, 'us-east-1'))) all.push(entry);
  expect(fake.unasked()).toEqual([]);
  return all;
}

const cachesIn = (...answers: readonly Answer[]) => allOf(cachesOf, ...answers);

test('says why a cache is not judged', async () => {
  const found = await cachesIn(
    answer(DescribeReplicationGroupsCommand, {
      ReplicationGroups: [
        { ReplicationGroupId: 'live', Engine: 'valkey', Status: 'available' },
        { ReplicationGroupId: 'plain' },
        { ReplicationGroupId: 'going', Status: 'Deleting' },
        { ReplicationGroupId: 'failed', Status: 'create-failed' },
      ],
    }),
    answer(DescribeCacheClustersCommand, {
      CacheClusters: [{ CacheClusterId: 'pages', Engine: 'Memcached', CacheClusterStatus: 'deleting' }],
    }),
  );
  expect(found.map(({ resourceId, notJudged }) => [resourceId, notJudged])).toEqual([
    ['live', undefined],
    ['plain', undefined],
    ['going', 'The cache has status deleting.'],
    ['failed', 'The cache has status create-failed.'],
    ['pages', 'The cache runs Memcached.'],
  ]);
});

test('yields the entry of the service with its type', async () => {
  const group = { ReplicationGroupId: 'a', TransitEncryptionEnabled: true };
  const cluster = { CacheClusterId: 'c', Engine: 'redis' };
  const found = await cachesIn(
    answer(DescribeReplicationGroupsCommand, { ReplicationGroups: [group] }),
    answer(DescribeCacheClustersCommand, { CacheClusters: [cluster] }),
  );
  expect(found).toEqual([
    {
      resourceType: 'AWS::ElastiCache::ReplicationGroup',
      resourceId: 'a',
      cache: group,
      notJudged: undefined,
    },
    { resourceType: 'AWS::ElastiCache::CacheCluster', resourceId: 'c', cache: cluster, notJudged: undefined },
  ]);
});

test('throws for a cluster without an id', async () => {
  const caches = cachesIn(
    answer(DescribeReplicationGroupsCommand, {}),
    answer(DescribeCacheClustersCommand, { CacheClusters: [{ Engine: 'redis' }] }),
  );
  await expect(caches).rejects.toThrow(
    'ElastiCache lists an entry of AWS::ElastiCache::CacheCluster without an id',
  );
});

test('lists replication groups alone', async () => {
  const groups = await allOf(
    replicationGroupsOf,
    answer(DescribeReplicationGroupsCommand, {
      ReplicationGroups: [{ ReplicationGroupId: 'a' }],
      Marker: 'next',
    }),
    answer(
      DescribeReplicationGroupsCommand,
      { ReplicationGroups: [{ ReplicationGroupId: 'b', Status: 'deleted' }] },
      { input: { Marker: 'next' } },
    ),
  );
  expect(groups.map(({ resourceId, notJudged }) => [resourceId, notJudged])).toEqual([
    ['a', undefined],
    ['b', 'The cache has status deleted.'],
  ]);
});

test('lists serverless caches', async () => {
  const live = { ServerlessCacheName: 'live', Engine: 'valkey', Status: 'available' };
  const caches = await allOf(
    serverlessCachesOf,
    answer(DescribeServerlessCachesCommand, { ServerlessCaches: [live], NextToken: 'next' }),
    answer(
      DescribeServerlessCachesCommand,
      {
        ServerlessCaches: [
          { ServerlessCacheName: 'going', Engine: 'redis', Status: 'DELETING' },
          { ServerlessCacheName: 'pages', Engine: 'memcached' },
        ],
      },
      { input: { NextToken: 'next' } },
    ),
  );
  expect(caches).toEqual([
    {
      resourceType: 'AWS::ElastiCache::ServerlessCache',
      resourceId: 'live',
      cache: live,
      notJudged: undefined,
    },
    expect.objectContaining({ resourceId: 'going', notJudged: 'The cache has status deleting.' }),
    expect.objectContaining({ resourceId: 'pages', notJudged: 'The cache runs Memcached.' }),
  ]);
  expect(await allOf(serverlessCachesOf, answer(DescribeServerlessCachesCommand, {}))).toEqual([]);
});

test('gathers the clusters of each cache over all pages', async () => {
  const caches = await allOf(
    cachesWithClusters,
    answer(DescribeCacheClustersCommand, {
      CacheClusters: [
        { CacheClusterId: 'a-001', ReplicationGroupId: 'a' },
        { CacheClusterId: 'a', Engine: 'redis' },
      ],
      Marker: 'next',
    }),
    answer(
      DescribeCacheClustersCommand,
      { CacheClusters: [{ CacheClusterId: 'a-002', ReplicationGroupId: 'a' }] },
      { input: { Marker: 'next' } },
    ),
  );
  expect(
    caches.map(({ resourceType, cache }) => [
      resourceType,
      cache.map(({ CacheClusterId }) => CacheClusterId),
    ]),
  ).toEqual([
    ['AWS::ElastiCache::ReplicationGroup', ['a-001', 'a-002']],
    ['AWS::ElastiCache::CacheCluster', ['a']],
  ]);
});

test('leaves out clusters on their way out, and says why a cache has no others', async () => {
  const caches = await allOf(
    cachesWithClusters,
    answer(DescribeCacheClustersCommand, {
      CacheClusters: [
        { CacheClusterId: 'a-001', ReplicationGroupId: 'a', CacheClusterStatus: 'deleting' },
        { CacheClusterId: 'a-002', ReplicationGroupId: 'a', CacheClusterStatus: 'available' },
        { CacheClusterId: 'b-001', ReplicationGroupId: 'b', CacheClusterStatus: 'available' },
        { CacheClusterId: 'b-002', ReplicationGroupId: 'b', CacheClusterStatus: 'deleted' },
        { CacheClusterId: 'c-001', ReplicationGroupId: 'c', CacheClusterStatus: 'deleting' },
        { CacheClusterId: 'm', Engine: 'memcached' },
      ],
    }),
  );
  expect(
    caches.map(({ resourceId, cache, notJudged }) => [
      resourceId,
      cache.map(({ CacheClusterId }) => CacheClusterId),
      notJudged,
    ]),
  ).toEqual([
    ['a', ['a-002'], undefined],
    ['b', ['b-001'], undefined],
    ['c', [], 'The cache has status deleting.'],
    ['m', [], 'The cache runs Memcached.'],
  ]);
});

test('there may be no cache to gather', async () => {
  expect(await allOf(cachesWithClusters, answer(DescribeCacheClustersCommand, {}))).toEqual([]);
});

test('throws for a serverless cache without a name', async () => {
  const caches = allOf(
    serverlessCachesOf,
    answer(DescribeServerlessCachesCommand, { ServerlessCaches: [{ Engine: 'redis' }] }),
  );
  await expect(caches).rejects.toThrow(
    'ElastiCache lists an entry of AWS::ElastiCache::ServerlessCache without an id',
  );
});
