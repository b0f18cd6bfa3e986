/** What people at the clinic work with: desktops, the telephone, video visits, the assistant that makes appointments. */
import { arnOf, keyArn, phi, internal, roleArn } from './account';
import type { JsonObject, Resource } from './item';
import { hex, lowerCase, timeBetween, upperCase, uuid } from './random';

/** Ids are written out, so that they can be named. */
const desktops: readonly { id: string; user: string; volumes: JsonObject; userVolume?: number }[] = [
  {
    id: 'ws-1frontdesk',
    user: 'front.desk1',
    volumes: { RootVolumeEncryptionEnabled: true, UserVolumeEncryptionEnabled: true },
  },
  {
    id: 'ws-2frontdesk',
    user: 'front.desk2',
    volumes: { RootVolumeEncryptionEnabled: true, UserVolumeEncryptionEnabled: true },
  },
  // Charts are kept on the user volume, which is the one that was forgotten.
  {
    id: 'ws-3nursing00',
    user: 'nursing.station',
    volumes: { RootVolumeEncryptionEnabled: true, UserVolumeEncryptionEnabled: false },
  },
  {
    id: 'ws-4radiology',
    user: 'radiology.reader',
    volumes: { RootVolumeEncryptionEnabled: true, UserVolumeEncryptionEnabled: true },
  },
  { id: 'ws-5billing00', user: 'billing.office', volumes: { UserVolumeEncryptionEnabled: true } },
  { id: 'ws-6volunteer', user: 'volunteers', volumes: {} },
  // A bundle without a user volume.
  {
    id: 'ws-7kiosk0000',
    user: 'waiting.room.kiosk',
    volumes: { RootVolumeEncryptionEnabled: true },
    userVolume: 0,
  },
  {
    id: 'ws-8pharmacy0',
    user: 'pharmacy.desk',
    volumes: { RootVolumeEncryptionEnabled: true, UserVolumeEncryptionEnabled: true },
  },
];

/** Applications for people outside of the building, and where these may keep their files. */
const stacks: readonly { name: string; does: string; storage?: readonly JsonObject[] }[] = [
  {
    name: 'imaging-viewer',
    does: 'Image viewer for visiting physicians',
    storage: [{ ConnectorType: 'HOMEFOLDERS' }],
  },
  { name: 'registration', does: 'Registration at events' },
  {
    name: 'transcription',
    does: 'Dictations for transcribers who work at home',
    storage: [
      { ConnectorType: 'HOMEFOLDERS' },
      { ConnectorType: 'GOOGLE_DRIVE', Domains: ['transcribers.example'] },
    ],
  },
];

const stack = ({ name, does, storage }: (typeof stacks)[number]): Resource => ({
  type: 'AWS::AppStream::Stack',
  id: name,
  name,
  arn: arnOf('appstream', `stack/${name}`),
  tags: phi('clinical'),
  configuration: {
    ApplicationSettings: { Enabled: true, SettingsGroup: name },
    Description: does,
    Id: name,
    Name: name,
    ...(storage === undefined ? {} : { StorageConnectors: storage }),
    UserSettings: [
      { Action: 'CLIPBOARD_COPY_TO_LOCAL_DEVICE', Permission: 'ENABLED' },
      { Action: 'FILE_DOWNLOAD', Permission: 'ENABLED' },
      { Action: 'PRINTING_TO_LOCAL_DEVICE', Permission: 'DISABLED' },
    ],
  },
});

export const workplace: readonly Resource[] = [
  ...desktops.map(({ id, user, volumes, userVolume = 50 }): Resource => ({
    type: 'AWS::WorkSpaces::Workspace',
    id,
    arn: arnOf('workspaces', `workspace/${id}`),
    tags: phi('front-office'),
    configuration: {
      BundleId: `wsb-${lowerCase('bundle', 9)}`,
      DirectoryId: `d-${hex('directory', 10)}`,
      Id: id,
      ...volumes,
      UserName: user,
      ...(Object.keys(volumes).length === 0 ? {} : { VolumeEncryptionKey: keyArn('desktops') }),
      WorkspaceProperties: {
        ComputeTypeName: 'STANDARD',
        RootVolumeSizeGib: 80,
        RunningMode: 'AUTO_STOP',
        RunningModeAutoStopTimeoutInMinutes: 60,
        UserVolumeSizeGib: userVolume,
      },
    },
  })),
  ...stacks.map(stack),
  {
    type: 'AWS::Connect::Instance',
    id: arnOf('connect', `instance/${uuid('nurse line')}`),
    name: 'northgate-nurse-line',
    arn: arnOf('connect', `instance/${uuid('nurse line')}`),
    configuration: {
      Arn: arnOf('connect', `instance/${uuid('nurse line')}`),
      Attributes: { ContactLens: true, ContactflowLogs: false, InboundCalls: true, OutboundCalls: true },
      CreatedTime: timeBetween('nurse line', '2022-01-01T00:00:00Z', '2023-01-01T00:00:00Z'),
      Id: uuid('nurse line'),
      IdentityManagementType: 'SAML',
      InstanceAlias: 'northgate-nurse-line',
      InstanceStatus: 'ACTIVE',
      ServiceRole: roleArn('aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect'),
    },
  },
  ...['video-visits', 'waiting-room-camera'].map((name): Resource => ({
    type: 'AWS::KinesisVideo::Stream',
    id: name,
    name,
    arn: arnOf('kinesisvideo', `stream/${name}/1699999999999`),
    tags: phi('telehealth'),
    configuration: {
      Arn: arnOf('kinesisvideo', `stream/${name}/1699999999999`),
      DataRetentionInHours: name === 'video-visits' ? 24 : 720,
      KmsKeyId: name === 'video-visits' ? keyArn('patient-data') : arnOf('kms', 'alias/aws/kinesisvideo'),
      MediaType: 'video/h264',
      Name: name,
    },
  })),
  {
    type: 'AWS::Lex::Bot',
    id: upperCase('bot appointments', 10),
    name: 'appointments',
    arn: arnOf('lex', `bot/${upperCase('bot appointments', 10)}`),
    tags: internal('front-office'),
    configuration: {
      Arn: arnOf('lex', `bot/${upperCase('bot appointments', 10)}`),
      DataPrivacy: { ChildDirected: false },
      Description: 'Makes and moves appointments',
      Id: upperCase('bot appointments', 10),
      IdleSessionTTLInSeconds: 300,
      Name: 'appointments',
      RoleArn: roleArn('appointments-bot'),
    },
  },
];
