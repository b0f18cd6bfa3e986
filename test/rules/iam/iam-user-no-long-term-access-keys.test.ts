import { type AccessKeyMetadata, ListAccessKeysCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { rule } from '../../../rules/iam/iam-user-no-long-term-access-keys';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const user = (name: string) => ({
  UserName: name,
  UserId: `AIDA${name.toUpperCase()}`,
  Arn: `arn:aws:iam::111122223333:user/apps/${name}`,
  Path: '/apps/',
  CreateDate: new Date(0),
});
const users = (...names: string[]) => answer(ListUsersCommand, { Users: names.map(user) });
const keys = (UserName: string, ...AccessKeyMetadata: AccessKeyMetadata[]) =>
  answer(ListAccessKeysCommand, { AccessKeyMetadata }, { input: { UserName } });

testPeriodicRule(rule, {
  compliant: {
    'no key': {
      answers: [users('alice'), keys('alice')],
      annotation: /^User alice has no active access key\.$/,
    },
    'an inactive key': { answers: [users('alice'), keys('alice', { Status: 'Inactive' })] },
    'an expired key': { answers: [users('alice'), keys('alice', { Status: 'Expired' })] },
  },
  nonCompliant: {
    'an active key': {
      answers: [users('bob'), keys('bob', { Status: 'Active' })],
      annotation: /^User bob has an active access key; temporary credentials of a role are wanted\.$/,
    },
    'an active key after an inactive one': {
      answers: [users('bob'), keys('bob', { Status: 'Inactive' }, { Status: 'Active' })],
    },
    'an active key on the second page': {
      answers: [
        users('bob'),
        answer(ListAccessKeysCommand, { AccessKeyMetadata: [], IsTruncated: true, Marker: 'next' }),
        answer(
          ListAccessKeysCommand,
          { AccessKeyMetadata: [{ Status: 'Active' }] },
          { input: { UserName: 'bob', Marker: 'next' } },
        ),
      ],
    },
    'an active key, where another user is exempt': {
      answers: [users('bob'), keys('bob', { Status: 'Active' })],
      parameters: { exemptPrincipals: 'smtp, bobby' },
    },
  },
  notApplicable: {
    'a user who is exempt by name': {
      answers: [users('smtp')],
      parameters: { exemptPrincipals: 'smtp' },
      annotation: /^User smtp is exempt/,
    },
    'a user who is exempt by ARN, in another letter case': {
      answers: [users('smtp')],
      parameters: { exemptPrincipals: 'other,arn:aws:iam::111122223333:user/apps/SMTP' },
    },
  },
  findings: {
    'users of two pages, by the id that AWS Config uses': {
      answers: [
        answer(ListUsersCommand, {
          Users: [user('alice'), user('smtp')],
          IsTruncated: true,
          Marker: 'next',
        }),
        keys('alice'),
        answer(ListUsersCommand, { Users: [user('bob')] }, { input: { Marker: 'next' } }),
        keys('bob', { Status: 'Active' }),
      ],
      parameters: { exemptPrincipals: 'smtp' },
      expected: [
        ['AWS::IAM::User', 'AIDAALICE', 'COMPLIANT'],
        ['AWS::IAM::User', 'AIDASMTP', 'NOT_APPLICABLE'],
        ['AWS::IAM::User', 'AIDABOB', 'NON_COMPLIANT'],
      ],
    },
    'an account without users': { answers: [users()], expected: [] },
  },
  fails: {
    'the list is denied': {
      answers: [failure(ListUsersCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'the keys are denied': {
      answers: [users('bob'), failure(ListAccessKeysCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'a user without an ARN': {
      answers: [answer(ListUsersCommand, { Users: [{ ...user('bob'), Arn: undefined }] })],
      error: /without an id, a name or an ARN/,
    },
  },
});
