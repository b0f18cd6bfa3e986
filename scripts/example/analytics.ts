/** Search, jobs and models over clinical data. */
import {
  ACCOUNT_ID,
  arnOf,
  bucketName,
  DATA_SUBNETS,
  groupId,
  HOME,
  keyArn,
  logGroupArn,
  phi,
  PRIVATE_SUBNETS,
  roleArn,
  vpcId,
} from './account';
import { related, type JsonObject, type Resource } from './item';
import { hex } from './random';

const POLICY_TLS_1_2 = 'Policy-Min-TLS-1-2-2019-07';

const domains: readonly { name: string; nodeToNode?: JsonObject; sound: boolean }[] = [
  { name: 'clinical-search', nodeToNode: { Enabled: true }, sound: true },
  { name: 'audit-search', nodeToNode: { Enabled: false }, sound: true },
  { name: 'staging-search', sound: false },
];

const legacyDomains: readonly {
  name: string;
  version: string;
  nodeToNode?: JsonObject;
  deleted?: boolean;
}[] = [
  { name: 'device-logs', version: '7.10', nodeToNode: { enabled: true } },
  { name: 'legacy-records', version: '5.6' },
  { name: 'old-portal-logs', version: '6.8', nodeToNode: { enabled: false }, deleted: true },
];

function openSearchDomain({ name, nodeToNode, sound }: (typeof domains)[number]): Resource {
  const arn = arnOf('es', `domain/${name}`);
  const log = { CloudWatchLogsLogGroupArn: logGroupArn(`/clinic/search/${name}`), Enabled: true };
  return {
    type: 'AWS::OpenSearch::Domain',
    id: `${ACCOUNT_ID}/${name}`,
    name,
    arn,
    tags: phi('clinical'),
    relationships: sound
      ? [related('Is associated with SecurityGroup', 'AWS::EC2::SecurityGroup', groupId('search'))]
      : [],
    configuration: {
      AdvancedSecurityOptions: { Enabled: sound, InternalUserDatabaseEnabled: false },
      Arn: arn,
      ClusterConfig: {
        DedicatedMasterEnabled: sound,
        InstanceCount: sound ? 3 : 1,
        InstanceType: 'r6g.large.search',
        ZoneAwarenessEnabled: sound,
      },
      DomainArn: arn,
      DomainEndpointOptions: {
        EnforceHTTPS: sound,
        TLSSecurityPolicy: sound ? POLICY_TLS_1_2 : 'Policy-Min-TLS-1-0-2019-07',
      },
      DomainName: name,
      EBSOptions: { EBSEnabled: true, VolumeSize: 200, VolumeType: 'gp3' },
      EncryptionAtRestOptions: sound
        ? { Enabled: true, KmsKeyId: keyArn('patient-data') }
        : { Enabled: false },
      EngineVersion: sound ? 'OpenSearch_2.17' : 'OpenSearch_1.3',
      Id: `${ACCOUNT_ID}/${name}`,
      LogPublishingOptions: sound ? { AUDIT_LOGS: log, ES_APPLICATION_LOGS: log } : {},
      ...(nodeToNode === undefined ? {} : { NodeToNodeEncryptionOptions: nodeToNode }),
      ...(sound ? { VPCOptions: { SecurityGroupIds: [groupId('search')], SubnetIds: DATA_SUBNETS } } : {}),
    },
  };
}

function elasticsearchDomain({
  name,
  version,
  nodeToNode,
  deleted = false,
}: (typeof legacyDomains)[number]): Resource {
  const arn = arnOf('es', `domain/${name}`);
  const sound = nodeToNode?.['enabled'] === true;
  return {
    type: 'AWS::Elasticsearch::Domain',
    id: `${ACCOUNT_ID}/${name}`,
    name,
    arn,
    tags: phi('clinical'),
    configuration: {
      arn,
      created: true,
      deleted,
      ...(version === '5.6'
        ? {}
        : { domainEndpointOptions: { enforceHTTPS: sound, tlssecurityPolicy: POLICY_TLS_1_2 } }),
      domainId: `${ACCOUNT_ID}/${name}`,
      domainName: name,
      ebsoptions: { ebsenabled: true, volumeSize: 100, volumeType: 'gp2' },
      elasticsearchClusterConfig: {
        dedicatedMasterEnabled: false,
        instanceCount: 2,
        instanceType: 'm5.large.elasticsearch',
        zoneAwarenessEnabled: sound,
      },
      elasticsearchVersion: version,
      encryptionAtRestOptions: sound
        ? { enabled: true, kmsKeyId: keyArn('patient-data') }
        : { enabled: false },
      ...(sound ? { endpoints: { vpc: `vpc-${name}-${hex(name, 12)}.${HOME}.es.amazonaws.com` } } : {}),
      ...(nodeToNode === undefined ? {} : { nodeToNodeEncryptionOptions: nodeToNode }),
      processing: false,
      ...(sound
        ? {
            vpcoptions: {
              availabilityZones: ['us-east-1a', 'us-east-1b'],
              securityGroupIds: [groupId('search')],
              subnetIds: DATA_SUBNETS,
              vpcid: vpcId('clinic'),
            },
          }
        : {}),
    },
  };
}

/** @param more what is unusual about the job */
const glueJob = (name: string, securityConfiguration?: string, more: JsonObject = {}): Resource => ({
  type: 'AWS::Glue::Job',
  id: name,
  name,
  arn: arnOf('glue', `job/${name}`),
  tags: phi('analytics'),
  configuration: {
    Command: {
      Name: 'glueetl',
      PythonVersion: '3',
      ScriptLocation: `s3://${bucketName('infrastructure-state')}/jobs/${name}.py`,
    },
    ExecutionProperty: { MaxConcurrentRuns: 1 },
    GlueVersion: '4.0',
    Id: name,
    MaxRetries: 0,
    Name: name,
    NumberOfWorkers: 4,
    Role: roleArn('analytics'),
    ...(securityConfiguration === undefined ? {} : { SecurityConfiguration: securityConfiguration }),
    WorkerType: 'G.1X',
    ...more,
  },
});

/** Finds records of one patient under several names, for which people label pairs of records. */
const matching = (name: string, encryption?: JsonObject): Resource => ({
  type: 'AWS::Glue::MLTransform',
  id: `tfm-${hex(`transform ${name}`, 40)}`,
  name,
  arn: arnOf('glue', `mlTransform/tfm-${hex(`transform ${name}`, 40)}`),
  configuration: {
    GlueVersion: '1.0',
    Id: `tfm-${hex(`transform ${name}`, 40)}`,
    InputRecordTables: { GlueTables: [{ DatabaseName: 'clinical', TableName: name.replaceAll('-', '_') }] },
    Name: name,
    Role: roleArn('analytics'),
    ...(encryption === undefined ? {} : { TransformEncryption: { MLUserDataEncryption: encryption } }),
    TransformParameters: {
      FindMatchesParameters: { PrimaryKeyColumnName: 'record_id' },
      TransformType: 'FIND_MATCHES',
    },
  },
});

const notebook = (name: string, sound: boolean): Resource => ({
  type: 'AWS::SageMaker::NotebookInstance',
  id: arnOf('sagemaker', `notebook-instance/${name}`),
  name,
  arn: arnOf('sagemaker', `notebook-instance/${name}`),
  tags: phi('analytics'),
  configuration: {
    DirectInternetAccess: sound ? 'Disabled' : 'Enabled',
    Id: arnOf('sagemaker', `notebook-instance/${name}`),
    InstanceType: 'ml.t3.large',
    ...(sound
      ? {
          KmsKeyId: keyArn('analytics'),
          SecurityGroupIds: [groupId('internal-https')],
          SubnetId: PRIVATE_SUBNETS[0] ?? '',
        }
      : {}),
    NotebookInstanceName: name,
    RoleArn: roleArn('models'),
    RootAccess: sound ? 'Disabled' : 'Enabled',
    VolumeSizeInGB: 50,
  },
});

function model(name: string, isolated: boolean): Resource[] {
  return [
    {
      type: 'AWS::SageMaker::Model',
      id: arnOf('sagemaker', `model/${name}`),
      name,
      arn: arnOf('sagemaker', `model/${name}`),
      configuration: {
        EnableNetworkIsolation: isolated,
        ExecutionRoleArn: roleArn('models'),
        Id: arnOf('sagemaker', `model/${name}`),
        ModelName: name,
        PrimaryContainer: {
          Image: `${ACCOUNT_ID}.dkr.ecr.${HOME}.amazonaws.com/models:${name}`,
          Mode: 'SingleModel',
          ModelDataUrl: `s3://${bucketName('data-lake')}/models/${name}.tar.gz`,
        },
        ...(isolated
          ? { VpcConfig: { SecurityGroupIds: [groupId('internal-https')], Subnets: PRIVATE_SUBNETS } }
          : {}),
      },
    },
    {
      type: 'AWS::SageMaker::EndpointConfig',
      id: arnOf('sagemaker', `endpoint-config/${name}`),
      name,
      arn: arnOf('sagemaker', `endpoint-config/${name}`),
      configuration: {
        EndpointConfigName: name,
        Id: arnOf('sagemaker', `endpoint-config/${name}`),
        ...(isolated ? { KmsKeyId: keyArn('analytics') } : {}),
        ProductionVariants: [
          {
            InitialInstanceCount: 1,
            InitialVariantWeight: 1,
            InstanceType: 'ml.m5.large',
            ModelName: name,
            VariantName: 'main',
          },
        ],
      },
    },
  ];
}

const dataSource = (name: string, disableSsl: boolean): Resource => {
  const arn = arnOf('quicksight', `datasource/${name}`);
  return {
    type: 'AWS::QuickSight::DataSource',
    id: name,
    name,
    arn,
    configuration: {
      Arn: arn,
      AwsAccountId: ACCOUNT_ID,
      DataSourceId: name,
      DataSourceParameters: { RedshiftParameters: { ClusterId: name, Database: name.replace('-', '_') } },
      Name: name,
      SslProperties: { DisableSsl: disableSsl },
      Status: 'CREATION_SUCCESSFUL',
      Type: 'REDSHIFT',
    },
  };
};

export const analytics: readonly Resource[] = [
  ...domains.map(openSearchDomain),
  ...legacyDomains.map(elasticsearchDomain),
  glueJob('deidentify-encounters', 'clinic-encrypted'),
  glueJob('load-claims', 'clinic-encrypted'),
  glueJob('nightly-census'),
  glueJob('quality-measures', undefined, {
    DefaultArguments: { '--encryption-type': 'sse-s3', '--job-language': 'python' },
  }),
  glueJob('rename-exports', undefined, {
    Command: {
      Name: 'pythonshell',
      PythonVersion: '3.9',
      ScriptLocation: `s3://${bucketName('infrastructure-state')}/jobs/rename-exports.py`,
    },
  }),
  matching('patients', { KmsKeyId: keyArn('analytics'), MLUserDataEncryptionMode: 'SSE-KMS' }),
  matching('referring-physicians', { MLUserDataEncryptionMode: 'DISABLED' }),
  matching('insured-persons'),
  notebook('readmission-study', true),
  notebook('scratch', false),
  ...model('no-show-risk', true),
  ...model('triage-pilot', false),
  dataSource('clinical-analytics', false),
  dataSource('population-health', true),
  {
    type: 'AWS::EMR::SecurityConfiguration',
    id: 'clinic-encrypted',
    name: 'clinic-encrypted',
    configuration: { Id: 'clinic-encrypted', Name: 'clinic-encrypted' },
  },
];
