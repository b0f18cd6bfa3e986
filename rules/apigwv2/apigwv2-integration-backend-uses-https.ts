import { schemeOf, shownAddress } from '../../shared/api-gateway';
import { MalformedItemError } from '../../shared/errors';
import { booleanParameter } from '../../shared/parameters';
import { Integration } from '../../shared/resources/apigatewayv2';
import { changeRule } from '../../shared/rule';
import { isRecord } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'apigwv2-integration-backend-uses-https',
  title: 'HTTP and WebSocket APIs call their HTTP backends over TLS',
  rationale:
    'An API that passes requests on over plain HTTP, inside a VPC too, lets the network behind it read the PHI in them.',
  whitepaper: { section: 'Amazon API Gateway', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Change IntegrationUri to an https URL. For a private integration with a listener or Cloud Map service, let that serve TLS ' +
    'and set TlsConfig with the server name to verify.',
  resource: Integration,
  parameters: {
    allowVpcLinkHttp: booleanParameter({
      default: false,
      description: 'Accept backends in clear behind a VPC link of an HTTP or WebSocket API.',
    }),
  },

  evaluate({ configuration: integration }, { parameters: { allowVpcLinkHttp } }) {
    const type = integration.IntegrationType?.toUpperCase();
    const uri = integration.IntegrationUri;
    if (type === undefined) throw new MalformedItemError('configuration.IntegrationType', 'text', type);
    if (['AWS', 'AWS_PROXY', 'MOCK'].includes(type)) {
      return notApplicable(`An integration of type ${type} calls no HTTP backend of the customer.`);
    }
    if (uri === undefined) throw new MalformedItemError('configuration.IntegrationUri', 'text', uri);
    const scheme = schemeOf(uri);
    const shown = shownAddress(uri);
    if (scheme === 'https') return compliant(`Requests are passed on to ${shown}.`);
    if (scheme === 'variable') {
      return notApplicable(`A stage variable decides whether requests are passed on over TLS: ${shown}.`);
    }
    // A listener or service has no scheme: there, the mere presence of a TLS configuration means HTTPS.
    const isArn = uri.startsWith('arn:');
    const tls = integration.TlsConfig;
    if (isArn && tls !== undefined) {
      if (!isRecord(tls)) throw new MalformedItemError('configuration.TlsConfig', 'an object', tls);
      return compliant(`Requests are passed on over TLS to ${shown}.`);
    }
    if (allowVpcLinkHttp && integration.ConnectionType?.toUpperCase() === 'VPC_LINK') {
      return compliant(`Plain HTTP through a VPC link is tolerated by a parameter of the rule: ${shown}.`);
    }
    const wanted = isArn ? 'A TLS configuration' : 'An https address';
    return nonCompliant(`${wanted} is wanted; requests are passed on in clear to ${shown}.`);
  },
});

export const { handler } = rule;
