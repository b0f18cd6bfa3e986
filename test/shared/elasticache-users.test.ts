import {
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  DescribeServerlessCachesCommand,
  DescribeUserGroupsCommand,
  DescribeUsersCommand,
  ElastiCacheClient,
  type User,
  type UserGroup,
} from '@aws-sdk/client-elasticache';
import { cachesWithAccess } from '../../shared/elasticache-users';
import { answer, fakeClients, type Answer } from '../fake-aws';

const PERMISSIONS = [
  'elasticache:DescribeReplicationGroups',
  'elasticache:DescribeCacheClusters',
  'elasticache:DescribeServerlessCaches',
  'elasticache:DescribeUserGroups',
  'elasticache:DescribeUsers',
];

async function cachesIn(includeServerless: boolean, answers: readonly Answer[]) {
  const fake = fakeClients(answers, PERMISSIONS);
  const caches = [];
  for await (const found of cachesWithAccess(fake.client(ElastiCacheClient, 'us-east-1'), includeServerless))
    caches.push(found);
  return { caches, unasked: fake.unasked };
}

test('tells the tokens and groups of every cache', async () => {
  const { caches, unasked } = await cachesIn(true, [
    answer(DescribeReplicationGroupsCommand, {
      ReplicationGroups: [
        { ReplicationGroupId: 'token', AuthTokenEnabled: true },
        { ReplicationGroupId: 'groups', AuthTokenEnabled: false, UserGroupIds: ['ug', 'other'] },
      ],
    }),
    answer(DescribeCacheClustersCommand, {
      CacheClusters: [{ CacheClusterId: 'alone', Engine: 'memcached' }],
    }),
    answer(DescribeServerlessCachesCommand, {
      ServerlessCaches: [
        { ServerlessCacheName: 'guarded', UserGroupId: 'ug' },
        { ServerlessCacheName: 'removed', UserGroupId: '' },
        { ServerlessCacheName: 'never' },
      ],
    }),
  ]);
  expect(
    caches.map(({ resourceId, cache: { hasAuthToken, userGroupIds }, notJudged }) => [
      resourceId,
      hasAuthToken,
      userGroupIds,
      notJudged,
    ]),
  ).toEqual([
    ['token', true, [], undefined],
    ['groups', false, ['ug', 'other'], undefined],
    ['alone', false, [], 'The cache runs Memcached.'],
    ['guarded', false, ['ug'], undefined],
    ['removed', false, [], undefined],
    ['never', false, [], undefined],
  ]);
  expect(unasked()).toEqual([]);
});

test('serverless caches are not asked for unless they are included', async () => {
  const { caches } = await cachesIn(false, [
    answer(DescribeReplicationGroupsCommand, {}),
    answer(DescribeCacheClustersCommand, {}),
  ]);
  expect(caches).toEqual([]);
});

const groupsOf = (...groups: readonly UserGroup[]) =>
  answer(DescribeUserGroupsCommand, { UserGroups: [...groups] });
const usersOf = (...users: readonly User[]) => answer(DescribeUsersCommand, { Users: [...users] });

async function accessTo(userGroupIds: string[], ...answers: readonly Answer[]) {
  const { caches, unasked } = await cachesIn(false, [
    answer(DescribeReplicationGroupsCommand, {
      ReplicationGroups: [
        { ReplicationGroupId: 'first', UserGroupIds: userGroupIds },
        { ReplicationGroupId: 'second', UserGroupIds: userGroupIds },
      ],
    }),
    answer(DescribeCacheClustersCommand, {}),
    ...answers,
  ]);
  const open = [];
  for (const { cache } of caches) open.push(await cache.openUsers());
  expect(unasked()).toEqual([]);
  return open;
}

async function openUsers(user: Omit<User, 'UserId'>) {
  const [open] = await accessTo(
    ['ug'],
    groupsOf({ UserGroupId: 'ug', UserIds: ['u'] }),
    usersOf({ ...user, UserId: 'u' }),
  );
  return open;
}

test.each<[string, Omit<User, 'UserId'>]>([
  ['enabled', { AccessString: 'on ~* +@all', Authentication: { Type: 'no-password' } }],
  ['enabled, at the end', { AccessString: '~*  +@all ON', Authentication: { Type: 'no-password' } }],
  ['perhaps enabled', { Authentication: { Type: 'no-password' } }],
])('a user without a password who is %s lets everybody in', async (_, user) => {
  expect(await openUsers(user)).toEqual(['u']);
});

test.each<[string, Omit<User, 'UserId'>]>([
  ['disabled', { AccessString: 'off ~keys* -@all', Authentication: { Type: 'no-password' } }],
  ['neither enabled nor disabled', { AccessString: '~on* +@all', Authentication: { Type: 'no-password' } }],
  ['disabled, of whom nothing else is told', { AccessString: 'off' }],
  [
    'with a password',
    { AccessString: 'on ~* +@all', Authentication: { Type: 'password', PasswordCount: 1 } },
  ],
  ['of IAM', { AccessString: 'on ~* +@all', Authentication: { Type: 'iam' } }],
])('a user %s lets nobody in', async (_, user) => {
  expect(await openUsers(user)).toEqual([]);
});

test('users and groups are listed once, over all pages', async () => {
  const open = await accessTo(
    ['a', 'b'],
    answer(DescribeUserGroupsCommand, {
      UserGroups: [{ UserGroupId: 'a', UserIds: ['app', 'default'] }],
      Marker: 'groups 2',
    }),
    answer(
      DescribeUserGroupsCommand,
      { UserGroups: [{ UserGroupId: 'b', UserIds: ['app'] }] },
      { input: { Marker: 'groups 2' } },
    ),
    answer(DescribeUsersCommand, {
      Users: [{ UserId: 'app', AccessString: 'on', Authentication: { Type: 'iam' } }],
      Marker: 'users 2',
    }),
    answer(
      DescribeUsersCommand,
      { Users: [{ UserId: 'default', AccessString: 'on', Authentication: { Type: 'no-password' } }] },
      { input: { Marker: 'users 2' } },
    ),
  );
  expect(open).toEqual([['default'], ['default']]);
});

test.each<[string, readonly Answer[], string]>([
  [
    'no groups',
    [answer(DescribeUserGroupsCommand, {}), answer(DescribeUsersCommand, {})],
    'ElastiCache does not tell about user group ug',
  ],
  [
    'a group without users',
    [groupsOf({ UserGroupId: 'ug' }, { UserIds: ['u'] }), usersOf()],
    'ElastiCache does not tell about user group ug',
  ],
  [
    'a user that is not listed',
    [groupsOf({ UserGroupId: 'ug', UserIds: ['u'] }), usersOf({ AccessString: 'off' })],
    'ElastiCache does not tell about user u',
  ],
  [
    'a user who authenticates in no known way',
    [groupsOf({ UserGroupId: 'ug', UserIds: ['u'] }), usersOf({ UserId: 'u', AccessString: 'on' })],
    'ElastiCache does not tell how user u authenticates',
  ],
])('%s: the answer stays open', async (_, answers, message) => {
  await expect(accessTo(['ug'], ...answers)).rejects.toThrow(message);
});
