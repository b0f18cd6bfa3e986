import { flag, integer, list, object, resource, text } from '../shape';

export const RecoveryPoint = resource('AWS::Backup::RecoveryPoint', {
  configuration: {
    IsEncrypted: flag,
    EncryptionKeyArn: text,
    Status: text,
    // Such as `EBS` or `Storage Gateway`: AWS Backup's names, not those of AWS Config.
    ResourceType: text,
  },
});

export const BackupPlan = resource('AWS::Backup::BackupPlan', {
  configuration: {
    BackupPlan: object({
      BackupPlanName: text,
      BackupPlanRule: list(
        object({
          RuleName: text,
          ScheduleExpression: text,
          EnableContinuousBackup: flag,
          Lifecycle: object({ DeleteAfterDays: integer }),
          CopyActions: list(object({ DestinationBackupVaultArn: text })),
        }),
      ),
    }),
  },
});
