import { flag, list, object, record, resource, text, type Kind } from '../../shared/shape';

const decode = <T>(kind: Kind<T>, value: unknown): T => kind.decode(value, 'configuration.Settings');

describe('record', () => {
  test('keeps the names as they are and drops the empty entries', () => {
    expect(decode(record(flag), { '*/*': 'true', '~1a.b/GET': false, 'x/PUT': null, y: '' })).toEqual({
      '*/*': true,
      '~1a.b/GET': false,
    });
    expect(decode(record(flag), {})).toEqual({});
  });

  test('takes every name for data, those of JavaScript included', () => {
    const decoded = decode(record(text), JSON.parse('{"__proto__":"a","constructor":"b"}'));
    expect(Object.entries(decoded)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });

  test.each(['{"a":{"on":"true"}}', '"{\\"a\\":{\\"on\\":true}}"', { a: '{"on":"True"}' }])(
    'reads %p',
    (value) => {
      expect(decode(record(object({ on: flag })), value)['a']?.on).toBe(true);
    },
  );

  test.each([[[]], ['[]'], ['{}']])('is empty for %p', (value) => {
    expect(decode(record(text), value)).toEqual({});
  });

  test.each([['a'], ['["a"]'], [['a']], [true]])('is not %p', (value) => {
    expect(() => decode(record(text), value)).toThrow('configuration.Settings: expected an object');
  });

  test('names the entry that is malformed', () => {
    expect(() => decode(record(list(text)), { a: ['b'], '*/*': ['c', 7] })).toThrow(
      'configuration.Settings.*/*[1]: expected text, got number 7',
    );
  });

  test('has the path of the map alone', () => {
    const { paths } = resource('AWS::X::Y', {
      configuration: { Settings: record(object({ on: flag })), Name: text },
    });
    expect(paths).toEqual(['configuration.Settings', 'configuration.Name']);
  });
});
