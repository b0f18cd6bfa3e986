import { accessOf } from '../../../cli/serve/access';

const ACCOUNT_ID = '111122223333';
const OWN = 'http://127.0.0.1:4599';
const endpoints = (env: Readonly<Record<string, string>>, own = OWN) =>
  accessOf(undefined, ACCOUNT_ID, env, own).endpoints;

test('the endpoints of the environment reach the functions, empty ones and other variables do not', () => {
  const given = { AWS_ENDPOINT_URL: 'http://localhost:5000', AWS_ENDPOINT_URL_RDS: 'https://rds.test' };
  expect(endpoints({ ...given, AWS_ENDPOINT_URL_S3: '', AWS_REGION: 'eu-west-1' })).toEqual(given);
});

test.each([
  ['its URL', OWN, OWN],
  ['its URL with a path', `${OWN}/`, OWN],
  ['another name of this machine', 'http://localhost:4599', OWN],
  ['this machine by IPv6', 'http://[::1]:4599', OWN],
  ['this machine, where it listens on all addresses', 'http://localhost:4599', 'http://0.0.0.0:4599'],
  ['an address of the network', 'http://10.0.0.1:4599', 'http://10.0.0.1:4599'],
])('the embedded AWS Config answers for no other service: %s', (_, url, own) => {
  expect(endpoints({ AWS_ENDPOINT_URL: url, AWS_ENDPOINT_URL_RDS: url }, own)).toEqual({});
});

test.each([
  ['another port', 'http://127.0.0.1:5000'],
  ['another machine', 'http://10.0.0.1:4599'],
])('%s is another endpoint', (_, url) => {
  expect(endpoints({ AWS_ENDPOINT_URL: url })).toEqual({ AWS_ENDPOINT_URL: url });
});

test('an endpoint that is no URL is refused', () => {
  expect(() => endpoints({ AWS_ENDPOINT_URL_RDS: 'localhost' })).toThrow(
    'AWS_ENDPOINT_URL_RDS: "localhost" is not a URL, such as http://127.0.0.1:5000',
  );
});
