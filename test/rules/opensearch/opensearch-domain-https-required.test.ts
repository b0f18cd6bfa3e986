import { rule } from '../../../rules/opensearch/opensearch-domain-https-required';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'an OpenSearch domain that enforces it, whatever its TLS policy': {
      resourceType: 'AWS::OpenSearch::Domain',
      configuration: {
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' },
      },
      annotation: /HTTPS alone/,
    },
    'enforced, as text': { configuration: { DomainEndpointOptions: { EnforceHTTPS: 'True' } } },
    'the options as JSON text': { configuration: { DomainEndpointOptions: '{"EnforceHTTPS":true}' } },
    'an Elasticsearch domain that enforces it': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { domainEndpointOptions: { enforceHTTPS: true } },
    },
    'spelled in another way': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: null, DomainEndpointOptions: { enforceHttps: true } },
    },
  },
  nonCompliant: {
    'not enforced': {
      configuration: { DomainEndpointOptions: { EnforceHTTPS: false } },
      annotation: /plain HTTP as well; HTTPS alone is wanted/,
    },
    'empty options': { configuration: { DomainEndpointOptions: {} } },
    'a custom endpoint, and nothing enforced': {
      configuration: { DomainEndpointOptions: '{"CustomEndpointEnabled":true,"EnforceHTTPS":null}' },
    },
    'nothing at all': { configuration: {} },
    'traffic between nodes encrypted, but not that of clients': {
      configuration: { NodeToNodeEncryptionOptions: { Enabled: true } },
    },
    'an Elasticsearch domain that does not enforce it': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { domainEndpointOptions: { enforceHTTPS: 'false' } },
    },
    'an Elasticsearch domain with null': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { domainEndpointOptions: null },
    },
  },
  notApplicable: {
    'an Elasticsearch domain on its way out': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: true, domainEndpointOptions: { enforceHTTPS: false } },
      annotation: /being deleted/,
    },
  },
  fails: {
    'options that are a list': {
      configuration: { DomainEndpointOptions: [true] },
      error: /configuration\.DomainEndpointOptions: expected an object, got a list/,
    },
  },
});
