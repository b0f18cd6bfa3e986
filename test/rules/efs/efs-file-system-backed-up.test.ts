import { DescribeProtectedResourceCommand } from '@aws-sdk/client-backup';
import { DescribeFileSystemsCommand } from '@aws-sdk/client-efs';
import { rule } from '../../../rules/efs/efs-file-system-backed-up';
import { answer, failure, testRule } from '../../rule-tester';

const arn = 'arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1';

const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);

const notProtected = failure(DescribeProtectedResourceCommand, 'ResourceNotFoundException');

const lastBackup = (LastBackupTime: Date | undefined) =>
  answer(DescribeProtectedResourceCommand, { LastBackupTime }, { input: { ResourceArn: arn } });

const created = (CreationTime: Date, FileSystemId = 'fs-1') =>
  answer(
    DescribeFileSystemsCommand,
    {
      FileSystems: [
        {
          FileSystemId,
          CreationTime,
          CreationToken: 'token',
          LifeCycleState: 'available',
          NumberOfMountTargets: 1,
          OwnerId: '111122223333',
          PerformanceMode: 'generalPurpose',
          SizeInBytes: { Value: 6144 },
          Tags: [],
        },
      ],
    },
    { input: { FileSystemId } },
  );

testRule(rule, {
  compliant: {
    'automatic backups are on': {
      configuration: { BackupPolicy: { Status: 'ENABLED' } },
      annotation: /^Automatic backups are on\.$/,
    },
    'automatic backups are being turned on, as JSON text': {
      configuration: { Arn: arn, BackupPolicy: '{"status":"enabling"}' },
    },
    'a backup of yesterday': {
      configuration: { FileSystemId: 'fs-1', Arn: arn, BackupPolicy: { Status: 'DISABLED' } },
      answers: [lastBackup(ago(1))],
      annotation: /^Automatic backups are off; the last other one is of \d{4}-/,
    },
    'a backup within the days asked for, by the ARN of the item': {
      arn,
      configuration: { BackupPolicy: null },
      parameters: { maxBackupAgeDays: '31' },
      answers: [lastBackup(ago(30))],
    },
  },
  nonCompliant: {
    'no plan protects it': {
      configuration: { FileSystemId: 'fs-1', Arn: arn, BackupPolicy: { Status: 'DISABLED' } },
      answers: [notProtected, created(ago(365))],
      annotation: /off, and there is no other; one of the last 7 day\(s\) is wanted/,
    },
    'automatic backups are being turned off, and AWS Backup knows of none': {
      configuration: { FileSystemId: 'fs-1', Arn: arn, BackupPolicy: { Status: 'DISABLING' } },
      answers: [lastBackup(undefined), created(ago(8))],
    },
    'no policy in the item': {
      arn,
      configuration: { FileSystemId: 'fs-1' },
      answers: [notProtected, created(ago(365))],
    },
    'an empty configuration': {
      arn,
      configuration: {},
      answers: [notProtected, created(ago(365), 'resource-1')],
    },
    'a backup that has grown old': {
      configuration: { FileSystemId: 'fs-1', Arn: arn, BackupPolicy: { Status: 'DISABLED' } },
      answers: [lastBackup(ago(30)), created(ago(365))],
      annotation: /the last other one is of/,
    },
    'a backup that is too old for the days asked for': {
      configuration: { FileSystemId: 'fs-1', Arn: arn, BackupPolicy: {} },
      parameters: { maxBackupAgeDays: '1' },
      answers: [lastBackup(ago(1.5)), created(ago(365))],
    },
  },
  notApplicable: {
    'a file system of yesterday': {
      configuration: { FileSystemId: 'fs-1', Arn: arn, BackupPolicy: { Status: 'DISABLED' } },
      answers: [notProtected, created(ago(1))],
      annotation: /too new/,
    },
    'the file system is gone': {
      configuration: { FileSystemId: 'fs-1', Arn: arn, BackupPolicy: { Status: 'DISABLED' } },
      answers: [notProtected, failure(DescribeFileSystemsCommand, 'FileSystemNotFound')],
    },
  },
  fails: {
    'no ARN': {
      configuration: { FileSystemId: 'fs-1' },
      error: /configuration\.Arn: expected text, got nothing/,
    },
    'AWS Backup refuses the call': {
      configuration: { FileSystemId: 'fs-1', Arn: arn },
      answers: [failure(DescribeProtectedResourceCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'EFS refuses the call': {
      configuration: { FileSystemId: 'fs-1', Arn: arn },
      answers: [notProtected, failure(DescribeFileSystemsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});
