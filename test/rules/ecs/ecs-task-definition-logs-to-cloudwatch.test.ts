import { ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { rule } from '../../../rules/ecs/ecs-task-definition-logs-to-cloudwatch';
import { answer, failure, testRule } from '../../rule-tester';

const APP_3 = 'arn:aws:ecs:us-east-1:111122223333:task-definition/app:3';
const APP_4 = 'arn:aws:ecs:us-east-1:111122223333:task-definition/app:4';
const NEWEST_IS_3 = answer(
  ListTaskDefinitionsCommand,
  { taskDefinitionArns: [APP_3] },
  { input: { familyPrefix: 'app', status: 'ACTIVE', sort: 'DESC', maxResults: 1 } },
);

testRule(rule, {
  compliant: {
    awslogs: {
      configuration: {
        Status: 'ACTIVE',
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [
          { Name: 'app', LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': 'g' } } },
        ],
      },
      answers: [NEWEST_IS_3],
      annotation: /^All containers log through awslogs or awsfirelens\.$/,
    },
    'FireLens, whose log router logs to CloudWatch itself': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [
          { Name: 'app', LogConfiguration: { LogDriver: 'awsfirelens' } },
          {
            Name: 'log-router',
            FirelensConfiguration: { Type: 'fluentbit' },
            LogConfiguration: { LogDriver: 'awslogs' },
          },
        ],
      },
      answers: [NEWEST_IS_3],
    },
    'the containers as JSON text, in other letter cases': {
      configuration: {
        ContainerDefinitions: '[{"name":"app","logConfiguration":{"logDriver":"AWSLOGS"}}]',
      },
      arn: APP_3,
      answers: [NEWEST_IS_3],
    },
    'a driver that a parameter accepts': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [{ Name: 'app', LogConfiguration: { LogDriver: 'json-file' } }],
      },
      parameters: { allowedLogDrivers: 'awslogs, JSON-file' },
      answers: [NEWEST_IS_3],
      annotation: /awslogs or json-file/,
    },
    'a log router without a driver, where it is exempt': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [
          { Name: 'app', LogConfiguration: { LogDriver: 'awsfirelens' } },
          { Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } },
        ],
      },
      parameters: { exemptLogRouter: 'true' },
      answers: [NEWEST_IS_3],
    },
    'an older revision, where all active ones are judged': {
      configuration: {
        ContainerDefinitions: [{ Name: 'app', LogConfiguration: { LogDriver: 'awslogs' } }],
      },
      parameters: { latestRevisionOnly: 'false' },
    },
  },
  nonCompliant: {
    'a sidecar without a driver': {
      configuration: {
        Status: 'ACTIVE',
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [
          { Name: 'app', LogConfiguration: { LogDriver: 'awslogs' } },
          { Name: 'sidecar', LogConfiguration: null },
        ],
      },
      answers: [NEWEST_IS_3],
      annotation: /awslogs or awsfirelens is wanted, which is missing in: sidecar \(no log driver\)\.$/,
    },
    'files on the host': {
      configuration: {
        Status: 'ACTIVE',
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [{ Name: 'app', LogConfiguration: { LogDriver: 'json-file' } }],
      },
      answers: [NEWEST_IS_3],
      annotation: /app \(json-file\)/,
    },
    'an empty log configuration of a container without a name': {
      configuration: { TaskDefinitionArn: APP_3, ContainerDefinitions: [{ LogConfiguration: {} }] },
      answers: [NEWEST_IS_3],
      annotation: /\(no name\) \(no log driver\)/,
    },
    'a log router without a driver': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [
          { Name: 'app', LogConfiguration: { LogDriver: 'awsfirelens' } },
          { Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } },
        ],
      },
      answers: [NEWEST_IS_3],
      annotation: /in: log-router \(no log driver\)/,
    },
    'FireLens, where it is not accepted': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [{ Name: 'app', LogConfiguration: { LogDriver: 'awsfirelens' } }],
      },
      parameters: { allowedLogDrivers: 'awslogs' },
      answers: [NEWEST_IS_3],
    },
  },
  notApplicable: {
    'a revision that is deregistered': {
      configuration: { Status: 'INACTIVE', ContainerDefinitions: [{ Name: 'app' }] },
    },
    'a revision that a newer one replaces': {
      configuration: {
        Status: 'ACTIVE',
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [{ Name: 'app' }],
      },
      answers: [answer(ListTaskDefinitionsCommand, { taskDefinitionArns: [APP_4] })],
      annotation: /Revision 4 replaces this one/,
    },
    'a log router alone, where it is exempt': {
      configuration: {
        TaskDefinitionArn: APP_3,
        ContainerDefinitions: [{ Name: 'log-router', FirelensConfiguration: { Type: 'fluentd' } }],
      },
      parameters: { exemptLogRouter: 'true' },
      annotation: /only container is a log router/,
    },
  },
  fails: {
    'an empty configuration': {
      configuration: {},
      error: /configuration\.ContainerDefinitions: expected a container, got nothing/,
    },
    'an empty list of containers': {
      configuration: { TaskDefinitionArn: APP_3, ContainerDefinitions: [] },
      error: /configuration\.ContainerDefinitions: expected a container/,
    },
    'the revisions may not be listed': {
      configuration: { TaskDefinitionArn: APP_3, ContainerDefinitions: [{ Name: 'app' }] },
      answers: [failure(ListTaskDefinitionsCommand, 'ThrottlingException')],
      error: /Throttling/,
    },
  },
});
