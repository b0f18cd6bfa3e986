import { flag, resource, text } from '../shape';

export const RecoveryPoint = resource('AWS::Backup::RecoveryPoint', {
  configuration: {
    IsEncrypted: flag,
    EncryptionKeyArn: text,
    Status: text,
    // Such as `EBS` or `Storage Gateway`: AWS Backup's names, not those of AWS Config.
    ResourceType: text,
  },
});
