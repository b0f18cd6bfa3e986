/** How often the rules of a backup plan make backups, and for how long they keep them. */
import type { BackupPlan } from './resources/backup';
import { longestGap } from './schedule';
import type { Decoded } from './shape';

type Plan = NonNullable<Decoded<(typeof BackupPlan)['configuration']>['BackupPlan']>;
type PlanRule = NonNullable<Plan['BackupPlanRule']>[number];

export interface BackupRule {
  /** Infinite where the schedule cannot be read. */
  readonly daysBetweenBackups: number;
  /** Infinite where backups are never deleted. */
  readonly retentionDays: number;
  /** Such as `rule "nightly" (up to 1 day(s) apart, kept for 35 day(s))`. */
  readonly description: string;
}

/** What AWS Backup does for a rule without a schedule. */
const DEFAULT_SCHEDULE = 'cron(0 5 ? * * *)';

export function backupRule({
  RuleName: name = 'without a name',
  ScheduleExpression: schedule = DEFAULT_SCHEDULE,
  EnableContinuousBackup: isContinuous,
  Lifecycle: lifecycle,
}: PlanRule): BackupRule {
  const days = lifecycle?.DeleteAfterDays;
  // -1 takes a retention period back.
  const retentionDays = days === undefined || days < 0 ? Infinity : days;
  const kept = retentionDays === Infinity ? 'kept for good' : `kept for ${String(retentionDays)} day(s)`;
  if (isContinuous === true)
    return {
      daysBetweenBackups: 0,
      retentionDays,
      description: `rule "${name}" (continuous where the service can, ${kept})`,
    };
  const gap = longestGap(schedule);
  const pace = gap === undefined ? `unreadable schedule ${schedule}` : `up to ${String(gap)} day(s) apart`;
  return {
    daysBetweenBackups: gap ?? Infinity,
    retentionDays,
    description: `rule "${name}" (${pace}, ${kept})`,
  };
}
