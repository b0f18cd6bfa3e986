import { domainOf } from '../../shared/opensearch';
import { ElasticsearchDomain, OpenSearchDomain } from '../../shared/resources/opensearch';
import { changeRule } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'opensearch-domain-in-vpc',
  title: 'OpenSearch domains run inside a VPC',
  rationale:
    'A domain outside of a VPC has a public endpoint, where its access policy is all that stands between the internet and the PHI.',
  whitepaper: { section: 'Amazon OpenSearch Service', editions: [2024], basis: 'implied' },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.312(e)(1)', '164.308(a)(4)(ii)(B)'],
  severity: 'high',
  remediation:
    'Create a new domain with VPC access, move the indexes to it by a snapshot, and delete the public one: a domain cannot be moved into a VPC.',
  resource: either(OpenSearchDomain, ElasticsearchDomain),

  evaluate(item) {
    const domain = domainOf(item);
    if (domain.notJudged !== undefined) return notApplicable(domain.notJudged);
    const { subnetIds } = domain;
    if (subnetIds.length > 0) return compliant(`The domain is in ${subnetIds.join(', ')} of a VPC.`);
    return nonCompliant('The domain is in no subnet of a VPC: its endpoint is public.');
  },
});

export const { handler } = rule;
