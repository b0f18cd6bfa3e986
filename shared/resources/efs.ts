import { flag, json, object, resource, text } from '../shape';

export const FileSystem = resource('AWS::EFS::FileSystem', {
  configuration: {
    Arn: text,
    FileSystemId: text,
    Encrypted: flag,
    KmsKeyId: text,
    // `{}` for a file system without a policy.
    FileSystemPolicy: json,
    // Automatic backups by a plan that AWS made.
    BackupPolicy: object({ Status: text }),
  },
});
