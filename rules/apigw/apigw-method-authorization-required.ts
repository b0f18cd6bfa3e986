import { listParameter } from '../../shared/parameters';
import { Method } from '../../shared/resources/apigateway';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'apigw-method-authorization-required',
  title: 'REST API methods require authorization',
  rationale: 'A method without authorization serves anyone who finds its address, whatever PHI it returns.',
  whitepaper: { section: 'Amazon API Gateway', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'authentication',
  citations: ['164.312(d)', '164.312(a)(1)', '164.308(a)(4)(ii)(B)'],
  severity: 'medium',
  remediation:
    'Set the authorization of the method to AWS IAM, a Cognito user pool or a Lambda authorizer, and deploy the API again. An ' +
    'API key is none.',
  resource: Method,
  parameters: {
    allowedAuthorizationTypes: listParameter({
      default: ['AWS_IAM', 'COGNITO_USER_POOLS', 'CUSTOM'],
      description: 'Kinds of authorization to accept; AWS_IAM alone admits signed requests only.',
    }),
    exemptHttpMethods: listParameter({
      default: ['OPTIONS'],
      description: 'HTTP methods to leave out; browsers send OPTIONS without credentials.',
    }),
    exemptApiIds: listParameter({
      default: [],
      description:
        'REST APIs to leave out, such as a public login or one behind a resource policy or mutual TLS.',
    }),
  },

  evaluate({ configuration: { HttpMethod, AuthorizationType, RestApiId } }, { parameters }) {
    const { allowedAuthorizationTypes, exemptHttpMethods, exemptApiIds } = parameters;
    if (RestApiId !== undefined && exemptApiIds.includes(RestApiId)) {
      return notApplicable(`API ${RestApiId} is exempt by a parameter of the rule.`);
    }
    const method = HttpMethod?.toUpperCase();
    if (method !== undefined && exemptHttpMethods.some((exempt) => exempt.toUpperCase() === method)) {
      return notApplicable(`${method} methods are exempt by a parameter of the rule.`);
    }
    // A method that names no authorization has none.
    const type = AuthorizationType?.toUpperCase() ?? 'NONE';
    if (type === 'NONE') {
      return nonCompliant('The method is open to everyone: it requires no authorization, and should.');
    }
    if (allowedAuthorizationTypes.some((allowed) => allowed.toUpperCase() === type)) {
      return compliant(`The method requires authorization of type ${type}.`);
    }
    return nonCompliant(`Authorization is ${type}; wanted: ${allowedAuthorizationTypes.join(' or ')}.`);
  },
});

export const { handler } = rule;
