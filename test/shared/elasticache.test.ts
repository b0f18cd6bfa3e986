import {
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  ElastiCacheClient,
} from '@aws-sdk/client-elasticache';
import { cachesOf } from '../../shared/elasticache';
import { answer, fakeClients, type Answer } from '../fake-aws';

async function cachesIn(...answers: Answer[]) {
  const permissions = ['elasticache:DescribeReplicationGroups', 'elasticache:DescribeCacheClusters'];
  const found = [];
  for await (const cache of cachesOf(
    fakeClients(answers, permissions).client(ElastiCacheClient, 'us-east-1'),
  ))
    found.push(cache);
  return found;
}

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
