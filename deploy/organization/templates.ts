/** The templates of an organization's deployment that hold no functions. */
import { recordOf } from '../preflight-rules';
import { MEMBER_ROLE, STACK, type Organization, type Resource, type Resources } from './model';

/** A stack for each account: in one stack, more accounts than one would be more resources than it may have. */
export const invokePermissions = (functionNames: readonly string[]): object => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'Lets the AWS Config rules of one account call the functions of this one.',
  Parameters: { MemberAccountId: { Type: 'String', AllowedPattern: '[0-9]{12}' } },
  Resources: Object.fromEntries(
    functionNames.map((FunctionName) => [
      FunctionName.replaceAll(/[^A-Za-z0-9]/g, ''),
      {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          FunctionName,
          Action: 'lambda:InvokeFunction',
          Principal: 'config.amazonaws.com',
          SourceAccount: { Ref: 'MemberAccountId' },
        },
      },
    ]),
  ),
});

/** In every account: what the functions of the evaluator's account may do there, which is what they may do at home. */
export function memberRole(
  { partition, evaluator = '' }: Organization,
  { Parameters, Resources: functions }: { readonly Parameters: Resource; readonly Resources: Resources },
): object {
  const policies = recordOf(recordOf(functions['ReaderRole'])['Properties'])['Policies'];
  const boundary = recordOf(Parameters['PermissionsBoundaryArn'])['Default'];
  const statements = (policies as readonly Partial<{ PolicyDocument: { Statement: readonly Resource[] } }>[])
    // That for the dead letters has a condition: it is of the functions' own account.
    .flatMap(({ PolicyDocument }) => PolicyDocument?.Statement ?? [])
    .filter(({ Action }) => !String(Action).startsWith('logs:'));
  const role = (name: string): string => `arn:${partition}:iam::${evaluator}:role/${STACK}-${name}-*`;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role by which the functions of the evaluator account read and report in this account.',
    Resources: {
      Reporter: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: MEMBER_ROLE,
          ...(typeof boundary === 'string' && boundary !== ''
            ? { PermissionsBoundary: { 'Fn::Sub': boundary.replace(':ACCOUNT:', ':${AWS::AccountId}:') } }
            : {}),
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: `arn:${partition}:iam::${evaluator}:root` },
                Action: 'sts:AssumeRole',
                // The roles of the functions alone, in whatever Region their stack is.
                Condition: { ArnLike: { 'aws:PrincipalArn': [role('EvaluatorRole'), role('ReaderRole')] } },
              },
            ],
          },
          Policies: [
            { PolicyName: 'evaluate', PolicyDocument: { Version: '2012-10-17', Statement: statements } },
          ],
        },
      },
    },
  };
}

/** Versioned and encrypted, for accounts of the organization alone, over TLS alone. */
export const artifactsBucket = {
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'Code and templates that the accounts of the organization deploy.',
  Parameters: { BucketName: { Type: 'String' }, OrganizationId: { Type: 'String' } },
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketName: { Ref: 'BucketName' },
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Bucket' },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'OrganizationReads',
              Effect: 'Allow',
              Principal: '*',
              Action: 's3:GetObject',
              Resource: { 'Fn::Sub': '${Bucket.Arn}/*' },
              Condition: { StringEquals: { 'aws:PrincipalOrgID': { Ref: 'OrganizationId' } } },
            },
            {
              Sid: 'TlsOnly',
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, { 'Fn::Sub': '${Bucket.Arn}/*' }],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
  },
};
