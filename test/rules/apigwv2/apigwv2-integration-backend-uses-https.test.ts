import { rule } from '../../../rules/apigwv2/apigwv2-integration-backend-uses-https';
import { testRule } from '../../rule-tester';

const LISTENER = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/a/b/c';
const SERVICE = 'arn:aws:servicediscovery:us-east-1:111122223333:service/srv-1';

testRule(rule, {
  compliant: {
    'an https address on the internet': {
      configuration: {
        IntegrationType: 'HTTP_PROXY',
        ConnectionType: 'INTERNET',
        IntegrationUri: 'https://api.example.org',
      },
      annotation: /passed on to https:\/\/api\.example\.org\.$/,
    },
    'https in capitals, the type in lower case': {
      configuration: { IntegrationType: 'http', IntegrationUri: 'HTTPS://api.example.org' },
    },
    'a listener with a server name to verify': {
      configuration: {
        IntegrationType: 'HTTP_PROXY',
        ConnectionType: 'VPC_LINK',
        IntegrationUri: LISTENER,
        TlsConfig: { ServerNameToVerify: 'api.internal.example.org' },
      },
      annotation: /over TLS to arn:aws:elasticloadbalancing/,
    },
    'a listener with an empty TLS configuration': {
      configuration: {
        IntegrationType: 'HTTP_PROXY',
        ConnectionType: 'VPC_LINK',
        IntegrationUri: LISTENER,
        TlsConfig: {},
      },
    },
    'a Cloud Map service with an empty TLS configuration as text': {
      configuration: {
        IntegrationType: 'HTTP_PROXY',
        ConnectionType: 'VPC_LINK',
        IntegrationUri: SERVICE,
        TlsConfig: '{}',
      },
    },
    'https through the VPC link of a WebSocket API': {
      configuration: {
        IntegrationType: 'HTTP',
        ConnectionType: 'VPC_LINK',
        IntegrationUri: 'https://api.internal.example.org',
      },
      ignored: { ApiId: 'a1', IntegrationMethod: 'POST' },
    },
    'a listener without TLS, where that is tolerated': {
      configuration: { IntegrationType: 'HTTP_PROXY', ConnectionType: 'vpc_link', IntegrationUri: LISTENER },
      parameters: { allowVpcLinkHttp: 'true' },
      annotation: /tolerated by a parameter/,
    },
    'http through a VPC link, where that is tolerated': {
      configuration: {
        IntegrationType: 'HTTP',
        ConnectionType: 'VPC_LINK',
        IntegrationUri: 'http://api.internal.example.org',
      },
      parameters: { allowVpcLinkHttp: 'True' },
    },
  },
  nonCompliant: {
    'a listener without a TLS configuration': {
      configuration: { IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', IntegrationUri: LISTENER },
      annotation: /^A TLS configuration is wanted; .* in clear to arn:aws:elasticloadbalancing/,
    },
    'a Cloud Map service with a null TLS configuration': {
      configuration: {
        IntegrationType: 'HTTP_PROXY',
        ConnectionType: 'VPC_LINK',
        IntegrationUri: SERVICE,
        TlsConfig: null,
      },
    },
    'an http address': {
      configuration: { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'http://10.0.0.5/x' },
      annotation: /^An https address is wanted; .* in clear to http:\/\/10\.0\.0\.5\/x\.$/,
    },
    'an http address, whatever the TLS configuration says': {
      configuration: {
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: 'http://10.0.0.5/x',
        TlsConfig: { ServerNameToVerify: 'api.internal.example.org' },
      },
    },
    'http through the VPC link of a WebSocket API': {
      configuration: {
        IntegrationType: 'HTTP',
        ConnectionType: 'VPC_LINK',
        IntegrationUri: 'HTTP://api.internal.example.org',
      },
    },
    'http on the internet, where only a VPC link is tolerated': {
      configuration: {
        IntegrationType: 'HTTP_PROXY',
        ConnectionType: 'INTERNET',
        IntegrationUri: 'http://api.example.org',
      },
      parameters: { allowVpcLinkHttp: 'true' },
    },
    'http, and nothing about the connection, where only a VPC link is tolerated': {
      configuration: { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'http://${stageVariables.host}' },
      parameters: { allowVpcLinkHttp: 'true' },
    },
  },
  notApplicable: {
    'a Lambda function': {
      configuration: {
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: 'arn:aws:lambda:us-east-1:111122223333:function:f',
      },
      annotation: /type AWS_PROXY/,
    },
    'a call of AWS without an address': {
      configuration: { IntegrationType: 'aws_proxy', ConnectionType: 'INTERNET' },
      ignored: { IntegrationSubtype: 'SQS-SendMessage' },
    },
    'a call of AWS': { configuration: { IntegrationType: 'AWS' } },
    'a mock': { configuration: { IntegrationType: 'MOCK' } },
    'an address in a stage variable': {
      configuration: { IntegrationType: 'HTTP_PROXY', IntegrationUri: '${stageVariables.url}' },
      annotation: /stage variable decides/,
    },
  },
  fails: {
    'an empty configuration': {
      configuration: {},
      error: /configuration\.IntegrationType: expected text, got nothing/,
    },
    'no address': {
      configuration: { IntegrationType: 'HTTP_PROXY', TlsConfig: {} },
      error: /configuration\.IntegrationUri: expected text, got nothing/,
    },
    'a TLS configuration that is none': {
      configuration: { IntegrationType: 'HTTP_PROXY', IntegrationUri: LISTENER, TlsConfig: [] },
      error: /configuration\.TlsConfig: expected an object, got a list/,
    },
  },
});
