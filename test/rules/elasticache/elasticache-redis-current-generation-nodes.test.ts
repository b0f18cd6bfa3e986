import { DescribeCacheClustersCommand, type CacheCluster } from '@aws-sdk/client-elasticache';
import { rule } from '../../../rules/elasticache/elasticache-redis-current-generation-nodes';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const clusters = (...CacheClusters: CacheCluster[]) => [
  answer(DescribeCacheClustersCommand, { CacheClusters }),
];

testPeriodicRule(rule, {
  compliant: {
    'Redis on R7g': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', CacheNodeType: 'cache.r7g.xlarge' }),
      annotation: /current generation: cache\.r7g\.xlarge/,
    },
    'Redis on T2': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', CacheNodeType: 'cache.t2.micro' }),
    },
    'a family whose name begins like an old one': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', CacheNodeType: 'cache.m30.large' }),
    },
    'Valkey on a family with a suffix': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'valkey', CacheNodeType: 'cache.m8g-flex.large' }),
    },
    'an old family that a parameter leaves out': {
      parameters: { previousGenerationFamilies: 't1,m1' },
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', CacheNodeType: 'cache.r3.large' }),
    },
    'an old member on its way out': {
      answers: clusters(
        {
          CacheClusterId: 'a-001',
          ReplicationGroupId: 'a',
          CacheNodeType: 'cache.m3.large',
          CacheClusterStatus: 'deleting',
        },
        { CacheClusterId: 'a-002', ReplicationGroupId: 'a', CacheNodeType: 'cache.m7g.large' },
      ),
    },
  },
  nonCompliant: {
    'Redis on M3': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', CacheNodeType: 'cache.m3.medium' }),
      annotation: /previous generation: cache\.m3\.medium; a current one is wanted/,
    },
    'one member on R3': {
      answers: clusters(
        { CacheClusterId: 'a-001', ReplicationGroupId: 'a', CacheNodeType: 'cache.r5.large' },
        { CacheClusterId: 'a-002', ReplicationGroupId: 'a', CacheNodeType: 'cache.r3.large' },
      ),
      annotation: /previous generation: cache\.r3\.large;/,
    },
    'in another letter case': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'Redis', CacheNodeType: 'Cache.M1.Small' }),
    },
    'a family that a parameter adds': {
      parameters: { previousGenerationFamilies: 'm3, R4' },
      answers: clusters({ CacheClusterId: 'c', Engine: 'valkey', CacheNodeType: 'cache.r4.large' }),
    },
  },
  notApplicable: {
    Memcached: {
      answers: clusters({ CacheClusterId: 'pages', Engine: 'memcached', CacheNodeType: 'cache.m3.medium' }),
      annotation: /Memcached/,
    },
    'never made': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', CacheClusterStatus: 'create-failed' }),
      annotation: /status create-failed/,
    },
  },
  findings: {
    'one finding a cache': {
      answers: clusters(
        { CacheClusterId: 'a-001', ReplicationGroupId: 'a', CacheNodeType: 'cache.c1.xlarge' },
        { CacheClusterId: 'a', CacheNodeType: 'cache.t4g.micro' },
      ),
      expected: [
        ['AWS::ElastiCache::ReplicationGroup', 'a', 'NON_COMPLIANT'],
        ['AWS::ElastiCache::CacheCluster', 'a', 'COMPLIANT'],
      ],
    },
  },
  fails: {
    'the list may not be asked for': {
      answers: [failure(DescribeCacheClustersCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'no node type': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis' }),
      error: /does not tell the node type of cluster c/,
    },
    'a node type of another form': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', CacheNodeType: 'db.m3.large' }),
      error: /does not tell the node type of cluster c/,
    },
  },
});
