import { rule } from '../../../rules/apigw/apigw-method-backend-uses-https';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a proxy to an https address': {
      configuration: {
        HttpMethod: 'POST',
        Integration: { Type: 'HTTP_PROXY', Uri: 'https://ehr.example.org/fhir' },
      },
      annotation: /called at https:\/\/ehr\.example\.org\/fhir\.$/,
    },
    'https in capitals, the type in lower case': {
      configuration: { Integration: { Type: 'http', Uri: 'HTTPS://ehr.example.org/fhir' } },
    },
    'https at the host of a stage variable': {
      configuration: { Integration: { Type: 'HTTP', Uri: 'https://${stageVariables.host}/fhir' } },
    },
    'https through a VPC link': {
      configuration: {
        Integration: { Type: 'HTTP', Uri: 'https://ehr.example.org', ConnectionType: 'VPC_LINK' },
      },
      ignored: { ApiKeyRequired: true },
    },
    'the integration as JSON text': {
      configuration: {
        Integration: JSON.stringify({ Type: 'HTTP', Uri: 'https://ehr.example.org', ConnectionType: null }),
      },
    },
    'http through a VPC link, where that is tolerated': {
      configuration: {
        Integration: { Type: 'HTTP', Uri: 'http://ehr.example.org', ConnectionType: 'vpc_link' },
      },
      parameters: { allowVpcLinkHttp: 'true' },
      annotation: /tolerates plain HTTP/,
    },
  },
  nonCompliant: {
    'http through a VPC link': {
      configuration: {
        HttpMethod: 'POST',
        Integration: { Type: 'HTTP', Uri: 'http://ehr.example.org/fhir', ConnectionType: 'VPC_LINK' },
      },
      annotation: /An https address is wanted; the backend is called at http:\/\/ehr\.example\.org\/fhir\.$/,
    },
    'http over the internet': {
      configuration: {
        Integration: {
          Type: 'HTTP_PROXY',
          Uri: 'http://ehr.example.org/x?key=s3cret',
          ConnectionType: 'INTERNET',
        },
      },
      annotation: /called at http:\/\/ehr\.example\.org\/x\.$/,
    },
    'http over the internet, where only a VPC link is tolerated': {
      configuration: { Integration: { Type: 'HTTP_PROXY', Uri: 'http://ehr.example.org' } },
      parameters: { allowVpcLinkHttp: 'true' },
    },
    'http in capitals at the host of a stage variable': {
      configuration: {
        HttpMethod: 'GET',
        Integration: { Type: 'HTTP', Uri: 'HTTP://${stageVariables.host}/x' },
      },
    },
    'no scheme': { configuration: { Integration: { Type: 'HTTP', Uri: 'ehr.example.org/https://' } } },
    'a type that there is not yet': {
      configuration: { Integration: { Type: 'HTTP_STREAM', Uri: 'http://ehr.example.org' } },
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {}, annotation: /no integration/ },
    'a null integration': { configuration: { HttpMethod: 'GET', Integration: null } },
    'an empty integration': { configuration: { HttpMethod: 'GET', Integration: {} } },
    'a Lambda function': {
      configuration: {
        HttpMethod: 'GET',
        Integration: {
          Type: 'AWS_PROXY',
          Uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
        },
      },
      annotation: /type AWS_PROXY/,
    },
    'a call of AWS': {
      configuration: { Integration: { Type: 'AWS', Uri: 'arn:aws:apigateway:us-east-1:sqs:path/q' } },
    },
    'a mock': { configuration: { Integration: { Type: 'mock' } } },
    'an address in a stage variable': {
      configuration: { HttpMethod: 'GET', Integration: { Type: 'HTTP', Uri: '${stageVariables.url}' } },
      annotation: /stage variable decides/,
    },
  },
  fails: {
    'an address without a type': {
      configuration: { Integration: { Uri: 'https://ehr.example.org' } },
      error: /configuration\.Integration\.Type: expected text, got nothing/,
    },
    'a type without an address': {
      configuration: { Integration: { Type: 'HTTP', ConnectionType: 'VPC_LINK' } },
      error: /configuration\.Integration\.Uri: expected text, got nothing/,
    },
  },
});
