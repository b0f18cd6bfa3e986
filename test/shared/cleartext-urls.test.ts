import { hasCleartextUrl } from '../../shared/cleartext-urls';

const PROTOCOLS = { schemes: ['http', 'Redis', 'coap+tcp'], allowedPrefixes: ['http://www.W3.org/'] };

test.each([
  'http://ehr.example.org/v1',
  'HTTP://EHR.example.org',
  'redis://cache.internal:6379',
  'coap+tcp://sensor',
  'git+http://git.example.org/repository',
  'jdbc:redis://cache',
  'URL=http://a',
  '{"api":"http://a.example.org"}',
  'https://a.example.org,http://b.example.org',
  'http://localhost:1,http://b.example.org',
  'http://localhost:1, http://b.example.org',
  'http://www.w3.org/2001/XMLSchema http://b.example.org',
  'http://user:secret@ehr.example.org:8080/',
  'http://localhost@ehr.example.org',
  'redis://localhost:6379,cache.internal:6379',
  'http://127.0.0.1.example.org',
  'http://localhost.example.org',
  'http://128.0.0.1',
  'http://169.255.169.254',
  'http://[::2]:80',
  'http://10.0.0.7',
  'http://www.w3.org.example.org',
  'http://${HOST}/v1',
  'http://',
  'x-http://a.example.org',
])('%s leads elsewhere in clear', (text) => {
  expect(hasCleartextUrl(text, PROTOCOLS)).toBe(true);
});

test.each([
  '',
  'http',
  'an:d http:/ehr',
  'https://ehr.example.org/v1',
  'rediss://cache.internal:6379',
  'ftp://files.example.org',
  'xhttp://a.example.org',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock',
  'https://a.example.org?next=https%3A//b',
  'http://localhost:4318',
  'http://LOCALHOST/',
  'http://user:secret@localhost:8080/v1?x=1',
  'http://localhost:1,http://localhost:2',
  'redis://localhost:6379,127.0.0.1:6380',
  'http://localhost:1, https://a.example.org',
  'http://localhost:1,',
  '{"a":"http://localhost"}',
  '[http://localhost]',
  '{http://localhost:80}',
  'http://127.0.0.1:8000',
  'http://127.255.255.254',
  'http://[::1]:8000/',
  'http://[0:0:0:0:0:0:0:1]',
  'http://169.254.169.254/latest/meta-data',
  'http://www.w3.org/2001/XMLSchema',
])('%s does not', (text) => {
  expect(hasCleartextUrl(text, PROTOCOLS)).toBe(false);
});

test('without schemes nothing is unencrypted', () => {
  expect(hasCleartextUrl('http://a.example.org', { schemes: [], allowedPrefixes: [] })).toBe(false);
});
