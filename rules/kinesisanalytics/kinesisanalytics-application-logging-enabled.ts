import { DescribeApplicationCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import { ReportError } from '../../shared/errors';
import { ifFound } from '../../shared/if-found';
import { knownText } from '../../shared/known-text';
import { Application } from '../../shared/resources/kinesisanalytics';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'kinesisanalytics-application-logging-enabled',
  title: 'Flink applications log to CloudWatch',
  rationale:
    'What an application did with a stream of PHI, and where it failed, is lost unless its logs go somewhere.',
  whitepaper: { section: 'Amazon Managed Service for Apache Flink', editions: [2024], basis: 'optional' },
  safeguard: 'monitoring',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'low',
  remediation:
    'Turn on CloudWatch logging for the application with a log stream of its own, and let its service role write there (logs:PutLogEvents).',
  resource: Application,
  permissions: ['kinesisanalytics:DescribeApplication'],
  // The logging option is a resource of its own: to add or delete it changes nothing in the item of the application.
  alsoEvery: '24h',

  async evaluate({ configuration: { ApplicationName }, resourceName }, { client }) {
    const name = knownText('configuration.ApplicationName', ApplicationName, resourceName);
    const command = new DescribeApplicationCommand({ ApplicationName: name });
    const answer = await ifFound(client(KinesisAnalyticsV2Client).send(command));
    if (answer === undefined) return notApplicable('The application no longer exists.');
    const application = answer.ApplicationDetail;
    if (application === undefined) throw new ReportError(`Application ${name} is described without detail`);
    if (application.ApplicationStatus?.toUpperCase() === 'DELETING')
      return notApplicable('The application is being deleted.');
    const options = application.CloudWatchLoggingOptionDescriptions ?? [];
    const stream = options.map(({ LogStreamARN }) => LogStreamARN ?? '').find((arn) => arn !== '');
    if (stream !== undefined) return compliant(`The application logs to ${stream}.`);
    return nonCompliant('The application has no CloudWatch logging option; a log stream is wanted.');
  },
});

export const { handler } = rule;
