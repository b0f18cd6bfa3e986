import { rule } from '../../../rules/neptune/neptune-cluster-audit-logs-exported';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'audit logs': {
      configuration: { engine: 'neptune', enabledCloudwatchLogsExports: ['audit'] },
      annotation: /exported to CloudWatch Logs/,
    },
    'among others': {
      configuration: { engine: 'neptune', enabledCloudwatchLogsExports: ['slowquery', 'audit'] },
    },
    'the list as JSON text, in the spelling of the API': {
      configuration: { Engine: 'Neptune', EnabledCloudwatchLogsExports: '["Audit"]' },
    },
  },
  nonCompliant: {
    'slow queries alone': {
      configuration: { engine: 'neptune', enabledCloudwatchLogsExports: ['slowquery'] },
      annotation: /exports only slowquery logs to CloudWatch Logs; audit logs are wanted/,
    },
    'no list': { configuration: { engine: 'neptune' }, annotation: /exports no logs/ },
    'an empty list': { configuration: { engine: 'neptune', enabledCloudwatchLogsExports: [] } },
    null: { configuration: { engine: 'neptune', enabledCloudwatchLogsExports: null } },
    'an export that is only pending': {
      configuration: { engine: 'neptune', enabledCloudwatchLogsExports: [null] },
      ignored: {
        pendingModifiedValues: { pendingCloudwatchLogsExports: { logTypesToEnable: ['audit'] } },
      },
    },
  },
  notApplicable: {
    'Aurora MySQL': {
      configuration: { engine: 'aurora-mysql', enabledCloudwatchLogsExports: ['error'] },
      annotation: /aurora-mysql/,
    },
    'no engine': { configuration: {}, annotation: /without a name/ },
  },
  fails: {
    'a log without a list': {
      configuration: { engine: 'neptune', enabledCloudwatchLogsExports: 'audit' },
      error: /configuration\.enabledCloudwatchLogsExports: expected a list/,
    },
  },
});
