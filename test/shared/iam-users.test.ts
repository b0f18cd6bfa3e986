import {
  GetLoginProfileCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { hasActiveAccessKey, hasMfaDevice, hasPassword, usersOf } from '../../shared/iam-users';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const PERMISSIONS = ['iam:ListUsers', 'iam:GetLoginProfile', 'iam:ListAccessKeys', 'iam:ListMFADevices'];
const iam = (...answers: Answer[]): IAMClient =>
  fakeClients(answers, PERMISSIONS).client(IAMClient, 'us-east-1');

const arn = 'arn:aws:iam::111122223333:user/x';
const bob = { id: 'AIDABOB', name: 'bob', arn };
const details = { Path: '/', Arn: arn, CreateDate: new Date(0) };
const key = { UserName: 'bob', AccessKeyId: 'AKIA1' };
const device = {
  UserName: 'bob',
  SerialNumber: 'arn:aws:iam::111122223333:mfa/phone',
  EnableDate: new Date(0),
};

async function groupsOf(client: IAMClient) {
  const groups = [];
  for await (const users of usersOf(client)) groups.push(users);
  return groups;
}

test('users come page by page', async () => {
  const client = iam(
    answer(
      ListUsersCommand,
      {
        Users: [
          { ...details, UserId: 'AIDAALICE', UserName: 'alice' },
          { ...details, UserId: 'AIDABOB', UserName: 'bob' },
        ],
        IsTruncated: true,
        Marker: 'next',
      },
      { input: { MaxItems: 10 } },
    ),
    answer(
      ListUsersCommand,
      { Users: [{ ...details, UserId: 'AIDAEVE', UserName: 'eve' }] },
      { input: { Marker: 'next' } },
    ),
  );
  expect(await groupsOf(client)).toEqual([
    [{ id: 'AIDAALICE', name: 'alice', arn }, bob],
    [{ id: 'AIDAEVE', name: 'eve', arn }],
  ]);
});

test('an answer without users is an empty group', async () => {
  expect(await groupsOf(iam(answer(ListUsersCommand, { Users: undefined })))).toEqual([[]]);
});

test.each([
  ['an id', { ...details, UserId: undefined, UserName: 'bob' }],
  ['a name', { ...details, UserId: 'AIDABOB', UserName: undefined }],
  ['an ARN', { ...details, UserId: 'AIDABOB', UserName: 'bob', Arn: undefined }],
])('throws for a user without %s', async (_, user) => {
  await expect(groupsOf(iam(answer(ListUsersCommand, { Users: [user] })))).rejects.toThrow(
    'iam:ListUsers answered with a user without an id, a name or an ARN',
  );
});

test('a password is a login profile', async () => {
  const profile = { LoginProfile: { UserName: 'bob', CreateDate: new Date(0) } };
  const input = { UserName: 'bob' };
  expect(await hasPassword(iam(answer(GetLoginProfileCommand, profile, { input })), bob)).toBe(true);
  expect(await hasPassword(iam(failure(GetLoginProfileCommand, 'NoSuchEntityException')), bob)).toBe(false);
  const denied = hasPassword(iam(failure(GetLoginProfileCommand, 'AccessDenied')), bob);
  await expect(denied).rejects.toThrow('AccessDenied');
});

test.each([
  ['none', [answer(ListAccessKeysCommand, { AccessKeyMetadata: [] }, { input: { UserName: 'bob' } })], false],
  ['no list', [answer(ListAccessKeysCommand, { AccessKeyMetadata: undefined })], false],
  [
    'inactive',
    [answer(ListAccessKeysCommand, { AccessKeyMetadata: [{ ...key, Status: 'Inactive' }] })],
    false,
  ],
  ['expired', [answer(ListAccessKeysCommand, { AccessKeyMetadata: [{ ...key, Status: 'Expired' }] })], false],
  [
    'active after an inactive one',
    [
      answer(ListAccessKeysCommand, {
        AccessKeyMetadata: [
          { ...key, Status: 'Inactive' },
          { ...key, Status: 'Active' },
        ],
      }),
    ],
    true,
  ],
  ['without a status', [answer(ListAccessKeysCommand, { AccessKeyMetadata: [key] })], true],
])('access keys, %s: %p', async (_, answers, active) => {
  expect(await hasActiveAccessKey(iam(...answers), bob)).toBe(active);
});

test.each([
  ['none', [answer(ListMFADevicesCommand, { MFADevices: [] }, { input: { UserName: 'bob' } })], false],
  ['no list', [answer(ListMFADevicesCommand, { MFADevices: undefined })], false],
  ['one', [answer(ListMFADevicesCommand, { MFADevices: [device] })], true],
  [
    'one on the second page',
    [
      answer(ListMFADevicesCommand, { MFADevices: [], IsTruncated: true, Marker: 'next' }),
      answer(ListMFADevicesCommand, { MFADevices: [device] }, { input: { Marker: 'next' } }),
    ],
    true,
  ],
])('MFA devices, %s: %p', async (_, answers, found) => {
  expect(await hasMfaDevice(iam(...answers), bob)).toBe(found);
});
