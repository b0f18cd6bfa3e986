import { letsEveryoneIn } from '../../shared/open-access';
import type { Statement } from '../../shared/policy-statements';

const allow = (rest: Statement): boolean =>
  letsEveryoneIn([{ Effect: 'Allow', Action: 'lex:*', Resource: '*', ...rest }]);

test.each<Statement>([
  { Principal: '*' },
  { Principal: { AWS: '*' } },
  { Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } },
  { NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } },
])('everyone is let in by %j', (statement) => {
  expect(allow(statement)).toBe(true);
});

test.each<Statement>([
  { Principal: { AWS: 'arn:aws:iam::111122223333:root' } },
  { Principal: { AWS: ['111122223333'] } },
  { Principal: { Service: 'connect.amazonaws.com' } },
  { Principal: {} },
  {},
])('not everyone is let in by %j', (statement) => {
  expect(allow(statement)).toBe(false);
});

test('a denial lets nobody in', () => {
  expect(letsEveryoneIn([{ Effect: 'Deny', Principal: '*', Action: 'lex:*', Resource: '*' }])).toBe(false);
});

test('one statement of several is enough', () => {
  expect(
    letsEveryoneIn([
      { Effect: 'Allow', Principal: { AWS: '111122223333' } },
      { Effect: 'Allow', Principal: '*' },
    ]),
  ).toBe(true);
  expect(letsEveryoneIn([])).toBe(false);
});

test.each<Statement>([
  { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  { StringEquals: { 'aws:PrincipalOrgID': ['o-1', '${aws:ResourceOrgID}'] } },
  { StringEqualsIgnoreCase: { 'aws:SourceOrgID': 'O-1' } },
  { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/r-ab/*' } },
  { StringEquals: { 'AWS:SourceAccount': 111122223333 } },
  { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:connect:us-east-1:111122223333:instance/*' } },
  { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } },
  { stringlike: { 'aws:principalarn': 'arn:aws:iam::111122223333:role/*' } },
  { StringEquals: { 'aws:SourceVpc': 'vpc-1a' } },
  { StringEquals: { 'aws:SourceVpce': 'vpce-1a' } },
  { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
])('a condition that names the origin of requests narrows: %j', (Condition) => {
  expect(allow({ Principal: '*', Condition })).toBe(false);
  expect(allow({ NotPrincipal: { AWS: '111122223333' }, Condition })).toBe(false);
});

test.each<[string, unknown]>([
  ['none', undefined],
  ['null', null],
  ['empty', {}],
  ['not an object', 'aws:PrincipalOrgID'],
  ['an operator without keys', { StringEquals: null }],
  ['a key without values', { StringEquals: { 'aws:PrincipalOrgID': [] } }],
  ['a bare wildcard', { StringLike: { 'aws:PrincipalArn': '*' } }],
  ['a bare wildcard beside an account', { StringLike: { 'aws:PrincipalAccount': ['111122223333', '*'] } }],
  ['a wildcard for the account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } }],
  ['a wildcard for the network', { StringLike: { 'aws:SourceVpc': 'vpc-*' } }],
  ['buckets of anyone', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }],
  ['a variable that is always met', { StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalAccount}' } }],
  ['met by a request without the key', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }],
  ['met by no value', { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } }],
  ['a negation', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
  ['about something else', { Bool: { 'aws:SecureTransport': 'true' } }],
])('a condition that names no origin does not narrow: %s', (_, Condition) => {
  expect(allow({ Principal: '*', Condition })).toBe(true);
});
