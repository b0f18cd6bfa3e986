import { judgeKey, kmsKeyIds, requireCustomerManagedKey } from '../../shared/kms-requirement';
import { domainOf } from '../../shared/opensearch';
import { ElasticsearchDomain, OpenSearchDomain } from '../../shared/resources/opensearch';
import { changeRule } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'opensearch-domain-encrypted-at-rest',
  title: 'OpenSearch domains are encrypted at rest',
  rationale:
    'Indexes, logs and automated snapshots of a domain hold the documents that are searched, and any PHI in them.',
  whitepaper: { section: 'Amazon OpenSearch Service', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Turn on encryption of data at rest for the domain; with Elasticsearch before 6.7, create a new domain with it and index the documents again.',
  resource: either(OpenSearchDomain, ElasticsearchDomain),
  parameters: { requireCustomerManagedKey, kmsKeyIds },
  permissions: ['kms:DescribeKey'],

  async evaluate(item, context) {
    const domain = domainOf(item);
    if (domain.notJudged !== undefined) return notApplicable(domain.notJudged);
    // A key may be set while encryption is off: the switch decides.
    if (!domain.isEncryptedAtRest)
      return nonCompliant('Encryption of the domain at rest is off; it is wanted on.');
    const { description, gap } = await judgeKey(domain.kmsKeyId, context);
    if (gap === undefined) return compliant(`The domain is encrypted at rest with ${description}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
