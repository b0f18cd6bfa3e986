import { InvalidParameterError } from '../../shared/errors';
import {
  booleanParameter,
  choiceParameter,
  choicesParameter,
  integerParameter,
  listParameter,
  parseParameters,
} from '../../shared/parameters';

const parameters = {
  strict: booleanParameter({ default: true, description: 'Be strict.' }),
  keys: listParameter({ default: ['a'], description: 'Keys.', inPack: true }),
  days: integerParameter({ default: 30, description: 'Days.', min: 1, max: 365 }),
};

const parse = (given: Readonly<Record<string, unknown>>) => parseParameters('a-rule', parameters, given);

describe('values', () => {
  test('of nothing are the defaults', () => {
    expect(parse({})).toEqual({ strict: true, keys: ['a'], days: 30 });
  });

  test.each([[''], [null], [undefined]])('that are %p are the defaults', (unset) => {
    expect(parse({ strict: unset, keys: unset, days: unset })).toEqual({
      strict: true,
      keys: ['a'],
      days: 30,
    });
  });

  test.each([
    ['text of Config', { strict: 'False', keys: ' b, ,c ,', days: ' 7 ' }],
    ['what a YAML file holds', { strict: false, keys: ['b', 'c '], days: 7 }],
  ])('from %s', (_, given) => {
    expect(parse(given)).toEqual({ strict: false, keys: ['b', 'c'], days: 7 });
  });

  test('keep falsy and boundary values instead of the default', () => {
    expect(parse({ strict: 'TRUE ', days: '1' })).toMatchObject({ strict: true, days: 1 });
    expect(parse({ days: 365, keys: [] })).toMatchObject({ days: 365, keys: [] });
    const fromZero = { count: integerParameter({ default: 3, description: 'Count.', min: 0, max: 9 }) };
    expect(parseParameters('a-rule', fromZero, { count: '0' })).toEqual({ count: 0 });
  });

  test('of a list may be numbers and booleans', () => {
    expect(parse({ keys: [8080, true, 'x'] }).keys).toEqual(['8080', 'true', 'x']);
  });

  test('change nothing of what was given, nor of the defaults', () => {
    const given = Object.freeze({ strict: 'false' });
    parse(given);
    expect(parse({})).toEqual({ strict: true, keys: ['a'], days: 30 });
  });
});

describe('is refused:', () => {
  test.each([
    ['neither true nor false', { strict: 'yes' }, 'strict takes true or false, got the text "yes"'],
    ['a number for a boolean', { strict: 1 }, 'strict takes true or false, got number 1'],
    [
      'an object for a list',
      { keys: { a: 1 } },
      'keys takes a comma-separated list, got a value of type object',
    ],
    ['a number for a list', { keys: 5 }, 'keys takes a comma-separated list, got number 5'],
    ['a list within a list', { keys: [['a']] }, 'keys takes a comma-separated list, got a list'],
    ['null within a list', { keys: ['a', null] }, 'keys takes a comma-separated list, got a list'],
    ['a word for a number', { days: 'ten' }, 'days takes a whole number from 1 to 365, got the text "ten"'],
    ['a fraction', { days: '1.5' }, 'days takes a whole number from 1 to 365, got the text "1.5"'],
    ['a fraction of YAML', { days: 1.5 }, 'days takes a whole number from 1 to 365, got number 1.5'],
    ['too small', { days: '0' }, 'days takes a whole number from 1 to 365, got the text "0"'],
    ['negative', { days: '-3' }, 'days takes a whole number from 1 to 365, got the text "-3"'],
    ['too large', { days: 366 }, 'days takes a whole number from 1 to 365, got number 366'],
    ['blank', { days: ' ' }, 'days takes a whole number from 1 to 365, got the text " "'],
    ['a boolean for a number', { days: true }, 'days takes a whole number from 1 to 365, got boolean true'],
  ])('%s', (_, given, message) => {
    expect(() => parse(given)).toThrow(new InvalidParameterError(`a-rule: parameter ${message}`));
  });

  test.each(['Strict', 'toString', '__proto__'])('the unknown name %s', (name) => {
    const given = JSON.parse(`{"${name}": "true"}`) as Record<string, unknown>;
    expect(() => parse(given)).toThrow(
      new InvalidParameterError(`a-rule: unknown parameter "${name}"; known: strict, keys, days`),
    );
  });

  test('any name where the rule has no parameters', () => {
    expect(() => parseParameters('a-rule', {}, { days: '' })).toThrow(
      new InvalidParameterError('a-rule: unknown parameter "days"; the rule has none'),
    );
  });
});

test('defaults are formatted as Config carries them, and read back', () => {
  const { strict, keys, days } = parameters;
  expect(strict.format(false)).toBe('false');
  expect(keys.format(['a', 'b'])).toBe('a,b');
  expect(days.format(30)).toBe('30');
  expect(keys.parse(keys.format(['a', 'b']))).toEqual(['a', 'b']);
});

test('the pack offers only what is marked for it', () => {
  expect(Object.values(parameters).map(({ inPack }) => inPack)).toEqual([false, true, false]);
});

describe('a choice', () => {
  const choice = {
    destination: choiceParameter({
      default: 'any',
      choices: ['any', 'Logs'],
      description: 'Where logs go.',
    }),
  };
  const destinationOf = (given: Readonly<Record<string, unknown>>) =>
    parseParameters('a-rule', choice, given).destination;

  test('is the default where nothing is given', () => {
    expect(destinationOf({})).toBe('any');
    expect(destinationOf({ destination: '' })).toBe('any');
  });

  test('may be in any letter case', () => {
    expect(destinationOf({ destination: ' LOGS ' })).toBe('Logs');
  });

  test.each(['log', 'any,Logs', 7, ['any', 'Logs'], {}])('is not %p', (source) => {
    expect(() => destinationOf({ destination: source })).toThrow(
      'a-rule: parameter destination takes one of any, Logs, got ',
    );
  });

  test('is formatted as AWS Config carries it', () => {
    expect(choice.destination.format('Logs')).toBe('Logs');
    expect(choice.destination.inPack).toBe(false);
  });
});

describe('choices', () => {
  const choices = choicesParameter({
    default: ['SSE_S3'],
    choices: ['SSE_S3', 'SSE_KMS', 'CSE_KMS'],
    description: 'Accepted options.',
  });

  test.each([
    ['SSE_KMS', ['SSE_KMS']],
    [' sse_s3 , CSE_KMS,', ['SSE_S3', 'CSE_KMS']],
    [['sse_kms'], ['SSE_KMS']],
  ])('%p are read as %p', (source, expected) => {
    expect(choices.parse(source)).toEqual(expected);
  });

  test.each(['SSE-KMS', 'SSE_KMS,none', ',', [], [['SSE_KMS']], 7, true, { SSE_KMS: true }])(
    'are not %p',
    (source) => {
      expect(choices.parse(source)).toBeUndefined();
    },
  );

  test('are written as they are read', () => {
    expect(choices.format(['SSE_KMS', 'CSE_KMS'])).toBe('SSE_KMS,CSE_KMS');
    expect(choices.parse(choices.format(choices.default))).toEqual(choices.default);
  });

  test('are told', () => {
    expect(choices).toMatchObject({
      inPack: false,
      accepts: 'a comma-separated list of SSE_S3, SSE_KMS, CSE_KMS',
      description: 'Accepted options.',
    });
  });
});
