import { ApiGatewayV2Client, GetRoutesCommand, type Route } from '@aws-sdk/client-apigatewayv2';
import { openRoutes, routesOf } from '../../shared/api-gateway-routes';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const clientWith = (...answers: Answer[]) => {
  const { client, unasked } = fakeClients(answers, ['apigateway:GET']);
  return { v2: client(ApiGatewayV2Client, 'us-east-1'), unasked };
};

describe('routesOf', () => {
  test('pages through all routes', async () => {
    const { v2, unasked } = clientWith(
      answer(
        GetRoutesCommand,
        { Items: [{ RouteKey: 'GET /a' }], NextToken: 'more' },
        { input: { ApiId: 'a1', NextToken: undefined } },
      ),
      answer(GetRoutesCommand, { NextToken: 'rest' }, { input: { ApiId: 'a1', NextToken: 'more' } }),
      answer(
        GetRoutesCommand,
        { Items: [{ RouteKey: '$default' }] },
        { input: { ApiId: 'a1', NextToken: 'rest' } },
      ),
    );
    await expect(routesOf(v2, 'a1')).resolves.toEqual([{ RouteKey: 'GET /a' }, { RouteKey: '$default' }]);
    expect(unasked()).toEqual([]);
  });

  test('is undefined when the API is gone', async () => {
    const { v2 } = clientWith(failure(GetRoutesCommand, 'NotFoundException'));
    await expect(routesOf(v2, 'a1')).resolves.toBeUndefined();
  });

  test('throws every other error', async () => {
    const { v2 } = clientWith(failure(GetRoutesCommand, 'AccessDeniedException'));
    await expect(routesOf(v2, 'a1')).rejects.toThrow('AccessDeniedException');
  });
});

describe('openRoutes', () => {
  const routes: Route[] = [
    { RouteKey: 'GET /signed', AuthorizationType: 'AWS_IAM' },
    { RouteKey: 'GET /token', AuthorizationType: 'JWT' },
    { RouteKey: 'GET /lambda', AuthorizationType: 'CUSTOM' },
    { RouteKey: 'ANY /open', AuthorizationType: 'NONE' },
    { RouteKey: 'OPTIONS /open', AuthorizationType: 'NONE' },
    { RouteKey: '$default' },
    { RouteKey: undefined },
  ];

  test('of an HTTP API are all but preflights', () => {
    expect(openRoutes(routes, false)).toEqual(['ANY /open', '$default', '(no key)']);
    expect(openRoutes([{ RouteKey: '$connect' }], false)).toEqual(['$connect']);
    expect(openRoutes([], false)).toEqual([]);
  });

  test('of a WebSocket API can be the one for connections alone', () => {
    expect(openRoutes([...routes, { RouteKey: '$connect' }], true)).toEqual(['$connect']);
    expect(openRoutes([...routes, { RouteKey: '$connect', AuthorizationType: 'AWS_IAM' }], true)).toEqual([]);
  });
});
