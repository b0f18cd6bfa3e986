import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { customDomains, type CustomDomain } from '../../shared/api-gateway-domains';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'apigw-domain-name-min-tls12',
  title: 'API Gateway custom domains refuse TLS below 1.2',
  rationale:
    'TLS 1.0 and 1.1 have known weaknesses; a custom domain that admits them carries PHI over connections that can be broken.',
  whitepaper: { section: 'Amazon API Gateway', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Set the security policy of the custom domain to TLS_1_2 or to one whose name begins with SecurityPolicy_TLS13.',
  reports: ['AWS::ApiGateway::DomainName'],
  permissions: ['apigateway:GET'],
  parameters: {
    allowedSecurityPolicies: listParameter({
      default: [],
      description:
        'Security policies to accept, by their exact names. Empty accepts any that refuses TLS below 1.2.',
    }),
  },

  async *evaluate({ client, parameters: { allowedSecurityPolicies } }) {
    for (const domain of await customDomains(client(APIGatewayClient), client(ApiGatewayV2Client))) {
      yield {
        resourceType: 'AWS::ApiGateway::DomainName',
        resourceId: domain.id,
        verdict: verdictOf(domain, allowedSecurityPolicies),
      };
    }
  },
});

function verdictOf({ policies }: CustomDomain, allowed: readonly string[]): Verdict {
  const seen = `Security policy: ${policies.join(', ')}`;
  if (!policies.every((policy) => /^(TLS_1_2$|SecurityPolicy_TLS1[23])/i.test(policy)))
    return nonCompliant(`${seen}; one that refuses TLS below 1.2 is wanted.`);
  const names = allowed.map((name) => name.toLowerCase());
  if (allowed.length > 0 && !policies.every((policy) => names.includes(policy.toLowerCase())))
    return nonCompliant(`${seen}; wanted: ${allowed.join(' or ')}.`);
  return compliant(`${seen}.`);
}

export const { handler } = rule;
