import { flag, integer, object, resource, text } from '../shape';

export const Workspace = resource('AWS::WorkSpaces::Workspace', {
  configuration: {
    RootVolumeEncryptionEnabled: flag,
    UserVolumeEncryptionEnabled: flag,
    VolumeEncryptionKey: text,
    WorkspaceProperties: object({ UserVolumeSizeGib: integer }),
  },
});
