import {
  CloudWatchLogsClient,
  type LogGroup,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import { integerParameter, listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'logs-log-group-retention-sufficient',
  title: 'CloudWatch Logs log groups keep their events long enough',
  rationale:
    'What systems with PHI logged can be examined only as long as the log group has it; the default of some tools is a few days.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.316(b)(2)(i)'],
  severity: 'low',
  remediation:
    'Lengthen the retention with PutRetentionPolicy, or let events stay for ever with DeleteRetentionPolicy; an account-level policy overrides both.',
  reports: ['AWS::Logs::LogGroup'],
  parameters: {
    minRetentionDays: integerParameter({
      default: 365,
      min: 1,
      max: 36500,
      description: 'Days for which events must be kept; six years are 2190.',
    }),
    logGroupNamePrefixes: listParameter({
      default: [],
      description: 'How the names of the log groups to judge begin. Empty judges all of them.',
    }),
  },
  permissions: ['logs:DescribeLogGroups'],

  async *evaluate({ client, parameters: { minRetentionDays, logGroupNamePrefixes: prefixes } }) {
    const pages = paginateDescribeLogGroups({ client: client(CloudWatchLogsClient) }, {});
    for await (const { logGroups = [] } of pages) {
      for (const group of logGroups) {
        const resourceId = String(group.logGroupName);
        const isJudged = prefixes.length === 0 || prefixes.some((prefix) => resourceId.startsWith(prefix));
        const verdict = isJudged ? verdictOn(group, minRetentionDays) : outOfScope;
        yield { resourceType: 'AWS::Logs::LogGroup', resourceId, verdict };
      }
    }
  },
});

const outOfScope = notApplicable('The name begins with none of the prefixes that the rule is told to judge.');

function verdictOn({ logGroupClass, retentionInDays: days }: LogGroup, min: number): Verdict {
  if (logGroupClass?.toUpperCase() === 'DELIVERY')
    return notApplicable('A log group of the delivery class, which keeps events for a short, fixed time.');
  if (days === undefined) return compliant('Events never expire.');
  if (days >= min) return compliant(`Events are kept for ${String(days)} days.`);
  return nonCompliant(`Events are kept for ${String(days)} days; at least ${String(min)} are wanted.`);
}

export const { handler } = rule;
