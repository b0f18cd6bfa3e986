import { rule } from '../../../rules/opensearch/opensearch-domain-node-to-node-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'an OpenSearch domain with it on': {
      resourceType: 'AWS::OpenSearch::Domain',
      configuration: { NodeToNodeEncryptionOptions: { Enabled: true } },
    },
    'on, as text': { configuration: { NodeToNodeEncryptionOptions: { Enabled: 'true' } } },
    'the options as JSON text': { configuration: { NodeToNodeEncryptionOptions: '{"Enabled":true}' } },
    'wrapped, as in advanced queries': {
      configuration: { NodeToNodeEncryptionOptions: { Enabled: { value: true } } },
    },
    'an Elasticsearch domain with it on': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: false, nodeToNodeEncryptionOptions: { enabled: true } },
    },
  },
  nonCompliant: {
    'an OpenSearch domain with it off': {
      configuration: { NodeToNodeEncryptionOptions: { Enabled: false } },
    },
    'off, as text': { configuration: { NodeToNodeEncryptionOptions: { Enabled: 'False' } } },
    'an empty object': { configuration: { NodeToNodeEncryptionOptions: {} } },
    'a null object': { configuration: { NodeToNodeEncryptionOptions: null } },
    'a single node with it off': {
      configuration: { NodeToNodeEncryptionOptions: { Enabled: false } },
      ignored: { ClusterConfig: { InstanceCount: 1 } },
    },
    'nothing at all': { configuration: {} },
    'an old Elasticsearch domain, which cannot turn it on': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { elasticsearchVersion: '5.6', nodeToNodeEncryptionOptions: null },
    },
    'an Elasticsearch domain with it off': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: null, nodeToNodeEncryptionOptions: { enabled: false } },
    },
    'an Elasticsearch domain of which nothing is known': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: {},
    },
  },
  notApplicable: {
    'an Elasticsearch domain that is being deleted': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: true, nodeToNodeEncryptionOptions: { enabled: false } },
      annotation: /deleted/,
    },
  },
  fails: {
    'the options as a list': {
      configuration: { NodeToNodeEncryptionOptions: [true] },
      error: /configuration\.NodeToNodeEncryptionOptions: expected an object, got a list/,
    },
  },
});
