import { DescribeCacheClustersCommand, type CacheCluster } from '@aws-sdk/client-elasticache';
import { rule } from '../../../rules/elasticache/elasticache-redis-engine-version-eligible';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const clusters = (...CacheClusters: CacheCluster[]) => [
  answer(DescribeCacheClustersCommand, { CacheClusters }),
];

testPeriodicRule(rule, {
  compliant: {
    'a replication group with two members': {
      answers: clusters(
        { CacheClusterId: 'a-001', ReplicationGroupId: 'a', Engine: 'redis', EngineVersion: '7.1.0' },
        { CacheClusterId: 'a-002', ReplicationGroupId: 'a', Engine: 'redis', EngineVersion: '7.1.0' },
      ),
      annotation: /^Nodes run Redis 7\.1\.0\.$/,
    },
    'Redis 3.2.6': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', EngineVersion: '3.2.6' }),
    },
    'Redis 4.0.10': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'Redis', EngineVersion: '4.0.10' }),
    },
    'a version that names no patch': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', EngineVersion: '6.x' }),
    },
    'Valkey, in a release below the lowest of Redis': {
      parameters: { minimumVersion: '8.0' },
      answers: clusters({ CacheClusterId: 'c', Engine: 'Valkey', EngineVersion: '7.2.6' }),
      annotation: /^Nodes run Valkey\.$/,
    },
    'Valkey without a version': { answers: clusters({ CacheClusterId: 'c', Engine: 'valkey' }) },
    'an old member on its way out': {
      answers: clusters(
        {
          CacheClusterId: 'a-001',
          ReplicationGroupId: 'a',
          EngineVersion: '3.2.4',
          CacheClusterStatus: 'deleting',
        },
        { CacheClusterId: 'a-002', ReplicationGroupId: 'a', EngineVersion: '5.0.6' },
      ),
    },
  },
  nonCompliant: {
    'Redis 3.2.10, which is later than 3.2.6': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', EngineVersion: '3.2.10' }),
      annotation: /run Redis 3\.2\.10; 3\.2\.6, or 4\.0\.10 or later, is wanted/,
    },
    'Redis 4.0.9': { answers: clusters({ CacheClusterId: 'c', Engine: 'redis', EngineVersion: '4.0.9' }) },
    'Redis 2.8.24': { answers: clusters({ CacheClusterId: 'c', Engine: 'redis', EngineVersion: '2.8.24' }) },
    'no engine, and an old version': { answers: clusters({ CacheClusterId: 'c', EngineVersion: '3.2.4' }) },
    'the worst of several members': {
      answers: clusters(
        { CacheClusterId: 'a-001', ReplicationGroupId: 'a', Engine: 'redis', EngineVersion: '7.1.0' },
        { CacheClusterId: 'a-002', ReplicationGroupId: 'a', Engine: 'redis', EngineVersion: '4.0.9' },
        { CacheClusterId: 'a-003', ReplicationGroupId: 'a', Engine: 'valkey', EngineVersion: '8.0' },
      ),
      annotation: /run Redis 4\.0\.9;/,
    },
    'Redis 3.2.6 where a parameter does not allow it': {
      parameters: { allowRedis326: 'false' },
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', EngineVersion: '3.2.6' }),
      annotation: /3\.2\.6; 4\.0\.10 or later, is wanted/,
    },
    'below the lowest that a parameter sets': {
      parameters: { minimumVersion: '6.0' },
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', EngineVersion: '5.0.6' }),
    },
  },
  notApplicable: {
    Memcached: {
      answers: clusters({ CacheClusterId: 'pages', Engine: 'memcached', EngineVersion: '1.6.22' }),
      annotation: /Memcached/,
    },
    'on the way out, or never made': {
      answers: clusters(
        { CacheClusterId: 'a', EngineVersion: '2.8.24', CacheClusterStatus: 'deleting' },
        { CacheClusterId: 'b', EngineVersion: '2.8.24', CacheClusterStatus: 'deleted' },
        { CacheClusterId: 'c', CacheClusterStatus: 'create-failed' },
      ),
      annotation: /status (deleting|deleted|create-failed)/,
    },
  },
  findings: {
    'all pages, one finding a cache': {
      answers: [
        answer(
          DescribeCacheClustersCommand,
          {
            CacheClusters: [
              { CacheClusterId: 'a-001', ReplicationGroupId: 'a', EngineVersion: '7.1.0' },
              { CacheClusterId: 'a', EngineVersion: '3.2.6' },
            ],
            Marker: 'next',
          },
          { input: { Marker: undefined } },
        ),
        answer(
          DescribeCacheClustersCommand,
          { CacheClusters: [{ CacheClusterId: 'a-002', ReplicationGroupId: 'a', EngineVersion: '4.0.0' }] },
          { input: { Marker: 'next' } },
        ),
      ],
      expected: [
        ['AWS::ElastiCache::ReplicationGroup', 'a', 'NON_COMPLIANT'],
        ['AWS::ElastiCache::CacheCluster', 'a', 'COMPLIANT'],
      ],
    },
    'nothing in the Region': { answers: [answer(DescribeCacheClustersCommand, {})], expected: [] },
  },
  fails: {
    'the list may not be asked for': {
      answers: [failure(DescribeCacheClustersCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'no version': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis' }),
      error: /does not tell the version of cluster c/,
    },
    'a version that is none': {
      answers: clusters({ CacheClusterId: 'c', Engine: 'redis', EngineVersion: 'latest' }),
      error: /version: expected a dotted version/,
    },
  },
});
