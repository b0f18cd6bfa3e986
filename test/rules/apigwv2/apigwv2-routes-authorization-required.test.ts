import { GetRoutesCommand } from '@aws-sdk/client-apigatewayv2';
import { rule } from '../../../rules/apigwv2/apigwv2-routes-authorization-required';
import { answer, failure, testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a Lambda authorizer on the only route': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      answers: [
        answer(
          GetRoutesCommand,
          { Items: [{ RouteKey: 'POST /p', AuthorizationType: 'CUSTOM', AuthorizerId: 'x1' }] },
          { input: { ApiId: 'a1' }, region: 'us-east-1' },
        ),
      ],
      annotation: /^No route in scope/,
    },
    'JWT and signed requests on two pages': {
      configuration: { apiId: 'a1', protocolType: 'http' },
      answers: [
        answer(
          GetRoutesCommand,
          { Items: [{ RouteKey: 'GET /p', AuthorizationType: 'JWT' }], NextToken: 'more' },
          { input: { NextToken: undefined } },
        ),
        answer(
          GetRoutesCommand,
          { Items: [{ RouteKey: '$default', AuthorizationType: 'AWS_IAM' }] },
          { input: { NextToken: 'more' } },
        ),
      ],
    },
    'a WebSocket API that authorizes connections': {
      configuration: { apiId: 'w1', protocolType: 'WEBSOCKET' },
      answers: [
        answer(GetRoutesCommand, {
          Items: [
            { RouteKey: '$connect', AuthorizationType: 'AWS_IAM' },
            { RouteKey: '$default', AuthorizationType: 'NONE' },
          ],
        }),
      ],
      annotation: /^No route in scope/,
    },
    'preflights alone': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      answers: [
        answer(GetRoutesCommand, { Items: [{ RouteKey: 'OPTIONS /{proxy+}', AuthorizationType: 'NONE' }] }),
      ],
    },
    'no routes': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      answers: [answer(GetRoutesCommand, { Items: [] })],
      annotation: /has no routes/,
    },
    'a WebSocket API without routes': {
      configuration: { apiId: 'w1', protocolType: 'websocket' },
      answers: [answer(GetRoutesCommand, {})],
    },
    'the only open route is exempt': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      ignored: { name: 'portal', disableExecuteApiEndpoint: false },
      parameters: { exemptRouteKeys: 'GET /health, GET /version' },
      answers: [
        answer(GetRoutesCommand, {
          Items: [{ RouteKey: 'GET /health' }, { RouteKey: 'GET /p', AuthorizationType: 'JWT' }],
        }),
      ],
    },
  },
  nonCompliant: {
    'the default route is open': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      answers: [
        answer(GetRoutesCommand, {
          Items: [
            { RouteKey: 'GET /p', AuthorizationType: 'JWT' },
            { RouteKey: '$default', AuthorizationType: 'NONE' },
          ],
        }),
      ],
      annotation: /^Authorization is wanted for 1 route\(s\): \$default\.$/,
    },
    'routes that say nothing, on the second page': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      answers: [
        answer(GetRoutesCommand, { Items: [], NextToken: 'more' }, { input: { NextToken: undefined } }),
        answer(
          GetRoutesCommand,
          { Items: [{ RouteKey: 'GET /p' }, { RouteKey: 'PUT /p' }] },
          { input: { NextToken: 'more' } },
        ),
      ],
      annotation: /2 route\(s\): GET \/p, PUT \/p\.$/,
    },
    'a WebSocket API that lets every client connect': {
      configuration: { apiId: 'w1', protocolType: 'WEBSOCKET' },
      answers: [
        answer(GetRoutesCommand, {
          Items: [
            { RouteKey: '$connect', AuthorizationType: 'NONE' },
            { RouteKey: 'send', AuthorizationType: 'AWS_IAM' },
          ],
        }),
      ],
      annotation: /\$connect\.$/,
    },
    'a WebSocket API without a route for connections': {
      configuration: { apiId: 'w1', protocolType: 'WEBSOCKET' },
      answers: [answer(GetRoutesCommand, { Items: [{ RouteKey: '$default', AuthorizationType: 'NONE' }] })],
      annotation: /Without a \$connect route every client may connect/,
    },
    'an open route beside an exempt one': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      parameters: { exemptRouteKeys: 'GET /health', exemptApiIds: 'b2' },
      answers: [
        answer(GetRoutesCommand, { Items: [{ RouteKey: 'GET /health' }, { RouteKey: 'GET /healthy' }] }),
      ],
      annotation: /1 route\(s\): GET \/healthy\.$/,
    },
  },
  notApplicable: {
    'an exempt API': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      parameters: { exemptApiIds: 'b2,a1' },
      annotation: /API a1 is exempt/,
    },
    'an API that is gone': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      answers: [failure(GetRoutesCommand, 'NotFoundException')],
      annotation: /no longer exists/,
    },
  },
  fails: {
    'an empty configuration': {
      configuration: {},
      error: /configuration\.apiId: expected text, got nothing/,
    },
    'no protocol': {
      configuration: { apiId: 'a1', protocolType: null },
      error: /configuration\.protocolType: expected text, got nothing/,
    },
    'the routes may not be read': {
      configuration: { apiId: 'a1', protocolType: 'HTTP' },
      answers: [failure(GetRoutesCommand, 'AccessDeniedException')],
      error: /AccessDeniedException/,
    },
  },
});
