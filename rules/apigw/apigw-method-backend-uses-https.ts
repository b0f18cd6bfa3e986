import { schemeOf, shownAddress } from '../../shared/api-gateway';
import { MalformedItemError } from '../../shared/errors';
import { booleanParameter } from '../../shared/parameters';
import { Method } from '../../shared/resources/apigateway';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'apigw-method-backend-uses-https',
  title: 'REST API methods call their HTTP backends over TLS',
  rationale:
    'Callers reach API Gateway over TLS; a backend that it calls over plain HTTP puts their PHI on the network in clear.',
  whitepaper: { section: 'Amazon API Gateway', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Let the backend, or the load balancer behind the VPC link, serve HTTPS; change the integration to an https endpoint URL ' +
    'and deploy the API again.',
  resource: Method,
  parameters: {
    allowVpcLinkHttp: booleanParameter({
      default: false,
      description: 'Accept plain HTTP to backends that are reached through a VPC link.',
    }),
  },

  evaluate({ configuration: { Integration: integration } }, { parameters: { allowVpcLinkHttp } }) {
    const type = integration?.Type?.toUpperCase();
    const uri = integration?.Uri;
    if (type === undefined && uri === undefined) return notApplicable('The method has no integration.');
    if (type === undefined) throw new MalformedItemError('configuration.Integration.Type', 'text', type);
    if (['AWS', 'AWS_PROXY', 'MOCK'].includes(type)) {
      return notApplicable(
        `An integration of type ${type} calls no HTTP backend; AWS itself is called over TLS.`,
      );
    }
    if (uri === undefined) throw new MalformedItemError('configuration.Integration.Uri', 'text', uri);
    const scheme = schemeOf(uri);
    const shown = shownAddress(uri);
    if (scheme === 'https') return compliant(`The backend is called at ${shown}.`);
    if (scheme === 'variable') {
      return notApplicable(`A stage variable decides whether the backend is called over TLS: ${shown}.`);
    }
    if (allowVpcLinkHttp && integration?.ConnectionType?.toUpperCase() === 'VPC_LINK') {
      return compliant(`A parameter of the rule tolerates plain HTTP through a VPC link: ${shown}.`);
    }
    return nonCompliant(`An https address is wanted; the backend is called at ${shown}.`);
  },
});

export const { handler } = rule;
