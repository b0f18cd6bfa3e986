/** What AWS Config sends although no published schema says so, each with the public source that shows it. */

export interface KnownPath {
  readonly type: string;
  readonly path: string;
  readonly source: string;
}

export const KNOWN_PATHS: readonly KnownPath[] = [
  {
    type: 'AWS::ApiGateway::Stage',
    path: 'configuration.methodSettings',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html (a map, which the Config schema leaves out)',
  },
  {
    type: 'AWS::AppFlow::Flow',
    path: 'configuration.KMSArn',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appflow-flow.html',
  },
  {
    type: 'AWS::Athena::DataCatalog',
    path: 'configuration.Parameters.function',
    source:
      'https://docs.aws.amazon.com/athena/latest/APIReference/API_DataCatalog.html (keys of the map Parameters)',
  },
  {
    type: 'AWS::Athena::DataCatalog',
    path: 'configuration.Parameters.metadata-function',
    source:
      'https://docs.aws.amazon.com/athena/latest/APIReference/API_DataCatalog.html (keys of the map Parameters)',
  },
  {
    type: 'AWS::Athena::DataCatalog',
    path: 'configuration.Parameters.record-function',
    source:
      'https://docs.aws.amazon.com/athena/latest/APIReference/API_DataCatalog.html (keys of the map Parameters)',
  },
  {
    type: 'AWS::Athena::WorkGroup',
    path: 'configuration.WorkGroupConfiguration.ManagedQueryResultsConfiguration.Enabled',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-athena-workgroup-managedqueryresultsconfiguration.html',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'configuration.distributionConfig.connectionMode',
    source:
      'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html (member ConnectionMode, which items mirror)',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'configuration.distributionConfig.origins.items.vpcOriginConfig.ownerAccountId',
    source:
      'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_VpcOriginConfig.html (members that items mirror)',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'configuration.distributionConfig.origins.items.vpcOriginConfig.vpcOriginId',
    source:
      'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_VpcOriginConfig.html (members that items mirror)',
  },
  {
    type: 'AWS::DataSync::LocationEFS',
    path: 'configuration.InTransitEncryption',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datasync-locationefs.html',
  },
  {
    type: 'AWS::ECS::TaskDefinition',
    path: 'configuration.ContainerDefinitions.LogConfiguration.Options',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-logconfiguration.html',
  },
  {
    type: 'AWS::EFS::FileSystem',
    path: 'configuration.FileSystemPolicy',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/example-config-rule-compliance-notification.html',
  },
  {
    type: 'AWS::ElasticLoadBalancing::LoadBalancer',
    path: 'supplementaryConfiguration.LoadBalancerAttributes.accessLog.enabled',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/elb-logging-enabled.html (judges these attributes on changes)',
  },
  {
    type: 'AWS::ElasticLoadBalancing::LoadBalancer',
    path: 'supplementaryConfiguration.LoadBalancerAttributes.accessLog.s3BucketName',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/elb-logging-enabled.html (judges these attributes on changes)',
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    path: 'supplementaryConfiguration.LoadBalancerAttributes.key',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/elb-logging-enabled.html (judges these attributes on changes)',
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    path: 'supplementaryConfiguration.LoadBalancerAttributes.value',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/elb-logging-enabled.html (judges these attributes on changes)',
  },
  {
    type: 'AWS::Glue::Job',
    path: 'configuration.DefaultArguments',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-job.html',
  },
  {
    type: 'AWS::Glue::Job',
    path: 'configuration.NonOverridableArguments',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-job.html',
  },
  {
    type: 'AWS::IAM::Policy',
    path: 'configuration.policyVersionList.document',
    source: 'https://github.com/awslabs/aws-iam-access-analyzer-policy-validation-config-rule (reads it)',
  },
  {
    type: 'AWS::IAM::Role',
    path: 'configuration.assumeRolePolicyDocument',
    source: 'https://github.com/awslabs/aws-iam-access-analyzer-policy-validation-config-rule (reads it)',
  },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    path: 'configuration.IcebergDestinationConfiguration.CloudWatchLoggingOptions.Enabled',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-kinesisfirehose-deliverystream-icebergdestinationconfiguration.html',
  },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    path: 'configuration.SnowflakeDestinationConfiguration.CloudWatchLoggingOptions.Enabled',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-kinesisfirehose-deliverystream-snowflakedestinationconfiguration.html',
  },
  {
    type: 'AWS::RDS::DBCluster',
    path: 'configuration.storageEncryptionType',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html (member StorageEncryptionType, which items mirror; the API is asked where an item lacks it)',
  },
  {
    type: 'AWS::RDS::DBClusterSnapshot',
    path: 'configuration.storageEncryptionType',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBClusterSnapshot.html (member StorageEncryptionType, which items mirror; the API is asked where an item lacks it)',
  },
  {
    type: 'AWS::RDS::DBInstance',
    path: 'configuration.readReplicaSourceDBClusterIdentifier',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html (member ReadReplicaSourceDBClusterIdentifier, which items mirror)',
  },
  {
    type: 'AWS::RDS::DBInstance',
    path: 'configuration.storageEncryptionType',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html (member StorageEncryptionType, which items mirror; the API is asked where an item lacks it)',
  },
  {
    type: 'AWS::RDS::DBSnapshot',
    path: 'configuration.storageEncryptionType',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshot.html (member StorageEncryptionType, which items mirror; the API is asked where an item lacks it)',
  },
  {
    type: 'AWS::S3::Bucket',
    path: 'supplementaryConfiguration.BucketPolicy.policyText',
    source: 'https://github.com/awslabs/aws-iam-access-analyzer-policy-validation-config-rule (reads it)',
  },
  {
    type: 'AWS::SageMaker::EndpointConfig',
    path: 'configuration.ShadowProductionVariants.InstanceType',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-endpointconfig.html',
  },
  {
    type: 'AWS::SNS::Topic',
    path: 'configuration.Policy',
    source: 'https://github.com/awslabs/aws-iam-access-analyzer-policy-validation-config-rule (reads it)',
  },
  {
    type: 'AWS::SQS::Queue',
    path: 'configuration.Policy',
    source: 'https://github.com/awslabs/aws-iam-access-analyzer-policy-validation-config-rule (reads it)',
  },
];

export interface KnownType {
  readonly type: string;
  readonly source: string;
}

/** Resource types of findings that the SDK's list of recordable types does not have. */
export const KNOWN_TYPES: readonly KnownType[] = [
  {
    type: 'AWS::::Account',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html',
  },
  {
    type: 'AWS::ApiGateway::DomainName',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/apigateway-domain-name-tls-check.html',
  },
  {
    type: 'AWS::Batch::JobDefinition',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-batch-jobdefinition.html',
  },
  {
    type: 'AWS::CloudHSM::Cluster',
    source: 'https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html (any text)',
  },
  {
    type: 'AWS::DAX::Cluster',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/dax-tls-endpoint-encryption.html',
  },
  {
    type: 'AWS::DirectoryService::Directory',
    source: 'https://docs.aws.amazon.com/directoryservice/latest/devguide/API_DirectoryDescription.html',
  },
  {
    type: 'AWS::DMS::ReplicationInstance',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html',
  },
  {
    type: 'AWS::DataBrew::Job',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-databrew-job.html',
  },
  {
    type: 'AWS::DRS::ReplicationConfigurationTemplate',
    source: 'https://docs.aws.amazon.com/drs/latest/APIReference/API_ReplicationConfigurationTemplate.html',
  },
  {
    type: 'AWS::DRS::SourceServer',
    source: 'https://docs.aws.amazon.com/drs/latest/APIReference/API_SourceServer.html',
  },
  {
    type: 'AWS::ElastiCache::CacheCluster',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/elasticache-redis-cluster-automatic-backup-check.html',
  },
  {
    type: 'AWS::ElastiCache::ReplicationGroup',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/elasticache-repl-grp-encrypted-in-transit.html',
  },
  {
    type: 'AWS::ElastiCache::ServerlessCache',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-serverlesscache.html',
  },
  {
    type: 'AWS::EMR::Cluster',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/emr-master-no-public-ip.html',
  },
  {
    type: 'AWS::FSx::FileSystem',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/fsx-windows-deployment-type-check.html',
  },
  {
    type: 'AWS::Glacier::Vault',
    source: 'https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html (any text)',
  },
  {
    type: 'AWS::Glue::Connection',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-connection.html',
  },
  {
    type: 'AWS::Logs::LogGroup',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/cw-loggroup-retention-period-check.html',
  },
  {
    type: 'AWS::RDS::DBProxy',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/rds-proxy-tls-encryption.html',
  },
  {
    type: 'AWS::RedshiftServerless::Workgroup',
    source:
      'https://docs.aws.amazon.com/config/latest/developerguide/redshift-serverless-workgroup-encrypted-in-transit.html',
  },
  {
    type: 'AWS::SageMaker::EndpointConfig',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html',
  },
  {
    type: 'AWS::SageMaker::NotebookInstance',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html',
  },
  {
    type: 'AWS::SageMaker::TrainingJob',
    source: 'https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html (any text)',
  },
  {
    type: 'AWS::SES::EmailIdentity',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ses-emailidentity.html',
  },
  {
    type: 'AWS::SES::ReceiptRule',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ses-receiptrule.html',
  },
  {
    type: 'AWS::SMSVOICE::PhoneNumber',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-smsvoice-phonenumber.html',
  },
  {
    type: 'AWS::Snowball::Job',
    source:
      'https://docs.aws.amazon.com/snowball/latest/api-reference/API_JobMetadata.html (neither AWS Config nor CloudFormation has jobs)',
  },
  {
    type: 'AWS::StorageGateway::FileShare',
    source:
      'https://docs.aws.amazon.com/storagegateway/latest/APIReference/API_FileShareInfo.html (neither AWS Config nor CloudFormation has shares)',
  },
  {
    type: 'AWS::StorageGateway::Gateway',
    source:
      'https://docs.aws.amazon.com/storagegateway/latest/APIReference/API_GatewayInfo.html (neither AWS Config nor CloudFormation has gateways)',
  },
];
