import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { openRoutes, routesOf } from '../../shared/api-gateway-routes';
import { MalformedItemError } from '../../shared/errors';
import { listParameter } from '../../shared/parameters';
import { Api } from '../../shared/resources/apigatewayv2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'apigwv2-routes-authorization-required',
  title: 'HTTP and WebSocket APIs require authorization on their routes',
  rationale:
    'A route without an authorizer, or a WebSocket API that lets every client connect, gives PHI to callers nobody knows.',
  whitepaper: { section: 'Amazon API Gateway', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'authentication',
  citations: ['164.312(d)', '164.312(a)(1)', '164.308(a)(4)(ii)(B)'],
  severity: 'medium',
  remediation:
    'Attach IAM, JWT or Lambda authorization to each route named; on a WebSocket API attach it to the $connect route.',
  resource: Api,
  permissions: ['apigateway:GET'],
  // A change of a route makes no new item of its API.
  alsoEvery: '24h',
  parameters: {
    exemptRouteKeys: listParameter({
      default: [],
      description: 'Routes to leave out, by their exact key, such as GET /health.',
    }),
    exemptApiIds: listParameter({ default: [], description: 'HTTP and WebSocket APIs to leave out.' }),
  },

  async evaluate({ configuration: { apiId, protocolType } }, { client, parameters }) {
    if (apiId === undefined) throw new MalformedItemError('configuration.apiId', 'text', apiId);
    if (parameters.exemptApiIds.includes(apiId)) return notApplicable(`API ${apiId} is exempt by parameter.`);
    const protocol = protocolType?.toUpperCase();
    if (protocol === undefined) throw new MalformedItemError('configuration.protocolType', 'text', protocol);
    const routes = await routesOf(client(ApiGatewayV2Client), apiId);
    if (routes === undefined) return notApplicable('The API no longer exists.');
    if (routes.length === 0) return compliant('The API has no routes.');
    const isWebSocket = protocol === 'WEBSOCKET';
    if (isWebSocket && !routes.some(({ RouteKey }) => RouteKey === '$connect')) {
      return nonCompliant(
        'Without a $connect route every client may connect; one with an authorizer is wanted.',
      );
    }
    const open = openRoutes(routes, isWebSocket).filter((key) => !parameters.exemptRouteKeys.includes(key));
    if (open.length === 0) return compliant('No route in scope serves callers without authorization.');
    return nonCompliant(`Authorization is wanted for ${String(open.length)} route(s): ${open.join(', ')}.`);
  },
});

export const { handler } = rule;
