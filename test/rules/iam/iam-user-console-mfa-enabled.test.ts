import {
  GetLoginProfileCommand,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { rule } from '../../../rules/iam/iam-user-console-mfa-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const user = (name: string) => ({
  UserName: name,
  UserId: `AIDA${name.toUpperCase()}`,
  Arn: `arn:aws:iam::111122223333:user/${name}`,
  Path: '/',
  CreateDate: new Date(0),
});
const users = (...names: string[]) => answer(ListUsersCommand, { Users: names.map(user) });
const password = (UserName: string) =>
  answer(
    GetLoginProfileCommand,
    { LoginProfile: { UserName, CreateDate: new Date(0) } },
    { input: { UserName } },
  );
const noPassword = (UserName: string) =>
  failure(GetLoginProfileCommand, 'NoSuchEntityException', { input: { UserName } });
const device = (UserName: string) =>
  answer(
    ListMFADevicesCommand,
    { MFADevices: [{ UserName, SerialNumber: 'GAHT12345678', EnableDate: new Date(0) }] },
    { input: { UserName } },
  );
const noDevice = (UserName: string) =>
  answer(ListMFADevicesCommand, { MFADevices: [] }, { input: { UserName } });
const key = (UserName: string, Status: 'Active' | 'Inactive') =>
  answer(
    ListAccessKeysCommand,
    { AccessKeyMetadata: [{ UserName, AccessKeyId: 'AKIA1', Status }] },
    { input: { UserName } },
  );

testPeriodicRule(rule, {
  compliant: {
    'a password and a device': {
      answers: [users('alice'), password('alice'), device('alice')],
      annotation: /User alice has a password and an MFA device/,
    },
    'an access key and a device, where users with keys are judged as well': {
      answers: [users('ci-bot'), noPassword('ci-bot'), key('ci-bot', 'Active'), device('ci-bot')],
      parameters: { includeAccessKeyUsers: 'true' },
    },
  },
  nonCompliant: {
    'a password and no device': {
      answers: [users('bob'), password('bob'), noDevice('bob')],
      annotation: /User bob has a password and no MFA device; one is wanted/,
    },
    'a password and no device, where users with keys are judged as well': {
      answers: [users('bob'), password('bob'), noDevice('bob')],
      parameters: { includeAccessKeyUsers: 'true' },
    },
    'an access key and no device, where users with keys are judged as well': {
      answers: [users('ci-bot'), noPassword('ci-bot'), key('ci-bot', 'Active'), noDevice('ci-bot')],
      parameters: { includeAccessKeyUsers: 'true' },
      annotation: /has an active access key and no MFA device/,
    },
  },
  notApplicable: {
    'no password': {
      answers: [users('ci-bot'), noPassword('ci-bot')],
      annotation: /User ci-bot has no password/,
    },
    'no password and an inactive key, where users with keys are judged as well': {
      answers: [users('ci-bot'), noPassword('ci-bot'), key('ci-bot', 'Inactive')],
      parameters: { includeAccessKeyUsers: 'true' },
    },
  },
  findings: {
    'users of two pages, by the id that AWS Config uses': {
      answers: [
        answer(ListUsersCommand, { Users: [user('alice'), user('bob')], IsTruncated: true, Marker: 'next' }),
        password('bob'),
        noDevice('bob'),
        password('alice'),
        device('alice'),
        answer(ListUsersCommand, { Users: [user('ci-bot')] }, { input: { Marker: 'next' } }),
        noPassword('ci-bot'),
      ],
      expected: [
        ['AWS::IAM::User', 'AIDAALICE', 'COMPLIANT'],
        ['AWS::IAM::User', 'AIDABOB', 'NON_COMPLIANT'],
        ['AWS::IAM::User', 'AIDACI-BOT', 'NOT_APPLICABLE'],
      ],
    },
    'an account without users': { answers: [users()], expected: [] },
  },
  fails: {
    'the list is denied': {
      answers: [failure(ListUsersCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'the login profile is denied': {
      answers: [users('bob'), failure(GetLoginProfileCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'the devices are throttled': {
      answers: [users('bob'), password('bob'), failure(ListMFADevicesCommand, 'Throttling')],
      error: /Throttling/,
    },
  },
});
