/** Topics and streams, and the sending of mail. */
import {
  ACCOUNT_ID,
  arnOf,
  bucketArn,
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

const topics: readonly {
  name: string;
  key?: string;
  sound?: boolean;
  /** What a denial of plain HTTP says otherwise than a sound one. */
  denial?: JsonObject;
  region?: string;
}[] = [
  { name: 'security-alerts', key: 'alias/clinic/messaging', sound: true },
  { name: 'operations-alerts', key: 'alias/aws/sns' },
  { name: 'lab-result-ready', key: 'alias/clinic/messaging', sound: true },
  { name: 'appointment-changes', sound: true },
  { name: 'imaging-study-complete' },
  { name: 'billing-alerts' },
  {
    name: 'pharmacy-refills',
    key: 'alias/clinic/messaging',
    denial: { Action: ['SNS:Publish', 'SNS:Subscribe'], Principal: { AWS: '*' } },
  },
  // Nobody may subscribe over HTTP; everybody may publish over it.
  { name: 'device-alarms', key: 'alias/clinic/messaging', denial: { Action: 'sns:Subscribe' } },
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

const topic = ({ name, key, sound, denial, region = HOME }: (typeof topics)[number]): Resource => {
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
      Policy:
        sound === true || denial !== undefined
          ? policyText(own, denyInsecure('sns', arn, denial))
          : policyText(own),
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

/** Streams that end outside of the account's buckets, with what they say of their own errors. */
const externalStreams: readonly { name: string; destination: JsonObject }[] = [
  {
    name: 'sign-ins-to-monitoring',
    destination: {
      SplunkDestinationConfiguration: {
        HECEndpoint: 'https://collector.northgate-clinic.example:8088',
        HECEndpointType: 'Event',
        S3BackupMode: 'FailedEventsOnly',
        // Errors of the bucket for failed records are logged; those of the delivery itself are not.
        S3Configuration: {
          BucketARN: bucketArn('audit-trail'),
          CloudWatchLoggingOptions: {
            Enabled: true,
            LogGroupName: '/aws/kinesisfirehose/sign-ins-to-monitoring',
            LogStreamName: 'BackupDelivery',
          },
          RoleARN: roleArn('delivery'),
        },
      },
    },
  },
  {
    name: 'claims-to-partner',
    destination: {
      HttpEndpointDestinationConfiguration: {
        CloudWatchLoggingOptions: { Enabled: false },
        EndpointConfiguration: { Name: 'partner', Url: 'https://intake.partner.example/claims' },
        RoleARN: roleArn('delivery'),
        S3Configuration: { BucketARN: bucketArn('insurance-claims'), RoleARN: roleArn('delivery') },
      },
    },
  },
];

const externalStream = ({ name, destination }: (typeof externalStreams)[number]): Resource => ({
  type: 'AWS::KinesisFirehose::DeliveryStream',
  id: name,
  name,
  arn: arnOf('firehose', `deliverystream/${name}`),
  tags: internal('platform'),
  configuration: {
    Arn: arnOf('firehose', `deliverystream/${name}`),
    DeliveryStreamName: name,
    DeliveryStreamType: 'DirectPut',
    ...destination,
  },
});

const application = (name: string, runtime: string): Resource => ({
  type: 'AWS::KinesisAnalyticsV2::Application',
  id: name,
  name,
  arn: arnOf('kinesisanalytics', `application/${name}`),
  tags: phi('telehealth'),
  configuration: {
    ApplicationMode: runtime.startsWith('SQL') ? 'INTERACTIVE' : 'STREAMING',
    ApplicationName: name,
    RuntimeEnvironment: runtime,
    ServiceExecutionRole: roleArn('analytics'),
  },
});

export const streamResources: readonly Resource[] = [
  ...topics.map(topic),
  ...streams.map(stream),
  deliveryStream('lab-results-archive', 'data-lake', 'lab-results-feed'),
  deliveryStream('portal-clickstream', 'data-lake', 'patient-portal-clickstream'),
  deliveryStream('audit-events', 'audit-trail', undefined, 'CUSTOMER_MANAGED_CMK'),
  deliveryStream('device-vitals', 'data-lake'),
  ...externalStreams.map(externalStream),
  application('vitals-per-minute', 'FLINK-1_20'),
  application('old-visit-counts', 'SQL-1_0'),
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
