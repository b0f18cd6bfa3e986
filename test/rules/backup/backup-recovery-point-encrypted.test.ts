import { rule } from '../../../rules/backup/backup-recovery-point-encrypted';
import { testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

testRule(rule, {
  compliant: {
    'an encrypted one': {
      configuration: { IsEncrypted: true, Status: 'COMPLETED', ResourceType: 'EFS' },
      annotation: /^The recovery point \(type EFS\) is encrypted\.$/,
    },
    'encrypted, the flag as text': {
      configuration: {
        IsEncrypted: 'true',
        Status: 'AVAILABLE',
        ResourceType: 'Storage Gateway',
        EncryptionKeyArn: KEY,
      },
      ignored: { BackupVaultName: 'phi', StorageClass: 'WARM' },
    },
    'encrypted, without a status and a type': { configuration: { IsEncrypted: true } },
    'an approved key, by its id': {
      configuration: { IsEncrypted: true, Status: 'COMPLETED', EncryptionKeyArn: KEY },
      parameters: { kmsKeyIds: '1234abcd-12ab-34cd-56ef-1234567890ab' },
      annotation: /with approved KMS key arn:aws:kms/,
    },
    'encrypted, of a type beside the exempt ones': {
      configuration: { IsEncrypted: true, Status: 'COMPLETED', ResourceType: 'EFS' },
      parameters: { exemptResourceTypes: 'EBS,RDS' },
    },
  },
  nonCompliant: {
    'of a volume in clear': {
      configuration: { IsEncrypted: false, Status: 'COMPLETED', ResourceType: 'EBS' },
      annotation: /\(type EBS\) is not encrypted; encryption is wanted/,
    },
    'expired, in clear': {
      configuration: { IsEncrypted: false, Status: 'EXPIRED', ResourceType: 'RDS' },
    },
    'stopped, in clear, the flag as text': {
      configuration: { IsEncrypted: 'False', Status: 'STOPPED', ResourceType: 'S3' },
    },
    'the flag is left out': { configuration: { Status: 'COMPLETED', ResourceType: 'EC2' } },
    'a null for the flag': { configuration: { IsEncrypted: null, EncryptionKeyArn: KEY } },
    'an empty configuration': { configuration: {}, annotation: /\(type not named\)/ },
    'a key that is not approved': {
      configuration: { IsEncrypted: true, Status: 'COMPLETED', EncryptionKeyArn: KEY },
      parameters: { kmsKeyIds: 'alias/backup' },
      annotation: /not one of the approved keys/,
    },
    'in clear, where keys are approved': {
      configuration: { IsEncrypted: false, Status: 'COMPLETED', ResourceType: 'EBS' },
      parameters: { kmsKeyIds: KEY },
    },
  },
  notApplicable: {
    'being deleted': {
      configuration: { IsEncrypted: false, Status: 'DELETING' },
      annotation: /status of the recovery point is DELETING/,
    },
    'being made': { configuration: { IsEncrypted: false, Status: 'CREATING', ResourceType: 'EBS' } },
    'left half made, in another letter case': {
      configuration: { IsEncrypted: false, Status: 'Partial', ResourceType: 'EBS' },
    },
    'of an exempt type': {
      configuration: { IsEncrypted: false, Status: 'COMPLETED', ResourceType: 'EBS' },
      parameters: { exemptResourceTypes: 'EBS' },
      annotation: /Backups of type EBS are exempt/,
    },
    'of an exempt type with a space, in another letter case': {
      configuration: { IsEncrypted: false, Status: 'COMPLETED', ResourceType: 'Storage Gateway' },
      parameters: { exemptResourceTypes: 'rds, storage gateway' },
    },
  },
  fails: {
    'keys are approved, and none is recorded': {
      configuration: { IsEncrypted: true, Status: 'COMPLETED', ResourceType: 'EFS' },
      parameters: { kmsKeyIds: KEY },
      error: /configuration\.EncryptionKeyArn: expected the ARN of a KMS key/,
    },
    'a flag of another kind': {
      configuration: { IsEncrypted: 'yes' },
      error: /IsEncrypted: expected true or false/,
    },
  },
});
