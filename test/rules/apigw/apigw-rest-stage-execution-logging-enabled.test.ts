import { rule } from '../../../rules/apigw/apigw-rest-stage-execution-logging-enabled';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'the default writes errors and info': {
      configuration: { methodSettings: { '*/*': { loggingLevel: 'INFO' } } },
      annotation: /write execution logs\.$/,
    },
    'errors by default, in lower case, and info for a method': {
      configuration: {
        methodSettings: { '*/*': { loggingLevel: 'error' }, '~1phi/POST': { loggingLevel: 'INFO' } },
      },
    },
    'whole payloads are logged': {
      configuration: { methodSettings: { '*/*': { loggingLevel: 'INFO', dataTraceEnabled: 'true' } } },
      annotation: /Data tracing is on/,
    },
    'the settings as JSON text': {
      configuration: { methodSettings: '{"*/*":{"loggingLevel":"ERROR","dataTraceEnabled":false}}' },
      annotation: /write execution logs\.$/,
    },
    'an empty override': {
      configuration: { methodSettings: { '*/*': { loggingLevel: 'ERROR' }, '~1phi/POST': null } },
    },
    'the level that is wanted': {
      configuration: { methodSettings: { '*/*': { loggingLevel: 'INFO' } } },
      parameters: { loggingLevels: ' info ' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /is off; ERROR or INFO is wanted/ },
    'null settings': { configuration: { methodSettings: null } },
    'no settings': { configuration: { methodSettings: {} }, annotation: /so it is off/ },
    'a level for one method alone': {
      configuration: { methodSettings: { '~1ping/GET': { loggingLevel: 'INFO' } } },
    },
    'a null default': { configuration: { methodSettings: { '*/*': null } } },
    'an override turns it off': {
      configuration: {
        methodSettings: { '*/*': { loggingLevel: 'INFO' }, '~1phi/POST': { loggingLevel: 'OFF' } },
      },
      annotation: /\(ERROR or INFO\) for: POST \/phi \(OFF\)\.$/,
    },
    'a default without a level': {
      configuration: { methodSettings: { '*/*': { cachingEnabled: false } } },
      annotation: /for: the default \(OFF\)\.$/,
    },
    'off by default, whatever is traced': {
      configuration: { methodSettings: { '*/*': { loggingLevel: 'OFF', dataTraceEnabled: true } } },
    },
    'another level than the one that is wanted': {
      configuration: { methodSettings: { '*/*': { loggingLevel: 'ERROR' } } },
      parameters: { loggingLevels: 'INFO' },
      annotation: /\(INFO\) for: the default \(ERROR\)/,
    },
    'access logs alone': {
      configuration: {
        accessLogSettings: {
          destinationArn: 'arn:aws:logs:us-east-1:111122223333:log-group:apigw',
          format: '$context.requestId',
        },
      },
    },
  },
  fails: {
    'a level that is no text': {
      configuration: { methodSettings: { '*/*': { loggingLevel: 2 } } },
      error: /configuration\.methodSettings\.\*\/\*\.loggingLevel: expected text, got number 2/,
    },
  },
});
