import { algorithmGap } from '../../shared/sqlnet';

const CIPHERS = 'SQLNET.ENCRYPTION_TYPES_SERVER';
const CHECKSUMS = 'SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER';
const AES = ['AES256', 'AES192', 'AES128'];

const settings = (Value: string | undefined, version?: string, Name = CIPHERS) => ({
  version,
  list: [
    { Name: undefined, Value: 'RC4_40' },
    { Name, Value },
  ],
});

test.each(['AES256', 'AES256,AES192', '(AES256, AES192)', ' aes128 '])('%s is all AES', (value) => {
  expect(algorithmGap(settings(value), CIPHERS, AES)).toBeUndefined();
});

test('names of settings and allowed algorithms are compared in any letter case', () => {
  const list = settings('AES256', undefined, CIPHERS.toLowerCase());
  expect(algorithmGap(list, CIPHERS, ['aes256'])).toBeUndefined();
});

test('what is not allowed is named', () => {
  expect(algorithmGap(settings('AES256,3DES168,RC4_256'), CIPHERS, ['AES256'])).toBe(
    'SQLNET.ENCRYPTION_TYPES_SERVER offers 3DES168, RC4_256; only AES256 are wanted.',
  );
});

test.each([undefined, '', '()', ','])('the value %p leaves the default, which has weak ciphers', (value) => {
  expect(algorithmGap(settings(value), CIPHERS, AES)).toBe(
    'SQLNET.ENCRYPTION_TYPES_SERVER offers RC4_256, 3DES168, RC4_128, 3DES112, RC4_56, DES, RC4_40, DES40 by default; ' +
      'only AES256, AES192, AES128 are wanted.',
  );
});

test.each([
  ['19', /^SQLNET\.ENCRYPTION_TYPES_SERVER offers RC4_256/],
  ['12.2', /RC4_256/],
  ['latest', /RC4_256/],
])('the default of Oracle %s is weak', (version, sentence) => {
  expect(algorithmGap({ version, list: [] }, CIPHERS, AES)).toMatch(sentence);
});

test('Oracle 26 supports no weak algorithm', () => {
  expect(algorithmGap({ version: '26', list: [] }, CIPHERS, AES)).toBeUndefined();
  expect(
    algorithmGap({ version: '26', list: [] }, CHECKSUMS, ['SHA256', 'SHA384', 'SHA512']),
  ).toBeUndefined();
  expect(algorithmGap({ version: '26', list: [] }, CIPHERS, ['AES256'])).toMatch('offers AES192 by default');
});

test('checksums by default include SHA1 and MD5', () => {
  expect(algorithmGap({ version: '19', list: [] }, CHECKSUMS, ['SHA256', 'SHA384', 'SHA512'])).toBe(
    'SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER offers SHA1, MD5 by default; only SHA256, SHA384, SHA512 are wanted.',
  );
});
