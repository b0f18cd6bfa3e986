import { domainOf } from '../../shared/opensearch';
import { ElasticsearchDomain, OpenSearchDomain } from '../../shared/resources/opensearch';
import { changeRule } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { isAtLeast } from '../../shared/version';

/** Of Elasticsearch; every release of OpenSearch has them. */
const FIRST_WITH_AUDIT_LOGS = '6.7';

export const rule = changeRule({
  id: 'opensearch-domain-audit-logs-enabled',
  title: 'OpenSearch domains publish audit logs',
  rationale:
    'Audit logs tell who searched or read which documents with PHI; CloudTrail sees only the configuration of a domain.',
  whitepaper: { section: 'Amazon OpenSearch Service', editions: [2024], basis: 'chapter' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'low',
  remediation:
    'Publish the audit logs of the domain to a log group of CloudWatch Logs, and turn auditing on in its security plugin; both need fine-grained access control.',
  resource: either(OpenSearchDomain, ElasticsearchDomain),

  evaluate(item) {
    const domain = domainOf(item);
    if (domain.notJudged !== undefined) return notApplicable(domain.notJudged);
    const { engine, auditLog } = domain;
    if (engine?.isOpenSearch === false && !isAtLeast(engine.version, FIRST_WITH_AUDIT_LOGS))
      return notApplicable(`${engine.name} has no audit logs.`);
    if (auditLog.isEnabled && auditLog.logGroupArn !== undefined)
      return compliant(`Audit logs are published to ${auditLog.logGroupArn}.`);
    return nonCompliant('Audit logs are not published to CloudWatch Logs; publishing them is wanted.');
  },
});

export const { handler } = rule;
