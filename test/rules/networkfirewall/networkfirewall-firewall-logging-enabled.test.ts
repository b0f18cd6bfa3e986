import { DescribeLoggingConfigurationCommand } from '@aws-sdk/client-network-firewall';
import { rule } from '../../../rules/networkfirewall/networkfirewall-firewall-logging-enabled';
import { answer, failure, testRule } from '../../rule-tester';

const ARN = 'arn:aws:network-firewall:us-east-1:111122223333:firewall/edge';
const S3 = { LogDestinationType: 'S3', LogDestination: { bucketName: 'logs' } } as const;
const CLOUDWATCH = {
  LogDestinationType: 'CloudWatchLogs',
  LogDestination: { logGroup: '/firewall' },
} as const;

testRule(rule, {
  compliant: {
    'flow logs': {
      configuration: { firewall: { firewallArn: ARN } },
      ignored: { firewallStatus: { status: 'READY' } },
      answers: [
        answer(
          DescribeLoggingConfigurationCommand,
          { LoggingConfiguration: { LogDestinationConfigs: [{ ...S3, LogType: 'FLOW' }] } },
          { input: { FirewallArn: ARN }, region: 'us-east-1' },
        ),
      ],
      annotation: /delivers logs: FLOW\.$/,
    },
    'an empty configuration, asked about by the ARN of the item': {
      configuration: {},
      arn: ARN,
      answers: [
        answer(
          DescribeLoggingConfigurationCommand,
          { LoggingConfiguration: { LogDestinationConfigs: [{ ...S3, LogType: 'TLS' }] } },
          { input: { FirewallArn: ARN } },
        ),
      ],
    },
    'all types that are required, in another casing and as JSON text': {
      configuration: { Firewall: `{"FirewallArn":"${ARN}"}` },
      parameters: { requiredLogTypes: 'flow, alert' },
      answers: [
        answer(
          DescribeLoggingConfigurationCommand,
          {
            LoggingConfiguration: {
              LogDestinationConfigs: [
                { ...S3, LogType: 'ALERT' },
                { ...CLOUDWATCH, LogType: 'FLOW' },
              ],
            },
          },
          { input: { FirewallArn: ARN } },
        ),
      ],
      annotation: /delivers logs: ALERT, FLOW\.$/,
    },
  },
  nonCompliant: {
    'no logging configuration': {
      configuration: { firewall: { firewallArn: ARN } },
      answers: [answer(DescribeLoggingConfigurationCommand, { FirewallArn: ARN })],
      annotation: /delivers no logs; a destination/,
    },
    'an empty list of destinations': {
      configuration: { firewall: { firewallArn: ARN } },
      answers: [
        answer(DescribeLoggingConfigurationCommand, { LoggingConfiguration: { LogDestinationConfigs: [] } }),
      ],
    },
    'a type that is required is missing': {
      configuration: { firewall: { firewallArn: ARN } },
      parameters: { requiredLogTypes: 'ALERT,FLOW' },
      answers: [
        answer(DescribeLoggingConfigurationCommand, {
          LoggingConfiguration: { LogDestinationConfigs: [{ ...S3, LogType: 'FLOW' }] },
        }),
      ],
      annotation: /delivers logs: FLOW; also wanted: ALERT\.$/,
    },
    'a type that is required does not exist': {
      configuration: { firewall: { firewallArn: ARN } },
      parameters: { requiredLogTypes: 'ALERTS' },
      answers: [
        answer(DescribeLoggingConfigurationCommand, {
          LoggingConfiguration: { LogDestinationConfigs: [{ ...S3, LogType: 'ALERT' }] },
        }),
      ],
      annotation: /also wanted: ALERTS\.$/,
    },
  },
  notApplicable: {
    'the firewall is gone': {
      configuration: { firewall: { firewallArn: ARN } },
      answers: [failure(DescribeLoggingConfigurationCommand, 'ResourceNotFoundException')],
    },
  },
  fails: {
    'no ARN anywhere': {
      configuration: { firewall: null },
      error: /configuration\.firewall\.firewallArn: expected text, got nothing/,
    },
    'the logs may not be asked about': {
      configuration: { firewall: { firewallArn: ARN } },
      answers: [failure(DescribeLoggingConfigurationCommand, 'AccessDeniedException')],
      error: /AccessDeniedException/,
    },
  },
});
