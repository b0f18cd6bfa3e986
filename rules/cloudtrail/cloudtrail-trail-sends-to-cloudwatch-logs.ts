import { Trail } from '../../shared/resources/cloudtrail';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cloudtrail-trail-sends-to-cloudwatch-logs',
  title: 'CloudTrail trails deliver to a CloudWatch Logs log group as well',
  rationale:
    'Analysts can search a log group and alarms can watch it, so that misuse of access to PHI is seen while it goes on.',
  whitepaper: { section: 'AWS CloudTrail', editions: [2024], basis: 'chapter' },
  safeguard: 'monitoring',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'low',
  remediation:
    'Set a log group and a role for CloudWatch Logs on the trail; the runbook AWS-EnableCloudTrailCloudWatchLogs does so.',
  resource: Trail,

  evaluate({ configuration: trail }, { accountId }) {
    const owner = trail.trailARN?.split(':')[4] ?? accountId;
    if (owner !== accountId)
      return notApplicable(
        `An organization trail of account ${owner}, which alone can give it a log group; it is judged there.`,
      );
    const { cloudWatchLogsLogGroupArn: group, cloudWatchLogsRoleArn: role } = trail;
    if (group === undefined)
      return nonCompliant(
        'The trail delivers to S3 alone; delivery to a log group of CloudWatch Logs is wanted, too.',
      );
    if (role === undefined)
      return nonCompliant(
        `The trail names log group ${group}, but not the role that it needs to deliver there.`,
      );
    return compliant(`The trail delivers to log group ${group}, too.`);
  },
});

export const { handler } = rule;
