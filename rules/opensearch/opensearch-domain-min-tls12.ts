import { domainOf } from '../../shared/opensearch';
import { listParameter } from '../../shared/parameters';
import { ElasticsearchDomain, OpenSearchDomain } from '../../shared/resources/opensearch';
import { changeRule } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'opensearch-domain-min-tls12',
  title: 'OpenSearch domains refuse TLS before version 1.2',
  rationale:
    'TLS 1.0 and 1.1 have known weaknesses, which NIST rules out for data such as PHI; a client that asks for them is given them.',
  whitepaper: { section: 'Amazon OpenSearch Service', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Set the TLS security policy of the domain to Policy-Min-TLS-1-2-PFS-2023-10 once all clients speak TLS 1.2.',
  resource: either(OpenSearchDomain, ElasticsearchDomain),
  parameters: {
    allowedSecurityPolicies: listParameter({
      default: [],
      description: 'TLS security policies to accept, by name. Empty accepts those from TLS 1.2 upwards.',
    }),
  },

  evaluate(item, { parameters: { allowedSecurityPolicies: allowed } }) {
    const domain = domainOf(item);
    if (domain.notJudged !== undefined) return notApplicable(domain.notJudged);
    // Without a policy the oldest one is in force.
    const policy = domain.tlsSecurityPolicy ?? 'Policy-Min-TLS-1-0-2019-07';
    const isAllowed =
      allowed.length > 0
        ? allowed.some((name) => name.toLowerCase() === policy.toLowerCase())
        : /^Policy-Min-TLS-1-[23]-/i.test(policy);
    if (isAllowed) return compliant(`The TLS security policy is ${policy}.`);
    const wanted = allowed.length > 0 ? allowed.join(' or ') : 'one from TLS 1.2 upwards';
    return nonCompliant(`The TLS security policy is ${policy}; ${wanted} is wanted.`);
  },
});

export const { handler } = rule;
