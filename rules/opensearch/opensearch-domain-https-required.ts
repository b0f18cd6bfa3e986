import { domainOf } from '../../shared/opensearch';
import { ElasticsearchDomain, OpenSearchDomain } from '../../shared/resources/opensearch';
import { changeRule } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'opensearch-domain-https-required',
  title: 'OpenSearch domains accept HTTPS connections only',
  rationale:
    'Documents and search results with PHI pass through the endpoint of a domain; plain HTTP shows them, and the credentials of clients, to the network.',
  whitepaper: { section: 'Amazon OpenSearch Service', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Select Require HTTPS for the domain (EnforceHTTPS in its domain endpoint options), after moving the last clients from HTTP.',
  resource: either(OpenSearchDomain, ElasticsearchDomain),

  evaluate(item) {
    const domain = domainOf(item);
    if (domain.notJudged !== undefined) return notApplicable(domain.notJudged);
    if (domain.enforcesHttps) return compliant('The endpoint takes HTTPS alone.');
    // Unless told otherwise, the service accepts plain HTTP as well.
    return nonCompliant('The endpoint of the domain takes plain HTTP as well; HTTPS alone is wanted.');
  },
});

export const { handler } = rule;
