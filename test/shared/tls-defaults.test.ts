import { isTlsRequiredByDefault, isTlsRequiredByFamily, tlsParameterOf } from '../../shared/tls-defaults';

test.each([
  ['postgres', '15.7', true],
  ['postgres', '15', true],
  ['postgres', '100.1', true],
  ['postgres', '14.12', false],
  ['postgres', '9.6.22', false],
  ['aurora-postgresql', '17.2', true],
  ['aurora-postgresql', '16.1', false],
] as const)('%s %s refuses clear connections by default: %s', (engine, version, expected) => {
  expect(isTlsRequiredByDefault(engine, version)).toBe(expected);
});

test.each([undefined, 'latest'])('a version %p that tells nothing is an error', (version) => {
  expect(() => isTlsRequiredByDefault('postgres', version)).toThrow(
    /configuration\.engineVersion: expected a version/,
  );
});

test('both kinds of PostgreSQL have the same parameter', () => {
  expect([tlsParameterOf('postgres'), tlsParameterOf('aurora-postgresql')]).toEqual([
    'rds.force_ssl',
    'rds.force_ssl',
  ]);
});

test.each([
  ['redshift-2.0', true],
  ['REDSHIFT-2.0', true],
  ['redshift-1.0', false],
  ['redshift-3.0', false],
  [undefined, false],
])('family %p of Redshift refuses clear connections by default: %p', (family, expected) => {
  expect(isTlsRequiredByFamily(family)).toBe(expected);
});
