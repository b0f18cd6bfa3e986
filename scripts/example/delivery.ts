/** How software gets into the account. */
import { ACCOUNT_ID, arnOf, bucketName, HOME, internal, keyArn, roleArn, topicArn } from './account';
import type { JsonObject, Resource } from './item';
import { timeBetween, uuid } from './random';

const bucketLogs = (encryptionDisabled: boolean): JsonObject => ({
  encryptionDisabled,
  location: `${bucketName('access-logs')}/build`,
  status: 'ENABLED',
});

/** @param s3Logs besides those in CloudWatch */
const project = (
  name: string,
  sound: boolean,
  variables: readonly JsonObject[],
  s3Logs: JsonObject = { encryptionDisabled: true, status: 'DISABLED' },
): Resource => ({
  type: 'AWS::CodeBuild::Project',
  id: arnOf('codebuild', `project/${name}`),
  name,
  arn: arnOf('codebuild', `project/${name}`),
  tags: internal('platform'),
  configuration: {
    artifacts: {
      encryptionDisabled: !sound,
      location: bucketName('infrastructure-state'),
      name,
      packaging: 'ZIP',
      type: 'S3',
    },
    cache: { type: 'NO_CACHE' },
    description: `Builds ${name}`,
    encryptionKey: sound ? keyArn('audit') : arnOf('kms', 'alias/aws/s3'),
    environment: {
      computeType: 'BUILD_GENERAL1_SMALL',
      environmentVariables: variables,
      image: 'aws/codebuild/amazonlinux2-aarch64-standard:3.0',
      privilegedMode: !sound,
      type: 'ARM_CONTAINER',
    },
    logsConfig: {
      cloudWatchLogs: { groupName: `/clinic/build/${name}`, status: sound ? 'ENABLED' : 'DISABLED' },
      s3Logs,
    },
    name,
    queuedtimeoutInMinutes: 480,
    serviceRole: roleArn('delivery-pipeline'),
    source: { location: `https://git-codecommit.${HOME}.amazonaws.com/v1/repos/${name}`, type: 'CODECOMMIT' },
    timeoutInMinutes: 60,
  },
});

const intoBucket = (encryption: JsonObject): JsonObject => ({
  ExportConfigType: 'S3',
  S3Destination: {
    Bucket: bucketName('infrastructure-state'),
    BucketOwner: ACCOUNT_ID,
    Packaging: 'NONE',
    Path: 'reports',
    ...encryption,
  },
});

const reportGroup = (name: string, exported: JsonObject): Resource => ({
  type: 'AWS::CodeBuild::ReportGroup',
  id: arnOf('codebuild', `report-group/${name}`),
  name,
  arn: arnOf('codebuild', `report-group/${name}`),
  configuration: {
    Arn: arnOf('codebuild', `report-group/${name}`),
    ExportConfig: exported,
    Id: arnOf('codebuild', `report-group/${name}`),
    Name: name,
    Type: 'TEST',
  },
});

const pipeline = (name: string, key: string | undefined): Resource => ({
  type: 'AWS::CodePipeline::Pipeline',
  id: name,
  name,
  arn: arnOf('codepipeline', name),
  configuration: {
    metadata: { created: '2023-04-01T08:00:00.000Z', pipelineArn: arnOf('codepipeline', name) },
    pipeline: {
      artifactStore: {
        ...(key === undefined ? {} : { encryptionKey: { id: keyArn(key), type: 'KMS' } }),
        location: bucketName('infrastructure-state'),
        type: 'S3',
      },
      name,
      roleArn: roleArn('delivery-pipeline'),
      stages: [
        { actions: [{ name: 'source', runOrder: 1 }], name: 'Source' },
        { actions: [{ name: 'build', runOrder: 1 }], name: 'Build' },
      ],
      version: 4,
    },
  },
});

function stack(name: string, isProtected: boolean, drift: string): Resource {
  const arn = arnOf('cloudformation', `stack/${name}/${uuid(`stack ${name}`)}`);
  const created = timeBetween(`stack ${name}`, '2021-01-01T00:00:00Z', '2026-02-01T00:00:00Z');
  return {
    type: 'AWS::CloudFormation::Stack',
    id: arn,
    name,
    arn,
    created,
    tags: internal('platform'),
    configuration: {
      capabilities: ['CAPABILITY_NAMED_IAM'],
      creationTime: created,
      disableRollback: false,
      driftInformation: { stackDriftStatus: drift },
      enableTerminationProtection: isProtected,
      notificationARNs: isProtected ? [topicArn('operations-alerts')] : [],
      outputs: [],
      parameters: [],
      stackId: arn,
      stackName: name,
      stackStatus: 'UPDATE_COMPLETE',
    },
    // Text here, a boolean above.
    supplement: { EnableTerminationProtection: String(isProtected) },
  };
}

export const delivery: readonly Resource[] = [
  project('patient-portal', true, [{ name: 'STAGE', type: 'PLAINTEXT', value: 'prod' }], bucketLogs(false)),
  project('lab-results', true, [{ name: 'NPM_TOKEN', type: 'SECRETS_MANAGER', value: 'build/npm' }]),
  project(
    'imaging-transcode',
    false,
    [{ name: 'AWS_SECRET_ACCESS_KEY', type: 'PLAINTEXT', value: 'not-a-real-secret' }],
    bucketLogs(true),
  ),
  reportGroup('patient-portal-tests', intoBucket({ EncryptionDisabled: true })),
  reportGroup('lab-results-tests', intoBucket({ EncryptionDisabled: false, EncryptionKey: keyArn('audit') })),
  reportGroup('imaging-transcode-tests', { ExportConfigType: 'NO_EXPORT' }),
  pipeline('patient-portal', 'audit'),
  pipeline('imaging-transcode', undefined),
  stack('network', true, 'IN_SYNC'),
  stack('databases', true, 'DRIFTED'),
  stack('patient-portal', true, 'IN_SYNC'),
  stack('lab-results', true, 'IN_SYNC'),
  stack('staging', false, 'NOT_CHECKED'),
  {
    type: 'AWS::SSM::Document',
    id: 'clinic-restart-interface-engine',
    name: 'clinic-restart-interface-engine',
    arn: arnOf('ssm', 'document/clinic-restart-interface-engine'),
    configuration: {
      DocumentFormat: 'YAML',
      DocumentType: 'Command',
      Name: 'clinic-restart-interface-engine',
      TargetType: '/AWS::EC2::Instance',
    },
  },
];
