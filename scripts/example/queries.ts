/** Athena, what flows in from partners, and the services that read clinical texts. */
import { arnOf, bucketName, groupId, HOME, keyArn, phi, PRIVATE_SUBNETS, roleArn } from './account';
import type { JsonObject, Resource } from './item';
import { uuid } from './random';

interface WorkGroup {
  readonly name: string;
  readonly enforced: boolean;
  readonly results: JsonObject;
  readonly engine?: string;
  readonly state?: 'DISABLED' | 'ENABLED';
}

const intoBucket = (name: string, encryption?: JsonObject): JsonObject => ({
  ResultConfiguration: {
    ...(encryption === undefined ? {} : { EncryptionConfiguration: encryption }),
    OutputLocation: `s3://${bucketName('query-results')}/${name}/`,
  },
});

const workGroups: readonly WorkGroup[] = [
  { name: 'primary', enforced: false, results: intoBucket('primary') },
  {
    name: 'clinical',
    enforced: true,
    results: intoBucket('clinical', { EncryptionOption: 'SSE_KMS', KmsKey: keyArn('analytics') }),
  },
  { name: 'billing', enforced: false, results: intoBucket('billing', { EncryptionOption: 'SSE_S3' }) },
  // Athena keeps the results itself.
  { name: 'quality', enforced: false, results: { ManagedQueryResultsConfiguration: { Enabled: true } } },
  {
    name: 'research-notebooks',
    enforced: false,
    engine: 'PySpark engine version 3',
    results: intoBucket('research-notebooks', { EncryptionOption: 'SSE_KMS', KmsKey: keyArn('analytics') }),
  },
  { name: 'old-reports', enforced: false, results: intoBucket('old-reports'), state: 'DISABLED' },
];

const workGroup = ({
  name,
  enforced,
  results,
  engine = 'Athena engine version 3',
  state = 'ENABLED',
}: WorkGroup): Resource => ({
  type: 'AWS::Athena::WorkGroup',
  id: name,
  name,
  arn: arnOf('athena', `workgroup/${name}`),
  tags: phi('analytics'),
  configuration: {
    Name: name,
    State: state,
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: enforced,
      EngineVersion: {
        EffectiveEngineVersion: engine,
        SelectedEngineVersion: engine.startsWith('Athena') ? 'AUTO' : engine,
      },
      PublishCloudWatchMetricsEnabled: true,
      RequesterPaysEnabled: false,
      ...results,
    },
  },
});

const dataCatalog = (name: string, type: string, description: string): Resource => ({
  type: 'AWS::Athena::DataCatalog',
  id: name,
  name,
  configuration: { Description: description, Name: name, Type: type },
});

interface Flow {
  readonly name: string;
  readonly description: string;
  readonly from: JsonObject;
  readonly to: JsonObject;
  readonly key?: string;
}

const intoLake = (prefix: string): JsonObject => ({
  ConnectorType: 'S3',
  DestinationConnectorProperties: { S3: { BucketName: bucketName('data-lake'), BucketPrefix: prefix } },
});

const flows: readonly Flow[] = [
  {
    name: 'referrals-from-crm',
    description: 'Referring practices',
    from: {
      ConnectorProfileName: 'crm',
      ConnectorType: 'Salesforce',
      SourceConnectorProperties: { Salesforce: { Object: 'Referral__c' } },
    },
    to: intoLake('referrals'),
  },
  {
    name: 'surveys',
    description: 'Answers of patients',
    from: {
      ConnectorProfileName: 'surveys',
      ConnectorType: 'Salesforce',
      SourceConnectorProperties: { Salesforce: { Object: 'Survey__c' } },
    },
    to: intoLake('surveys'),
    key: keyArn('analytics'),
  },
  // Of the partner's account, which lends the clinic its key.
  {
    name: 'claims-from-clearing-house',
    description: 'Claims',
    from: {
      ConnectorProfileName: 'clearing-house',
      ConnectorType: 'SAPOData',
      SourceConnectorProperties: { SAPOData: { ObjectPath: '/claims' } },
    },
    to: intoLake('claims'),
    key: `arn:aws:kms:${HOME}:444455556666:key/${uuid('key clearing house')}`,
  },
  // Whoever fills the forms of the call center sees the reasons for visits.
  {
    name: 'call-list-to-crm',
    description: 'Patients to be called back',
    from: {
      ConnectorType: 'S3',
      SourceConnectorProperties: { S3: { BucketName: bucketName('data-lake'), BucketPrefix: 'calls' } },
    },
    to: {
      ConnectorProfileName: 'crm',
      ConnectorType: 'Salesforce',
      DestinationConnectorProperties: { Salesforce: { Object: 'Call__c', WriteOperationType: 'INSERT' } },
    },
  },
];

const flow = ({ name, description, from, to, key }: Flow): Resource => ({
  type: 'AWS::AppFlow::Flow',
  id: name,
  name,
  arn: arnOf('appflow', `flow/${name}`),
  configuration: {
    Description: description,
    DestinationFlowConfigList: [to],
    FlowArn: arnOf('appflow', `flow/${name}`),
    FlowName: name,
    ...(key === undefined ? {} : { KMSArn: key }),
    SourceFlowConfig: from,
    TriggerConfig: { TriggerType: 'Scheduled' },
  },
});

const flywheels: readonly { name: string; security?: JsonObject }[] = [
  {
    name: 'triage-notes',
    security: {
      DataLakeKmsKeyId: keyArn('analytics'),
      ModelKmsKeyId: keyArn('analytics'),
      VolumeKmsKeyId: keyArn('analytics'),
      VpcConfig: { SecurityGroupIds: [groupId('internal-https')], Subnets: PRIVATE_SUBNETS },
    },
  },
  // The models have a key, the texts that they learn from do not.
  {
    name: 'referral-letters',
    security: {
      ModelKmsKeyId: keyArn('analytics'),
      VpcConfig: { SecurityGroupIds: [groupId('internal-https')], Subnets: PRIVATE_SUBNETS },
    },
  },
  { name: 'portal-messages', security: { DataLakeKmsKeyId: keyArn('analytics') } },
];

const flywheel = ({ name, security }: (typeof flywheels)[number]): Resource => ({
  type: 'AWS::Comprehend::Flywheel',
  id: arnOf('comprehend', `flywheel/${name}`),
  name,
  arn: arnOf('comprehend', `flywheel/${name}`),
  tags: phi('analytics'),
  configuration: {
    Arn: arnOf('comprehend', `flywheel/${name}`),
    DataAccessRoleArn: roleArn('comprehend-flywheels'),
    DataLakeS3Uri: `s3://${bucketName('data-lake')}/flywheels/${name}`,
    ...(security === undefined ? {} : { DataSecurityConfig: security }),
    FlywheelName: name,
    ModelType: 'DOCUMENT_CLASSIFIER',
  },
});

const forecastDataset = (name: string, encryption?: JsonObject): Resource => ({
  type: 'AWS::Forecast::Dataset',
  id: arnOf('forecast', `dataset/${name}`),
  name,
  arn: arnOf('forecast', `dataset/${name}`),
  configuration: {
    Arn: arnOf('forecast', `dataset/${name}`),
    DataFrequency: 'D',
    DatasetName: name,
    DatasetType: 'TARGET_TIME_SERIES',
    Domain: 'CUSTOM',
    ...(encryption === undefined ? {} : { EncryptionConfig: encryption }),
  },
});

export const queries: readonly Resource[] = [
  ...workGroups.map(workGroup),
  dataCatalog('claims-federation', 'LAMBDA', 'Claims in the billing database'),
  dataCatalog('AwsDataCatalog', 'GLUE', 'The catalog of Glue'),
  ...flows.map(flow),
  ...flywheels.map(flywheel),
  forecastDataset('appointment_demand', {
    KmsKeyArn: keyArn('analytics'),
    RoleArn: roleArn('analytics'),
  }),
  forecastDataset('flu_vaccinations'),
];
