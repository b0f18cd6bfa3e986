import { rule } from '../../../rules/opensearch/opensearch-domain-audit-logs-enabled';
import { testRule } from '../../rule-tester';

const LOG_GROUP = 'arn:aws:logs:us-east-1:111122223333:log-group:x';

testRule(rule, {
  compliant: {
    'audit logs of an OpenSearch domain': {
      resourceType: 'AWS::OpenSearch::Domain',
      configuration: {
        EngineVersion: 'OpenSearch_2.11',
        LogPublishingOptions: { AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: LOG_GROUP } },
      },
      annotation: /published to arn:aws:logs/,
    },
    'no version': {
      configuration: {
        LogPublishingOptions: { AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: LOG_GROUP } },
      },
    },
    'the options as JSON text, the switch as text': {
      configuration: {
        LogPublishingOptions: `{"AUDIT_LOGS":{"Enabled":"true","CloudWatchLogsLogGroupArn":"${LOG_GROUP}"}}`,
      },
    },
    'audit logs of the first Elasticsearch that has them': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: {
        deleted: false,
        elasticsearchVersion: '6.7',
        logPublishingOptions: { AUDIT_LOGS: { enabled: true, cloudWatchLogsLogGroupArn: LOG_GROUP } },
      },
    },
  },
  nonCompliant: {
    'other logs alone': {
      configuration: { LogPublishingOptions: '{"ES_APPLICATION_LOGS":{"Enabled":true}}' },
      annotation: /not published to CloudWatch Logs/,
    },
    'nothing at all': { configuration: {} },
    'an empty map': { configuration: { LogPublishingOptions: {} } },
    'an empty entry': { configuration: { LogPublishingOptions: { AUDIT_LOGS: {} } } },
    'a null entry': { configuration: { LogPublishingOptions: { AUDIT_LOGS: null } } },
    'turned off': {
      configuration: {
        LogPublishingOptions: { AUDIT_LOGS: { Enabled: false, CloudWatchLogsLogGroupArn: LOG_GROUP } },
      },
    },
    'no switch': {
      configuration: { LogPublishingOptions: { AUDIT_LOGS: { CloudWatchLogsLogGroupArn: LOG_GROUP } } },
    },
    'no log group': {
      configuration: {
        LogPublishingOptions: { AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: '' } },
      },
    },
    'an early OpenSearch, which has audit logs': { configuration: { EngineVersion: 'OpenSearch_1.0' } },
    'Elasticsearch 7.10': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: '7.10', logPublishingOptions: null },
    },
    'an Elasticsearch domain of which nothing is known': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: {},
    },
  },
  notApplicable: {
    'Elasticsearch before 6.7': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: '6.4' },
      annotation: /Elasticsearch 6\.4 has no audit logs/,
    },
    'Elasticsearch before 6.7 of an OpenSearch domain': {
      configuration: { EngineVersion: 'Elasticsearch_5.6' },
    },
    'an Elasticsearch domain on its way out': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: true, elasticsearchVersion: '7.10' },
      annotation: /being deleted/,
    },
  },
  fails: {
    'an unknown engine': {
      configuration: { EngineVersion: 'Solr_9.0' },
      error: /configuration\.EngineVersion: expected OpenSearch or Elasticsearch and a version/,
    },
  },
});
