import { rule } from '../../../rules/codebuild/codebuild-project-s3-logs-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'logs to S3, and no flag': { configuration: { logsConfig: { s3Logs: { status: 'ENABLED' } } } },
    'logs to S3 with encryption': {
      configuration: { logsConfig: { s3Logs: { status: 'enabled', encryptionDisabled: false } } },
    },
    'the settings as JSON text': {
      configuration: { logsConfig: '{"s3Logs":{"status":"ENABLED","encryptionDisabled":"false"}}' },
    },
  },
  nonCompliant: {
    'logs to S3 without encryption': {
      configuration: { logsConfig: { s3Logs: { status: 'ENABLED', encryptionDisabled: true } } },
      annotation: /they should be encrypted/,
    },
    'the flag as text': {
      configuration: { logsConfig: { s3Logs: { status: 'ENABLED', encryptionDisabled: 'True' } } },
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {} },
    'no settings for S3': { configuration: { logsConfig: { s3Logs: null } } },
    'settings without anything': { configuration: { logsConfig: { s3Logs: {} } } },
    'logs to S3 are off, and the flag was left behind': {
      configuration: { logsConfig: { s3Logs: { status: 'DISABLED', encryptionDisabled: true } } },
      annotation: /do not go to S3/,
    },
  },
  fails: {
    'settings of another kind': {
      configuration: { logsConfig: { s3Logs: ['ENABLED'] } },
      error: /configuration\.logsConfig\.s3Logs: expected an object/,
    },
  },
});
