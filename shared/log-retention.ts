/** How long the log files of a trail stay in its bucket, by the lifecycle rules of S3. */
import type { LifecycleRule } from '@aws-sdk/client-s3';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A trail, as its configuration item has it. */
interface TrailFields {
  readonly trailARN: string | undefined;
  readonly s3KeyPrefix: string | undefined;
  readonly isOrganizationTrail: boolean | undefined;
}

export interface Retention {
  /** Days until a log file expires; a bucket that keeps versions keeps it then as a noncurrent one. */
  readonly current: number;
  /** Days until that version is deleted as well. */
  readonly noncurrent: number;
}

/**
 * The shortest times that lifecycle rules leave the log files of a trail, in days; infinite where none takes any away.
 * @param accountId the account in which the trail is seen, should it not name its own
 */
export function retentionOf(
  rules: readonly LifecycleRule[],
  trail: TrailFields,
  accountId: string,
): Retention {
  const matching = rules.filter(
    (rule) => rule.Status?.toLowerCase() === 'enabled' && mayMatch(rule, trail, accountId),
  );
  return {
    current: Math.min(...matching.map(daysToExpiration)),
    noncurrent: Math.min(...matching.map(daysOfNoncurrent)),
  };
}

function mayMatch(rule: LifecycleRule, trail: TrailFields, accountId: string): boolean {
  const { Tag, And, Prefix = And?.Prefix } = rule.Filter ?? {};
  // CloudTrail puts no tags on its files.
  if (Tag !== undefined || (And?.Tags ?? []).length > 0) return false;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- old rules have it in the place of a filter
  const prefix = Prefix ?? rule.Prefix ?? '';
  const key = keyStart(trail, accountId, prefix);
  return key.startsWith(prefix) || prefix.startsWith(key);
}

/**
 * How the keys of log files and of their digests begin. The ids of an organization and of its accounts are not known:
 * those of the prefix that is to be compared may be among them.
 */
function keyStart(trail: TrailFields, accountId: string, prefix: string): string {
  const base = trail.s3KeyPrefix === undefined ? 'AWSLogs/' : `${trail.s3KeyPrefix}/AWSLogs/`;
  if (trail.isOrganizationTrail !== true)
    return `${base}${trail.trailARN?.split(':')[4] ?? accountId}/CloudTrail`;
  const [owner = 'o-', account = ''] = /^(o-[^/]*)\/?(\d*)/.exec(prefix.slice(base.length))?.slice(1) ?? [];
  return `${base}${owner}/${account}/CloudTrail`;
}

function daysToExpiration({ Expiration: expiration }: LifecycleRule): number {
  if (expiration?.Days !== undefined) return expiration.Days;
  // From that day on, new files expire at once.
  if (expiration?.Date !== undefined)
    return Math.max(0, Math.floor((expiration.Date.getTime() - Date.now()) / DAY_MS));
  return Infinity;
}

/** A log file is written once, so that the one version it leaves is always among the newest that a rule may keep. */
function daysOfNoncurrent({ NoncurrentVersionExpiration: expiration }: LifecycleRule): number {
  if ((expiration?.NewerNoncurrentVersions ?? 0) > 0) return Infinity;
  return expiration?.NoncurrentDays ?? Infinity;
}
