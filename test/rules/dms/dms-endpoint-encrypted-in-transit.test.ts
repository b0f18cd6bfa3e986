import { rule } from '../../../rules/dms/dms-endpoint-encrypted-in-transit';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'SSL is required': {
      configuration: { EngineName: 'postgres', SslMode: 'require' },
      annotation: /SslMode is require\./,
    },
    'the certificate is checked': { configuration: { EngineName: 'mysql', SslMode: 'verify-ca' } },
    'the certificate is checked in full, as asked for': {
      configuration: { EngineName: 'sqlserver', SslMode: 'verify-full' },
      parameters: { requireCertificateVerification: 'true' },
    },
    capitals: { configuration: { EngineName: 'POSTGRES', SslMode: 'Verify-CA' } },
    'Redis, whose default is encryption': {
      configuration: { EngineName: 'redis', SslMode: 'none', RedisSettings: {} },
    },
    'Redis without settings': { configuration: { EngineName: 'redis', RedisSettings: null } },
    'Redis with encryption': {
      configuration: { EngineName: 'Redis', RedisSettings: { SslSecurityProtocol: 'ssl-encryption' } },
    },
    'Kafka with encryption': {
      configuration: { EngineName: 'kafka', KafkaSettings: { SecurityProtocol: 'ssl-encryption' } },
    },
    'Kafka with certificates on both sides': {
      configuration: { EngineName: 'kafka', KafkaSettings: { SecurityProtocol: 'ssl-authentication' } },
    },
    'Kafka with SASL over TLS, as JSON text': {
      configuration: { EngineName: 'kafka', KafkaSettings: '{"SecurityProtocol":"SASL-SSL"}' },
    },
    'OpenSearch at an address without a scheme': {
      configuration: {
        EngineName: 'opensearch',
        ElasticsearchSettings: { EndpointUri: 'vpc-x.us-east-1.es.amazonaws.com' },
      },
      annotation: /https/,
    },
    'Elasticsearch at an https address': {
      configuration: {
        EngineName: 'elasticsearch',
        ElasticsearchSettings: { EndpointUri: 'https://es.internal:9200' },
      },
    },
  },
  nonCompliant: {
    'SSL is off': {
      configuration: { EngineName: 'mysql', SslMode: 'none' },
      ignored: { EndpointType: 'source' },
      annotation: /SslMode is none; wanted: require, verify-ca, verify-full/,
    },
    'no SSL mode': { configuration: { EngineName: 'oracle' } },
    'null for the SSL mode': { configuration: { EngineName: 'oracle', SslMode: null } },
    'an engine that DMS may add': { configuration: { EngineName: 'brand-new-db', SslMode: 'none' } },
    'SSL is required, but certificates are to be checked': {
      configuration: { EngineName: 'postgres', SslMode: 'require' },
      parameters: { requireCertificateVerification: 'true' },
      annotation: /wanted: verify-ca, verify-full/,
    },
    'Redis in clear': {
      configuration: {
        EngineName: 'redis',
        SslMode: 'require',
        RedisSettings: { SslSecurityProtocol: 'plaintext' },
      },
      annotation: /SslSecurityProtocol is plaintext/,
    },
    'Kafka, whose default is clear': {
      configuration: { EngineName: 'kafka', KafkaSettings: {} },
      annotation: /SecurityProtocol is plaintext/,
    },
    'Kafka without settings': { configuration: { EngineName: 'kafka', KafkaSettings: null } },
    'Kafka in clear': {
      configuration: { EngineName: 'kafka', KafkaSettings: { SecurityProtocol: 'PLAINTEXT' } },
    },
    'OpenSearch at an http address': {
      configuration: {
        EngineName: 'opensearch',
        ElasticsearchSettings: { EndpointUri: 'http://es.internal:9200' },
      },
      annotation: /scheme of EndpointUri is http/,
    },
    'Elasticsearch at an HTTP address in capitals': {
      configuration: {
        EngineName: 'elasticsearch',
        ElasticsearchSettings: { EndpointUri: 'HTTP://es.internal:9200' },
      },
    },
    'nothing at all': { configuration: {} },
  },
  notApplicable: {
    Kinesis: { configuration: { EngineName: 'kinesis', SslMode: 'none' }, annotation: /kinesis over TLS/ },
    'S3, in capitals': { configuration: { EngineName: 'S3', SslMode: 'none' } },
    DynamoDB: { configuration: { EngineName: 'dynamodb', SslMode: 'none' } },
    Redshift: { configuration: { EngineName: 'redshift', SslMode: 'none' } },
    'Redshift Serverless': { configuration: { EngineName: 'redshift-serverless', SslMode: 'none' } },
    Neptune: { configuration: { EngineName: 'neptune', SslMode: 'none' } },
    Timestream: { configuration: { EngineName: 'timestream' } },
  },
  fails: {
    'OpenSearch without an address': {
      configuration: { EngineName: 'opensearch', ElasticsearchSettings: null },
      error: /configuration\.ElasticsearchSettings\.EndpointUri: expected text, got nothing/,
    },
  },
});
