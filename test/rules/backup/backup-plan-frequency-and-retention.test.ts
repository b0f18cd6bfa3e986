import { rule } from '../../../rules/backup/backup-plan-frequency-and-retention';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'daily, kept for 35 days': {
      configuration: {
        BackupPlan: {
          BackupPlanName: 'phi',
          BackupPlanRule: [
            {
              RuleName: 'nightly',
              ScheduleExpression: 'cron(0 5 ? * * *)',
              Lifecycle: { DeleteAfterDays: 35 },
            },
          ],
        },
      },
      ignored: { VersionId: 'v1' },
      annotation: /^The plan has rule "nightly" \(up to 1 day\(s\) apart, kept for 35 day\(s\)\)\.$/,
    },
    'no schedule and no lifecycle': {
      configuration: { BackupPlan: { BackupPlanRule: [{ RuleName: 'r' }] } },
      annotation: /kept for good/,
    },
    'a plan as JSON text, with nulls': {
      configuration: {
        BackupPlan:
          '{"BackupPlanRule":[{"RuleName":"r","ScheduleExpression":null,"EnableContinuousBackup":null,"Lifecycle":{"DeleteAfterDays":"90"}}]}',
      },
    },
    'continuous, whatever the schedule of the snapshots': {
      configuration: {
        BackupPlan: {
          BackupPlanRule: [
            {
              EnableContinuousBackup: 'true',
              ScheduleExpression: 'cron(0 5 1 * ? *)',
              Lifecycle: { DeleteAfterDays: 35 },
            },
          ],
        },
      },
      annotation: /continuous/,
    },
    'a retention period that was taken back': {
      configuration: { BackupPlan: { BackupPlanRule: [{ Lifecycle: { DeleteAfterDays: -1 } }] } },
    },
    'twice a day by a rate, beside a monthly rule and an unreadable one': {
      configuration: {
        BackupPlan: {
          BackupPlanRule: [
            { ScheduleExpression: 'cron(0 5 1 * ? *)' },
            { ScheduleExpression: 'some day' },
            { ScheduleExpression: 'rate(12 hours)', Lifecycle: { DeleteAfterDays: 35 } },
          ],
        },
      },
      annotation: /0\.5 day/,
    },
    'weekly for a month where that is enough': {
      configuration: {
        BackupPlan: {
          BackupPlanRule: [{ ScheduleExpression: 'cron(0 5 ? * SUN *)', Lifecycle: { DeleteAfterDays: 30 } }],
        },
      },
      parameters: { maxDaysBetweenBackups: '7', minRetentionDays: '30' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /the plan has no rules\.$/ },
    'a plan without rules': { configuration: { BackupPlan: { BackupPlanRule: [] } } },
    'weekly, kept for a year': {
      configuration: {
        BackupPlan: {
          BackupPlanRule: [
            {
              RuleName: 'weekly',
              ScheduleExpression: 'cron(0 5 ? * SUN *)',
              Lifecycle: { DeleteAfterDays: 365 },
            },
          ],
        },
      },
      annotation:
        /every 1 day\(s\) and keeps backups for 35 day\(s\) is wanted; the plan has rule "weekly" \(up to 7 day/,
    },
    'daily, kept for a week': {
      configuration: {
        BackupPlan: {
          BackupPlanRule: [{ ScheduleExpression: 'cron(0 5 * * ? *)', Lifecycle: { DeleteAfterDays: 7 } }],
        },
      },
    },
    'a weekly rule kept for a year and a daily one kept for a week': {
      configuration: {
        BackupPlan: {
          BackupPlanRule: [
            { ScheduleExpression: 'cron(0 5 ? * SUN *)', Lifecycle: { DeleteAfterDays: 365 } },
            { ScheduleExpression: 'cron(0 5 * * ? *)', Lifecycle: { DeleteAfterDays: 7 } },
          ],
        },
      },
      annotation: /7 day\(s\) apart, kept for 365 day\(s\)\), rule .* kept for 7 day/,
    },
    'on workdays alone': {
      configuration: {
        BackupPlan: { BackupPlanRule: [{ ScheduleExpression: 'cron(0 5 ? * MON-FRI *)' }] },
      },
      annotation: /up to 3 day/,
    },
    'continuous, kept for less than is wanted': {
      configuration: {
        BackupPlan: {
          BackupPlanRule: [{ EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 34 } }],
        },
      },
    },
    'a schedule that cannot be read': {
      configuration: { BackupPlan: { BackupPlanRule: [{ ScheduleExpression: 'cron(daily)' }] } },
      annotation: /unreadable schedule cron\(daily\)/,
    },
  },
  fails: {
    'rules that are no list': {
      configuration: { BackupPlan: { BackupPlanRule: { RuleName: 'r' } } },
      error: /configuration\.BackupPlan\.BackupPlanRule: expected a list/,
    },
    'days that are no number': {
      configuration: { BackupPlan: { BackupPlanRule: [{ Lifecycle: { DeleteAfterDays: 'always' } }] } },
      error: /DeleteAfterDays: expected a whole number/,
    },
  },
});
