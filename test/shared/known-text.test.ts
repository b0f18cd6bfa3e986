import { knownText } from '../../shared/known-text';

test('the first that is set counts', () => {
  expect(knownText('configuration.Name', undefined, 'a', 'b')).toBe('a');
});

test('none is an error that names where it should be', () => {
  expect(() => knownText('configuration.Name', undefined)).toThrow(
    'configuration.Name: expected text, got nothing',
  );
});
