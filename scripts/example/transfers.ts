/** What moves files: DataSync between stores, Transfer with partners. */
import {
  arnOf,
  bucketArn,
  bucketName,
  ec2Id,
  groupId,
  HOME,
  logGroupArn,
  phi,
  roleArn,
  subnetId,
} from './account';
import { fileSystemArn } from './files';
import type { JsonObject, Resource } from './item';
import { hex } from './random';

const locationArn = (name: string): string => arnOf('datasync', `location/${ec2Id('loc', name)}`);

const ofFileSystem = (name: string, encryption?: string): JsonObject => ({
  Ec2Config: {
    SecurityGroupArns: [arnOf('ec2', `security-group/${groupId('file-shares')}`)],
    SubnetArn: arnOf('ec2', `subnet/${subnetId('data-a')}`),
  },
  EfsFilesystemArn: fileSystemArn(name),
  ...(encryption === undefined ? {} : { InTransitEncryption: encryption }),
  LocationUri: `efs://${HOME}.${ec2Id('fs', name)}/`,
});

const ofObjectStorage = (host: string, connection: JsonObject): JsonObject => ({
  BucketName: 'scans',
  LocationUri: `object-storage://${host}.clinic.internal/scans/`,
  ServerHostname: `${host}.clinic.internal`,
  ...connection,
});

const ofHadoop = (authentication: JsonObject, protection: JsonObject): JsonObject => ({
  ...authentication,
  LocationUri: 'hdfs://10.40.16.90:8020/',
  NameNodes: [{ Hostname: '10.40.16.90', Port: 8020 }],
  QopConfiguration: protection,
});

const KERBEROS: JsonObject = {
  AuthenticationType: 'KERBEROS',
  KerberosPrincipal: 'datasync@CLINIC.INTERNAL',
};

const locations: readonly { name: string; kind: 'EFS' | 'HDFS' | 'ObjectStorage'; settings: JsonObject }[] = [
  { name: 'documents', kind: 'EFS', settings: ofFileSystem('documents', 'TLS1_2') },
  { name: 'imaging-cache', kind: 'EFS', settings: ofFileSystem('imaging-cache', 'NONE') },
  {
    name: 'scanner',
    kind: 'ObjectStorage',
    settings: ofObjectStorage('scanner', { ServerPort: 9000, ServerProtocol: 'HTTPS' }),
  },
  {
    name: 'old-scanner',
    kind: 'ObjectStorage',
    settings: ofObjectStorage('old-scanner', { ServerPort: 80, ServerProtocol: 'HTTP' }),
  },
  {
    name: 'cohorts',
    kind: 'HDFS',
    settings: ofHadoop(KERBEROS, { DataTransferProtection: 'PRIVACY', RpcProtection: 'PRIVACY' }),
  },
  // Nobody can change the blocks on their way, and everybody can read them.
  {
    name: 'genomes',
    kind: 'HDFS',
    settings: ofHadoop(KERBEROS, { DataTransferProtection: 'INTEGRITY', RpcProtection: 'PRIVACY' }),
  },
  // Asks for privacy, which Hadoop has with Kerberos alone.
  {
    name: 'device-archive',
    kind: 'HDFS',
    settings: ofHadoop(
      { AuthenticationType: 'SIMPLE', SimpleUser: 'devices' },
      { DataTransferProtection: 'PRIVACY', RpcProtection: 'PRIVACY' },
    ),
  },
];

const location = ({ name, kind, settings }: (typeof locations)[number]): Resource => ({
  type: `AWS::DataSync::Location${kind}`,
  id: locationArn(name),
  arn: locationArn(name),
  tags: { ...phi('clinical'), Name: name },
  configuration: { LocationArn: locationArn(name), ...settings },
});

export const transfers: readonly Resource[] = [
  ...(['imaging', 'data-lake'] as const).map((bucket): Resource => {
    const arn = arnOf('datasync', `location/${ec2Id('loc', bucket)}`);
    return {
      type: 'AWS::DataSync::LocationS3',
      id: arn,
      arn,
      configuration: {
        LocationArn: arn,
        LocationUri: `s3://${bucketName(bucket)}/`,
        S3BucketArn: bucketArn(bucket),
        S3Config: { BucketAccessRoleArn: roleArn('imaging') },
        S3StorageClass: 'STANDARD',
      },
    };
  }),
  ...locations.map(location),
  {
    type: 'AWS::DataSync::Task',
    id: arnOf('datasync', `task/${ec2Id('task', 'imaging')}`),
    name: 'imaging-nightly',
    arn: arnOf('datasync', `task/${ec2Id('task', 'imaging')}`),
    configuration: {
      CloudWatchLogGroupArn: logGroupArn('/clinic/datasync'),
      DestinationLocationArn: arnOf('datasync', `location/${ec2Id('loc', 'imaging')}`),
      Name: 'imaging-nightly',
      Options: { LogLevel: 'BASIC', VerifyMode: 'ONLY_FILES_TRANSFERRED' },
      Schedule: { ScheduleExpression: 'cron(0 2 * * ? *)' },
      SourceLocationArn: arnOf('datasync', `location/${ec2Id('loc', 'imaging-cache')}`),
      Status: 'AVAILABLE',
      TaskArn: arnOf('datasync', `task/${ec2Id('task', 'imaging')}`),
    },
  },
  ...[
    { name: 'clearing-house', protocols: ['SFTP'], policy: 'TransferSecurityPolicy-2024-01' },
    { name: 'fax-vendor', protocols: ['FTP', 'SFTP'], policy: 'TransferSecurityPolicy-2018-11' },
  ].map(({ name, protocols, policy }): Resource => {
    const id = `s-${hex(`transfer ${name}`, 17)}`;
    return {
      type: 'AWS::Transfer::Server',
      id: arnOf('transfer', `server/${id}`),
      arn: arnOf('transfer', `server/${id}`),
      tags: { ...phi('billing'), Name: name },
      configuration: {
        Arn: arnOf('transfer', `server/${id}`),
        Domain: 'S3',
        EndpointType: protocols.includes('FTP') ? 'VPC' : 'PUBLIC',
        IdentityProviderType: 'SERVICE_MANAGED',
        Protocols: protocols,
        SecurityPolicyName: policy,
        ServerId: id,
        State: 'ONLINE',
        StructuredLogDestinations: name === 'clearing-house' ? [logGroupArn('/clinic/transfer')] : [],
      },
    };
  }),
  {
    type: 'AWS::Transfer::Workflow',
    id: `w-${hex('claims', 17)}`,
    arn: arnOf('transfer', `workflow/w-${hex('claims', 17)}`),
    configuration: {
      Arn: arnOf('transfer', `workflow/w-${hex('claims', 17)}`),
      Description: 'Checks and files claims',
      Steps: [
        {
          CustomStepDetails: {
            Name: 'check',
            Target: arnOf('lambda', 'function:check-claims'),
            TimeoutSeconds: 60,
          },
          Type: 'CUSTOM',
        },
      ],
      WorkflowId: `w-${hex('claims', 17)}`,
    },
  },
];
