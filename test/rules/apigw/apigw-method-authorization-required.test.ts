import { rule } from '../../../rules/apigw/apigw-method-authorization-required';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'signed requests': {
      configuration: { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' },
      annotation: /type AWS_IAM\.$/,
    },
    'a Cognito user pool': {
      configuration: { HttpMethod: 'POST', AuthorizationType: 'COGNITO_USER_POOLS', RestApiId: 'a1b2c3' },
      ignored: { AuthorizerId: 'x1', ApiKeyRequired: false },
    },
    'a Lambda authorizer, in lower case': {
      configuration: { HttpMethod: 'any', AuthorizationType: 'custom' },
    },
    'signed requests where only they are wanted': {
      configuration: { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' },
      parameters: { allowedAuthorizationTypes: 'aws_iam' },
    },
    'a preflight with authorization, which no parameter leaves out': {
      configuration: { HttpMethod: 'OPTIONS', AuthorizationType: 'AWS_IAM' },
      parameters: { exemptHttpMethods: 'HEAD' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /open to everyone/ },
    'an API key alone': {
      configuration: { HttpMethod: 'GET', AuthorizationType: 'NONE' },
      ignored: { ApiKeyRequired: true },
    },
    'nothing about authorization': { configuration: { HttpMethod: 'ANY' } },
    'a null authorization': { configuration: { HttpMethod: 'GET', AuthorizationType: null } },
    'no authorization, in lower case': { configuration: { HttpMethod: 'GET', AuthorizationType: 'none' } },
    'another authorization than is wanted': {
      configuration: { HttpMethod: 'GET', AuthorizationType: 'CUSTOM' },
      parameters: { allowedAuthorizationTypes: 'AWS_IAM' },
      annotation: /Authorization is CUSTOM; wanted: AWS_IAM\.$/,
    },
    'an authorization that there is not yet': {
      configuration: { HttpMethod: 'GET', AuthorizationType: 'JWT' },
    },
    'no authorization where a parameter takes that for one': {
      configuration: { HttpMethod: 'GET', AuthorizationType: 'NONE' },
      parameters: { allowedAuthorizationTypes: 'NONE,AWS_IAM' },
    },
    'another API than the exempt one': {
      configuration: { HttpMethod: 'GET', AuthorizationType: 'NONE', RestApiId: 'a1b2c3' },
      parameters: { exemptApiIds: 'a1b2c4, A1B2C3' },
    },
    'a preflight, which no parameter leaves out': {
      configuration: { HttpMethod: 'OPTIONS', AuthorizationType: 'NONE' },
      parameters: { exemptHttpMethods: 'HEAD' },
    },
  },
  notApplicable: {
    'a preflight': {
      configuration: { HttpMethod: 'OPTIONS', AuthorizationType: 'NONE' },
      annotation: /^OPTIONS methods are exempt/,
    },
    'another method that is left out, in lower case': {
      configuration: { HttpMethod: 'head', AuthorizationType: 'NONE' },
      parameters: { exemptHttpMethods: 'Options,Head' },
    },
    'an exempt API': {
      configuration: { HttpMethod: 'GET', AuthorizationType: 'NONE', RestApiId: 'a1b2c3' },
      parameters: { exemptApiIds: 'a1b2c3' },
      annotation: /^API a1b2c3 is exempt/,
    },
  },
});
