import {
  APIGatewayClient,
  GetDomainNamesCommand as GetRestDomainNamesCommand,
} from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client, GetDomainNamesCommand } from '@aws-sdk/client-apigatewayv2';
import { customDomains } from '../../shared/api-gateway-domains';
import { answer, fakeClients, type Answer } from '../fake-aws';

const clientsWith = (...answers: Answer[]) => {
  const { client, unasked } = fakeClients(answers, ['apigateway:GET']);
  return {
    rest: client(APIGatewayClient, 'us-east-1'),
    v2: client(ApiGatewayV2Client, 'us-east-1'),
    unasked,
  };
};

describe('customDomains', () => {
  test('pages through the domains of the API for REST, which is enough where it names every policy', async () => {
    const { rest, v2, unasked } = clientsWith(
      answer(
        GetRestDomainNamesCommand,
        { items: [{ domainName: 'a.example.org', securityPolicy: 'TLS_1_2' }], position: 'more' },
        { input: { position: undefined } },
      ),
      answer(
        GetRestDomainNamesCommand,
        {
          items: [
            { domainName: 'b.example.org', domainNameId: 'x1', securityPolicy: 'TLS_1_0' },
            { domainName: 'b.example.org', securityPolicy: 'TLS_1_2' },
          ],
        },
        { input: { position: 'more' } },
      ),
    );
    await expect(customDomains(rest, v2)).resolves.toEqual([
      { id: 'a.example.org', policies: ['TLS_1_2'] },
      { id: 'b.example.org+x1', policies: ['TLS_1_0'] },
      { id: 'b.example.org', policies: ['TLS_1_2'] },
    ]);
    expect(unasked()).toEqual([]);
  });

  test('asks the other API, page by page, for the policies that are left out', async () => {
    const { rest, v2, unasked } = clientsWith(
      answer(GetRestDomainNamesCommand, {
        items: [
          { domainName: 'a.example.org' },
          { domainName: 'b.example.org' },
          { domainName: 'c.example.org', securityPolicy: 'TLS_1_0' },
          { domainName: 'd.example.org' },
          { domainName: 'a.example.org', domainNameId: 'x1' },
        ],
      }),
      answer(GetDomainNamesCommand, { NextToken: 'more' }, { input: { NextToken: undefined } }),
      answer(
        GetDomainNamesCommand,
        {
          Items: [
            {
              DomainName: 'a.example.org',
              DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }, { EndpointType: 'EDGE' }],
            },
            { DomainName: 'b.example.org' },
            { DomainName: 'c.example.org', DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }] },
          ],
        },
        { input: { NextToken: 'more' } },
      ),
    );
    await expect(customDomains(rest, v2)).resolves.toEqual([
      { id: 'a.example.org', policies: ['TLS_1_2', 'none'] },
      { id: 'b.example.org', policies: ['none'] },
      { id: 'c.example.org', policies: ['TLS_1_0'] },
      { id: 'd.example.org', policies: ['none'] },
      { id: 'a.example.org+x1', policies: ['none'] },
    ]);
    expect(unasked()).toEqual([]);
  });

  test('finds none where there is none', async () => {
    const { rest, v2 } = clientsWith(answer(GetRestDomainNamesCommand, {}));
    await expect(customDomains(rest, v2)).resolves.toEqual([]);
  });

  test('throws when a domain has no name', async () => {
    const { rest, v2 } = clientsWith(
      answer(GetRestDomainNamesCommand, { items: [{ securityPolicy: 'TLS_1_2' }] }),
    );
    await expect(customDomains(rest, v2)).rejects.toThrow('a domain without a name');
  });
});
