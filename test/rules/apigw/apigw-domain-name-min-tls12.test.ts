import { GetDomainNamesCommand as GetRestDomainNamesCommand } from '@aws-sdk/client-api-gateway';
import { GetDomainNamesCommand } from '@aws-sdk/client-apigatewayv2';
import { rule } from '../../../rules/apigw/apigw-domain-name-min-tls12';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const TYPE = 'AWS::ApiGateway::DomainName';

testPeriodicRule(rule, {
  compliant: {
    'TLS 1.2': {
      answers: [
        answer(
          GetRestDomainNamesCommand,
          { items: [{ domainName: 'a.example.org', securityPolicy: 'TLS_1_2' }] },
          { region: 'us-east-1' },
        ),
      ],
      annotation: /^Security policy: TLS_1_2\.$/,
    },
    'policies for TLS 1.2 and 1.3 of a longer name': {
      answers: [
        answer(GetRestDomainNamesCommand, {
          items: [
            { domainName: 'a.example.org', securityPolicy: 'SecurityPolicy_TLS13_1_2_2021_06' },
            { domainName: 'b.example.org', securityPolicy: 'SecurityPolicy_TLS12_2018_EDGE' },
          ],
        }),
      ],
    },
    'a policy that only the other API names, for both endpoints': {
      answers: [
        answer(GetRestDomainNamesCommand, { items: [{ domainName: 'a.example.org' }] }),
        answer(
          GetDomainNamesCommand,
          {
            Items: [
              {
                DomainName: 'a.example.org',
                DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }, { SecurityPolicy: 'TLS_1_2' }],
              },
            ],
          },
          { region: 'us-east-1' },
        ),
      ],
      annotation: /^Security policy: TLS_1_2, TLS_1_2\.$/,
    },
    'an allowed policy': {
      parameters: { allowedSecurityPolicies: 'TLS_1_2, securitypolicy_tls13_1_3_2025_09' },
      answers: [
        answer(GetRestDomainNamesCommand, {
          items: [{ domainName: 'a.example.org', securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' }],
        }),
      ],
    },
  },
  nonCompliant: {
    'TLS 1.0': {
      answers: [
        answer(GetRestDomainNamesCommand, {
          items: [{ domainName: 'a.example.org', securityPolicy: 'TLS_1_0' }],
        }),
      ],
      annotation: /^Security policy: TLS_1_0; one that refuses TLS below 1\.2 is wanted\.$/,
    },
    'TLS 1.0, whatever is allowed': {
      parameters: { allowedSecurityPolicies: 'TLS_1_0' },
      answers: [
        answer(GetRestDomainNamesCommand, {
          items: [{ domainName: 'a.example.org', securityPolicy: 'TLS_1_0' }],
        }),
      ],
    },
    'no policy in either API': {
      answers: [
        answer(GetRestDomainNamesCommand, { items: [{ domainName: 'a.example.org' }] }),
        answer(GetDomainNamesCommand, { Items: [] }),
      ],
      annotation: /^Security policy: none;/,
    },
    'no policy for one of two endpoints': {
      answers: [
        answer(GetRestDomainNamesCommand, { items: [{ domainName: 'a.example.org' }] }),
        answer(GetDomainNamesCommand, {
          Items: [
            {
              DomainName: 'a.example.org',
              DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }, { EndpointType: 'EDGE' }],
            },
          ],
        }),
      ],
      annotation: /^Security policy: TLS_1_2, none;/,
    },
    'TLS 1.0 at one of two endpoints': {
      answers: [
        answer(GetRestDomainNamesCommand, { items: [{ domainName: 'a.example.org' }] }),
        answer(GetDomainNamesCommand, {
          Items: [
            {
              DomainName: 'a.example.org',
              DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }, { SecurityPolicy: 'TLS_1_0' }],
            },
          ],
        }),
      ],
    },
    'a policy that is not allowed': {
      parameters: { allowedSecurityPolicies: 'SecurityPolicy_TLS13_1_3_2025_09' },
      answers: [
        answer(GetRestDomainNamesCommand, {
          items: [{ domainName: 'a.example.org', securityPolicy: 'TLS_1_2' }],
        }),
      ],
      annotation: /^Security policy: TLS_1_2; wanted: SecurityPolicy_TLS13_1_3_2025_09\.$/,
    },
  },
  findings: {
    'each domain of each page has one, a private one beside a public one of its name': {
      answers: [
        answer(
          GetRestDomainNamesCommand,
          {
            items: [
              { domainName: 'a.example.org', securityPolicy: 'TLS_1_2' },
              { domainName: 'a.example.org', domainNameId: 'x1', securityPolicy: 'TLS_1_0' },
            ],
            position: 'more',
          },
          { input: { position: undefined } },
        ),
        answer(
          GetRestDomainNamesCommand,
          { items: [{ domainName: 'b.example.org', securityPolicy: 'TLS_1_0' }] },
          { input: { position: 'more' } },
        ),
      ],
      expected: [
        [TYPE, 'a.example.org', 'COMPLIANT'],
        [TYPE, 'a.example.org+x1', 'NON_COMPLIANT'],
        [TYPE, 'b.example.org', 'NON_COMPLIANT'],
      ],
    },
    'no domains': { answers: [answer(GetRestDomainNamesCommand, { items: [] })], expected: [] },
  },
  fails: {
    'the domains may not be read': {
      answers: [failure(GetRestDomainNamesCommand, 'AccessDeniedException')],
      error: /AccessDeniedException/,
    },
    'the other API fails': {
      answers: [
        answer(GetRestDomainNamesCommand, { items: [{ domainName: 'a.example.org' }] }),
        failure(GetDomainNamesCommand, 'TooManyRequestsException'),
      ],
      error: /TooManyRequestsException/,
    },
  },
});
