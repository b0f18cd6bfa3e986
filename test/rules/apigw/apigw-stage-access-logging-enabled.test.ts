import { rule } from '../../../rules/apigw/apigw-stage-access-logging-enabled';
import { testRule } from '../../rule-tester';

const LOG_GROUP = 'arn:aws:logs:us-east-1:111122223333:log-group:apigw';
const FIREHOSE = 'arn:aws:firehose:us-east-1:111122223333:deliverystream/amazon-apigateway-x';
const V2 = 'AWS::ApiGatewayV2::Stage';

testRule(rule, {
  compliant: {
    'a REST stage logs to a log group': {
      configuration: {
        accessLogSettings: {
          destinationArn: LOG_GROUP,
          format: '$context.requestId $context.identity.caller',
        },
      },
      annotation: /^Access logs go to arn:aws:logs:.*:log-group:apigw\.$/,
    },
    'a REST stage logs to Firehose': {
      configuration: { accessLogSettings: { destinationArn: FIREHOSE, format: '$context.requestId' } },
    },
    'an HTTP stage logs to a log group, whose ARN has the tail': {
      resourceType: V2,
      configuration: {
        accessLogSettings: { destinationArn: `${LOG_GROUP}:*`, format: '{"id":"$context.requestId"}' },
      },
      ignored: { stageName: '$default', autoDeploy: true },
    },
    'the settings as JSON text': {
      resourceType: V2,
      configuration: {
        accessLogSettings: JSON.stringify({ destinationArn: LOG_GROUP, format: '$context.requestId' }),
      },
    },
    'the kind of destination that is wanted': {
      configuration: { accessLogSettings: { destinationArn: FIREHOSE, format: '$context.status' } },
      parameters: { destinationType: 'Firehose' },
    },
    'the kind of destination that is wanted, in another partition': {
      configuration: {
        accessLogSettings: {
          destinationArn: 'arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:apigw',
          format: '$context.status',
        },
      },
      parameters: { destinationType: 'logs' },
      partition: 'aws-us-gov',
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /a log group or Firehose stream is wanted/ },
    'a REST stage with a name alone': { ignored: { stageName: 'prod' } },
    'a stage of an API made quickly': { resourceType: V2, ignored: { stageName: '$default' } },
    'null settings': { configuration: { accessLogSettings: null } },
    'empty settings': { configuration: { accessLogSettings: {} } },
    'an empty destination': {
      configuration: { accessLogSettings: { destinationArn: '', format: '$context.requestId' } },
    },
    'an empty format': {
      configuration: { accessLogSettings: { destinationArn: LOG_GROUP, format: '' } },
      annotation: /have no format/,
    },
    'no format': { resourceType: V2, configuration: { accessLogSettings: { destinationArn: LOG_GROUP } } },
    'execution logs alone': {
      resourceType: V2,
      ignored: { defaultRouteSettings: { loggingLevel: 'INFO', dataTraceEnabled: true } },
    },
    'another kind of destination than is wanted': {
      configuration: { accessLogSettings: { destinationArn: LOG_GROUP, format: '$context.requestId' } },
      parameters: { destinationType: 'firehose' },
      annotation: /go to arn:aws:logs:.*; a destination of type firehose is wanted/,
    },
  },
  fails: {
    'settings that are none': {
      configuration: { accessLogSettings: true },
      error: /configuration\.accessLogSettings: expected an object/,
    },
    'a kind of destination that there is not': {
      configuration: { accessLogSettings: { destinationArn: LOG_GROUP, format: '$context.requestId' } },
      parameters: { destinationType: 's3' },
      error: /destinationType takes one of any, logs, firehose, got the text "s3"/,
    },
  },
});
