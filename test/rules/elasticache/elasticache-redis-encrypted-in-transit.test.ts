import { DescribeCacheClustersCommand, DescribeReplicationGroupsCommand } from '@aws-sdk/client-elasticache';
import { rule } from '../../../rules/elasticache/elasticache-redis-encrypted-in-transit';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

testPeriodicRule(rule, {
  compliant: {
    'on, without a mode': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [{ ReplicationGroupId: 'sessions', TransitEncryptionEnabled: true }],
        }),
        answer(DescribeCacheClustersCommand, { CacheClusters: [] }),
      ],
      annotation: /must use TLS/,
    },
    'mode required': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [
            {
              ReplicationGroupId: 'sessions',
              TransitEncryptionEnabled: true,
              TransitEncryptionMode: 'required',
            },
          ],
        }),
        answer(DescribeCacheClustersCommand, { CacheClusters: [] }),
      ],
    },
    'mode preferred where that is allowed': {
      parameters: { allowPreferredMode: 'true' },
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [
            {
              ReplicationGroupId: 'sessions',
              TransitEncryptionEnabled: true,
              TransitEncryptionMode: 'preferred',
            },
          ],
        }),
        answer(DescribeCacheClustersCommand, { CacheClusters: [] }),
      ],
      annotation: /tolerated by a parameter/,
    },
    'a cluster that stands alone, being modified': {
      answers: [
        answer(DescribeReplicationGroupsCommand, { ReplicationGroups: [] }),
        answer(
          DescribeCacheClustersCommand,
          {
            CacheClusters: [
              {
                CacheClusterId: 'lab',
                Engine: 'valkey',
                CacheClusterStatus: 'modifying',
                TransitEncryptionEnabled: true,
                TransitEncryptionMode: 'required',
              },
            ],
          },
          { input: { ShowCacheClustersNotInReplicationGroups: true } },
        ),
      ],
    },
  },
  nonCompliant: {
    'mode preferred': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [
            {
              ReplicationGroupId: 'sessions',
              TransitEncryptionEnabled: true,
              TransitEncryptionMode: 'preferred',
            },
          ],
        }),
        answer(DescribeCacheClustersCommand, { CacheClusters: [] }),
      ],
      annotation: /mode is preferred; required is wanted/,
    },
    'off, while a change to on is pending': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [
            {
              ReplicationGroupId: 'sessions',
              TransitEncryptionEnabled: false,
              PendingModifiedValues: {
                TransitEncryptionEnabled: true,
                TransitEncryptionMode: 'required',
              },
            },
          ],
        }),
        answer(DescribeCacheClustersCommand, { CacheClusters: [] }),
      ],
      annotation: /Encryption in transit is off/,
    },
    'neither member': {
      answers: [
        answer(DescribeReplicationGroupsCommand, { ReplicationGroups: [{ ReplicationGroupId: 'sessions' }] }),
        answer(DescribeCacheClustersCommand, { CacheClusters: [] }),
      ],
    },
    'off where the preferred mode is allowed': {
      parameters: { allowPreferredMode: 'true' },
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [{ ReplicationGroupId: 'sessions', TransitEncryptionEnabled: false }],
        }),
        answer(DescribeCacheClustersCommand, { CacheClusters: [] }),
      ],
    },
    'a cluster that stands alone, without an engine': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {}),
        answer(DescribeCacheClustersCommand, {
          CacheClusters: [{ CacheClusterId: 'lab', TransitEncryptionEnabled: false }],
        }),
      ],
    },
  },
  notApplicable: {
    'Memcached, encrypted or not': {
      answers: [
        answer(DescribeReplicationGroupsCommand, { ReplicationGroups: [] }),
        answer(DescribeCacheClustersCommand, {
          CacheClusters: [
            { CacheClusterId: 'pages', Engine: 'memcached', TransitEncryptionEnabled: false },
            { CacheClusterId: 'images', Engine: 'Memcached', TransitEncryptionEnabled: true },
          ],
        }),
      ],
    },
    'on the way out, or never made': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [
            { ReplicationGroupId: 'old', Status: 'deleting', TransitEncryptionEnabled: false },
            { ReplicationGroupId: 'broken', Status: 'create-failed' },
          ],
        }),
        answer(DescribeCacheClustersCommand, {
          CacheClusters: [{ CacheClusterId: 'lab', Engine: 'redis', CacheClusterStatus: 'deleting' }],
        }),
      ],
      annotation: /status (deleting|create-failed)/,
    },
  },
  findings: {
    'all pages of both lists, by the ids of ElastiCache': {
      answers: [
        answer(
          DescribeReplicationGroupsCommand,
          {
            ReplicationGroups: [{ ReplicationGroupId: 'a', TransitEncryptionEnabled: true }],
            Marker: 'groups 2',
          },
          { input: { Marker: undefined } },
        ),
        answer(
          DescribeReplicationGroupsCommand,
          { ReplicationGroups: [{ ReplicationGroupId: 'b', TransitEncryptionEnabled: false }] },
          { input: { Marker: 'groups 2' } },
        ),
        answer(
          DescribeCacheClustersCommand,
          {
            CacheClusters: [{ CacheClusterId: 'a', Engine: 'redis', TransitEncryptionEnabled: false }],
            Marker: 'clusters 2',
          },
          { input: { Marker: undefined, ShowCacheClustersNotInReplicationGroups: true } },
        ),
        answer(
          DescribeCacheClustersCommand,
          { CacheClusters: [{ CacheClusterId: 'm', Engine: 'memcached' }] },
          { input: { Marker: 'clusters 2', ShowCacheClustersNotInReplicationGroups: true } },
        ),
      ],
      expected: [
        ['AWS::ElastiCache::ReplicationGroup', 'a', 'COMPLIANT'],
        ['AWS::ElastiCache::ReplicationGroup', 'b', 'NON_COMPLIANT'],
        ['AWS::ElastiCache::CacheCluster', 'a', 'NON_COMPLIANT'],
        ['AWS::ElastiCache::CacheCluster', 'm', 'NOT_APPLICABLE'],
      ],
    },
    'nothing in the Region': {
      answers: [answer(DescribeReplicationGroupsCommand, {}), answer(DescribeCacheClustersCommand, {})],
      expected: [],
    },
  },
  fails: {
    'a list may not be asked for': {
      answers: [failure(DescribeReplicationGroupsCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'a group without an id': {
      answers: [answer(DescribeReplicationGroupsCommand, { ReplicationGroups: [{}] })],
      error: /lists an entry of AWS::ElastiCache::ReplicationGroup without an id/,
    },
  },
});
