import { DescribeFileSystemPolicyCommand, EFSClient } from '@aws-sdk/client-efs';
import { clearMounts, fileSystemPolicy } from '../../shared/efs-policy';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const ARN = 'arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1';
const ROLE = 'arn:aws:iam::111122223333:role/app';
const MOUNT = 'elasticfilesystem:ClientMount';

const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: MOUNT,
  Resource: ARN,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

const allowance = {
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: [MOUNT, 'elasticfilesystem:ClientWrite'],
  Condition: { Bool: { 'aws:SecureTransport': 'true' } },
};

const mountsBy = (...Statement: readonly unknown[]) => clearMounts({ Version: '2012-10-17', Statement }, ARN);

test.each([
  ['{} of AWS Config', {}],
  ['an empty list of statements', { Version: '2012-10-17', Statement: [] }],
  ['text', '{}'],
])('there is no policy: %s', (_, policy) => {
  expect(clearMounts(policy, ARN)).toBe('no policy');
});

test.each([
  ['mounting', denial],
  ['all of the client', { ...denial, Action: 'elasticfilesystem:Client*' }],
  ['all of EFS', { ...denial, Action: ['elasticfilesystem:*'] }],
  ['everything', { ...denial, Action: '*', Resource: '*', Principal: { AWS: '*' } }],
  ['no resource named', { ...denial, Resource: undefined }],
  [
    'by way of a mount target',
    {
      ...denial,
      Condition: {
        Bool: { 'aws:SecureTransport': false, 'elasticfilesystem:AccessedViaMountTarget': 'true' },
      },
    },
  ],
  [
    'by way of a mount target, if it is told',
    {
      ...denial,
      Condition: {
        Bool: { 'aws:SecureTransport': 'false' },
        BoolIfExists: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
      },
    },
  ],
])('denied: %s', (_, statement) => {
  expect(mountsBy({ Effect: 'Allow', Principal: '*', Action: '*' }, statement)).toBe('denied');
});

test.each([
  ['over TLS', allowance],
  ['over TLS, the flag a boolean', { ...allowance, Condition: { bool: { 'AWS:SecureTransport': [true] } } }],
  [
    'over TLS, by way of a mount target',
    {
      ...allowance,
      Condition: {
        Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true', 'aws:SecureTransport': 'true' },
      },
    },
  ],
  ['to a role', { ...allowance, Principal: { AWS: ROLE }, Condition: undefined }],
  ['to a service', { ...allowance, Principal: { Service: ['backup.amazonaws.com'] }, Condition: undefined }],
  ['no mounts', { ...allowance, Action: 'elasticfilesystem:Backup', Condition: undefined }],
  ['nothing, and a denial of root access', { ...denial, Action: 'elasticfilesystem:ClientRootAccess' }],
])('not allowed: %s', (_, statement) => {
  expect(mountsBy(statement)).toBe('not allowed');
});

test.each([
  ['no condition', { ...allowance, Condition: undefined }],
  ['an empty condition', { ...allowance, Condition: {} }],
  ['an empty operator', { ...allowance, Condition: { Bool: {} } }],
  ['an operator that is none', { ...allowance, Condition: { Bool: ['aws:SecureTransport'] } }],
  ['no value', { ...allowance, Condition: { Bool: { 'aws:SecureTransport': [] } } }],
  ['either value', { ...allowance, Condition: { Bool: { 'aws:SecureTransport': ['true', 'false'] } } }],
  ['without TLS', { ...allowance, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
  ['if it is told', { ...allowance, Condition: { BoolIfExists: { 'aws:SecureTransport': 'true' } } }],
  [
    'a condition that EFS does not heed',
    { ...allowance, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
  ],
  ['everyone in a list', { ...allowance, Principal: { AWS: [ROLE, '*'] }, Condition: undefined }],
  ['all but a role', { Effect: 'Allow', NotPrincipal: { AWS: ROLE }, Action: MOUNT }],
  ['all but an action', { Effect: 'Allow', Principal: '*', NotAction: 'elasticfilesystem:ClientWrite' }],
])('allowed: %s', (_, statement) => {
  expect(mountsBy(statement)).toBe('allowed');
});

test.each([
  ['of writing alone', { ...denial, Action: 'elasticfilesystem:ClientWrite' }],
  ['of all but an action', { ...denial, Action: undefined, NotAction: 'elasticfilesystem:ClientWrite' }],
  ['to a role', { ...denial, Principal: { AWS: ROLE } }],
  ['to all but a role', { ...denial, Principal: undefined, NotPrincipal: { AWS: ROLE } }],
  ['of another file system', { ...denial, Resource: `${ARN}2` }],
  [
    'on one access point',
    {
      ...denial,
      Condition: { ...denial.Condition, StringEquals: { 'elasticfilesystem:AccessPointArn': 'ap' } },
    },
  ],
])('allowed in spite of a denial %s', (_, statement) => {
  expect(mountsBy({ ...allowance, Condition: undefined }, statement)).toBe('allowed');
});

test('a policy that is none', () => {
  expect(() => clearMounts('{"Statement":', ARN)).toThrow(
    'configuration.FileSystemPolicy: expected a JSON policy document',
  );
});

const policyBy = (told: Answer) =>
  fileSystemPolicy(
    fakeClients([told], ['elasticfilesystem:DescribeFileSystemPolicy']).client(EFSClient, 'us-east-1'),
    'fs-1',
  );

describe('the policy as EFS tells', () => {
  test('it is text', async () => {
    const told = answer(
      DescribeFileSystemPolicyCommand,
      { Policy: '{"Statement":[]}' },
      { input: { FileSystemId: 'fs-1' } },
    );
    expect(await policyBy(told)).toBe('{"Statement":[]}');
  });

  test('there is none', async () => {
    expect(await policyBy(failure(DescribeFileSystemPolicyCommand, 'PolicyNotFound'))).toEqual({});
  });

  test('the file system is gone', async () => {
    expect(await policyBy(failure(DescribeFileSystemPolicyCommand, 'FileSystemNotFound'))).toBeUndefined();
  });

  test.each<[Answer, string]>([
    [answer(DescribeFileSystemPolicyCommand, {}), 'EFS answered without the policy of fs-1'],
    [failure(DescribeFileSystemPolicyCommand, 'AccessDeniedException'), 'AccessDeniedException'],
  ])('it stays unknown', async (told, error) => {
    await expect(policyBy(told)).rejects.toThrow(error);
  });
});
