import { paginateDescribeDBProxies, RDSClient, type DBProxy } from '@aws-sdk/client-rds';
import { ReportError } from '../../shared/errors';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

/** AWS Config does not record proxies; the resource id is the ARN. */
const PROXY = 'AWS::RDS::DBProxy';

export const rule = periodicRule({
  id: 'rds-proxy-requires-tls',
  title: 'RDS proxies refuse unencrypted client connections',
  rationale:
    'Clients of a proxy never meet the TLS check of the database behind it: the proxy alone decides whether their PHI travels in clear.',
  whitepaper: { section: 'Amazon RDS for MariaDB', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation: 'Turn on Require Transport Layer Security for the proxy (ModifyDBProxy with RequireTLS true).',
  reports: [PROXY],
  permissions: ['rds:DescribeDBProxies'],

  async *evaluate({ client }) {
    for await (const { DBProxies = [] } of paginateDescribeDBProxies({ client: client(RDSClient) }, {})) {
      for (const proxy of DBProxies) {
        const { DBProxyArn: resourceId, DBProxyName: name } = proxy;
        if (resourceId === undefined) throw new ReportError(`RDS lists proxy ${String(name)} without an ARN`);
        yield { resourceType: PROXY, resourceId, verdict: verdictOf(proxy) };
      }
    }
  },
});

function verdictOf({ DBProxyName: name = 'without a name', RequireTLS, Status }: DBProxy) {
  if (Status?.toLowerCase() === 'deleting') return notApplicable('RDS is deleting the proxy.');
  if (RequireTLS === true) return compliant(`Proxy ${name} requires TLS of its clients.`);
  // Off unless it was asked for.
  return nonCompliant(`Proxy ${name} takes connections without TLS; RequireTLS should be true.`);
}

export const { handler } = rule;
