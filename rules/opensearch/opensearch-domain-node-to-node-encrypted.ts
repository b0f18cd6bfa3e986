import { domainOf } from '../../shared/opensearch';
import { ElasticsearchDomain, OpenSearchDomain } from '../../shared/resources/opensearch';
import { changeRule } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'opensearch-domain-node-to-node-encrypted',
  title: 'OpenSearch domains encrypt the traffic between their nodes',
  rationale:
    'Nodes copy indexes to each other and pass searches on; PHI in them would cross the network in clear.',
  whitepaper: { section: 'Amazon OpenSearch Service', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Turn on node-to-node encryption for the domain; with Elasticsearch before 6.7, move to a new domain.',
  resource: either(OpenSearchDomain, ElasticsearchDomain),

  evaluate(item) {
    const domain = domainOf(item);
    if (domain.notJudged !== undefined) return notApplicable(domain.notJudged);
    if (domain.encryptsBetweenNodes) return compliant('Node-to-node encryption is on.');
    return nonCompliant('Node-to-node encryption is off; it is wanted whatever the number of nodes.');
  },
});

export const { handler } = rule;
