import { domainOf } from '../../shared/opensearch';
import { ElasticsearchDomain, OpenSearchDomain } from '../../shared/resources/opensearch';

const place = {
  resourceId: 'phi',
  resourceName: 'phi',
  arn: undefined,
  accountId: '111122223333',
  region: 'us-east-1',
};

const current = (configuration: Record<string, unknown>) =>
  domainOf({
    ...place,
    resourceType: OpenSearchDomain.type,
    configuration: OpenSearchDomain.configuration.decode(configuration, 'configuration'),
    supplementaryConfiguration: OpenSearchDomain.supplementaryConfiguration.decode({}, ''),
  });

const legacy = (configuration: Record<string, unknown>) =>
  domainOf({
    ...place,
    resourceType: ElasticsearchDomain.type,
    configuration: ElasticsearchDomain.configuration.decode(configuration, 'configuration'),
    supplementaryConfiguration: ElasticsearchDomain.supplementaryConfiguration.decode({}, ''),
  });

const LIVE = {
  notJudged: undefined,
  isEncryptedAtRest: true,
  kmsKeyId: 'key',
  encryptsBetweenNodes: true,
  enforcesHttps: true,
  tlsSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07',
  subnetIds: ['subnet-1'],
  auditLog: { isEnabled: true, logGroupArn: 'arn' },
};

test('both spellings give the same view', () => {
  const domain = current({
    EngineVersion: 'OpenSearch_2.11',
    EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'key' },
    NodeToNodeEncryptionOptions: { Enabled: true },
    DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
    VPCOptions: { SubnetIds: ['subnet-1'] },
    LogPublishingOptions: { AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: 'arn' } },
  });
  expect(domain).toEqual({
    ...LIVE,
    engine: { isOpenSearch: true, version: '2.11', name: 'OpenSearch 2.11' },
  });
  const old = legacy({
    deleted: false,
    elasticsearchVersion: '7.10',
    encryptionAtRestOptions: { enabled: true, kmsKeyId: 'key' },
    nodeToNodeEncryptionOptions: { enabled: true },
    domainEndpointOptions: { enforceHTTPS: true, tlssecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
    vpcoptions: { subnetIds: ['subnet-1'] },
    logPublishingOptions: { AUDIT_LOGS: { enabled: true, cloudWatchLogsLogGroupArn: 'arn' } },
  });
  expect(old).toEqual({
    ...LIVE,
    engine: { isOpenSearch: false, version: '7.10', name: 'Elasticsearch 7.10' },
  });
});

test.each([
  ['OpenSearch', current],
  ['Elasticsearch', legacy],
])('everything is off in an %s domain of which nothing is known', (_, domain) => {
  expect(domain({})).toEqual({
    notJudged: undefined,
    engine: undefined,
    isEncryptedAtRest: false,
    kmsKeyId: undefined,
    encryptsBetweenNodes: false,
    enforcesHttps: false,
    tlsSecurityPolicy: undefined,
    subnetIds: [],
    auditLog: { isEnabled: false, logGroupArn: undefined },
  });
});

test('an Elasticsearch domain may be about to go', () => {
  expect(legacy({ deleted: 'true' }).notJudged).toBe('The domain is being deleted.');
});

test.each([
  ['Elasticsearch_5.6', 'Elasticsearch 5.6'],
  ['opensearch_1.0', 'opensearch 1.0'],
])('the engine of %s is told by its prefix under both types', (version, name) => {
  expect(current({ EngineVersion: version }).engine?.name).toBe(name);
  expect(legacy({ elasticsearchVersion: version }).engine?.name).toBe(name);
});

test('a version without an engine is one of Elasticsearch under the legacy type alone', () => {
  expect(legacy({ elasticsearchVersion: '6.8' }).engine?.isOpenSearch).toBe(false);
  expect(() => current({ EngineVersion: '6.8' }).engine).toThrow(
    'configuration.EngineVersion: expected OpenSearch or Elasticsearch and a version, got the text "6.8"',
  );
});

test.each(['Solr_9.0', 'OpenSearch_', 'OpenSearch_next'])('%s leaves the engine open', (version) => {
  expect(() => legacy({ elasticsearchVersion: version }).engine).toThrow(
    'configuration.elasticsearchVersion',
  );
});

test('a member that cannot be read does not keep the others from being read', () => {
  const domain = current({ EngineVersion: 7, DomainEndpointOptions: { EnforceHTTPS: true } });
  expect(domain.enforcesHttps).toBe(true);
});
