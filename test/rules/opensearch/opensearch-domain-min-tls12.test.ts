import { rule } from '../../../rules/opensearch/opensearch-domain-min-tls12';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'TLS 1.2 with forward secrecy': {
      resourceType: 'AWS::OpenSearch::Domain',
      configuration: {
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
      },
      annotation: /is Policy-Min-TLS-1-2-PFS-2023-10/,
    },
    'a newer policy from TLS 1.2 upwards': {
      configuration: {
        DomainEndpointOptions: { TLSSecurityPolicy: 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08' },
      },
    },
    'TLS 1.3, in another letter case': {
      configuration: { DomainEndpointOptions: { TLSSecurityPolicy: 'policy-min-tls-1-3-2026-01' } },
    },
    'an Elasticsearch domain with TLS 1.2': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { domainEndpointOptions: { tlssecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' } },
    },
    'spelled as in the API': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: {
        deleted: false,
        domainEndpointOptions: { TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
      },
    },
    'an allowed policy': {
      configuration: {
        DomainEndpointOptions: { TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
      },
      parameters: { allowedSecurityPolicies: 'Other, policy-min-tls-1-2-pfs-2023-10' },
    },
  },
  nonCompliant: {
    'TLS 1.0': {
      configuration: {
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' },
      },
      annotation: /is Policy-Min-TLS-1-0-2019-07; one from TLS 1\.2 upwards is wanted/,
    },
    'no policy': {
      configuration: { DomainEndpointOptions: { EnforceHTTPS: true } },
      annotation: /is Policy-Min-TLS-1-0-2019-07/,
    },
    'empty options': { configuration: { DomainEndpointOptions: {} } },
    'nothing at all': { configuration: {} },
    'a policy of an unknown kind': {
      configuration: { DomainEndpointOptions: { TLSSecurityPolicy: 'Policy-Max-TLS-1-2' } },
    },
    'an Elasticsearch domain with TLS 1.0': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { domainEndpointOptions: { tlssecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' } },
    },
    'an Elasticsearch domain with null': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { domainEndpointOptions: null },
    },
    'TLS 1.2, but not an allowed policy': {
      configuration: { DomainEndpointOptions: { TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' } },
      parameters: { allowedSecurityPolicies: 'Policy-Min-TLS-1-2-PFS-2023-10' },
      annotation: /2019-07; Policy-Min-TLS-1-2-PFS-2023-10 is wanted/,
    },
    'no policy where some are allowed': {
      configuration: {},
      parameters: { allowedSecurityPolicies: 'Policy-Min-TLS-1-2-PFS-2023-10' },
    },
  },
  notApplicable: {
    'an Elasticsearch domain on its way out': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: true },
      annotation: /being deleted/,
    },
  },
  fails: {
    'a policy that is no text': {
      configuration: { DomainEndpointOptions: { TLSSecurityPolicy: 12 } },
      error: /configuration\.DomainEndpointOptions\.TLSSecurityPolicy: expected text/,
    },
  },
});
