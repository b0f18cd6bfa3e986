/** AWS's own automation documents that mend what a rule found, for remediation configurations beside the rule. */

export interface Runbook {
  /** Of Systems Manager. */
  readonly document: string;
  /** The parameter that takes the id of the resource, where the document takes one. */
  readonly resource?: string;
  readonly values?: Readonly<Record<string, string>>;
  /** Parameters that only the account's owner can know. */
  readonly needs?: readonly string[];
}

/** The parameter of every document for the role that it works with. */
export const ROLE = 'AutomationAssumeRole';

/**
 * By rule id. Left out are documents that would do more than the finding asks for, such as one that takes away every
 * rule of a security group, and those that know the resource by something else than its id in AWS Config.
 */
export const RUNBOOKS: Readonly<Record<string, Runbook>> = {
  'cloudfront-viewer-https-required': {
    document: 'AWSConfigRemediation-EnableCloudFrontViewerPolicyHTTPS',
    resource: 'CloudFrontDistributionId',
    values: { ViewerProtocolPolicy: 'redirect-to-https' },
  },
  'cloudtrail-account-has-multi-region-trail': {
    document: 'AWSConfigRemediation-CreateCloudTrailMultiRegionTrail',
    needs: ['TrailName', 'BucketName'],
  },
  'cloudtrail-trail-kms-encrypted': {
    document: 'AWS-EnableCloudTrailKmsEncryption',
    resource: 'TrailNames',
    needs: ['KMSKeyId'],
  },
  'cloudtrail-trail-log-file-validation-enabled': {
    document: 'AWSConfigRemediation-EnableCloudTrailLogFileValidation',
    resource: 'TrailName',
  },
  'cloudtrail-trail-sends-to-cloudwatch-logs': {
    document: 'AWS-EnableCloudTrailCloudWatchLogs',
    resource: 'TrailNames',
    needs: ['CloudWatchLogsLogGroupArn', 'CloudWatchLogsRoleArn'],
  },
  'dynamodb-table-encrypted-with-kms': {
    document: 'AWSConfigRemediation-EnableEncryptionOnDynamoDbTable',
    resource: 'TableName',
    needs: ['KMSKeyId'],
  },
  'dynamodb-table-pitr-enabled': {
    document: 'AWSConfigRemediation-EnablePITRForDynamoDbTable',
    resource: 'TableName',
  },
  'ebs-encryption-by-default-enabled': {
    document: 'AWSConfigRemediation-EnableEbsEncryptionByDefault',
  },
  'ebs-volume-recent-snapshot': { document: 'AWS-CreateSnapshot', resource: 'VolumeId' },
  'elb-classic-access-logs-enabled': {
    document: 'AWSConfigRemediation-EnableLoggingForALBAndCLB',
    resource: 'LoadBalancerId',
    needs: ['S3BucketName'],
  },
  'guardduty-detector-enabled': { document: 'AWSConfigRemediation-CreateGuardDutyDetector' },
  'kinesis-stream-encrypted': {
    document: 'AWS-EnableKinesisStreamEncryption',
    resource: 'KinesisStreamName',
    values: { KeyId: 'alias/aws/kinesis' },
  },
  'kms-key-not-pending-deletion': {
    document: 'AWSConfigRemediation-CancelKeyDeletion',
    resource: 'KeyId',
  },
  'kms-key-rotation-enabled': { document: 'AWSConfigRemediation-EnableKeyRotation', resource: 'KeyId' },
  'neptune-cluster-audit-logs-exported': {
    document: 'AWS-EnableNeptuneDbAuditLogsToCloudWatch',
    resource: 'DbClusterResourceId',
  },
  'rds-instance-automated-backups-enabled': {
    document: 'AWSConfigRemediation-EnableRDSInstanceBackup',
    resource: 'DbiResourceId',
    needs: ['BackupRetentionPeriod'],
  },
  'rds-instance-multi-az': {
    document: 'AWSConfigRemediation-EnableMultiAZOnRDSInstance',
    resource: 'DbiResourceId',
  },
  'redshift-cluster-encrypted-at-rest': {
    document: 'AWSConfigRemediation-EnableRedshiftClusterEncryption',
    resource: 'ClusterIdentifier',
    needs: ['KMSKeyARN'],
  },
  'redshift-cluster-tls-required': {
    document: 'AWSConfigRemediation-EnforceSSLOnlyConnectionsToRedshiftCluster',
    resource: 'ClusterIdentifier',
  },
  's3-bucket-default-encryption-uses-kms': {
    document: 'AWS-EnableS3BucketEncryption',
    resource: 'BucketName',
    values: { SSEAlgorithm: 'aws:kms' },
  },
  's3-bucket-denies-insecure-transport': {
    document: 'AWSConfigRemediation-RestrictBucketSSLRequestsOnly',
    resource: 'BucketName',
  },
  'sns-topic-encrypted-at-rest': {
    document: 'AWSConfigRemediation-EncryptSNSTopic',
    resource: 'TopicArn',
    needs: ['KmsKeyArn'],
  },
  'sqs-queue-encrypted-at-rest': { document: 'AWS-EnableSQSEncryption', resource: 'QueueUrl' },
  'vpc-default-security-group-closed': {
    document: 'AWSConfigRemediation-RemoveVPCDefaultSecurityGroupRules',
    resource: 'GroupId',
  },
  'vpc-flow-logs-capture-all-traffic': {
    document: 'AWSSupport-EnableVPCFlowLogs',
    resource: 'ResourceIds',
    values: { TrafficType: 'ALL' },
    needs: ['LogDestinationType', 'LogDestinationARN'],
  },
  'vpc-security-group-no-open-admin-ports': {
    document: 'AWS-DisablePublicAccessForSecurityGroup',
    resource: 'GroupId',
  },
};
