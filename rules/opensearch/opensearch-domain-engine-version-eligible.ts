import { MalformedItemError } from '../../shared/errors';
import { domainOf } from '../../shared/opensearch';
import { ElasticsearchDomain, OpenSearchDomain } from '../../shared/resources/opensearch';
import { changeRule } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { isAtLeast, versionParameter } from '../../shared/version';

export const rule = changeRule({
  id: 'opensearch-domain-engine-version-eligible',
  title: 'OpenSearch domains run OpenSearch, or Elasticsearch 6.0 or later',
  rationale:
    'Older releases of Elasticsearch have no encryption between nodes and get no security fixes, so they are not eligible for PHI.',
  whitepaper: { section: 'Amazon OpenSearch Service', editions: [2024], basis: 'explicit' },
  safeguard: 'patching',
  citations: ['164.308(a)(1)(ii)(B)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Upgrade the domain, one release after the other, to OpenSearch or Elasticsearch 7.10; from Elasticsearch 1.5 and 2.3, move the documents to a new domain.',
  resource: either(OpenSearchDomain, ElasticsearchDomain),
  parameters: {
    minimumElasticsearchVersion: versionParameter({
      default: '6.0',
      description: 'Lowest release of Elasticsearch to accept; OpenSearch is accepted in every release.',
    }),
  },

  evaluate(item, { parameters: { minimumElasticsearchVersion: minimum } }) {
    const domain = domainOf(item);
    if (domain.notJudged !== undefined) return notApplicable(domain.notJudged);
    const { engine } = domain;
    if (engine === undefined)
      throw new MalformedItemError('configuration', 'the version of the engine', engine);
    // OpenSearch counts its releases anew: 1.0 is later than Elasticsearch 7.10.
    if (engine.isOpenSearch || isAtLeast(engine.version, minimum))
      return compliant(`The domain runs ${engine.name}.`);
    return nonCompliant(
      `The domain runs ${engine.name}; OpenSearch, or Elasticsearch ${minimum} or later, is wanted.`,
    );
  },
});

export const { handler } = rule;
