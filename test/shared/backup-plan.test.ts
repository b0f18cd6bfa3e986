import { backupRule } from '../../shared/backup-plan';
import { BackupPlan } from '../../shared/resources/backup';

const judged = (rule: unknown) =>
  (
    BackupPlan.configuration.decode({ BackupPlan: { BackupPlanRule: [rule] } }, 'configuration').BackupPlan
      ?.BackupPlanRule ?? []
  ).map(backupRule);

test.each([
  [
    'nothing but a name: daily at five',
    { RuleName: 'r' },
    [1, Infinity, 'rule "r" (up to 1 day(s) apart, kept for good)'],
  ],
  [
    'a weekly rule',
    {
      RuleName: 'weekly',
      ScheduleExpression: 'cron(0 5 ? * SUN *)',
      EnableContinuousBackup: false,
      Lifecycle: { DeleteAfterDays: '365' },
    },
    [7, 365, 'rule "weekly" (up to 7 day(s) apart, kept for 365 day(s))'],
  ],
  [
    'a continuous rule',
    {
      RuleName: 'pitr',
      ScheduleExpression: 'cron(0 5 ? * SUN *)',
      EnableContinuousBackup: 'true',
      Lifecycle: { DeleteAfterDays: 35 },
    },
    [0, 35, 'rule "pitr" (continuous where the service can, kept for 35 day(s))'],
  ],
  [
    'a retention period that was taken back',
    { ScheduleExpression: 'rate(12 hours)', Lifecycle: { DeleteAfterDays: -1 } },
    [0.5, Infinity, 'rule "without a name" (up to 0.5 day(s) apart, kept for good)'],
  ],
  [
    'a schedule that cannot be read',
    { RuleName: 'odd', ScheduleExpression: 'cron(daily)', Lifecycle: {} },
    [Infinity, Infinity, 'rule "odd" (unreadable schedule cron(daily), kept for good)'],
  ],
])('%s', (_, rule, [daysBetweenBackups, retentionDays, description]) => {
  expect(judged(rule)).toEqual([{ daysBetweenBackups, retentionDays, description }]);
});
