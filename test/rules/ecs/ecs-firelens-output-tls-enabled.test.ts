import { ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { rule } from '../../../rules/ecs/ecs-firelens-output-tls-enabled';
import { answer, failure, testRule } from '../../rule-tester';

const APP_3 = 'arn:aws:ecs:us-east-1:111122223333:task-definition/app:3';
const APP_4 = 'arn:aws:ecs:us-east-1:111122223333:task-definition/app:4';
const NEWEST_IS_3 = answer(
  ListTaskDefinitionsCommand,
  { taskDefinitionArns: [APP_3] },
  { input: { familyPrefix: 'app', status: 'ACTIVE', sort: 'DESC', maxResults: 1 } },
);
const FLUENT_BIT = { Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } };
const FLUENTD = { Name: 'log-router', FirelensConfiguration: { Type: 'fluentd' } };

const logsTo = (Options: unknown) => ({
  Name: 'app',
  LogConfiguration: { LogDriver: 'awsfirelens', Options },
});

testRule(rule, {
  compliant: {
    'an output to CloudWatch': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'cloudwatch_logs', region: 'us-east-1' })],
      },
      answers: [NEWEST_IS_3],
      annotation: /^Logs leave over TLS: app \(cloudwatch_logs\)\.$/,
    },
    'an output to CloudWatch of a router that the item does not show': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [logsTo({ Name: 'cloudwatch_logs', region: 'us-east-1' })],
      },
      answers: [NEWEST_IS_3],
    },
    'TLS On, names in other letter cases': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo({ name: 'http', TLS: 'On' })],
      },
      answers: [NEWEST_IS_3],
    },
    'TLS without a look at the certificate': {
      configuration: {
        Status: 'active',
        ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'http', tls: 'true', 'tls.verify': 'off' })],
      },
      arn: APP_3,
      answers: [NEWEST_IS_3],
      annotation: /Certificates are not verified by: app \(http\)\.$/,
    },
    'Fluentd with an endpoint over HTTPS': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [
          logsTo({ '@type': 'http', endpoint: 'https://logs.example.org' }),
          { ...FLUENTD, LogConfiguration: { LogDriver: 'awslogs' } },
        ],
      },
      answers: [NEWEST_IS_3],
    },
    'options as JSON text': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo('{"Name":"es","tls":"On","Host":null}')],
      },
      answers: [NEWEST_IS_3],
    },
    'an output that a parameter trusts': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'honeycomb' })],
      },
      parameters: { tlsByDefaultOutputs: 'Honeycomb,s3' },
      answers: [NEWEST_IS_3],
    },
    'one container with TLS, another whose output is set in the router': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 's3' }), logsTo({ 'exclude-pattern': 'ping' })],
      },
      answers: [NEWEST_IS_3],
      annotation: /: app \(s3\)\.$/,
    },
    'an older revision, where all active ones are judged': {
      configuration: { ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'firehose' })] },
      parameters: { latestRevisionOnly: 'false' },
    },
  },
  nonCompliant: {
    'Splunk without a word about TLS': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'splunk', Host: 's.example.org' })],
      },
      answers: [NEWEST_IS_3],
      annotation: /^Logs must leave over TLS; no TLS is set for: app \(splunk\)\.$/,
    },
    'Splunk without a word about TLS, the driver in capitals and no router in the item': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [
          { Name: 'app', LogConfiguration: { LogDriver: 'AWSFireLens', Options: { Name: 'splunk' } } },
        ],
      },
      answers: [NEWEST_IS_3],
    },
    'TLS Off': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'forward', tls: 'Off' })],
      },
      answers: [NEWEST_IS_3],
    },
    'an empty word for TLS': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'forward', tls: '' })],
      },
      answers: [NEWEST_IS_3],
    },
    'one container of two': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [
          FLUENT_BIT,
          logsTo({ Name: 'kinesis' }),
          { Name: 'proxy', LogConfiguration: { LogDriver: 'awsfirelens', Options: { Name: 'loki' } } },
        ],
      },
      answers: [NEWEST_IS_3],
      annotation: /for: proxy \(loki\)\.$/,
    },
    'Fluentd, which forwards in clear': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENTD, logsTo({ '@type': 'forward', tls: 'on' })],
      },
      answers: [NEWEST_IS_3],
    },
    'an output that a parameter no longer trusts': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'slack' })],
      },
      parameters: { tlsByDefaultOutputs: 'cloudwatch_logs' },
      answers: [NEWEST_IS_3],
    },
  },
  notApplicable: {
    'no output in the options': {
      configuration: { TaskDefinitionArn: APP_3, ContainerDefinitions: [FLUENT_BIT, logsTo(null)] },
      annotation: /configuration file of the log router/,
    },
    'no options and no router in the item': {
      configuration: {
        ContainerDefinitions: [{ Name: 'app', LogConfiguration: { LogDriver: 'awsfirelens' } }],
      },
    },
    'another driver': {
      configuration: {
        ContainerDefinitions: [
          { Name: 'app', LogConfiguration: { LogDriver: 'awslogs', Options: { Name: 'splunk' } } },
        ],
      },
      annotation: /No container logs through FireLens/,
    },
    'no driver': { configuration: { ContainerDefinitions: [{ Name: 'app' }] } },
    'a revision that is deregistered': {
      configuration: { Status: 'INACTIVE', ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'splunk' })] },
    },
    'a revision that a newer one replaces': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [FLUENT_BIT, logsTo({ Name: 'http' })],
      },
      answers: [answer(ListTaskDefinitionsCommand, { taskDefinitionArns: [APP_4] })],
      annotation: /Revision 4 replaces this one/,
    },
  },
  fails: {
    'an empty configuration': {
      configuration: {},
      error: /configuration\.ContainerDefinitions: expected a container, got nothing/,
    },
    'options that are no map': {
      configuration: { TaskDefinitionArn: APP_3, ContainerDefinitions: [logsTo(['splunk'])] },
      error: /LogConfiguration\.Options: expected an object, got a list/,
    },
    'the revisions may not be listed': {
      configuration: { TaskDefinitionArn: APP_3, ContainerDefinitions: [logsTo({ Name: 'splunk' })] },
      answers: [failure(ListTaskDefinitionsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});
