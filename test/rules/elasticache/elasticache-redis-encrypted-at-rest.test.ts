import {
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  type CacheCluster,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { rule } from '../../../rules/elasticache/elasticache-redis-encrypted-at-rest';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/k';

const groups = (settings: ReplicationGroup) =>
  answer(DescribeReplicationGroupsCommand, {
    ReplicationGroups: [{ ReplicationGroupId: 'a', ...settings }],
  });

const group = (settings: ReplicationGroup) => [
  groups(settings),
  answer(DescribeCacheClustersCommand, { CacheClusters: [] }),
];

const standAlone = (settings: CacheCluster) => [
  answer(DescribeReplicationGroupsCommand, { ReplicationGroups: [] }),
  answer(
    DescribeCacheClustersCommand,
    { CacheClusters: [{ CacheClusterId: 'c', ...settings }] },
    { input: { ShowCacheClustersNotInReplicationGroups: true } },
  ),
];

testPeriodicRule(rule, {
  compliant: {
    'the flag alone': {
      answers: group({ AtRestEncryptionEnabled: true }),
      annotation: /at rest with a key that AWS owns/,
    },
    'a key of ElastiCache in effect, although nobody asked for it': {
      answers: group({ AtRestEncryptionEnabled: false, StorageEncryptionType: 'sse-elasticache' }),
    },
    'a KMS key': {
      answers: group({ AtRestEncryptionEnabled: true, StorageEncryptionType: 'sse-kms', KmsKeyId: KEY }),
      annotation: /at rest with KMS key arn/,
    },
    'a KMS key that is not named': { answers: group({ StorageEncryptionType: 'sse-kms' }) },
    'an approved key, without a type': {
      parameters: { kmsKeyIds: 'k' },
      answers: group({ AtRestEncryptionEnabled: true, KmsKeyId: KEY }),
    },
    'a customer managed key where one is required': {
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [
        ...group({ AtRestEncryptionEnabled: true, KmsKeyId: KEY }),
        answer(DescribeKeyCommand, { KeyMetadata: { KeyId: 'k', KeyManager: 'CUSTOMER' } }),
      ],
      annotation: /customer managed/,
    },
    'a cluster that stands alone': {
      answers: standAlone({ Engine: 'valkey', AtRestEncryptionEnabled: true }),
    },
  },
  nonCompliant: {
    'off by the flag': {
      answers: group({ AtRestEncryptionEnabled: false }),
      annotation: /not encrypted at rest; encryption is wanted/,
    },
    'nothing is told': { answers: group({}) },
    'off by the type': {
      answers: group({ AtRestEncryptionEnabled: false, StorageEncryptionType: 'none' }),
    },
    'asked for, but not in effect': {
      answers: group({ AtRestEncryptionEnabled: true, StorageEncryptionType: 'none' }),
    },
    'a cluster that stands alone': {
      answers: standAlone({ Engine: 'redis', AtRestEncryptionEnabled: false }),
    },
    'a key that AWS owns where some are approved': {
      parameters: { kmsKeyIds: 'k' },
      answers: group({ AtRestEncryptionEnabled: false, StorageEncryptionType: 'sse-elasticache' }),
      annotation: /a key that AWS owns; one of the approved keys is wanted/,
    },
    'a key that is not approved': {
      parameters: { kmsKeyIds: 'other' },
      answers: group({ AtRestEncryptionEnabled: true, KmsKeyId: KEY }),
    },
    'the flag alone where a customer managed key is required': {
      parameters: { requireCustomerManagedKey: 'true' },
      answers: group({ AtRestEncryptionEnabled: true }),
      annotation: /a customer managed key is wanted/,
    },
  },
  notApplicable: {
    Memcached: {
      answers: standAlone({ Engine: 'memcached', AtRestEncryptionEnabled: false }),
      annotation: /Memcached/,
    },
    'being deleted': {
      answers: group({ Status: 'deleting', AtRestEncryptionEnabled: false }),
      annotation: /status deleting/,
    },
  },
  findings: {
    'all pages of both lists': {
      answers: [
        answer(
          DescribeReplicationGroupsCommand,
          {
            ReplicationGroups: [{ ReplicationGroupId: 'a', AtRestEncryptionEnabled: true }],
            Marker: 'next',
          },
          { input: { Marker: undefined } },
        ),
        answer(
          DescribeReplicationGroupsCommand,
          { ReplicationGroups: [{ ReplicationGroupId: 'b' }] },
          { input: { Marker: 'next' } },
        ),
        answer(DescribeCacheClustersCommand, { CacheClusters: [{ CacheClusterId: 'c' }] }),
      ],
      expected: [
        ['AWS::ElastiCache::ReplicationGroup', 'a', 'COMPLIANT'],
        ['AWS::ElastiCache::ReplicationGroup', 'b', 'NON_COMPLIANT'],
        ['AWS::ElastiCache::CacheCluster', 'c', 'NON_COMPLIANT'],
      ],
    },
  },
  fails: {
    'a list may not be asked for': {
      answers: [failure(DescribeReplicationGroupsCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'a KMS key that is not named where some are approved': {
      parameters: { kmsKeyIds: 'k' },
      answers: [groups({ StorageEncryptionType: 'sse-kms' })],
      error: /KMS key: expected a key id, ARN or alias/,
    },
    'an unknown type': {
      // The SDK knows three types.
      answers: [groups({ StorageEncryptionType: 'sse-new' as 'sse-kms' })],
      error: /unknown storage encryption sse-new/,
    },
  },
});
