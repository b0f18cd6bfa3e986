import { MalformedItemError } from '../../shared/errors';
import { listParameter } from '../../shared/parameters';
import { BackupPlan } from '../../shared/resources/backup';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'backup-plan-copies-to-another-region',
  title: 'Backup plans copy backups to another Region',
  rationale:
    'Backups beside their source are lost in the same disaster; only a copy at another place brings the PHI back.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(ii)(C)'],
  severity: 'medium',
  remediation:
    'Add a copy action to a rule of the plan (UpdateBackupPlan) whose vault is in another Region, and keep the copies as long as the backups.',
  resource: BackupPlan,
  parameters: {
    allowedRegions: listParameter({
      default: [],
      description: 'Regions that count as another place. Empty accepts any but that of the plan.',
    }),
  },

  evaluate({ configuration: { BackupPlan: plan }, region: home }, { parameters: { allowedRegions } }) {
    if (plan?.BackupPlanName === 'aws/efs/automatic-backup-plan')
      return notApplicable('AWS made this plan for EFS, and nobody else can change it.');
    if (home === undefined) throw new MalformedItemError('awsRegion', 'text', home);
    const actions = (plan?.BackupPlanRule ?? []).flatMap(({ CopyActions = [] }) => CopyActions);
    const regions = actions.map(({ DestinationBackupVaultArn: vault }) => regionOf(vault));
    const isAllowed = (region: string) => allowedRegions.length === 0 || allowedRegions.includes(region);
    const away = regions.find((region) => region !== home && isAllowed(region));
    if (away !== undefined) return compliant(`The plan copies backups from ${home} to ${away}.`);
    const seen = regions.length === 0 ? 'nothing' : `backups only to ${[...new Set(regions)].join(', ')}`;
    const wanted = allowedRegions.length === 0 ? 'another Region' : `one of ${allowedRegions.join(', ')}`;
    return nonCompliant(`The plan in ${home} copies ${seen}; copies to ${wanted} are wanted.`);
  },
});

function regionOf(vault: string | undefined): string {
  const region = vault?.split(':')[3];
  if (region !== undefined && region !== '') return region;
  const path = 'configuration.BackupPlan.BackupPlanRule.CopyActions.DestinationBackupVaultArn';
  throw new MalformedItemError(path, 'the ARN of a vault', vault);
}

export const { handler } = rule;
