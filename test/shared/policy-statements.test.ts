import {
  coversAction,
  isEveryone,
  matches,
  requiredStatements,
  scalarsOf,
  statementsOf,
  testsOf,
} from '../../shared/policy-statements';

const statement = { Effect: 'Allow', Action: 'sts:AssumeRole' };

test.each([
  ['a list of statements', { Statement: [statement] }, [statement]],
  ['one statement', { Statement: statement }, [statement]],
  ['none', { Version: '2012-10-17' }, []],
  ['text, which is not decoded here', JSON.stringify({ Statement: [statement] }), undefined],
  ['something else among the statements', { Statement: [statement, 'Allow'] }, undefined],
])('statements of %s', (_, document, statements) => {
  expect(statementsOf(document)).toEqual(statements);
});

describe('statements that must be there', () => {
  const document = { Statement: [statement] };

  test.each([
    ['an object', document],
    ['JSON text', JSON.stringify(document)],
    ['percent-encoded text', encodeURIComponent(JSON.stringify(document))],
  ])('are read from %s', (_, policy) => {
    expect(requiredStatements(policy, 'configuration.document')).toEqual([statement]);
  });

  test.each([
    ['nothing', undefined, 'got nothing'],
    ['text that is no policy', 'Allow all', 'got the text "Allow all"'],
    ['a list', [document], 'got a list'],
  ])('are missed in %s', (_, policy, seen) => {
    expect(() => requiredStatements(policy, 'configuration.document')).toThrow(
      `configuration.document: expected a JSON policy document, ${seen}`,
    );
  });
});

test.each([
  ['*', true],
  [{ AWS: '*' }, true],
  [{ AWS: ['111122223333', '*'] }, true],
  [{ Service: '*' }, false],
  [{ AWS: 'arn:aws:iam::111122223333:root' }, false],
  [undefined, false],
])('principal %j is everyone: %p', (principal, everyone) => {
  expect(isEveryone(principal)).toBe(everyone);
});

test.each([
  ['sts:AssumeRole', true],
  ['STS:assumerole', true],
  ['sts:*', true],
  ['*', true],
  ['sts:Assume????', true],
  ['sts:AssumeRoleWithSAML', false],
  [['sts:TagSession', 'sts:AssumeRole'], true],
  [undefined, false],
])('action %j covers sts:AssumeRole: %p', (Action, covered) => {
  expect(coversAction({ Action }, 'sts:AssumeRole')).toBe(covered);
});

test.each([
  ['comprehend', 'comprehend', true],
  ['comprehend*', 'comprehendmedical', true],
  ['*medical', 'comprehendmedical', true],
  ['c*d*l', 'comprehendmedical', true],
  ['comprehend?', 'comprehend', false],
  ['', 'comprehend', false],
  ['**', '', true],
])('pattern %p matches %p: %p', (pattern, name, matched) => {
  expect(matches(pattern, name)).toBe(matched);
});

test('scalars are texts, numbers and booleans, one or many', () => {
  expect(scalarsOf('a')).toEqual(['a']);
  expect(scalarsOf(['a', false, 111122223333, null, { b: 1 }])).toEqual(['a', 'false', '111122223333']);
  expect(scalarsOf(undefined)).toEqual([]);
});

test('tests of a condition operator are spelled in lower case, one for each key', () => {
  expect(
    testsOf('StringEquals', { 'aws:SourceAccount': [111122223333, '444455556666'], Other: 'A' }),
  ).toEqual([
    ['stringequals aws:sourceaccount 111122223333', 'stringequals aws:sourceaccount 444455556666'],
    ['stringequals other a'],
  ]);
  expect(testsOf('StringEquals', 'aws:SourceAccount')).toEqual([[]]);
});
