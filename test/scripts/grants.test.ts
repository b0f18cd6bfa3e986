import { grantOf } from '../../scripts/grants';

test.each([
  ['acm:DescribeCertificate', ['arn:${AWS::Partition}:acm:*:${AWS::AccountId}:certificate/*'], ''],
  ['ecs:DescribeServices', ['arn:${AWS::Partition}:ecs:*:${AWS::AccountId}:service/*'], ''],
  ['s3:GetBucketVersioning', ['arn:${AWS::Partition}:s3:::*'], ''],
  ['wafv2:GetLoggingConfiguration', ['arn:${AWS::Partition}:wafv2:*:${AWS::AccountId}:*/webacl/*'], ''],
  [
    'kms:DescribeKey',
    ['arn:${AWS::Partition}:kms:*:*:key/*'],
    'a resource may be encrypted with a key of another account',
  ],
  [
    'lex:ListBotAliases',
    [
      'arn:${AWS::Partition}:lex:*:${AWS::AccountId}:bot/*',
      'arn:${AWS::Partition}:lex:*:${AWS::AccountId}:bot:*',
    ],
    '',
  ],
  ['ec2:DescribeVolumes', ['*'], 'AWS knows no resources for it'],
  ['rds:DescribeDBInstances', ['*'], 'asked about all that the account has, by no name'],
])('%s is allowed as narrowly as AWS and the calls let it', async (action, resources, reason) => {
  expect(await grantOf(action)).toEqual({ action, resources, reason });
});

test.each(['s3:GetBucketLifecycleConfiguration', 'nosuch:DescribeThing', 'DescribeKey'])(
  '%s is no action of IAM',
  async (action) => {
    await expect(grantOf(action)).rejects.toThrow(`IAM knows no action ${action}`);
  },
);
