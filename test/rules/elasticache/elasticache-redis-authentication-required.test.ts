import {
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  DescribeServerlessCachesCommand,
  DescribeUserGroupsCommand,
  DescribeUsersCommand,
  type ReplicationGroup,
  type ServerlessCache,
  type User,
} from '@aws-sdk/client-elasticache';
import { rule } from '../../../rules/elasticache/elasticache-redis-authentication-required';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const group = (settings: ReplicationGroup) => [
  answer(DescribeReplicationGroupsCommand, {
    ReplicationGroups: [{ ReplicationGroupId: 'a', ...settings }],
  }),
  answer(DescribeCacheClustersCommand, {}),
  answer(DescribeServerlessCachesCommand, {}),
];

const serverless = (settings: ServerlessCache) => [
  answer(DescribeReplicationGroupsCommand, {}),
  answer(DescribeCacheClustersCommand, {}),
  answer(DescribeServerlessCachesCommand, {
    ServerlessCaches: [{ ServerlessCacheName: 's', ...settings }],
  }),
];

/** User group ug with these users. */
const ug = (...Users: User[]) => [
  answer(DescribeUserGroupsCommand, {
    UserGroups: [{ UserGroupId: 'ug', UserIds: Users.map(({ UserId = '' }) => UserId) }],
  }),
  answer(DescribeUsersCommand, { Users }),
];

const APP: User = { UserId: 'app', AccessString: 'on ~* +@all', Authentication: { Type: 'password' } };

testPeriodicRule(rule, {
  compliant: {
    'an AUTH token': { answers: group({ AuthTokenEnabled: true }), annotation: /must present an AUTH token/ },
    'an AUTH token where user groups are not allowed': {
      parameters: { allowUserGroups: 'false' },
      answers: group({ AuthTokenEnabled: true }),
    },
    'a user group whose default user is off': {
      answers: [
        ...group({ AuthTokenEnabled: false, UserGroupIds: ['ug'] }),
        ...ug(
          { UserId: 'default', AccessString: 'off ~* -@all', Authentication: { Type: 'no-password' } },
          APP,
        ),
      ],
      annotation: /Every enabled user of group ug needs a credential/,
    },
    'a user group of passwords and IAM': {
      answers: [
        ...group({ UserGroupIds: ['ug'] }),
        ...ug(APP, { UserId: 'role', AccessString: 'on ~* +@all', Authentication: { Type: 'iam' } }),
      ],
    },
    'a serverless cache with a user group': {
      answers: [...serverless({ Engine: 'valkey', Status: 'available', UserGroupId: 'ug' }), ...ug(APP)],
    },
  },
  nonCompliant: {
    'no token and no group': {
      answers: group({ AuthTokenEnabled: false, UserGroupIds: [] }),
      annotation: /neither an AUTH token nor a user group/,
    },
    'nothing is told': { answers: group({}) },
    'a user group with the default user that needs no password': {
      answers: [
        ...group({ UserGroupIds: ['ug'] }),
        ...ug(
          { UserId: 'default', AccessString: 'on ~* +@all', Authentication: { Type: 'no-password' } },
          APP,
        ),
      ],
      annotation: /Group ug lets default in without a password; a credential is wanted/,
    },
    'a user group where none are allowed': {
      parameters: { allowUserGroups: 'false' },
      answers: group({ UserGroupIds: ['ug'] }),
      annotation: /User group ug is set; an AUTH token is wanted/,
    },
    'a cluster that stands alone': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {}),
        answer(
          DescribeCacheClustersCommand,
          { CacheClusters: [{ CacheClusterId: 'c', Engine: 'redis', AuthTokenEnabled: false }] },
          { input: { ShowCacheClustersNotInReplicationGroups: true } },
        ),
        answer(DescribeServerlessCachesCommand, {}),
      ],
    },
    'a serverless cache without a user group': { answers: serverless({ Engine: 'redis' }) },
    'a serverless cache whose user group was removed': {
      answers: serverless({ Engine: 'redis', UserGroupId: '' }),
    },
    'a serverless cache where user groups are not allowed': {
      parameters: { allowUserGroups: 'false' },
      answers: serverless({ Engine: 'redis', UserGroupId: 'ug' }),
    },
  },
  notApplicable: {
    'a serverless cache with Memcached': {
      answers: serverless({ Engine: 'memcached' }),
      annotation: /Memcached/,
    },
    'a cluster with Memcached': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {}),
        answer(DescribeCacheClustersCommand, {
          CacheClusters: [{ CacheClusterId: 'pages', Engine: 'memcached', AuthTokenEnabled: false }],
        }),
        answer(DescribeServerlessCachesCommand, {}),
      ],
    },
    'on its way out': {
      answers: group({ Status: 'deleting', UserGroupIds: ['ug'] }),
      annotation: /status deleting/,
    },
  },
  findings: {
    'caches of all kinds, with users and groups listed once': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [
            { ReplicationGroupId: 'a', UserGroupIds: ['ug'] },
            { ReplicationGroupId: 'b', AuthTokenEnabled: true },
          ],
        }),
        answer(DescribeCacheClustersCommand, { CacheClusters: [{ CacheClusterId: 'a' }] }),
        answer(DescribeServerlessCachesCommand, {
          ServerlessCaches: [{ ServerlessCacheName: 'a', UserGroupId: 'ug' }],
        }),
        ...ug(APP),
      ],
      expected: [
        ['AWS::ElastiCache::ReplicationGroup', 'a', 'COMPLIANT'],
        ['AWS::ElastiCache::ReplicationGroup', 'b', 'COMPLIANT'],
        ['AWS::ElastiCache::CacheCluster', 'a', 'NON_COMPLIANT'],
        ['AWS::ElastiCache::ServerlessCache', 'a', 'COMPLIANT'],
      ],
    },
    'no serverless caches where they are not to be judged': {
      parameters: { includeServerless: 'false' },
      answers: [
        answer(DescribeReplicationGroupsCommand, { ReplicationGroups: [{ ReplicationGroupId: 'a' }] }),
        answer(DescribeCacheClustersCommand, {}),
      ],
      expected: [['AWS::ElastiCache::ReplicationGroup', 'a', 'NON_COMPLIANT']],
    },
  },
  fails: {
    'the groups may not be asked for': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [{ ReplicationGroupId: 'a', UserGroupIds: ['ug'] }],
        }),
        failure(DescribeUserGroupsCommand, 'AccessDenied'),
      ],
      error: /AccessDenied/,
    },
    'a group of which nothing is told': {
      answers: [
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [{ ReplicationGroupId: 'a', UserGroupIds: ['other'] }],
        }),
        ...ug(APP),
      ],
      error: /does not tell about user group other/,
    },
  },
});
