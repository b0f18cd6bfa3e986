import { logOutput, OUTPUTS_WITH_TLS } from '../../shared/firelens';

const isEncrypted = (options: Readonly<Record<string, string>>, routerType?: string) =>
  logOutput(options, routerType, OUTPUTS_WITH_TLS)?.isEncrypted;

describe('the output', () => {
  test.each([
    ['Name, for Fluent Bit', { Name: ' Splunk ' }, 'fluentbit', 'splunk'],
    ['name in lower case', { name: 'http' }, undefined, 'http'],
    ['@type, for Fluentd', { '@type': 'forward', name: 'central' }, 'Fluentd', 'forward'],
    ['@type, for a router that is not known', { '@type': 'forward' }, undefined, 'forward'],
    ['Name before @type, for Fluent Bit', { Name: 'es', '@type': 's3' }, 'fluentbit', 'es'],
  ])('is named by %s', (_, options, routerType, name) => {
    expect(logOutput(options, routerType, [])?.name).toBe(name);
  });

  test.each([
    ['nothing', {}, 'fluentbit'],
    ['patterns alone', { 'include-pattern': '^x' }, 'fluentd'],
    ['Name, for Fluentd', { Name: 's3' }, 'fluentd'],
  ])('is not named by %s', (_, options, routerType) => {
    expect(logOutput(options, routerType, [])).toBeUndefined();
  });
});

describe('Fluent Bit', () => {
  test.each([
    ['an output that always uses TLS', { Name: 'cloudwatch_logs', region: 'us-east-1' }],
    ['tls On', { Name: 'splunk', TLS: ' On ' }],
    ['tls true', { Name: 'http', tls: 'true' }],
    ['tls yes', { Name: 'es', tls: 'YES' }],
    ['syslog over TCP with TLS', { Name: 'syslog', Mode: 'tcp', tls: 'on' }],
    ['syslog in mode tls', { Name: 'syslog', mode: 'tls', tls: 'on' }],
    ['gelf in mode tls', { Name: 'gelf', Mode: 'tls', tls: 'on' }],
    ['Kafka with SSL', { Name: 'kafka', 'rdkafka.security.protocol': 'SASL_SSL' }],
    ['a plugin with a URL', { Name: 'grafana-loki', Url: 'https://logs.example.org/push' }],
    ['an endpoint with HTTPS', { Name: 's3', endpoint: 'https://s3.example.org' }],
  ])('sends over TLS: %s', (_, options) => {
    expect(isEncrypted(options, 'fluentbit')).toBe(true);
  });

  test.each([
    ['nothing is said', { Name: 'splunk', Host: 's.example.org' }],
    ['tls Off', { Name: 'http', tls: 'Off' }],
    ['tls Off on an output that uses TLS by default', { Name: 'stackdriver', tls: 'off' }],
    ['tls 1, which Fluent Bit does not know', { Name: 'http', tls: '1' }],
    ['tls.verify alone', { Name: 'http', 'tls.verify': 'On' }],
    ['syslog over UDP, whatever tls says', { Name: 'syslog', tls: 'on' }],
    ['syslog in mode tls without TLS', { Name: 'syslog', mode: 'tls' }],
    ['gelf over TCP', { Name: 'gelf', mode: 'tcp', tls: 'on' }],
    ['Kafka, whatever tls says', { Name: 'kafka', tls: 'on' }],
    ['Kafka with SASL alone', { Name: 'kafka', 'rdkafka.security.protocol': 'SASL_PLAINTEXT' }],
    ['a plugin with a URL', { Name: 'grafana-loki', Url: 'http://loki:3100/push' }],
    ['an endpoint with HTTP', { Name: 's3', endpoint: 'HTTP://minio:9000', tls: 'on' }],
    ['HTTPS in an option that is not heeded', { Name: 'http', endpoint: 'https://logs.example.org' }],
    ['words of Fluentd', { Name: 'forward', transport: 'tls', use_ssl: 'true' }],
  ])('sends in clear: %s', (_, options) => {
    expect(isEncrypted(options, 'fluentbit')).toBe(false);
  });
});

describe('Fluentd', () => {
  test.each([
    ['an output that always uses TLS', { '@type': 'cloudwatch_logs' }],
    ['transport tls', { '@type': 'forward', transport: 'tls' }],
    ['scheme https', { '@type': 'elasticsearch', scheme: 'HTTPS', host: 'es.example.org' }],
    ['protocol https', { '@type': 'splunk_hec', protocol: 'https' }],
    ['use_ssl', { '@type': 'datadog', use_ssl: 'true' }],
    ['ssl', { '@type': 'mongo', ssl: 'yes' }],
    ['an endpoint', { '@type': 'http', endpoint: 'https://logs.example.org' }],
    ['several hosts', { '@type': 'opensearch', hosts: 'https://a.example.org, https://b.example.org' }],
  ])('sends over TLS: %s', (_, options) => {
    expect(isEncrypted(options, 'fluentd')).toBe(true);
  });

  test.each([
    ['nothing is said', { '@type': 'forward' }],
    ['transport tcp', { '@type': 'forward', transport: 'tcp' }],
    ['scheme http', { '@type': 'elasticsearch', scheme: 'http' }],
    ['HTTP on an output that uses TLS by default', { '@type': 'splunk_hec', protocol: 'http' }],
    ['SSL off', { '@type': 'newrelic', use_ssl: 'false' }],
    ['an endpoint with HTTP beside a claim of TLS', { '@type': 'http', endpoint: 'http://x', ssl: 'true' }],
    ['one host of two', { '@type': 'opensearch', hosts: 'https://a.example.org,http://b.example.org' }],
    ['an endpoint of S3', { '@type': 's3', s3_endpoint: 'http://minio:9000' }],
    ['words of Fluent Bit', { '@type': 'http', tls: 'on' }],
  ])('sends in clear: %s', (_, options) => {
    expect(isEncrypted(options, 'fluentd')).toBe(false);
  });
});

test('outputs that use TLS by default are compared without regard to letter case', () => {
  expect(logOutput({ Name: 'MyCloud' }, 'fluentbit', ['mycloud'])?.isEncrypted).toBe(true);
  expect(logOutput({ Name: 'mycloud' }, 'fluentbit', ['MyCloud'])?.isEncrypted).toBe(true);
});

test('verification of certificates is on unless it is turned off', () => {
  const isUnverified = (options: Readonly<Record<string, string>>) =>
    logOutput({ Name: 'http', tls: 'on', ...options }, 'fluentbit', [])?.isUnverified;
  expect(isUnverified({})).toBe(false);
  expect(isUnverified({ 'tls.verify': 'On' })).toBe(false);
  expect(isUnverified({ 'tls.verify': 'Off' })).toBe(true);
});
