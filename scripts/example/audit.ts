/** What watches over the account: trails, alarms, detectors, the recorder itself. */
import {
  ACCOUNT_ID,
  arnOf,
  bucketName,
  HOME,
  internal,
  keyArn,
  logGroupArn,
  RECOVERY,
  roleArn,
  topicArn,
} from './account';
import type { JsonObject, Resource } from './item';
import { hex, uuid } from './random';

const trails: readonly { name: string; settings: JsonObject; region?: string }[] = [
  {
    name: 'clinic-audit',
    settings: {
      cloudWatchLogsLogGroupArn: logGroupArn('/clinic/audit-trail'),
      cloudWatchLogsRoleArn: roleArn('audit-trail-logs'),
      hasCustomEventSelectors: false,
      includeGlobalServiceEvents: true,
      isMultiRegionTrail: true,
      kmsKeyId: keyArn('audit'),
      logFileValidationEnabled: true,
    },
  },
  // Made by an old template that says nothing of validation.
  {
    name: 'imaging-data-events',
    settings: { hasCustomEventSelectors: true, includeGlobalServiceEvents: false, isMultiRegionTrail: false },
  },
  {
    name: 'portal-data-events',
    settings: {
      hasCustomEventSelectors: true,
      includeGlobalServiceEvents: false,
      isMultiRegionTrail: false,
      logFileValidationEnabled: true,
    },
  },
  {
    name: 'recovery-audit',
    settings: {
      hasCustomEventSelectors: false,
      includeGlobalServiceEvents: false,
      isMultiRegionTrail: false,
      kmsKeyId: keyArn('recovery', RECOVERY),
      logFileValidationEnabled: false,
    },
    region: RECOVERY,
  },
];

const alarms: readonly {
  name: string;
  namespace: string;
  metric: string;
  threshold: number;
  notifies?: string;
  on?: boolean;
}[] = [
  {
    name: 'root-sign-in',
    namespace: 'Clinic/Audit',
    metric: 'RootSignIn',
    threshold: 1,
    notifies: 'security-alerts',
  },
  {
    name: 'unauthorized-calls',
    namespace: 'Clinic/Audit',
    metric: 'UnauthorizedCalls',
    threshold: 10,
    notifies: 'security-alerts',
  },
  {
    name: 'key-deletion-scheduled',
    namespace: 'Clinic/Audit',
    metric: 'KeyDeletion',
    threshold: 1,
    notifies: 'security-alerts',
    on: false,
  },
  {
    name: 'lab-results-waiting',
    namespace: 'AWS/SQS',
    metric: 'ApproximateAgeOfOldestMessage',
    threshold: 900,
    notifies: 'operations-alerts',
  },
  {
    name: 'lab-results-undelivered',
    namespace: 'AWS/SQS',
    metric: 'ApproximateNumberOfMessagesVisible',
    threshold: 1,
    notifies: 'operations-alerts',
  },
  {
    name: 'portal-errors',
    namespace: 'AWS/ApplicationELB',
    metric: 'HTTPCode_Target_5XX_Count',
    threshold: 25,
    notifies: 'operations-alerts',
  },
  { name: 'database-storage', namespace: 'AWS/RDS', metric: 'FreeStorageSpace', threshold: 10_737_418_240 },
  {
    name: 'reminder-failures',
    namespace: 'AWS/Lambda',
    metric: 'Errors',
    threshold: 5,
    notifies: 'operations-alerts',
  },
];

export const audit: readonly Resource[] = [
  ...trails.map(({ name, settings, region = HOME }): Resource => {
    const arn = arnOf('cloudtrail', `trail/${name}`, region);
    return {
      type: 'AWS::CloudTrail::Trail',
      id: name,
      name,
      arn,
      region,
      tags: internal('security'),
      configuration: {
        hasInsightSelectors: false,
        homeRegion: region,
        isOrganizationTrail: false,
        name,
        s3BucketName: bucketName('audit-trail'),
        trailARN: arn,
        ...settings,
      },
    };
  }),
  {
    type: 'AWS::CloudTrail::EventDataStore',
    id: arnOf('cloudtrail', `eventdatastore/${uuid('event data store')}`),
    name: 'clinic-events',
    arn: arnOf('cloudtrail', `eventdatastore/${uuid('event data store')}`),
    configuration: {
      EventDataStoreArn: arnOf('cloudtrail', `eventdatastore/${uuid('event data store')}`),
      IngestionEnabled: true,
      KmsKeyId: keyArn('audit'),
      MultiRegionEnabled: true,
      Name: 'clinic-events',
      OrganizationEnabled: false,
      RetentionPeriod: 2557,
      Status: 'ENABLED',
      TerminationProtectionEnabled: true,
    },
  },
  ...alarms.map(({ name, namespace, metric, threshold, notifies, on = true }): Resource => {
    const arn = arnOf('cloudwatch', `alarm:${name}`);
    return {
      type: 'AWS::CloudWatch::Alarm',
      id: arn,
      name,
      arn,
      configuration: {
        actionsEnabled: on,
        alarmActions: notifies === undefined ? [] : [topicArn(notifies)],
        alarmArn: arn,
        alarmName: name,
        comparisonOperator: 'GreaterThanOrEqualToThreshold',
        dimensions: [],
        evaluationPeriods: 1,
        insufficientDataActions: [],
        metricName: metric,
        namespace,
        okactions: [],
        period: 300,
        statistic: 'Sum',
        threshold,
        treatMissingData: 'notBreaching',
      },
    };
  }),
  ...[HOME, RECOVERY].map((region): Resource => ({
    type: 'AWS::GuardDuty::Detector',
    id: hex(`detector ${region}`, 32),
    arn: arnOf('guardduty', `detector/${hex(`detector ${region}`, 32)}`, region),
    region,
    configuration: {
      DataSources: {
        Kubernetes: { AuditLogs: { Enable: region === HOME } },
        S3Logs: { Enable: region === HOME },
      },
      Enable: region === HOME,
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
      Id: hex(`detector ${region}`, 32),
    },
  })),
  ...[HOME, RECOVERY].map((region): Resource => ({
    type: 'AWS::Config::ConfigurationRecorder',
    id: 'default',
    name: 'default',
    region,
    configuration: {
      Id: 'default',
      Name: 'default',
      Recording: true,
      RecordingGroup: {
        AllSupported: true,
        IncludeGlobalResourceTypes: region === HOME,
        RecordingStrategy: { UseOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
        ResourceTypes: [],
      },
      RecordingMode: { RecordingFrequency: 'CONTINUOUS' },
      RoleARN: `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    },
  })),
  {
    type: 'AWS::AccessAnalyzer::Analyzer',
    id: arnOf('access-analyzer', 'analyzer/clinic'),
    name: 'clinic',
    arn: arnOf('access-analyzer', 'analyzer/clinic'),
    configuration: {
      AnalyzerName: 'clinic',
      Arn: arnOf('access-analyzer', 'analyzer/clinic'),
      Type: 'ACCOUNT',
    },
  },
  {
    type: 'AWS::XRay::EncryptionConfig',
    id: ACCOUNT_ID,
    configuration: { type: 'NONE' },
  },
];
