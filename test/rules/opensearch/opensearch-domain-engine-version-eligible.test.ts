import { rule } from '../../../rules/opensearch/opensearch-domain-engine-version-eligible';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    OpenSearch: {
      resourceType: 'AWS::OpenSearch::Domain',
      configuration: { EngineVersion: 'OpenSearch_1.3' },
      annotation: /runs OpenSearch 1\.3/,
    },
    'OpenSearch in another letter case': { configuration: { EngineVersion: 'opensearch_2.11' } },
    'Elasticsearch 7.10 of an OpenSearch domain': { configuration: { EngineVersion: 'Elasticsearch_7.10' } },
    'the lowest release': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: '6.0' },
      annotation: /runs Elasticsearch 6\.0/,
    },
    'Elasticsearch 7.10 where 7.9 is the lowest': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: '7.10' },
      parameters: { minimumElasticsearchVersion: '7.9' },
    },
    'upgraded to OpenSearch, whatever the lowest Elasticsearch': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: false, elasticsearchVersion: 'OpenSearch_1.0' },
      parameters: { minimumElasticsearchVersion: '7.10' },
    },
    'upgraded to OpenSearch': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: 'OpenSearch_1.0' },
    },
  },
  nonCompliant: {
    'Elasticsearch 5.6 of an OpenSearch domain': {
      configuration: { EngineVersion: 'Elasticsearch_5.6' },
      annotation: /runs Elasticsearch 5\.6; OpenSearch, or Elasticsearch 6\.0 or later, is wanted/,
    },
    'Elasticsearch 2.3': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: '2.3' },
    },
    'Elasticsearch 1.5, with its prefix': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: 'Elasticsearch_1.5' },
    },
    'below the lowest that a parameter sets': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: '7.9' },
      parameters: { minimumElasticsearchVersion: '7.10' },
    },
  },
  notApplicable: {
    'an Elasticsearch domain on its way out': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: true, elasticsearchVersion: '2.3' },
      annotation: /being deleted/,
    },
  },
  fails: {
    'no version': { configuration: {}, error: /configuration: expected the version of the engine/ },
    'an Elasticsearch domain without a version': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: '' },
      error: /configuration: expected the version of the engine/,
    },
    'an OpenSearch domain without the name of its engine': {
      configuration: { EngineVersion: '2.11' },
      error: /configuration\.EngineVersion: expected OpenSearch or Elasticsearch and a version/,
    },
    'a version that is a number': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: 6 },
      error: /configuration\.elasticsearchVersion: expected text/,
    },
  },
});
