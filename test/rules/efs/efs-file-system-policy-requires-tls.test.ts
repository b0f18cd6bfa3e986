import { DescribeFileSystemPolicyCommand } from '@aws-sdk/client-efs';
import { rule } from '../../../rules/efs/efs-file-system-policy-requires-tls';
import { answer, failure, testRule } from '../../rule-tester';

const arn = 'arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1';

const policy = (...statements: readonly unknown[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

const denial = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

testRule(rule, {
  compliant: {
    'everything over plain connections is denied': {
      configuration: { FileSystemId: 'fs-1', Arn: arn, FileSystemPolicy: policy(denial) },
      annotation: /denies mounts without TLS to everyone/,
    },
    'the ARN of the item, which the statement names': {
      arn,
      configuration: {
        FileSystemId: 'fs-1',
        FileSystemPolicy: policy({ ...denial, Action: 'elasticfilesystem:Client*', Resource: arn }),
      },
    },
    'the policy as JSON text': {
      arn,
      configuration: { FileSystemId: 'fs-1', FileSystemPolicy: JSON.stringify(policy(denial)) },
    },
    'mounts are allowed over TLS, by one statement that is no list': {
      arn,
      configuration: {
        FileSystemId: 'fs-1',
        FileSystemPolicy: {
          Statement: {
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: 'elasticfilesystem:ClientMount',
            Condition: { Bool: { 'aws:SecureTransport': 'true' } },
          },
        },
      },
      annotation: /admits only clients with TLS/,
    },
    'mounts are allowed to a role': {
      arn,
      configuration: {
        FileSystemId: 'fs-1',
        FileSystemPolicy: policy({
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
          Action: 'elasticfilesystem:ClientMount',
        }),
      },
    },
    'the policy as EFS tells': {
      arn,
      configuration: { FileSystemId: 'fs-1', FileSystemPolicy: null },
      answers: [
        answer(
          DescribeFileSystemPolicyCommand,
          { Policy: JSON.stringify(policy(denial)) },
          { input: { FileSystemId: 'fs-1' } },
        ),
      ],
    },
  },
  nonCompliant: {
    'no policy': {
      arn,
      configuration: { FileSystemId: 'fs-1', FileSystemPolicy: {} },
      annotation: /has no policy.* is wanted/,
    },
    'no statement': { arn, configuration: { FileSystemId: 'fs-1', FileSystemPolicy: policy() } },
    'mounts are allowed by way of a mount target': {
      arn,
      configuration: {
        FileSystemId: 'fs-1',
        FileSystemPolicy: policy({
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
          Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
        }),
      },
      annotation: /lets clients mount without TLS\. Wanted/,
    },
    'writing alone is denied': {
      arn,
      configuration: {
        FileSystemId: 'fs-1',
        FileSystemPolicy: policy(
          { Effect: 'Allow', Principal: '*', Action: 'elasticfilesystem:ClientMount' },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: ['elasticfilesystem:ClientWrite'],
            Condition: { Bool: { 'aws:SecureTransport': false } },
          },
        ),
      },
    },
    'no policy, as EFS tells': {
      arn,
      configuration: { FileSystemId: 'fs-1' },
      answers: [failure(DescribeFileSystemPolicyCommand, 'PolicyNotFound')],
    },
    'an empty configuration, and no policy, as EFS tells': {
      arn,
      configuration: {},
      answers: [
        failure(DescribeFileSystemPolicyCommand, 'PolicyNotFound', { input: { FileSystemId: 'resource-1' } }),
      ],
    },
  },
  notApplicable: {
    'the file system is gone': {
      arn,
      configuration: { FileSystemId: 'fs-1' },
      answers: [failure(DescribeFileSystemPolicyCommand, 'FileSystemNotFound')],
    },
  },
  fails: {
    'the call is refused': {
      arn,
      configuration: { FileSystemId: 'fs-1' },
      answers: [failure(DescribeFileSystemPolicyCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the policy is no policy': {
      arn,
      configuration: { FileSystemId: 'fs-1', FileSystemPolicy: 'none' },
      error: /configuration\.FileSystemPolicy: expected a JSON policy document/,
    },
    'no ARN': {
      configuration: { FileSystemId: 'fs-1', FileSystemPolicy: policy(denial) },
      error: /configuration\.Arn: expected text, got nothing/,
    },
  },
});
