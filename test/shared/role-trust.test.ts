import { serviceTrust } from '../../shared/role-trust';

const SERVICE = 'comprehend.amazonaws.com';
const UNSCOPED = { trusted: [SERVICE], unscoped: [SERVICE] };
const SCOPED = { trusted: [SERVICE], unscoped: [] };
const NOT_TRUSTED = { trusted: [], unscoped: [] };

const trust = {
  Effect: 'Allow',
  Principal: { Service: SERVICE },
  Action: 'sts:AssumeRole',
};
const denial = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' };
const when = (Condition: unknown) => serviceTrust([{ ...trust, Condition }], [SERVICE]);
const deniedWhen = (Condition: unknown, more = {}) =>
  serviceTrust([trust, { ...denial, Condition, ...more }], [SERVICE]);

describe('who is trusted', () => {
  test.each([
    ['one service', trust, UNSCOPED],
    [
      'the service among others',
      { ...trust, Principal: { Service: ['ec2.amazonaws.com', SERVICE] } },
      UNSCOPED,
    ],
    ['odd casing', { ...trust, Principal: { Service: 'Comprehend.amazonaws.com' } }, UNSCOPED],
    ['every service', { ...trust, Principal: { Service: '*' } }, UNSCOPED],
    ['all actions of STS', { ...trust, Action: ['sts:*'] }, UNSCOPED],
    ['all actions but one', { ...trust, Action: undefined, NotAction: 'sts:TagSession' }, UNSCOPED],
    ['tags of the session alone', { ...trust, Action: 'sts:TagSession' }, NOT_TRUSTED],
    ['another service', { ...trust, Principal: { Service: 'ec2.amazonaws.com' } }, NOT_TRUSTED],
    ['everyone', { ...trust, Principal: '*' }, NOT_TRUSTED],
    ['an account', { ...trust, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }, NOT_TRUSTED],
    ['a denial', { ...trust, Effect: 'Deny' }, NOT_TRUSTED],
  ])('%s', (_, statement, expected) => {
    expect(serviceTrust([statement], [SERVICE])).toEqual(expected);
  });
});

describe('conditions that scope', () => {
  test.each([
    ['the account', { StringEquals: { 'aws:SourceAccount': '111122223333' } }],
    ['the account as a number', { StringEquals: { 'aws:SourceAccount': 111122223333 } }],
    ['two accounts', { StringLike: { 'aws:sourceaccount': ['111122223333', '444455556666'] } }],
    ['the account of the role', { StringEquals: { 'aws:SourceAccount': '${aws:ResourceAccount}' } }],
    ['the organization', { StringEqualsIgnoreCase: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } }],
    ['the organization of the role', { StringEquals: { 'aws:SourceOrgID': '${aws:ResourceOrgID}' } }],
    [
      'a part of the organization',
      { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } },
    ],
    ['ARNs with an account', { ArnLike: { 'AWS:SourceArn': ['arn:aws:comprehend:*:111122223333:*'] } }],
    [
      'an ARN',
      { ArnEquals: { 'aws:SourceArn': 'arn:aws-us-gov:comprehend:us-gov-west-1:111122223333:flywheel/f' } },
    ],
    [
      'the account beside an ARN that tells nothing',
      {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:comprehend:*:*:*' },
      },
    ],
  ])('%s', (_, condition) => {
    expect(when(condition)).toEqual(SCOPED);
  });
});

describe('conditions that do not scope', () => {
  test.each([
    ['none', undefined],
    ['an empty one', {}],
    ['one that cannot be read', 'aws:SourceAccount'],
    ['an operator that cannot be read', { StringEquals: 'aws:SourceAccount' }],
    ['no value', { StringEquals: { 'aws:SourceAccount': [] } }],
    ['any account', { StringLike: { 'aws:SourceAccount': '*' } }],
    ['any account of twelve digits', { StringLike: { 'aws:SourceAccount': '????????????' } }],
    ['any account beside one', { StringLike: { 'aws:SourceAccount': ['111122223333', '*'] } }],
    [
      'the account that the call itself tells',
      { StringEquals: { 'aws:SourceAccount': '${aws:SourceAccount}' } },
    ],
    ['any organization', { StringLike: { 'aws:SourceOrgID': '*' } }],
    ['any organization by its path', { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-*/*' } }],
    ['an ARN of any account', { ArnLike: { 'AWS:SourceArn': 'arn:aws:comprehend:*:*:*' } }],
    ['the ARN of a bucket', { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::111122223333' } }],
    ['the account, if told', { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }],
    ['all of the accounts told', { 'ForAllValues:StringEquals': { 'aws:SourceAccount': '111122223333' } }],
    ['that the account is told', { Null: { 'aws:SourceAccount': 'false' } }],
    ['any account but one', { StringNotEquals: { 'aws:SourceAccount': '111122223333' } }],
    ['an external id', { StringEquals: { 'sts:ExternalId': '111122223333' } }],
  ])('%s', (_, condition) => {
    expect(when(condition)).toEqual(UNSCOPED);
  });
});

describe('denials that scope', () => {
  test.each([
    ['other accounts', { StringNotEquals: { 'aws:SourceAccount': '111122223333' } }, {}],
    [
      'other accounts, or none told',
      { StringNotEqualsIfExists: { 'aws:SourceAccount': '111122223333' } },
      {},
    ],
    ['other ARNs', { ArnNotLike: { 'aws:SourceArn': 'arn:aws:comprehend:*:111122223333:*' } }, {}],
    [
      'other ARNs, exactly',
      { ArnNotEquals: { 'aws:SourceArn': 'arn:aws:comprehend:us-east-1:111122223333:x' } },
      {},
    ],
    ['other organizations', { StringNotEqualsIgnoreCase: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } }, {}],
    [
      'other parts of organizations',
      { 'ForAllValues:StringNotLike': { 'aws:SourceOrgPaths': 'o-a1b2c3d4e5/*' } },
      {},
    ],
    [
      'services with other sources',
      {
        StringNotEquals: { 'aws:SourceAccount': '111122223333' },
        Bool: { 'aws:PrincipalIsAWSService': 'true' },
      },
      {},
    ],
    [
      'the service alone',
      { StringNotEquals: { 'aws:SourceAccount': '111122223333' } },
      { Principal: { Service: [SERVICE] }, Action: 'sts:*' },
    ],
  ])('%s', (_, condition, more) => {
    expect(deniedWhen(condition, more)).toEqual(SCOPED);
  });
});

describe('denials that do not scope', () => {
  const foreign = { StringNotEquals: { 'aws:SourceAccount': '111122223333' } };

  test.each([
    ['without a condition', undefined, {}],
    ['of no account', { StringNotLike: { 'aws:SourceAccount': '*' } }, {}],
    ['of accounts that are told', { ...foreign, Null: { 'aws:SourceAccount': 'false' } }, {}],
    [
      'of accounts by any value',
      { 'ForAnyValue:StringNotEquals': { 'aws:SourceAccount': '111122223333' } },
      {},
    ],
    ['of the account itself', { StringEquals: { 'aws:SourceAccount': '111122223333' } }, {}],
    ['of services as such', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, {}],
    ['of people', { ...foreign, Bool: { 'aws:PrincipalIsAWSService': 'false' } }, {}],
    ['of another service', foreign, { Principal: { Service: 'ec2.amazonaws.com' } }],
    ['of another action', foreign, { Action: 'sts:TagSession' }],
    ['that allows', foreign, { Effect: 'Allow' }],
  ])('%s', (_, condition, more) => {
    expect(deniedWhen(condition, more)).toEqual(UNSCOPED);
  });
});

test('each statement and each service must be scoped', () => {
  const scoped = { ...trust, Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } };
  const other = { ...trust, Principal: { Service: 'transcribe.amazonaws.com' } };
  expect(serviceTrust([scoped, trust], [SERVICE])).toEqual(UNSCOPED);
  expect(serviceTrust([scoped, other], [SERVICE, 'transcribe.amazonaws.com', 'ec2.amazonaws.com'])).toEqual({
    trusted: [SERVICE, 'transcribe.amazonaws.com'],
    unscoped: ['transcribe.amazonaws.com'],
  });
});
