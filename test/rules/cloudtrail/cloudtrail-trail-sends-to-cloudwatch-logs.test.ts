import { rule } from '../../../rules/cloudtrail/cloudtrail-trail-sends-to-cloudwatch-logs';
import { testRule } from '../../rule-tester';

const group = 'arn:aws:logs:us-east-1:111122223333:log-group:trails:*';
const role = 'arn:aws:iam::111122223333:role/trails-to-logs';

testRule(rule, {
  compliant: {
    'a log group and a role': {
      configuration: { cloudWatchLogsLogGroupArn: group, cloudWatchLogsRoleArn: role },
      annotation: /log-group:trails/,
    },
    "the account's own organization trail": {
      configuration: {
        trailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/organization',
        isOrganizationTrail: true,
        cloudWatchLogsLogGroupArn: group,
        cloudWatchLogsRoleArn: role,
      },
    },
  },
  nonCompliant: {
    'neither of them': {
      configuration: { trailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit' },
      annotation: /S3 alone; delivery to a log group of CloudWatch Logs is wanted/,
    },
    'nothing at all': { configuration: {} },
    'a log group that was cleared': {
      configuration: { cloudWatchLogsLogGroupArn: '', cloudWatchLogsRoleArn: role },
    },
    'both null': { configuration: { cloudWatchLogsLogGroupArn: null, cloudWatchLogsRoleArn: null } },
    'no role': {
      configuration: { cloudWatchLogsLogGroupArn: group },
      annotation: /not the role/,
    },
    'a role that was cleared': {
      configuration: { cloudWatchLogsLogGroupArn: group, cloudWatchLogsRoleArn: '' },
    },
  },
  notApplicable: {
    "another account's organization trail": {
      configuration: { trailARN: 'arn:aws:cloudtrail:us-east-1:999988887777:trail/organization' },
      annotation: /organization trail of account 999988887777/,
    },
  },
  fails: {
    'a log group that is no text': {
      configuration: { cloudWatchLogsLogGroupArn: {} },
      error: /configuration\.cloudWatchLogsLogGroupArn: expected text, got a value of type object/,
    },
  },
});
