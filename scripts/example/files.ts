/** File systems, and the backups of everything. */
import { arnOf, ec2Id, HOME, internal, keyArn, phi, RECOVERY, roleArn } from './account';
import { related, type JsonObject, type Resource } from './item';
import { denyInsecure } from './policies';
import { hex, timeBetween, uuid } from './random';

export const fileSystemArn = (name: string): string =>
  arnOf('elasticfilesystem', `file-system/${ec2Id('fs', name)}`);
const vaultArn = (name: string, region = HOME): string => arnOf('backup', `backup-vault:${name}`, region);

const fileSystem = (name: string, encrypted: boolean, policy: JsonObject): Resource => ({
  type: 'AWS::EFS::FileSystem',
  id: ec2Id('fs', name),
  name,
  arn: fileSystemArn(name),
  tags: phi('clinical'),
  configuration: {
    Arn: fileSystemArn(name),
    BackupPolicy: { Status: encrypted ? 'ENABLED' : 'DISABLED' },
    Encrypted: encrypted,
    FileSystemId: ec2Id('fs', name),
    FileSystemPolicy: policy,
    ...(encrypted ? { KmsKeyId: keyArn('patient-data') } : {}),
    LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }],
    PerformanceMode: 'generalPurpose',
    ThroughputMode: 'bursting',
  },
});

const denial: JsonObject = {
  Version: '2012-10-17',
  Statement: [denyInsecure('elasticfilesystem', '*', { Action: '*' })],
};

const DAILY = 'cron(0 5 * * ? *)';

const plan = (
  name: string,
  vault: string,
  days: number,
  copies: readonly JsonObject[],
  schedule = DAILY,
): Resource => ({
  type: 'AWS::Backup::BackupPlan',
  id: uuid(`plan ${name}`),
  name,
  arn: arnOf('backup', `backup-plan:${uuid(`plan ${name}`)}`),
  tags: internal('platform'),
  configuration: {
    BackupPlan: {
      BackupPlanName: name,
      BackupPlanRule: [
        {
          CompletionWindowMinutes: 180,
          CopyActions: copies,
          Lifecycle: { DeleteAfterDays: days },
          RuleName: schedule === DAILY ? 'daily' : 'weekly',
          ScheduleExpression: schedule,
          StartWindowMinutes: 60,
          TargetBackupVault: vault,
        },
      ],
    },
    BackupPlanArn: arnOf('backup', `backup-plan:${uuid(`plan ${name}`)}`),
    BackupPlanId: uuid(`plan ${name}`),
    VersionId: hex(`plan ${name}`, 24),
  },
});

const selection = (of: string, name: string, resources: readonly string[]): Resource => ({
  type: 'AWS::Backup::BackupSelection',
  id: `${uuid(`selection ${name}`)}_${uuid(`plan ${of}`)}`,
  name,
  configuration: {
    BackupPlanId: uuid(`plan ${of}`),
    BackupSelection: { IamRoleArn: roleArn('backup'), Resources: resources, SelectionName: name },
    SelectionId: uuid(`selection ${name}`),
  },
});

const vault = (name: string, locked: boolean, region = HOME): Resource => ({
  type: 'AWS::Backup::BackupVault',
  id: name,
  name,
  arn: vaultArn(name, region),
  region,
  configuration: {
    ...(locked
      ? {
          AccessPolicy: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' },
            ],
          },
        }
      : {}),
    BackupVaultArn: vaultArn(name, region),
    BackupVaultName: name,
    EncryptionKeyArn: keyArn(region === HOME ? 'patient-data' : 'recovery', region),
  },
});

function recoveryPoint(
  name: string,
  type: string,
  of: string,
  vaultName: string,
  encrypted: boolean,
  days?: number,
): Resource {
  const region = vaultName === 'recovery' ? RECOVERY : HOME;
  const arn = arnOf('backup', `recovery-point:${uuid(`recovery point ${name}`)}`, region);
  const made = timeBetween(`recovery point ${name}`, '2026-08-01T00:00:00Z', '2026-09-28T00:00:00Z');
  return {
    type: 'AWS::Backup::RecoveryPoint',
    id: arn,
    arn,
    region,
    configuration: {
      BackupVaultArn: vaultArn(vaultName, region),
      BackupVaultName: vaultName,
      CompletionDate: made,
      CreatedBy: { BackupPlanId: uuid('plan clinical') },
      CreationDate: made,
      ...(encrypted
        ? { EncryptionKeyArn: keyArn(region === HOME ? 'patient-data' : 'recovery', region) }
        : {}),
      IamRoleArn: roleArn('backup'),
      IsEncrypted: encrypted,
      ...(days === undefined ? {} : { Lifecycle: { DeleteAfterDays: days } }),
      RecoveryPointArn: arn,
      ResourceArn: of,
      ResourceType: type,
      Status: 'COMPLETED',
      StorageClass: 'WARM',
    },
  };
}

export const files: readonly Resource[] = [
  fileSystem('documents', true, denial),
  fileSystem('imaging-cache', true, {}),
  fileSystem('legacy-scans', false, {}),
  ...['documents', 'imaging-cache'].map((name): Resource => ({
    type: 'AWS::EFS::AccessPoint',
    id: ec2Id('fsap', name),
    arn: arnOf('elasticfilesystem', `access-point/${ec2Id('fsap', name)}`),
    relationships: [related('Is attached to FileSystem', 'AWS::EFS::FileSystem', ec2Id('fs', name))],
    configuration: {
      AccessPointId: ec2Id('fsap', name),
      Arn: arnOf('elasticfilesystem', `access-point/${ec2Id('fsap', name)}`),
      FileSystemId: ec2Id('fs', name),
      ...(name === 'documents'
        ? { PosixUser: { Gid: '1000', Uid: '1000' }, RootDirectory: { Path: '/documents' } }
        : { RootDirectory: { Path: '/' } }),
    },
  })),
  plan('clinical', 'clinical', 2557, [{ DestinationBackupVaultArn: vaultArn('recovery', RECOVERY) }]),
  plan('office', 'office', 14, []),
  // Long enough, and too seldom; the copies stay in the Region.
  plan(
    'archive',
    'office',
    2557,
    [{ DestinationBackupVaultArn: vaultArn('clinical') }],
    'cron(0 5 ? * SUN *)',
  ),
  selection('clinical', 'databases', [arnOf('rds', 'db:*'), arnOf('dynamodb', 'table/*')]),
  selection('clinical', 'files', [fileSystemArn('documents')]),
  selection('office', 'volumes', [arnOf('ec2', 'volume/*')]),
  vault('clinical', true),
  vault('office', false),
  vault('recovery', true, RECOVERY),
  recoveryPoint('portal', 'RDS', arnOf('rds', 'db:patient-portal'), 'clinical', true, 2557),
  recoveryPoint('appointments', 'DynamoDB', arnOf('dynamodb', 'table/appointments'), 'clinical', true, 2557),
  recoveryPoint('documents', 'EFS', fileSystemArn('documents'), 'clinical', true, 2557),
  recoveryPoint('portal copy', 'RDS', arnOf('rds', 'db:patient-portal'), 'recovery', true, 2557),
  recoveryPoint('billing', 'RDS', arnOf('rds', 'db:billing'), 'office', false, 14),
  recoveryPoint('fax', 'EC2', arnOf('ec2', `instance/${ec2Id('i', 'fax-bridge')}`), 'office', false),
];
