/** API Gateway's custom domains, as its two APIs tell of them. */
import { type APIGatewayClient, type DomainName, paginateGetDomainNames } from '@aws-sdk/client-api-gateway';
import { type ApiGatewayV2Client, GetDomainNamesCommand } from '@aws-sdk/client-apigatewayv2';
import { ReportError } from './errors';
import { pagesOf } from './pages';

export interface CustomDomain {
  /** The name; a private domain adds the id that tells it from others of the same name. */
  readonly id: string;
  /** The security policy of each endpoint, `none` where there is none; at least one. */
  readonly policies: readonly string[];
}

type Policies = CustomDomain['policies'];

const NONE = 'none';

/**
 * All custom domains. The API for REST names the security policy of a domain; where it does not, the other API may.
 * Needs the permission apigateway:GET.
 * @throws ReportError when a domain has no name
 */
export async function customDomains(
  rest: APIGatewayClient,
  v2: ApiGatewayV2Client,
): Promise<readonly CustomDomain[]> {
  const domains: DomainName[] = [];
  for await (const { items = [] } of paginateGetDomainNames({ client: rest }, {})) domains.push(...items);
  const areComplete = domains.every(({ securityPolicy }) => securityPolicy !== undefined);
  const others = areComplete ? new Map<string, Policies>() : await policiesByName(v2);
  return domains.map((domain) => {
    const id = idOf(domain);
    const named = domain.securityPolicy === undefined ? others.get(id) : [domain.securityPolicy];
    return { id, policies: named ?? [NONE] };
  });
}

async function policiesByName(client: ApiGatewayV2Client): Promise<ReadonlyMap<string, Policies>> {
  const policies = new Map<string, Policies>();
  const pages = pagesOf('NextToken', (NextToken) => client.send(new GetDomainNamesCommand({ NextToken })));
  for await (const { Items = [] } of pages) {
    for (const { DomainName: name, DomainNameConfigurations: endpoints = [] } of Items) {
      const found = endpoints.map(({ SecurityPolicy = NONE }) => SecurityPolicy);
      if (found.length > 0) policies.set(String(name), found);
    }
  }
  return policies;
}

function idOf({ domainName, domainNameId }: DomainName): string {
  if (domainName === undefined) throw new ReportError('GetDomainNames answered with a domain without a name');
  return domainNameId === undefined ? domainName : `${domainName}+${domainNameId}`;
}
