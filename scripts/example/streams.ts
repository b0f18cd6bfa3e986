/** Topics, streams and brokers, and the sending of mail. */
import {
  ACCOUNT_ID,
  arnOf,
  bucketArn,
  DATA_SUBNETS,
  groupId,
  HOME,
  iamId,
  internal,
  keyArn,
  keyId,
  phi,
  policyText,
  RECOVERY,
  roleArn,
  topicArn,
} from './account';
import { related, type JsonObject, type Resource } from './item';
import { denyInsecure } from './policies';
import { hex, uuid } from './random';

const topics: readonly { name: string; key?: string; sound?: boolean; region?: string }[] = [
  { name: 'security-alerts', key: 'alias/clinic/messaging', sound: true },
  { name: 'operations-alerts', key: 'alias/aws/sns' },
  { name: 'lab-result-ready', key: 'alias/clinic/messaging', sound: true },
  { name: 'appointment-changes', sound: true },
  { name: 'imaging-study-complete' },
  { name: 'billing-alerts' },
  { name: 'recovery-alerts', key: 'alias/clinic/recovery', sound: true, region: RECOVERY },
];

const streams: readonly { name: string; encryption?: JsonObject; region?: string }[] = [
  { name: 'patient-portal-clickstream', encryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } },
  { name: 'lab-results-feed', encryption: { EncryptionType: 'KMS', KeyId: keyArn('patient-data') } },
  { name: 'appointment-events', encryption: { EncryptionType: 'KMS', KeyId: keyId('messaging') } },
  { name: 'imaging-events' },
  { name: 'telehealth-telemetry', encryption: { EncryptionType: 'NONE' } },
  {
    name: 'lab-results-feed-replica',
    encryption: { EncryptionType: 'KMS', KeyId: keyArn('recovery', RECOVERY) },
    region: RECOVERY,
  },
];

const configurationSets: readonly { name: string; delivery?: JsonObject }[] = [
  { name: 'patient-portal', delivery: { TlsPolicy: 'REQUIRE' } },
  { name: 'lab-result-notices', delivery: { SendingPoolName: 'clinical', TlsPolicy: 'Require' } },
  { name: 'appointment-reminders', delivery: { SendingPoolName: 'reminders' } },
  { name: 'newsletter', delivery: { TlsPolicy: 'OPTIONAL' } },
  { name: 'staff-alerts' },
];

const topic = ({ name, key, sound, region = HOME }: (typeof topics)[number]): Resource => {
  const arn = topicArn(name, region);
  const own = {
    Sid: 'OwnAccount',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: 'sns:Publish',
    Resource: arn,
    Condition: { StringEquals: { 'AWS:SourceOwner': ACCOUNT_ID } },
  };
  return {
    type: 'AWS::SNS::Topic',
    id: arn,
    name,
    arn,
    region,
    tags: internal('platform'),
    configuration: {
      DisplayName: name,
      ...(key === undefined ? {} : { KmsMasterKeyId: key }),
      Owner: ACCOUNT_ID,
      Policy: sound === true ? policyText(own, denyInsecure('sns', arn)) : policyText(own),
      TopicArn: arn,
    },
  };
};

const stream = ({ name, encryption, region = HOME }: (typeof streams)[number]): Resource => ({
  type: 'AWS::Kinesis::Stream',
  id: name,
  name,
  arn: arnOf('kinesis', `stream/${name}`, region),
  region,
  tags: phi('clinical'),
  configuration: {
    Arn: arnOf('kinesis', `stream/${name}`, region),
    Name: name,
    RetentionPeriodHours: 24,
    ShardCount: 2,
    ...(encryption === undefined ? {} : { StreamEncryption: encryption }),
  },
});

/** From a stream or from producers into a bucket. */
function deliveryStream(name: string, bucket: string, source?: string, keyType?: string): Resource {
  const arn = arnOf('firehose', `deliverystream/${name}`);
  const logs = {
    Enabled: true,
    LogGroupName: `/aws/kinesisfirehose/${name}`,
    LogStreamName: 'DestinationDelivery',
  };
  return {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    id: name,
    name,
    arn,
    tags: phi('clinical'),
    relationships: [related('Is associated with Role', 'AWS::IAM::Role', iamId('AROA', 'delivery'))],
    configuration: {
      Arn: arn,
      ...(keyType === undefined ? {} : { DeliveryStreamEncryptionConfigurationInput: { KeyType: keyType } }),
      DeliveryStreamName: name,
      DeliveryStreamType: source === undefined ? 'DirectPut' : 'KinesisStreamAsSource',
      ExtendedS3DestinationConfiguration: {
        BucketARN: bucketArn(bucket),
        BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 64 },
        CloudWatchLoggingOptions: logs,
        CompressionFormat: 'GZIP',
        ...(keyType === 'CUSTOMER_MANAGED_CMK'
          ? { EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: keyArn('patient-data') } } }
          : { EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' } }),
        Prefix: `${name}/`,
        RoleARN: roleArn('delivery'),
        S3BackupMode: 'Disabled',
      },
      ...(source === undefined
        ? {}
        : {
            KinesisStreamSourceConfiguration: {
              KinesisStreamARN: arnOf('kinesis', `stream/${source}`),
              RoleARN: roleArn('delivery'),
            },
          }),
    },
  };
}

function broker(name: string, engine: string, version: string, isPublic: boolean): Resource {
  const id = `b-${uuid(name)}`;
  const arn = arnOf('mq', `broker:${name}:${id}`);
  return {
    type: 'AWS::AmazonMQ::Broker',
    id,
    name,
    arn,
    tags: phi('clinical'),
    configuration: {
      Arn: arn,
      AuthenticationStrategy: 'SIMPLE',
      AutoMinorVersionUpgrade: !isPublic,
      BrokerName: name,
      DeploymentMode: isPublic ? 'SINGLE_INSTANCE' : 'ACTIVE_STANDBY_MULTI_AZ',
      EncryptionOptions: isPublic
        ? { UseAwsOwnedKey: true }
        : { KmsKeyId: keyArn('messaging'), UseAwsOwnedKey: false },
      EngineType: engine,
      EngineVersion: version,
      HostInstanceType: 'mq.m5.large',
      Id: id,
      Logs: isPublic ? { General: false } : { Audit: true, General: true },
      PubliclyAccessible: isPublic,
      SecurityGroups: isPublic ? [] : [groupId('hl7-gateway')],
      SubnetIds: DATA_SUBNETS,
    },
  };
}

function kafka(name: string, clientBroker: string, inCluster: boolean): Resource {
  const arn = arnOf('kafka', `cluster/${name}/${uuid(name)}-3`);
  return {
    type: 'AWS::MSK::Cluster',
    id: arn,
    name,
    arn,
    tags: phi('clinical'),
    configuration: {
      Arn: arn,
      BrokerNodeGroupInfo: {
        BrokerAZDistribution: 'DEFAULT',
        ClientSubnets: DATA_SUBNETS,
        ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } },
        InstanceType: 'kafka.m7g.large',
        SecurityGroups: [groupId('kafka')],
        StorageInfo: { EBSStorageInfo: { VolumeSize: 500 } },
      },
      ClientAuthentication: {
        Sasl: { Iam: { Enabled: inCluster }, Scram: { Enabled: false } },
        Unauthenticated: { Enabled: !inCluster },
      },
      ClusterName: name,
      CurrentVersion: `K${hex(name, 13).toUpperCase()}`,
      EncryptionInfo: {
        EncryptionAtRest: { DataVolumeKMSKeyId: keyArn('messaging') },
        EncryptionInTransit: { ClientBroker: clientBroker, InCluster: inCluster },
      },
      EnhancedMonitoring: 'DEFAULT',
      KafkaVersion: '3.7.x',
      LoggingInfo: {
        BrokerLogs: { CloudWatchLogs: { Enabled: inCluster, LogGroup: `/clinic/msk/${name}` } },
      },
      NumberOfBrokerNodes: 4,
    },
  };
}

export const streamResources: readonly Resource[] = [
  ...topics.map(topic),
  ...streams.map(stream),
  deliveryStream('lab-results-archive', 'data-lake', 'lab-results-feed'),
  deliveryStream('portal-clickstream', 'data-lake', 'patient-portal-clickstream'),
  deliveryStream('audit-events', 'audit-trail', undefined, 'CUSTOMER_MANAGED_CMK'),
  deliveryStream('device-vitals', 'data-lake'),
  broker('hl7-exchange', 'ActiveMQ', '5.18', false),
  broker('legacy-interfaces', 'RabbitMQ', '3.13', true),
  kafka('clinical-events', 'TLS', true),
  kafka('staging-events', 'TLS_PLAINTEXT', false),
  ...configurationSets.map(({ name, delivery }): Resource => ({
    type: 'AWS::SES::ConfigurationSet',
    id: name,
    name,
    arn: arnOf('ses', `configuration-set/${name}`),
    configuration: {
      Name: name,
      ...(delivery === undefined ? {} : { DeliveryOptions: delivery }),
      ReputationOptions: { ReputationMetricsEnabled: true },
      SendingOptions: { SendingEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    },
  })),
  {
    type: 'AWS::SES::ReceiptRuleSet',
    id: 'inbound-referrals',
    name: 'inbound-referrals',
    configuration: { RuleSetName: 'inbound-referrals' },
  },
];
