/** Fields of the example that AWS sends and neither of its schemas has: documents, and maps with names of one's own. */

interface Unpublished {
  readonly type: string;
  readonly path: string;
  readonly why: string;
}

const POLICY = 'a policy document, as text; the schema leaves documents out';

const NEWER = 'newer than the schema';

export const UNPUBLISHED: readonly Unpublished[] = [
  { type: 'AWS::IAM::Group', path: 'configuration.groupPolicyList.policyDocument', why: POLICY },
  { type: 'AWS::IAM::Policy', path: 'configuration.policyVersionList.document', why: POLICY },
  { type: 'AWS::IAM::Role', path: 'configuration.assumeRolePolicyDocument', why: POLICY },
  { type: 'AWS::IAM::Role', path: 'configuration.rolePolicyList.policyDocument', why: POLICY },
  { type: 'AWS::IAM::User', path: 'configuration.userPolicyList.policyDocument', why: POLICY },
  { type: 'AWS::KMS::Key', path: 'supplementaryConfiguration.Policy', why: POLICY },
  { type: 'AWS::RDS::DBClusterSnapshot', path: 'configuration.storageEncryptionType', why: NEWER },
  { type: 'AWS::RDS::DBInstance', path: 'configuration.storageEncryptionType', why: NEWER },
  { type: 'AWS::RDS::DBSnapshot', path: 'configuration.storageEncryptionType', why: NEWER },
  { type: 'AWS::S3::Bucket', path: 'supplementaryConfiguration.BucketPolicy', why: POLICY },
  { type: 'AWS::SNS::Topic', path: 'configuration.Policy', why: POLICY },
  { type: 'AWS::SQS::Queue', path: 'configuration.Policy', why: POLICY },
  { type: 'AWS::S3::Bucket', path: 'supplementaryConfiguration.AccessControlList', why: 'JSON as text' },
  { type: 'AWS::S3::Bucket', path: 'configuration.owner.id', why: 'seen in items of all buckets' },
  { type: 'AWS::ApiGateway::Stage', path: 'configuration.methodSettings', why: 'a map by method' },
  { type: 'AWS::ApiGateway::Stage', path: 'configuration.variables', why: 'a map' },
  { type: 'AWS::ApiGatewayV2::Stage', path: 'configuration.routeSettings', why: 'a map by route' },
  {
    type: 'AWS::ElasticLoadBalancing::LoadBalancer',
    path: 'supplementaryConfiguration.LoadBalancerAttributes',
    why: 'seen in items of all classic balancers',
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    path: 'supplementaryConfiguration.LoadBalancerAttributes',
    why: 'a list of keys and values, all text',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'configuration.distributionConfig.origins.items.vpcOriginConfig',
    why: NEWER,
  },
  {
    type: 'AWS::WAFv2::WebACL',
    path: 'configuration.rules',
    why: 'the schema has the head of a web ACL alone',
  },
  { type: 'AWS::WAFv2::WebACL', path: 'configuration.defaultAction.allow', why: 'the schema stops above it' },
];
