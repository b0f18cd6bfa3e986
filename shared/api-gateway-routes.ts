/** The routes of HTTP and WebSocket APIs, which no configuration item of the API holds. */
import { type ApiGatewayV2Client, GetRoutesCommand, type Route } from '@aws-sdk/client-apigatewayv2';

/**
 * All routes of an API, or undefined when there is no such API (any more). Needs the permission apigateway:GET.
 */
export async function routesOf(
  client: ApiGatewayV2Client,
  apiId: string,
): Promise<readonly Route[] | undefined> {
  const routes: Route[] = [];
  try {
    let NextToken: string | undefined;
    do {
      const page = await client.send(new GetRoutesCommand({ ApiId: apiId, NextToken }));
      routes.push(...(page.Items ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  } catch (error) {
    // The SDK throws instances of Error alone.
    if ((error as Error).name === 'NotFoundException') return undefined;
    throw error;
  }
  return routes;
}
