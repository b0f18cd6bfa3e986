import { rule } from '../../../rules/backup/backup-plan-copies-to-another-region';
import { readItem } from '../../../shared/item';
import { testRule } from '../../rule-tester';

const WEST = 'arn:aws:backup:us-west-2:111122223333:backup-vault:dr';
const EAST = 'arn:aws:backup:us-east-1:444455556666:backup-vault:dr';

const copyingTo = (...vaults: readonly unknown[]) => ({
  BackupPlan: {
    BackupPlanName: 'phi',
    BackupPlanRule: [
      { RuleName: 'without copies', CopyActions: null },
      { CopyActions: vaults.map((DestinationBackupVaultArn) => ({ DestinationBackupVaultArn })) },
    ],
  },
});

testRule(rule, {
  compliant: {
    'a copy to another Region': {
      configuration: copyingTo(WEST),
      annotation: /^The plan copies backups from us-east-1 to us-west-2\.$/,
    },
    'a copy to another Region beside one to another account': { configuration: copyingTo(EAST, WEST) },
    'the plan as JSON text, in other casing': {
      configuration: {
        backupPlan: JSON.stringify({
          backupPlanRule: [{ copyActions: [{ destinationBackupVaultArn: WEST }] }],
        }),
      },
    },
    'a copy to a Region that is allowed': {
      configuration: copyingTo(WEST),
      parameters: { allowedRegions: 'eu-west-1, us-west-2' },
    },
  },
  nonCompliant: {
    'an empty configuration': {
      configuration: {},
      annotation: /^The plan in us-east-1 copies nothing; copies to another Region are wanted\.$/,
    },
    'no copies': { configuration: { BackupPlan: { BackupPlanRule: [{ RuleName: 'r' }] } } },
    'no actions in the list': { configuration: copyingTo() },
    'no rules': { configuration: { BackupPlan: { BackupPlanName: 'phi', BackupPlanRule: [] } } },
    'copies to another account in the same Region': {
      configuration: copyingTo(EAST, EAST),
      annotation: /copies backups only to us-east-1;/,
    },
    'a copy to a Region that is not allowed': {
      configuration: copyingTo(WEST),
      parameters: { allowedRegions: 'eu-west-1' },
      annotation: /only to us-west-2; copies to one of eu-west-1 are wanted/,
    },
    'a copy to the Region of the plan where it is allowed': {
      configuration: copyingTo(EAST),
      parameters: { allowedRegions: 'us-east-1,us-west-2' },
    },
  },
  notApplicable: {
    'the plan that AWS makes for EFS': {
      configuration: { BackupPlan: { BackupPlanName: 'aws/efs/automatic-backup-plan' } },
      annotation: /AWS made this plan/,
    },
  },
  fails: {
    'no ARN': {
      configuration: copyingTo(null),
      error: /DestinationBackupVaultArn: expected the ARN of a vault, got nothing/,
    },
    'an ARN without a Region': {
      configuration: copyingTo('arn:aws:backup::111122223333:backup-vault:dr'),
      error: /expected the ARN of a vault/,
    },
    'a name in the place of an ARN': {
      configuration: copyingTo('dr'),
      error: /expected the ARN of a vault, got the text "dr"/,
    },
  },
});

test('an item that does not tell its Region is not judged', async () => {
  const item = readItem({
    resourceType: 'AWS::Backup::BackupPlan',
    resourceId: 'plan-1',
    configurationItemCaptureTime: '2026-10-01T12:00:00.000Z',
    configuration: copyingTo(WEST),
  });
  const aws = {
    accountId: '111122223333',
    region: 'us-east-1',
    partition: 'aws',
    client: () => {
      throw new Error('the rule calls nothing');
    },
  };
  await expect(async () => rule.configure({})(item, aws)).rejects.toThrow(/awsRegion: expected text/);
});
