import { rule } from '../../../rules/workspaces/workspaces-volumes-encrypted';
import { testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

testRule(rule, {
  compliant: {
    'both volumes': {
      configuration: {
        RootVolumeEncryptionEnabled: true,
        UserVolumeEncryptionEnabled: true,
        VolumeEncryptionKey: 'alias/aws/workspaces',
      },
      annotation: /alias\/aws\/workspaces/,
    },
    'both volumes, as texts': {
      configuration: {
        RootVolumeEncryptionEnabled: 'true',
        UserVolumeEncryptionEnabled: 'True',
        VolumeEncryptionKey: KEY,
      },
    },
    'no user volume': {
      configuration: {
        RootVolumeEncryptionEnabled: true,
        WorkspaceProperties: { UserVolumeSizeGib: 0 },
      },
      annotation: /KMS key \(not named\)/,
    },
    'no user volume, its size as a text': {
      configuration: {
        RootVolumeEncryptionEnabled: true,
        UserVolumeEncryptionEnabled: false,
        WorkspaceProperties: { UserVolumeSizeGib: '0' },
      },
    },
    'an approved key': {
      configuration: {
        RootVolumeEncryptionEnabled: true,
        UserVolumeEncryptionEnabled: true,
        VolumeEncryptionKey: KEY,
      },
      parameters: { kmsKeyIds: '1' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /Neither/ },
    'both flags are absent': { ignored: { UserName: 'u' } },
    'both flags are null': {
      configuration: {
        RootVolumeEncryptionEnabled: null,
        UserVolumeEncryptionEnabled: null,
        VolumeEncryptionKey: null,
      },
    },
    'the user volume alone': {
      configuration: { RootVolumeEncryptionEnabled: false, UserVolumeEncryptionEnabled: true },
      annotation: /The root volume is not encrypted/,
    },
    'the user volume alone, with the text "false"': {
      configuration: { RootVolumeEncryptionEnabled: 'false', UserVolumeEncryptionEnabled: 'true' },
    },
    'the root volume alone': {
      configuration: {
        RootVolumeEncryptionEnabled: true,
        WorkspaceProperties: { UserVolumeSizeGib: 50 },
      },
      annotation: /The user volume is not encrypted/,
    },
    'the root volume alone, the size of the other unknown': {
      configuration: { RootVolumeEncryptionEnabled: true, WorkspaceProperties: {} },
    },
    'no user volume and a plain root volume': {
      configuration: { WorkspaceProperties: { UserVolumeSizeGib: 0 } },
      annotation: /The root volume/,
    },
    'a key that is not approved': {
      configuration: {
        RootVolumeEncryptionEnabled: true,
        UserVolumeEncryptionEnabled: true,
        VolumeEncryptionKey: 'alias/aws/workspaces',
      },
      parameters: { kmsKeyIds: KEY },
      annotation: /alias\/aws\/workspaces, which is not one of the approved keys/,
    },
  },
  fails: {
    'no key named while keys are approved': {
      configuration: { RootVolumeEncryptionEnabled: true, UserVolumeEncryptionEnabled: true },
      parameters: { kmsKeyIds: KEY },
      error: /KMS key: expected a key id, ARN or alias, got nothing/,
    },
    'properties of another kind': {
      configuration: { RootVolumeEncryptionEnabled: true, WorkspaceProperties: 'STANDARD' },
      error: /configuration\.WorkspaceProperties: expected an object/,
    },
  },
});
