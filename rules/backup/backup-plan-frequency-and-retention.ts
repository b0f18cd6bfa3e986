import { backupRule } from '../../shared/backup-plan';
import { integerParameter } from '../../shared/parameters';
import { BackupPlan } from '../../shared/resources/backup';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'backup-plan-frequency-and-retention',
  title: 'Backup plans run at least daily and keep their backups long enough',
  rationale:
    'What changed since the last backup is lost with its source, and damage to PHI that is noticed late needs a copy from before it.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'parity',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)'],
  severity: 'low',
  remediation:
    'Give the plan a rule with a daily schedule and a retention period of the wanted length (UpdateBackupPlan).',
  resource: BackupPlan,
  parameters: {
    maxDaysBetweenBackups: integerParameter({
      default: 1,
      min: 1,
      max: 31,
      description: 'Days that may at most lie between two backups.',
    }),
    minRetentionDays: integerParameter({
      default: 35,
      min: 1,
      max: 36_500,
      description: 'Days for which backups must at least be kept.',
    }),
  },

  evaluate({ configuration }, { parameters: { maxDaysBetweenBackups: often, minRetentionDays: long } }) {
    const rules = (configuration.BackupPlan?.BackupPlanRule ?? []).map(backupRule);
    // One rule must do both: a daily backup of seven days and a weekly one of a year leave days uncovered.
    const enough = rules.find(
      ({ daysBetweenBackups, retentionDays }) => daysBetweenBackups <= often && retentionDays >= long,
    );
    if (enough !== undefined) return compliant(`The plan has ${enough.description}.`);
    const seen = rules.map(({ description }) => description).join(', ') || 'no rules';
    return nonCompliant(
      `A rule that backs up every ${String(often)} day(s) and keeps backups for ${String(long)} day(s) is wanted; the plan has ${seen}.`,
    );
  },
});

export const { handler } = rule;
