/**
 * AWS's own managed rules that go with this pack: what the Security Rule asks for and none of our rules judges. The
 * identifiers and parameters are those of AWS's list of managed rules; the words are ours.
 */
import type { Citation } from '../shared/citations';

export interface ManagedRule {
  /** AWS's, as in `Source.SourceIdentifier`. */
  readonly identifier: string;
  /** Of the rule in the pack. */
  readonly name: string;
  /** States the compliant condition. */
  readonly title: string;
  readonly citations: readonly [Citation, ...Citation[]];
  readonly parameters?: Readonly<Record<string, string>>;
}

const managed = (
  identifier: string,
  title: string,
  citations: ManagedRule['citations'],
  parameters?: ManagedRule['parameters'],
): ManagedRule => ({
  identifier,
  name: identifier.toLowerCase().replaceAll('_', '-'),
  title,
  citations,
  ...(parameters === undefined ? {} : { parameters }),
});

export const COMPANION: readonly ManagedRule[] = [
  // Public access
  managed('EC2_INSTANCE_NO_PUBLIC_IP', 'EC2 instances have no public address', ['164.312(a)(1)']),
  managed('EC2_LAUNCH_TEMPLATE_PUBLIC_IP_DISABLED', 'EC2 launch templates give no public address', [
    '164.312(a)(1)',
  ]),
  managed('AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED', 'Launch configurations give no public address', [
    '164.312(a)(1)',
  ]),
  managed('SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED', 'Subnets assign no public addresses by themselves', [
    '164.312(a)(1)',
  ]),
  managed('NACL_NO_UNRESTRICTED_SSH_RDP', 'Network ACLs do not admit SSH and RDP from everywhere', [
    '164.312(a)(1)',
  ]),
  managed('EC2_CLIENT_VPN_NOT_AUTHORIZE_ALL', 'Client VPN endpoints do not admit all clients to everything', [
    '164.312(a)(1)',
    '164.308(a)(4)(ii)(B)',
  ]),
  managed('EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK', 'EBS snapshots are not shared with everyone', [
    '164.312(a)(1)',
  ]),
  managed('RDS_INSTANCE_PUBLIC_ACCESS_CHECK', 'RDS instances are not publicly accessible', ['164.312(a)(1)']),
  managed('RDS_SNAPSHOTS_PUBLIC_PROHIBITED', 'RDS snapshots are not shared with everyone', ['164.312(a)(1)']),
  managed('NEPTUNE_CLUSTER_SNAPSHOT_PUBLIC_PROHIBITED', 'Neptune snapshots are not shared with everyone', [
    '164.312(a)(1)',
  ]),
  managed('DOCDB_CLUSTER_SNAPSHOT_PUBLIC_PROHIBITED', 'DocumentDB snapshots are not shared with everyone', [
    '164.312(a)(1)',
  ]),
  managed('REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK', 'Redshift clusters are not publicly accessible', [
    '164.312(a)(1)',
  ]),
  managed('REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED', 'Redshift clusters load and unload through the VPC', [
    '164.312(a)(1)',
    '164.312(e)(1)',
  ]),
  managed(
    'S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC',
    'The account blocks public access to S3',
    ['164.312(a)(1)'],
    {
      BlockPublicAcls: 'true',
      BlockPublicPolicy: 'true',
      IgnorePublicAcls: 'true',
      RestrictPublicBuckets: 'true',
    },
  ),
  managed('S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED', 'S3 buckets block public access', ['164.312(a)(1)']),
  managed('S3_BUCKET_PUBLIC_READ_PROHIBITED', 'S3 buckets cannot be read by everyone', ['164.312(a)(1)']),
  managed('S3_BUCKET_PUBLIC_WRITE_PROHIBITED', 'S3 buckets cannot be written by everyone', ['164.312(a)(1)']),
  managed('S3_BUCKET_ACL_PROHIBITED', 'S3 buckets do without access control lists', ['164.312(a)(1)']),
  managed('S3_ACCESS_POINT_PUBLIC_ACCESS_BLOCKS', 'S3 access points block public access', ['164.312(a)(1)']),
  managed('CLOUDTRAIL_S3_BUCKET_PUBLIC_ACCESS_PROHIBITED', 'Buckets of CloudTrail logs are not public', [
    '164.312(a)(1)',
    '164.312(b)',
  ]),
  managed(
    'CLOUDFRONT_S3_ORIGIN_ACCESS_CONTROL_ENABLED',
    'CloudFront reaches S3 origins by origin access control',
    ['164.312(a)(1)'],
  ),
  managed('LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED', 'Lambda functions cannot be called by everyone', [
    '164.312(a)(1)',
  ]),
  managed('EMR_BLOCK_PUBLIC_ACCESS', 'EMR blocks public access', ['164.312(a)(1)']),
  managed('EMR_MASTER_NO_PUBLIC_IP', 'EMR primary nodes have no public address', ['164.312(a)(1)']),
  managed('EKS_ENDPOINT_NO_PUBLIC_ACCESS', 'EKS API endpoints are not public', ['164.312(a)(1)']),
  managed(
    'SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS',
    'SageMaker notebooks have no direct access to the internet',
    ['164.312(a)(1)'],
  ),
  managed('SAGEMAKER_NOTEBOOK_INSTANCE_INSIDE_VPC', 'SageMaker notebooks are inside a VPC', [
    '164.312(a)(1)',
  ]),
  managed('SSM_DOCUMENT_NOT_PUBLIC', 'Systems Manager documents are not public', ['164.312(a)(1)']),
  // Identities and secrets
  managed('EC2_IMDSV2_CHECK', 'EC2 instances insist on version 2 of the metadata service', [
    '164.312(a)(1)',
    '164.312(d)',
  ]),
  managed(
    'EC2_LAUNCH_TEMPLATE_IMDSV2_CHECK',
    'EC2 launch templates insist on version 2 of the metadata service',
    ['164.312(a)(1)', '164.312(d)'],
  ),
  managed(
    'AUTOSCALING_LAUNCHCONFIG_REQUIRES_IMDSV2',
    'Launch configurations insist on version 2 of the metadata service',
    ['164.312(a)(1)', '164.312(d)'],
  ),
  managed('EC2_INSTANCE_PROFILE_ATTACHED', 'EC2 instances have a role of their own', [
    '164.308(a)(4)(ii)(B)',
    '164.312(d)',
  ]),
  managed(
    'IAM_PASSWORD_POLICY',
    'The password policy of IAM is strong',
    ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    {
      MinimumPasswordLength: '14',
      RequireUppercaseCharacters: 'true',
      RequireLowercaseCharacters: 'true',
      RequireNumbers: 'true',
      RequireSymbols: 'true',
      PasswordReusePrevention: '24',
      MaxPasswordAge: '90',
    },
  ),
  managed(
    'COGNITO_USER_POOL_PASSWORD_POLICY_CHECK',
    'The password policies of Cognito user pools are strong',
    ['164.308(a)(5)(ii)(D)', '164.312(d)'],
  ),
  managed('COGNITO_USER_POOL_MFA_ENABLED', 'Cognito user pools ask for a second factor', ['164.312(d)']),
  managed('IAM_ROOT_ACCESS_KEY_CHECK', 'The root user has no access keys', [
    '164.312(a)(1)',
    '164.312(a)(2)(i)',
  ]),
  managed(
    'IAM_USER_UNUSED_CREDENTIALS_CHECK',
    'IAM users have no credentials that are out of use',
    ['164.308(a)(3)(i)', '164.308(a)(4)(ii)(C)'],
    { maxCredentialUsageAge: '90' },
  ),
  managed('IAM_USER_NO_POLICIES_CHECK', 'IAM users get their policies through groups', [
    '164.308(a)(4)(ii)(B)',
    '164.308(a)(4)(ii)(C)',
  ]),
  managed('IAM_NO_INLINE_POLICY_CHECK', 'IAM identities have no inline policies', [
    '164.308(a)(4)(ii)(B)',
    '164.308(a)(4)(ii)(C)',
  ]),
  managed(
    'IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS',
    'Managed policies do not allow decrypting with every key',
    ['164.312(a)(1)', '164.312(a)(2)(iv)'],
    { blockedActionsPatterns: 'kms:*,kms:Decrypt,kms:ReEncrypt*' },
  ),
  managed(
    'IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS',
    'Inline policies do not allow decrypting with every key',
    ['164.312(a)(1)', '164.312(a)(2)(iv)'],
    { blockedActionsPatterns: 'kms:*,kms:Decrypt,kms:ReEncrypt*' },
  ),
  managed('IAM_EXTERNAL_ACCESS_ANALYZER_ENABLED', 'IAM Access Analyzer watches access from outside', [
    '164.308(a)(4)(ii)(B)',
    '164.308(a)(4)(ii)(C)',
  ]),
  managed('SECRETSMANAGER_ROTATION_ENABLED_CHECK', 'Secrets are rotated', ['164.308(a)(5)(ii)(D)']),
  managed('SECRETSMANAGER_SCHEDULED_ROTATION_SUCCESS_CHECK', 'The rotation of secrets succeeds', [
    '164.308(a)(5)(ii)(D)',
  ]),
  managed('SECRETSMANAGER_USING_CMK', 'Secrets are encrypted with a customer managed key', [
    '164.312(a)(2)(iv)',
  ]),
  managed('CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK', 'CodeBuild projects hold no access keys in variables', [
    '164.312(d)',
    '164.312(a)(1)',
  ]),
  managed(
    'CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK',
    'CodeBuild projects hold no credentials in repository addresses',
    ['164.312(d)', '164.312(a)(1)'],
  ),
  managed('CODEBUILD_PROJECT_ENVIRONMENT_PRIVILEGED_CHECK', 'CodeBuild projects do not run privileged', [
    '164.312(a)(1)',
  ]),
  managed('EMR_KERBEROS_ENABLED', 'EMR clusters authenticate by Kerberos', ['164.312(d)']),
  managed('ECS_CONTAINERS_NONPRIVILEGED', 'ECS containers do not run privileged', ['164.312(a)(1)']),
  managed('ECS_CONTAINERS_READONLY_ACCESS', 'ECS containers cannot write to their root file system', [
    '164.312(a)(1)',
    '164.312(c)(1)',
  ]),
  managed(
    'ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK',
    'ECS tasks in host network mode name a user',
    ['164.312(a)(1)'],
    { SkipInactiveTaskDefinitions: 'true' },
  ),
  managed('SAGEMAKER_NOTEBOOK_INSTANCE_ROOT_ACCESS_CHECK', 'SageMaker notebooks give no root access', [
    '164.312(a)(1)',
  ]),
  managed('EFS_ACCESS_POINT_ENFORCE_ROOT_DIRECTORY', 'EFS access points keep to a directory of their own', [
    '164.312(a)(1)',
  ]),
  managed('EFS_ACCESS_POINT_ENFORCE_USER_IDENTITY', 'EFS access points set the user', [
    '164.312(a)(1)',
    '164.312(a)(2)(i)',
  ]),
  managed('OPENSEARCH_ACCESS_CONTROL_ENABLED', 'OpenSearch domains have fine-grained access control', [
    '164.312(a)(1)',
    '164.308(a)(4)(ii)(B)',
  ]),
  // Encryption and integrity beside what our rules judge
  managed('CLOUDWATCH_LOG_GROUP_ENCRYPTED', 'Log groups are encrypted with a KMS key', ['164.312(a)(2)(iv)']),
  managed('EKS_SECRETS_ENCRYPTED', 'EKS secrets are encrypted with a KMS key', ['164.312(a)(2)(iv)']),
  managed('API_GW_SSL_ENABLED', 'REST API stages show backends a client certificate', [
    '164.312(e)(1)',
    '164.312(e)(2)(i)',
  ]),
  managed('ALB_HTTP_DROP_INVALID_HEADER_ENABLED', 'Application Load Balancers drop invalid headers', [
    '164.312(e)(2)(i)',
  ]),
  managed('S3_BUCKET_VERSIONING_ENABLED', 'S3 buckets keep versions', [
    '164.308(a)(7)(ii)(A)',
    '164.312(c)(1)',
  ]),
  managed('S3_BUCKET_DEFAULT_LOCK_ENABLED', 'S3 buckets lock objects by default', [
    '164.312(c)(1)',
    '164.316(b)(2)(i)',
  ]),
  // Patching and malicious software
  managed('EC2_INSTANCE_MANAGED_BY_SSM', 'EC2 instances are managed by Systems Manager', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(B)',
  ]),
  managed('EC2_MANAGEDINSTANCE_PATCH_COMPLIANCE_STATUS_CHECK', 'Managed instances have their patches', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(B)',
  ]),
  managed(
    'EC2_MANAGEDINSTANCE_ASSOCIATION_COMPLIANCE_STATUS_CHECK',
    'Managed instances are as their associations say',
    ['164.308(a)(5)(ii)(B)', '164.308(a)(1)(ii)(B)'],
  ),
  managed('RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED', 'RDS instances take minor versions by themselves', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(B)',
  ]),
  managed(
    'REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK',
    'Redshift clusters take new versions by themselves',
    ['164.308(a)(5)(ii)(B)', '164.308(a)(1)(ii)(B)'],
    { allowVersionUpgrade: 'true' },
  ),
  managed('ELASTIC_BEANSTALK_MANAGED_UPDATES_ENABLED', 'Elastic Beanstalk environments update themselves', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(B)',
  ]),
  managed('ECS_FARGATE_LATEST_PLATFORM_VERSION', 'Fargate services run on the latest platform', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(B)',
  ]),
  managed('ECR_PRIVATE_IMAGE_SCANNING_ENABLED', 'ECR repositories scan their images', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(B)',
  ]),
  managed('INSPECTOR_ECR_SCAN_ENABLED', 'Inspector scans container images', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(B)',
  ]),
  managed('INSPECTOR_LAMBDA_STANDARD_SCAN_ENABLED', 'Inspector scans Lambda functions', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(B)',
  ]),
  // Threats and incidents
  managed('SECURITYHUB_ENABLED', 'Security Hub is on', ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)']),
  managed('GUARDDUTY_NON_ARCHIVED_FINDINGS', 'GuardDuty findings do not wait', ['164.308(a)(6)(ii)'], {
    daysLowSev: '30',
    daysMediumSev: '7',
    daysHighSev: '1',
  }),
  managed('GUARDDUTY_S3_PROTECTION_ENABLED', 'GuardDuty watches S3', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(D)',
  ]),
  managed('GUARDDUTY_RDS_PROTECTION_ENABLED', 'GuardDuty watches logins to databases', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(D)',
  ]),
  managed('GUARDDUTY_LAMBDA_PROTECTION_ENABLED', 'GuardDuty watches Lambda', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(D)',
  ]),
  managed('GUARDDUTY_EKS_PROTECTION_AUDIT_ENABLED', 'GuardDuty watches the audit logs of EKS', [
    '164.308(a)(5)(ii)(B)',
    '164.308(a)(1)(ii)(D)',
  ]),
  managed('GUARDDUTY_MALWARE_PROTECTION_ENABLED', 'GuardDuty looks for malware on volumes', [
    '164.308(a)(5)(ii)(B)',
  ]),
  managed('MACIE_AUTO_SENSITIVE_DATA_DISCOVERY_CHECK', 'Macie looks for sensitive data by itself', [
    '164.308(a)(1)(ii)(D)',
    '164.308(a)(1)(ii)(A)',
  ]),
  managed('ALB_WAF_ENABLED', 'Application Load Balancers stand behind a web ACL', [
    '164.308(a)(5)(ii)(B)',
    '164.312(a)(1)',
  ]),
  managed('API_GW_ASSOCIATED_WITH_WAF', 'REST API stages stand behind a web ACL', [
    '164.308(a)(5)(ii)(B)',
    '164.312(a)(1)',
  ]),
  managed('CLOUDFRONT_ASSOCIATED_WITH_WAF', 'CloudFront distributions stand behind a web ACL', [
    '164.308(a)(5)(ii)(B)',
    '164.312(a)(1)',
  ]),
  managed('CLOUDWATCH_ALARM_ACTION_CHECK', 'CloudWatch alarms do something', ['164.308(a)(6)(ii)'], {
    alarmActionRequired: 'true',
    insufficientDataActionRequired: 'true',
    okActionRequired: 'false',
  }),
  managed('SECURITY_ACCOUNT_INFORMATION_PROVIDED', 'AWS knows whom to tell about security', [
    '164.308(a)(6)(ii)',
  ]),
  // Logs beside those that our rules judge
  managed('CLOUDTRAIL_S3_BUCKET_ACCESS_LOGGING', 'Buckets of CloudTrail logs have access logs', [
    '164.312(b)',
  ]),
  managed('S3_BUCKET_LOGGING_ENABLED', 'S3 buckets have access logs', ['164.312(b)']),
  managed('CLOUDFRONT_ACCESSLOGS_ENABLED', 'CloudFront distributions have access logs', ['164.312(b)']),
  managed('RDS_LOGGING_ENABLED', 'RDS instances publish their logs', ['164.312(b)']),
  managed('RDS_ENHANCED_MONITORING_ENABLED', 'RDS instances have enhanced monitoring', ['164.312(b)']),
  managed('REDSHIFT_AUDIT_LOGGING_ENABLED', 'Redshift clusters have audit logs', ['164.312(b)']),
  managed('OPENSEARCH_LOGS_TO_CLOUDWATCH', 'OpenSearch domains publish error logs', ['164.312(b)']),
  managed('ELASTICSEARCH_LOGS_TO_CLOUDWATCH', 'Elasticsearch domains publish logs', ['164.312(b)']),
  managed('CODEBUILD_PROJECT_LOGGING_ENABLED', 'CodeBuild projects have logs', ['164.312(b)']),
  managed('APPSYNC_LOGGING_ENABLED', 'AppSync APIs have field-level logs', ['164.312(b)']),
  managed('STEP_FUNCTIONS_STATE_MACHINE_LOGGING_ENABLED', 'Step Functions state machines have logs', [
    '164.312(b)',
  ]),
  managed('ELASTIC_BEANSTALK_LOGS_TO_CLOUDWATCH', 'Elastic Beanstalk environments publish their logs', [
    '164.312(b)',
  ]),
  managed('ATHENA_WORKGROUP_LOGGING_ENABLED', 'Athena workgroups publish metrics', ['164.312(b)']),
  managed('GLUE_JOB_LOGGING_ENABLED', 'Glue jobs have logs', ['164.312(b)']),
  // Backups and contingency
  managed('EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'EC2 instances are in a backup plan', [
    '164.308(a)(7)(ii)(A)',
  ]),
  managed('RDS_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'RDS instances are in a backup plan', [
    '164.308(a)(7)(ii)(A)',
  ]),
  managed('AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'Aurora clusters are in a backup plan', [
    '164.308(a)(7)(ii)(A)',
  ]),
  managed('DYNAMODB_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'DynamoDB tables are in a backup plan', [
    '164.308(a)(7)(ii)(A)',
  ]),
  managed('S3_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'S3 buckets are in a backup plan', [
    '164.308(a)(7)(ii)(A)',
  ]),
  managed('FSX_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'FSx file systems are in a backup plan', [
    '164.308(a)(7)(ii)(A)',
  ]),
  managed('ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK', 'ElastiCache for Redis makes backups', [
    '164.308(a)(7)(ii)(A)',
  ]),
  managed(
    'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED',
    'Backup vaults refuse the deletion of recovery points',
    ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'],
  ),
  managed('S3_BUCKET_REPLICATION_ENABLED', 'S3 buckets are replicated', [
    '164.308(a)(7)(ii)(A)',
    '164.308(a)(7)(ii)(B)',
  ]),
  managed('RDS_CLUSTER_DELETION_PROTECTION_ENABLED', 'RDS clusters are protected from deletion', [
    '164.308(a)(7)(i)',
    '164.312(c)(1)',
  ]),
  managed('RDS_INSTANCE_DELETION_PROTECTION_ENABLED', 'RDS instances are protected from deletion', [
    '164.308(a)(7)(i)',
    '164.312(c)(1)',
  ]),
  managed('DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED', 'DynamoDB tables are protected from deletion', [
    '164.308(a)(7)(i)',
    '164.312(c)(1)',
  ]),
  managed('ELB_DELETION_PROTECTION_ENABLED', 'Load balancers are protected from deletion', [
    '164.308(a)(7)(i)',
  ]),
  managed(
    'AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED',
    'Auto Scaling groups heed the health checks of their load balancers',
    ['164.308(a)(7)(ii)(C)'],
  ),
  managed('VPC_VPN_2_TUNNELS_UP', 'Both tunnels of site-to-site VPNs are up', ['164.308(a)(7)(ii)(C)']),
];

const OF_PEOPLE = 'AWS_CONFIG_PROCESS_CHECK';

const duty = (name: string, title: string, ...citations: ManagedRule['citations']): ManagedRule => ({
  identifier: OF_PEOPLE,
  name: `process-${name}`,
  title,
  citations,
});

/** Duties of people that the whitepapers name: AWS Config keeps what somebody states about them. */
export const PROCESS_CHECKS: readonly ManagedRule[] = [
  duty('aws-baa-in-force', 'The business associate addendum with AWS covers this account', '164.308(b)(1)'),
  duty(
    'vendor-baas-in-force',
    'Vendors whose software or staff meets PHI have signed an agreement',
    '164.308(b)(1)',
  ),
  duty('eligible-services-only', 'PHI is kept to services that AWS lists as HIPAA-eligible', '164.308(b)(1)'),
  duty(
    'no-phi-in-names-or-tags',
    'Names, tags, descriptions and other metadata hold no PHI',
    '164.312(a)(1)',
    '164.312(a)(2)(iv)',
  ),
  duty('risk-analysis-current', 'The risk analysis is current', '164.308(a)(1)(ii)(A)'),
  duty(
    'logs-reviewed',
    'Audit logs and access reports are reviewed regularly',
    '164.308(a)(1)(ii)(D)',
    '164.312(b)',
  ),
  duty(
    'log-digests-validated',
    'CloudTrail logs are validated against their digest files',
    '164.312(b)',
    '164.312(c)(2)',
  ),
  duty(
    'access-reviewed',
    'Who may reach PHI is reviewed, and what nobody needs is taken away',
    '164.308(a)(4)(ii)(C)',
  ),
  duty(
    'incident-plan-rehearsed',
    'The response to security incidents is written down and rehearsed',
    '164.308(a)(6)(ii)',
  ),
  duty('contingency-plan-tested', 'The contingency plan is tested and revised', '164.308(a)(7)(ii)(D)'),
  duty(
    'restore-tested',
    'Backups have been restored on trial',
    '164.308(a)(7)(ii)(A)',
    '164.308(a)(7)(ii)(B)',
  ),
  duty('documents-kept-six-years', 'Policies, logs and evidence are kept for six years', '164.316(b)(2)(i)'),
];
