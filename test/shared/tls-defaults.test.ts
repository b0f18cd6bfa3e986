import { isTlsRequired, isTlsRequiredByFamily, tlsParameterOf } from '../../shared/tls-defaults';

test.each([
  ['postgres', '15.7', true],
  ['postgres', '15', true],
  ['postgres', '100.1', true],
  ['postgres', '14.12', false],
  ['postgres', '9.6.22', false],
  ['aurora-postgresql', '17.2', true],
  ['aurora-postgresql', '16.1', false],
  ['mysql', '9.7.0', true],
  ['mysql', '10.0', true],
  ['mysql', '9.6.1', false],
  ['mysql', '8.4.10', false],
  ['mysql', '9', false],
  ['aurora-mysql', '8.4.7', true],
  ['aurora-mysql', '8.10', true],
  ['aurora-mysql', '8.0.mysql_aurora.3.10.0', false],
  ['aurora-mysql', '5.7.mysql_aurora.2.12.0', false],
  ['aurora-mysql', '5.6.10a', false],
  ['mariadb', '11.8.2', true],
  ['mariadb', '11.10.1', true],
  ['mariadb', '12.0.1', true],
  ['mariadb', '11.4.5', false],
  ['mariadb', '10.11.6', false],
  ['sqlserver', '16.00.4085.2.v1', false],
  ['sqlserver', undefined, false],
] as const)('%s %s refuses clear connections by default: %s', (engine, version, expected) => {
  expect(isTlsRequired(engine, undefined, version)).toBe(expected);
});

test.each(['1', 'ON', 'on', 'TRUE', 'true'])('the value %s is on, whatever the default', (value) => {
  expect(isTlsRequired('mysql', value, undefined)).toBe(true);
});

test.each(['0', 'OFF', 'false', '10', 'yes'])('the value %s is off, whatever the default', (value) => {
  expect(isTlsRequired('postgres', value, '17.2')).toBe(false);
});

test.each([undefined, 'latest'])('a version %p that tells nothing is an error', (version) => {
  expect(() => isTlsRequired('postgres', undefined, version)).toThrow(
    /configuration\.engineVersion: expected a version/,
  );
});

test.each([
  ['postgres', 'rds.force_ssl'],
  ['aurora-postgresql', 'rds.force_ssl'],
  ['mysql', 'require_secure_transport'],
  ['aurora-mysql', 'require_secure_transport'],
  ['mariadb', 'require_secure_transport'],
  ['sqlserver', 'rds.force_ssl'],
] as const)('%s has the parameter %s', (engine, name) => {
  expect(tlsParameterOf(engine)).toBe(name);
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
