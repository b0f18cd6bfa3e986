/** Service updates of ElastiCache that replication groups should have by now. */
import {
  type ElastiCacheClient,
  paginateDescribeUpdateActions,
  type UpdateAction,
} from '@aws-sdk/client-elasticache';

export interface Lateness {
  /** Days that are tolerated after the date by which AWS recommends to apply an update. */
  readonly graceDays: number;
  /** Whether an update that was applied too late counts, too. */
  readonly flagLateCompletions: boolean;
  /** Whether an update counts that was never applied and has expired since. */
  readonly includeExpiredUpdates: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The names of the security updates that are late, by replication group; groups without one are left out. Needs
 * elasticache:DescribeUpdateActions.
 */
export async function lateSecurityUpdates(
  client: ElastiCacheClient,
  lateness: Lateness,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const late = new Map<string, string[]>();
  for await (const { UpdateActions = [] } of paginateDescribeUpdateActions({ client }, {})) {
    for (const action of UpdateActions) {
      // Updates of Memcached are for clusters.
      const { ReplicationGroupId: group, ServiceUpdateName: name = 'without a name' } = action;
      if (group === undefined || !isLate(action, lateness)) continue;
      late.set(group, [...(late.get(group) ?? []), name]);
    }
  }
  return late;
}

function isLate(action: UpdateAction, lateness: Lateness): boolean {
  // An entry that does not say what it is counts as a security update that waits to be applied.
  const type = action.ServiceUpdateType?.toLowerCase() ?? 'security-update';
  const availability = action.ServiceUpdateStatus?.toLowerCase() ?? 'available';
  const progress = action.UpdateActionStatus?.toLowerCase() ?? 'not-applied';
  if (type !== 'security-update' || availability === 'cancelled' || progress === 'not-applicable')
    return false;
  if (progress === 'complete') return lateness.flagLateCompletions && action.SlaMet?.toLowerCase() === 'no';
  if (availability === 'expired' && !lateness.includeExpiredUpdates) return false;
  const applyBy = action.ServiceUpdateRecommendedApplyByDate;
  return applyBy !== undefined && applyBy.getTime() + lateness.graceDays * DAY_MS < Date.now();
}
