import { DescribeLogGroupsCommand, type LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import { rule } from '../../../rules/logs/logs-log-group-retention-sufficient';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const group = (parts: LogGroup) =>
  answer(DescribeLogGroupsCommand, { logGroups: [{ logGroupName: 'audit', ...parts }] });

testPeriodicRule(rule, {
  compliant: {
    'no retention: for ever': { answers: [group({ logGroupClass: 'STANDARD' })], annotation: /never expire/ },
    'exactly as long as wanted': { answers: [group({ retentionInDays: 365 })], annotation: /365 days/ },
    'for six years, as wanted by the parameter': {
      answers: [group({ retentionInDays: 2192 })],
      parameters: { minRetentionDays: '2190' },
    },
    'for ever by a policy of the account': { answers: [group({ retentionPolicyName: 'for-ever' })] },
    'short enough for the parameter': {
      answers: [group({ retentionInDays: 30, logGroupClass: 'INFREQUENT_ACCESS' })],
      parameters: { minRetentionDays: '30' },
    },
  },
  nonCompliant: {
    'thirty days': {
      answers: [group({ retentionInDays: 30 })],
      annotation: /kept for 30 days; at least 365 are wanted/,
    },
    'a year, where six are wanted': {
      answers: [group({ retentionInDays: 365 })],
      parameters: { minRetentionDays: '2190' },
    },
    'named by a prefix': {
      answers: [group({ retentionInDays: 7 })],
      parameters: { logGroupNamePrefixes: '/aws/, aud' },
    },
  },
  notApplicable: {
    'of the delivery class': {
      answers: [group({ logGroupClass: 'DELIVERY', retentionInDays: 2 })],
      annotation: /delivery class/,
    },
    'named by none of the prefixes': {
      answers: [group({ retentionInDays: 1 })],
      parameters: { logGroupNamePrefixes: '/aws/, AUDIT' },
      annotation: /prefixes/,
    },
  },
  findings: {
    'two pages': {
      answers: [
        answer(DescribeLogGroupsCommand, {
          logGroups: [{ logGroupName: '/a', retentionInDays: 1 }, { logGroupName: '/b' }],
          nextToken: 'more',
        }),
        answer(
          DescribeLogGroupsCommand,
          { logGroups: [{ logGroupName: '/c', retentionInDays: 3653 }] },
          { input: { nextToken: 'more' } },
        ),
      ],
      expected: [
        ['AWS::Logs::LogGroup', '/a', 'NON_COMPLIANT'],
        ['AWS::Logs::LogGroup', '/b', 'COMPLIANT'],
        ['AWS::Logs::LogGroup', '/c', 'COMPLIANT'],
      ],
    },
    'no log group': { answers: [answer(DescribeLogGroupsCommand, {})], expected: [] },
  },
  fails: {
    'the list is denied': {
      answers: [failure(DescribeLogGroupsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});
