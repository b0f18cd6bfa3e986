import { MalformedItemError } from '../../shared/errors';
import {
  either,
  flag,
  integer,
  isRecord,
  isUnset,
  json,
  list,
  object,
  resource,
  text,
  unwrapJson,
  type Kind,
} from '../../shared/shape';

const decode = <T>(kind: Kind<T>, value: unknown): T => kind.decode(value, 'configuration.Field');

describe('text', () => {
  test('is a string, also one that looks like something else', () => {
    expect(decode(text, 'alias/phi')).toBe('alias/phi');
    expect(decode(text, '{"a":1}')).toBe('{"a":1}');
    expect(decode(text, { value: 'wrapped' })).toBe('wrapped');
  });

  test.each([7, true, ['a'], { other: 'a' }, { value: 7 }])('is not %p', (value) => {
    expect(() => decode(text, value)).toThrow(new MalformedItemError('configuration.Field', 'text', value));
  });
});

describe('flag', () => {
  test.each([
    [true, true],
    [false, false],
    ['true', true],
    ['True', true],
    ['FALSE', false],
    [{ value: 'false' }, false],
  ])('%p is %p', (value, expected) => {
    expect(decode(flag, value)).toBe(expected);
  });

  test.each(['enabled', '1', 1, 0, [true], {}])('is not %p', (value) => {
    expect(() => decode(flag, value)).toThrow('configuration.Field: expected true or false');
  });
});

describe('integer', () => {
  test.each([
    [7, 7],
    [0, 0],
    ['7', 7],
    ['-1', -1],
    ['007', 7],
    [7.0, 7],
    ['7.0', 7],
    [{ value: 7.0 }, 7],
  ])('%p is %p', (value, expected) => {
    expect(decode(integer, value)).toBe(expected);
  });

  test.each([7.5, '7.5', '7 days', ' 7', '0x10', '1e3', Number.NaN, Infinity, true, null])(
    'is not %p',
    (value) => {
      expect(() => decode(integer, value)).toThrow('configuration.Field: expected a whole number');
    },
  );
});

describe('json', () => {
  const policy = { Statement: [{ Effect: 'Deny' }] };
  const encoded = JSON.stringify(policy);

  test.each([
    ['an object', policy],
    ['text', encoded],
    ['text within text', JSON.stringify(encoded)],
    ['three encodings', JSON.stringify(JSON.stringify(encoded))],
    ['percent-encoded text', encodeURIComponent(encoded)],
    ['percent-encoded text within text', JSON.stringify(encodeURIComponent(encoded))],
    ['text with blanks around it', `\n ${encoded} `],
  ])('reads %s', (_, value) => {
    expect(decode(json, value)).toEqual(policy);
  });

  test.each(['no JSON', '{"cut": ', '100%', '%E0%A4%A', 'arn:aws:s3:::bucket'])(
    'leaves the text %p',
    (value) => {
      expect(decode(json, value)).toBe(value);
    },
  );

  test('leaves lists, and any member of an object, as they are', () => {
    expect(decode(json, ['{"a":1}'])).toEqual(['{"a":1}']);
    expect(decode(json, { policyText: '{"a":1}' })).toEqual({ policyText: '{"a":1}' });
  });
});

describe('unwrapJson', () => {
  test('does not take the zeros from numbers in text', () => {
    for (const value of ['012345678901', '123456789012', '1.0', '1e5', '12345678901234567890']) {
      expect(unwrapJson(value)).toBe(value);
      expect(unwrapJson(JSON.stringify(value))).toBe(value);
    }
  });

  test('reads booleans, null and empty text', () => {
    expect(unwrapJson('true')).toBe(true);
    expect(unwrapJson('"false"')).toBe(false);
    expect(unwrapJson('null')).toBeNull();
    expect(unwrapJson('""')).toBe('');
  });

  test('returns what is no text', () => {
    expect(unwrapJson(undefined)).toBeUndefined();
    expect(unwrapJson(5)).toBe(5);
  });
});

describe('list', () => {
  test('decodes its entries and drops the empty ones', () => {
    expect(decode(list(text), ['a', null, '', undefined, 'b'])).toEqual(['a', 'b']);
    expect(decode(list(flag), [])).toEqual([]);
  });

  test.each([{}, '{}'])('is empty for %p', (value) => {
    expect(decode(list(text), value)).toEqual([]);
  });

  test.each(['["a","b"]', '"[\\"a\\",\\"b\\"]"'])('reads the text %p', (value) => {
    expect(decode(list(text), value)).toEqual(['a', 'b']);
  });

  test.each(['a,b', '{"a":1}', { 0: 'a' }, true])('is not %p', (value) => {
    expect(() => decode(list(text), value)).toThrow('configuration.Field: expected a list');
  });

  test('names the entry that is malformed, by its place on the wire', () => {
    expect(() => decode(list(text), ['a', null, 7])).toThrow(
      'configuration.Field[2]: expected text, got number 7',
    );
  });
});

describe('object', () => {
  const Encryption = object({ KeyId: text, Enabled: flag, Contexts: list(object({ Name: text })) });

  test('gives its declared fields, undefined where nothing is set', () => {
    const view = decode(Encryption, { Enabled: 'true', KeyId: null, Contexts: [{ Name: '' }], More: 1 });
    expect(view.Enabled).toBe(true);
    expect(view.KeyId).toBeUndefined();
    expect(view.Contexts?.[0]?.Name).toBeUndefined();
    expect('More' in view).toBe(false);
  });

  test.each(['{"KeyId":"k"}', JSON.stringify('{"KeyId":"k"}')])('reads the text %p', (value) => {
    expect(decode(Encryption, value).KeyId).toBe('k');
  });

  test.each([[[]], ['[]']])('has nothing for %p', (value) => {
    expect(decode(Encryption, value).KeyId).toBeUndefined();
  });

  test.each([[['KeyId']], ['KeyId'], [true], ['null']])('is not %p', (value) => {
    expect(() => decode(Encryption, value)).toThrow('configuration.Field: expected an object');
  });

  test('is lazy: a malformed field fails only the rule that reads it', () => {
    const view = decode(Encryption, { KeyId: 'k', Enabled: 'perhaps' });
    expect(view.KeyId).toBe('k');
    expect(() => view.Enabled).toThrow(
      'configuration.Field.Enabled: expected true or false, got the text "perhaps"',
    );
  });

  test('names a malformed field by its whole path', () => {
    const view = decode(Encryption, { Contexts: [{ Name: 'a' }, { Name: 7 }] });
    expect(() => view.Contexts?.[1]?.Name).toThrow(
      'configuration.Field.Contexts[1].Name: expected text, got number 7',
    );
  });

  test('finds a field in another letter case', () => {
    expect(decode(Encryption, { keyid: 'k', ENABLED: false })).toMatchObject({ KeyId: 'k', Enabled: false });
  });

  test('prefers the exact spelling, unless nothing is set there', () => {
    expect(decode(Encryption, { keyId: 'other', KeyId: 'exact' }).KeyId).toBe('exact');
    expect(decode(Encryption, { KeyId: null, keyId: 'other' }).KeyId).toBe('other');
    expect(decode(Encryption, { KeyId: null, keyid: '', keyID: 'third' }).KeyId).toBe('third');
  });

  test('does not take a longer name for a field', () => {
    expect(decode(Encryption, { KeyIds: 'k', KeyI: 'k' }).KeyId).toBeUndefined();
  });

  test('keeps one item apart from another', () => {
    const [one, two] = [decode(Encryption, { KeyId: '1' }), decode(Encryption, { KeyId: '2' })];
    expect([one.KeyId, two.KeyId]).toEqual(['1', '2']);
  });
});

describe('resource', () => {
  const Bucket = resource('AWS::S3::Bucket', {
    configuration: { name: text, rules: list(object({ prefix: text, flags: list(flag) })), tags: json },
    supplementaryConfiguration: { BucketPolicy: object({ policyText: json }) },
  });
  const Stream = resource('AWS::Kinesis::Stream', { configuration: { Name: text } });

  test('knows its paths in the notation of the published schemas', () => {
    expect(Bucket.paths).toEqual([
      'configuration.name',
      'configuration.rules.prefix',
      'configuration.rules.flags',
      'configuration.tags',
      'supplementaryConfiguration.BucketPolicy.policyText',
    ]);
    expect(Stream.paths).toEqual(['configuration.Name']);
  });

  test('decodes both parts', () => {
    expect(Bucket.configuration.decode({ name: 'b' }, 'configuration').name).toBe('b');
    const { BucketPolicy } = Bucket.supplementaryConfiguration.decode(
      { BucketPolicy: { policyText: '{"Statement":[]}' } },
      'supplementaryConfiguration',
    );
    expect(BucketPolicy?.policyText).toEqual({ Statement: [] });
  });

  test('either gives the shapes in their order', () => {
    expect(either(Bucket, Stream).map(({ type }) => type)).toEqual([
      'AWS::S3::Bucket',
      'AWS::Kinesis::Stream',
    ]);
  });
});

test('isRecord tells objects from lists and null', () => {
  expect([{}, { a: 1 }].every(isRecord)).toBe(true);
  expect([null, undefined, [], 'a', 1].some(isRecord)).toBe(false);
});

test('isUnset knows the three ways to say nothing, and only them', () => {
  expect([undefined, null, ''].every(isUnset)).toBe(true);
  expect([0, false, ' ', [], {}].some(isUnset)).toBe(false);
});
