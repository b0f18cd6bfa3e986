/** How caches with Redis or Valkey authenticate their clients: AUTH tokens, or users and their groups. */
import {
  type ElastiCacheClient,
  paginateDescribeUserGroups,
  paginateDescribeUsers,
  type ReplicationGroup,
  type User,
} from '@aws-sdk/client-elasticache';
import { type Cache, cachesOf, serverlessCachesOf } from './elasticache';
import { ReportError } from './errors';

export interface Access {
  readonly hasAuthToken: boolean;
  readonly userGroupIds: readonly string[];
  /**
   * The ids of those users in the groups who may log in without any credential. All users and groups are listed once,
   * when that is first asked. Needs elasticache:DescribeUserGroups and elasticache:DescribeUsers.
   * @throws ReportError when ElastiCache does not tell enough about a group or a user
   */
  readonly openUsers: () => Promise<readonly string[]>;
}

/**
 * All caches, serverless ones where they are included, with what authenticates their clients.
 * @throws ReportError when one has no id
 */
export async function* cachesWithAccess(
  client: ElastiCacheClient,
  includeServerless: boolean,
): AsyncGenerator<Cache<Access>> {
  let listed: Promise<Directory> | undefined;
  const accessBy = (hasAuthToken: boolean, userGroupIds: readonly string[]): Access => ({
    hasAuthToken,
    userGroupIds,
    openUsers: async () => openUsersIn(await (listed ??= directoryOf(client)), userGroupIds),
  });
  for await (const found of cachesOf(client)) {
    // A cluster that stands alone has no groups.
    const cache: Pick<ReplicationGroup, 'AuthTokenEnabled' | 'UserGroupIds'> = found.cache;
    yield { ...found, cache: accessBy(cache.AuthTokenEnabled === true, cache.UserGroupIds ?? []) };
  }
  if (!includeServerless) return;
  for await (const found of serverlessCachesOf(client)) {
    // A serverless cache knows no token; after its group was removed, the id of that is an empty text.
    const { UserGroupId = '' } = found.cache;
    yield { ...found, cache: accessBy(false, UserGroupId === '' ? [] : [UserGroupId]) };
  }
}

interface Directory {
  readonly users: ReadonlyMap<string, User>;
  /** The ids of the users of each group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

function openUsersIn({ users, groups }: Directory, groupIds: readonly string[]): readonly string[] {
  return groupIds
    .flatMap((groupId) => entryOf(groups, groupId, 'user group'))
    .filter((userId) => isOpen(entryOf(users, userId, 'user')));
}

async function directoryOf(client: ElastiCacheClient): Promise<Directory> {
  const groups = new Map<string, readonly string[]>();
  for await (const { UserGroups = [] } of paginateDescribeUserGroups({ client }, {})) {
    // Without its users nothing is known about a group.
    for (const { UserGroupId = '', UserIds = [] } of UserGroups)
      if (UserIds.length > 0) groups.set(UserGroupId, UserIds);
  }
  const users = new Map<string, User>();
  for await (const { Users = [] } of paginateDescribeUsers({ client }, {})) {
    for (const user of Users) users.set(user.UserId ?? '', user);
  }
  return { users, groups };
}

function entryOf<T>(entries: ReadonlyMap<string, T>, id: string, what: string): T {
  const entry = entries.get(id);
  if (entry === undefined) throw new ReportError(`ElastiCache does not tell about ${what} ${id}`);
  return entry;
}

/** @param user whose access string, where it is not told, may be that of an enabled user */
function isOpen({ UserId, AccessString = 'on', Authentication }: User): boolean {
  // A user whose access string says neither "on" nor "off" is off.
  if (!AccessString.toLowerCase().split(/\s+/).includes('on')) return false;
  const type = Authentication?.Type?.toLowerCase();
  if (type === 'no-password') return true;
  if (type === 'password' || type === 'iam') return false;
  throw new ReportError(`ElastiCache does not tell how user ${String(UserId)} authenticates`);
}
