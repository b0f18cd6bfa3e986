import { rules } from '../../rules/index';
import { grantOf } from '../../scripts/grants';

test.each([
  ['acm:DescribeCertificate', ['arn:${AWS::Partition}:acm:*:${AWS::AccountId}:certificate/*'], ''],
  ['ecs:DescribeServices', ['arn:${AWS::Partition}:ecs:*:${AWS::AccountId}:service/*'], ''],
  ['s3:GetBucketVersioning', ['arn:${AWS::Partition}:s3:::*'], ''],
  ['wafv2:GetLoggingConfiguration', ['arn:${AWS::Partition}:wafv2:*:${AWS::AccountId}:*/webacl/*'], ''],
  ['datasync:DescribeLocationEfs', ['arn:${AWS::Partition}:datasync:*:${AWS::AccountId}:location/*'], ''],
  [
    'apigateway:GET',
    [
      'arn:${AWS::Partition}:apigateway:*::/domainnames',
      'arn:${AWS::Partition}:apigateway:*::/apis/*/routes',
    ],
    '',
  ],
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

test('what may be of another account says why', async () => {
  const actions = [...new Set(rules.flatMap(({ permissions }) => permissions))];
  const grants = await Promise.all(actions.map(grantOf));
  const foreign = grants.filter(({ resources }) =>
    resources.some((arn) => arn === '*' || /^arn:\$\{AWS::Partition\}:[^:]+:[^:]*:\*:/.test(arn)),
  );
  expect(foreign.length).toBeGreaterThan(50);
  expect(foreign.filter(({ reason }) => reason === '')).toEqual([]);
});
