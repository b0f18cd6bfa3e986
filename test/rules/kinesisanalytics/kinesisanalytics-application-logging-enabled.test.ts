import {
  type ApplicationDetail,
  type ApplicationStatus,
  DescribeApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { rule } from '../../../rules/kinesisanalytics/kinesisanalytics-application-logging-enabled';
import { answer, failure, testRule } from '../../rule-tester';

const STREAM = 'arn:aws:logs:us-east-1:111122223333:log-group:g:log-stream:s';

const application = (status: ApplicationStatus): ApplicationDetail => ({
  ApplicationARN: 'arn:aws:kinesisanalytics:us-east-1:111122223333:application/a',
  ApplicationName: 'a',
  RuntimeEnvironment: 'FLINK-1_20',
  ApplicationStatus: status,
  ApplicationVersionId: 1,
});

testRule(rule, {
  compliant: {
    'a log stream': {
      configuration: { ApplicationName: 'a' },
      answers: [
        answer(
          DescribeApplicationCommand,
          {
            ApplicationDetail: {
              ...application('RUNNING'),
              CloudWatchLoggingOptionDescriptions: [{ LogStreamARN: STREAM }],
            },
          },
          { input: { ApplicationName: 'a' } },
        ),
      ],
      annotation: /logs to arn:aws:logs:.*:log-stream:s\.$/,
    },
    'a log stream after an option without one': {
      configuration: { ApplicationName: 'a' },
      answers: [
        answer(DescribeApplicationCommand, {
          ApplicationDetail: {
            ...application('READY'),
            CloudWatchLoggingOptionDescriptions: [{ LogStreamARN: undefined }, { LogStreamARN: STREAM }],
          },
        }),
      ],
    },
  },
  nonCompliant: {
    'no logging options': {
      configuration: { ApplicationName: 'a' },
      answers: [
        answer(DescribeApplicationCommand, {
          ApplicationDetail: { ...application('RUNNING'), CloudWatchLoggingOptionDescriptions: [] },
        }),
      ],
      annotation: /no CloudWatch logging option; a log stream is wanted/,
    },
    'a log level without logging options': {
      configuration: { ApplicationName: 'a' },
      ignored: {
        ApplicationConfiguration: {
          FlinkApplicationConfiguration: { MonitoringConfiguration: { LogLevel: 'INFO' } },
        },
      },
      answers: [answer(DescribeApplicationCommand, { ApplicationDetail: application('RUNNING') })],
    },
    'an option with an empty log stream': {
      configuration: { ApplicationName: 'a' },
      answers: [
        answer(DescribeApplicationCommand, {
          ApplicationDetail: {
            ...application('READY'),
            CloudWatchLoggingOptionDescriptions: [{ LogStreamARN: '' }],
          },
        }),
      ],
    },
  },
  notApplicable: {
    'the application is being deleted': {
      configuration: { ApplicationName: 'a' },
      answers: [answer(DescribeApplicationCommand, { ApplicationDetail: application('DELETING') })],
      annotation: /being deleted/,
    },
    'the application is gone': {
      configuration: { ApplicationName: 'a' },
      answers: [failure(DescribeApplicationCommand, 'ResourceNotFoundException')],
      annotation: /no longer exists/,
    },
  },
  fails: {
    'an empty configuration, asked about by the name of the item, which is refused': {
      configuration: {},
      answers: [
        failure(DescribeApplicationCommand, 'AccessDenied', { input: { ApplicationName: 'resource-1' } }),
      ],
      error: /AccessDenied/,
    },
    'a null name, asked about by that of the item': {
      configuration: { ApplicationName: null },
      answers: [
        failure(DescribeApplicationCommand, 'AccessDenied', { input: { ApplicationName: 'resource-1' } }),
      ],
      error: /AccessDenied/,
    },
    'an answer without the application': {
      configuration: { ApplicationName: 'a' },
      answers: [answer(DescribeApplicationCommand, { ApplicationDetail: undefined })],
      error: /Application a is described without detail/,
    },
    'the application may not be described': {
      configuration: { ApplicationName: 'a' },
      answers: [failure(DescribeApplicationCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});
