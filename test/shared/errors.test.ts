import {
  describe as describeValue,
  InvalidParameterError,
  MalformedItemError,
  ReportError,
  UnknownEventError,
} from '../../shared/errors';

test('a malformed item names the path, what was wanted and what was seen', () => {
  const error = new MalformedItemError('configuration.KeyId', 'text', ['secret']);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'MalformedItemError',
    path: 'configuration.KeyId',
    message: 'configuration.KeyId: expected text, got a list',
  });
});

test.each([InvalidParameterError, UnknownEventError, ReportError])(
  '%p keeps its name and its cause',
  (type) => {
    const cause = new Error('deeper');
    const error = new type('what is wrong', { cause });
    expect(error).toMatchObject({ name: type.name, message: 'what is wrong', cause });
    expect(String(error)).toBe(`${type.name}: what is wrong`);
  },
);

describe('a value is described by its kind', () => {
  test.each([
    [null, 'null'],
    [undefined, 'nothing'],
    [['a', 'b'], 'a list'],
    ['yes', 'the text "yes"'],
    ['say "no"\n', String.raw`the text "say \"no\"\n"`],
    [7, 'number 7'],
    [false, 'boolean false'],
    [{ password: 'hunter2' }, 'a value of type object'],
    [() => 1, 'a value of type function'],
  ])('%p', (value, expected) => {
    expect(describeValue(value)).toBe(expected);
  });

  test('without the rest of a long text', () => {
    expect(describeValue(`${'x'.repeat(40)}secret`)).toBe(`the text "${'x'.repeat(40)}"`);
  });
});
