/** The APIs of applications and partners: their stages, who may call them, and what they call. */
import { arnOf, HOME, logGroupArn, phi } from './account';
import { related, type JsonObject, type Resource } from './item';
import { hex, timeBetween, uuid } from './random';

const functionUri = (name: string): string =>
  `arn:aws:apigateway:${HOME}:lambda:path/2015-03-31/functions/${arnOf('lambda', `function:${name}`)}/invocations`;
const listenerArn = (name: string): string =>
  arnOf(
    'elasticloadbalancing',
    `listener/app/${name}/${hex(`balancer ${name}`, 16)}/${hex(`listener ${name}`, 16)}`,
  );

const restId = (name: string): string => hex(`rest ${name}`, 10);

/** Settings of a method in a stage: the path is escaped, and `*` stands for all. */
const methodSettings = (cached: boolean, encrypted: boolean, level: string): JsonObject => ({
  cacheDataEncrypted: encrypted,
  cacheTtlInSeconds: 300,
  cachingEnabled: cached,
  dataTraceEnabled: false,
  loggingLevel: level,
  metricsEnabled: true,
});

function restApi(
  name: string,
  types: readonly string[],
  stages: readonly { stage: string; cached: boolean; methods: JsonObject; logged: boolean }[],
): Resource[] {
  return [
    {
      type: 'AWS::ApiGateway::RestApi',
      id: arnOf('apigateway', `/restapis/${restId(name)}`),
      name,
      arn: `arn:aws:apigateway:${HOME}::/restapis/${restId(name)}`,
      tags: phi('clinical'),
      configuration: {
        apiKeySource: 'HEADER',
        createdDate: timeBetween(`rest ${name}`, '2021-01-01T00:00:00Z', '2025-01-01T00:00:00Z'),
        description: `${name} for applications`,
        endpointConfiguration: { types },
        id: restId(name),
        name,
      },
    },
    ...stages.map(({ stage, cached, methods, logged }): Resource => ({
      type: 'AWS::ApiGateway::Stage',
      id: `arn:aws:apigateway:${HOME}::/restapis/${restId(name)}/stages/${stage}`,
      name: stage,
      arn: `arn:aws:apigateway:${HOME}::/restapis/${restId(name)}/stages/${stage}`,
      tags: phi('clinical'),
      relationships: [
        related(
          'Is contained in RestApi',
          'AWS::ApiGateway::RestApi',
          arnOf('apigateway', `/restapis/${restId(name)}`),
        ),
      ],
      configuration: {
        ...(logged
          ? {
              accessLogSettings: {
                destinationArn: logGroupArn(`/clinic/api/${name}`),
                format: '$context.requestId $context.status',
              },
            }
          : {}),
        cacheClusterEnabled: cached,
        ...(cached
          ? { cacheClusterSize: '0.5', cacheClusterStatus: 'AVAILABLE' }
          : { cacheClusterStatus: 'NOT_AVAILABLE' }),
        createdDate: '2024-02-01T10:00:00.000Z',
        deploymentId: hex(`deployment ${name}`, 6),
        lastUpdatedDate: '2026-05-01T10:00:00.000Z',
        methodSettings: methods,
        stageName: stage,
        tracingEnabled: logged,
        variables: {},
        ...(logged
          ? { webAclArn: arnOf('wafv2', `regional/webacl/patient-portal/${uuid('web acl patient-portal')}`) }
          : {}),
      },
    })),
  ];
}

interface RestMethod {
  readonly api: string;
  readonly path: string;
  readonly verb: string;
  readonly authorization?: string;
  readonly integration: JsonObject;
}

const LAMBDA: JsonObject = {
  IntegrationHttpMethod: 'POST',
  Type: 'AWS_PROXY',
  Uri: functionUri('match-patients'),
};

const toBackend = (uri: string, more: JsonObject = {}): JsonObject => ({
  ConnectionType: 'INTERNET',
  IntegrationHttpMethod: 'ANY',
  Type: 'HTTP_PROXY',
  Uri: uri,
  ...more,
});

const methods: readonly RestMethod[] = [
  {
    api: 'patient-api',
    path: '/appointments',
    verb: 'GET',
    authorization: 'COGNITO_USER_POOLS',
    integration: LAMBDA,
  },
  {
    api: 'patient-api',
    path: '/documents',
    verb: 'GET',
    authorization: 'COGNITO_USER_POOLS',
    integration: toBackend('https://documents.northgate-clinic.example/api'),
  },
  // Browsers ask without credentials what they may send.
  {
    api: 'patient-api',
    path: '/documents',
    verb: 'OPTIONS',
    authorization: 'NONE',
    integration: { Type: 'MOCK' },
  },
  // Meant for the waiting room's screen, and open to the world.
  {
    api: 'patient-api',
    path: '/queue',
    verb: 'GET',
    authorization: 'NONE',
    integration: toBackend('https://${stageVariables.host}/queue'),
  },
  {
    api: 'lab-results-api',
    path: '/results',
    verb: 'POST',
    authorization: 'AWS_IAM',
    integration: toBackend('http://results.clinic.internal:8080/hl7', {
      ConnectionId: hex('vpc link labs', 6),
      ConnectionType: 'VPC_LINK',
    }),
  },
  {
    api: 'lab-results-api',
    path: '/orders',
    verb: 'POST',
    authorization: 'CUSTOM',
    integration: toBackend('${stageVariables.backend}/orders'),
  },
  // From the first version of the template, which says nothing of authorization.
  {
    api: 'lab-results-api',
    path: '/status',
    verb: 'GET',
    integration: toBackend('http://status.northgate-clinic.example/labs'),
  },
];

/** Of its parts AWS Config makes the id: the API, the resource and the verb. */
const restMethod = ({ api, path, verb, authorization, integration }: RestMethod): Resource => ({
  type: 'AWS::ApiGateway::Method',
  id: `${restId(api)}|${hex(`path ${api} ${path}`, 6)}|${verb}`,
  configuration: {
    ApiKeyRequired: false,
    ...(authorization === undefined ? {} : { AuthorizationType: authorization }),
    HttpMethod: verb,
    Integration: integration,
    ResourceId: hex(`path ${api} ${path}`, 6),
    RestApiId: restId(api),
  },
});

const httpId = (name: string): string => hex(`http ${name}`, 10);

/** A listener of a balancer behind a VPC link. */
const throughLink = (listener: string, more: JsonObject = {}): JsonObject => ({
  ConnectionId: hex('vpc link applications', 6),
  ConnectionType: 'VPC_LINK',
  IntegrationMethod: 'ANY',
  IntegrationType: 'HTTP_PROXY',
  IntegrationUri: listenerArn(listener),
  ...more,
});

const overInternet = (uri: string): JsonObject => ({
  ConnectionType: 'INTERNET',
  IntegrationMethod: 'ANY',
  IntegrationType: 'HTTP_PROXY',
  IntegrationUri: uri,
});

const integrations: readonly { api: string; to: string; settings: JsonObject }[] = [
  {
    api: 'appointments',
    to: 'calendar',
    settings: throughLink('calendar', { TlsConfig: { ServerNameToVerify: 'calendar.clinic.internal' } }),
  },
  // The listener speaks HTTPS; without a TLS configuration it is called in clear all the same.
  { api: 'appointments', to: 'reminders', settings: throughLink('reminders') },
  {
    api: 'appointments',
    to: 'partners',
    settings: overInternet('https://partners.northgate-clinic.example'),
  },
  {
    api: 'appointments',
    to: 'functions',
    settings: {
      ConnectionType: 'INTERNET',
      IntegrationMethod: 'POST',
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arnOf('lambda', 'function:send-appointment-reminders'),
    },
  },
  {
    api: 'text-messages',
    to: 'carrier',
    settings: overInternet('http://carrier.northgate-clinic.example/sms'),
  },
  { api: 'text-messages', to: 'replies', settings: overInternet('${stageVariables.replies}/inbox') },
];

const integration = ({ api, to, settings }: (typeof integrations)[number]): Resource => ({
  type: 'AWS::ApiGatewayV2::Integration',
  id: `${httpId(api)}|${hex(`integration ${to}`, 7)}`,
  configuration: {
    ApiId: httpId(api),
    Description: to,
    IntegrationId: hex(`integration ${to}`, 7),
    PayloadFormatVersion: '1.0',
    TimeoutInMillis: 30_000,
    ...settings,
  },
});

function httpApi(name: string, logged: boolean, protocol = 'HTTP'): Resource[] {
  const id = httpId(name);
  const stage = protocol === 'HTTP' ? '$default' : 'prod';
  return [
    {
      type: 'AWS::ApiGatewayV2::Api',
      id: `arn:aws:apigateway:${HOME}::/apis/${id}`,
      name,
      arn: `arn:aws:apigateway:${HOME}::/apis/${id}`,
      configuration: {
        apiEndpoint: `https://${id}.execute-api.${HOME}.amazonaws.com`,
        apiId: id,
        apiKeySelectionExpression: '$request.header.x-api-key',
        createdDate: '2024-03-01T10:00:00.000Z',
        disableExecuteApiEndpoint: logged,
        name,
        protocolType: protocol,
        routeSelectionExpression:
          protocol === 'HTTP' ? '$request.method $request.path' : '$request.body.action',
      },
    },
    {
      type: 'AWS::ApiGatewayV2::Stage',
      id: `arn:aws:apigateway:${HOME}::/apis/${id}/stages/${stage}`,
      name: stage,
      arn: `arn:aws:apigateway:${HOME}::/apis/${id}/stages/${stage}`,
      configuration: {
        ...(logged
          ? {
              accessLogSettings: {
                destinationArn: logGroupArn(`/clinic/api/${name}`),
                format: '$context.requestId',
              },
            }
          : {}),
        autoDeploy: protocol === 'HTTP',
        createdDate: '2024-03-01T10:00:00.000Z',
        defaultRouteSettings: {
          detailedMetricsEnabled: logged,
          throttlingBurstLimit: 200,
          throttlingRateLimit: 100,
        },
        lastUpdatedDate: '2026-04-01T10:00:00.000Z',
        routeSettings: {},
        stageName: stage,
      },
    },
  ];
}

export const apis: readonly Resource[] = [
  ...restApi(
    'patient-api',
    ['REGIONAL'],
    [
      {
        stage: 'prod',
        cached: true,
        methods: {
          '*/*': methodSettings(true, true, 'INFO'),
          '~1appointments/GET': methodSettings(true, false, 'INFO'),
        },
        logged: true,
      },
      { stage: 'test', cached: false, methods: {}, logged: false },
    ],
  ),
  ...restApi(
    'lab-results-api',
    ['PRIVATE'],
    [{ stage: 'prod', cached: true, methods: { '*/*': methodSettings(true, true, 'ERROR') }, logged: true }],
  ),
  ...methods.map(restMethod),
  ...httpApi('appointments', true),
  ...httpApi('text-messages', false),
  ...httpApi('video-visits', true, 'WEBSOCKET'),
  ...integrations.map(integration),
];
