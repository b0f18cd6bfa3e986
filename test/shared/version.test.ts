import { isAtLeast, versionParameter } from '../../shared/version';

test.each([
  ['4.0.10', '4.0.10'],
  ['4.0.10', '4.0.9'],
  ['7.10', '7.9'],
  ['10.0', '6.0'],
  ['7.1', '7.1.0'],
  ['7.1.0', '7.1'],
  ['7', '6.8'],
  ['6.x', '6.0'],
  ['5.0.6', '5.0'],
])('%s is %s or later', (version, minimum) => {
  expect(isAtLeast(version, minimum)).toBe(true);
});

test.each([
  ['4.0.9', '4.0.10'],
  ['3.2.10', '4.0.10'],
  ['7.9', '7.10'],
  ['2.3', '6.0'],
  ['6', '6.0.1'],
  ['4.x', '4.0.10'],
])('%s is earlier than %s', (version, minimum) => {
  expect(isAtLeast(version, minimum)).toBe(false);
});

test.each(['', 'latest', 'OpenSearch_1.3', '.5'])('%p is no version', (version) => {
  expect(() => isAtLeast(version, '1')).toThrow('version: expected a dotted version such as 7.10');
});

const version = versionParameter({ default: '6.0', description: 'Lowest release.' });

test.each([
  ['4.0.10', '4.0.10'],
  [' 7 ', '7'],
])('%p is read as %p', (source, expected) => {
  expect(version.parse(source)).toBe(expected);
});

test.each(['6.x', 'v6', '6.', '.6', '6..0', 7.1, 6, true, ['6.0'], { major: 6 }])(
  '%p is refused as a parameter',
  (source) => {
    expect(version.parse(source)).toBeUndefined();
  },
);

test('a version parameter is written as it is read', () => {
  expect(version).toMatchObject({ default: '6.0', inPack: false, description: 'Lowest release.' });
  expect(version.parse(version.format('7.10'))).toBe('7.10');
});
