/** The routes of HTTP and WebSocket APIs, which no configuration item of the API holds. */
import { type ApiGatewayV2Client, GetRoutesCommand, type Route } from '@aws-sdk/client-apigatewayv2';
import { pagesOf } from './pages';

/**
 * All routes of an API, or undefined when there is no such API (any more). Needs the permission apigateway:GET.
 */
export async function routesOf(
  client: ApiGatewayV2Client,
  apiId: string,
): Promise<readonly Route[] | undefined> {
  const routes: Route[] = [];
  try {
    const pages = pagesOf('NextToken', (NextToken) =>
      client.send(new GetRoutesCommand({ ApiId: apiId, NextToken })),
    );
    for await (const { Items = [] } of pages) routes.push(...Items);
  } catch (error) {
    // The SDK throws instances of Error alone.
    if ((error as Error).name === 'NotFoundException') return undefined;
    throw error;
  }
  return routes;
}

const AUTHORIZED = ['AWS_IAM', 'JWT', 'CUSTOM'];

/**
 * Keys of the routes that serve callers without authorization. Of a WebSocket API only the route `$connect` can ask
 * for it, on behalf of all; of an HTTP API all but preflights, which carry no credentials, should.
 */
export const openRoutes = (routes: readonly Route[], isWebSocket: boolean): readonly string[] =>
  routes
    .map(({ RouteKey: key = '(no key)', AuthorizationType: type = 'NONE' }) => ({ key, type }))
    .filter(({ key }) => (isWebSocket ? key === '$connect' : !key.startsWith('OPTIONS ')))
    .filter(({ type }) => !AUTHORIZED.includes(type.toUpperCase()))
    .map(({ key }) => key);
