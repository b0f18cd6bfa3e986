import { DeliveryStream } from '../../shared/resources/firehose';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'firehose-delivery-error-logging-enabled',
  title: 'Firehose streams log errors of their delivery',
  rationale:
    'Records with PHI that never reach their destination go unnoticed unless the failures are logged.',
  whitepaper: { section: 'Amazon Data Firehose', editions: [2024], basis: 'optional' },
  safeguard: 'monitoring',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'low',
  remediation:
    'Turn on CloudWatch error logging (CloudWatchLoggingOptions) for the destination, with a log group and a log stream.',
  resource: DeliveryStream,

  evaluate({ configuration: stream }) {
    // Of the destination itself; the bucket for its backups has options of its own.
    const destinations = Object.entries({
      'OpenSearch Serverless': stream.AmazonOpenSearchServerlessDestinationConfiguration,
      'OpenSearch Service': stream.AmazonopensearchserviceDestinationConfiguration,
      Elasticsearch: stream.ElasticsearchDestinationConfiguration,
      S3: stream.ExtendedS3DestinationConfiguration,
      'an HTTP endpoint': stream.HttpEndpointDestinationConfiguration,
      Iceberg: stream.IcebergDestinationConfiguration,
      Redshift: stream.RedshiftDestinationConfiguration,
      'S3 (older form)': stream.S3DestinationConfiguration,
      Snowflake: stream.SnowflakeDestinationConfiguration,
      Splunk: stream.SplunkDestinationConfiguration,
    }).filter(([, destination]) => destination !== undefined);
    if (destinations.length === 0)
      return notApplicable('AWS Config recorded no destination of a kind that the rule knows.');
    const silent = destinations.filter(
      ([, destination]) => destination?.CloudWatchLoggingOptions?.Enabled !== true,
    );
    const names = (silent.length > 0 ? silent : destinations).map(([name]) => name).join(' and ');
    if (silent.length === 0) return compliant(`Errors of the delivery to ${names} are logged.`);
    return nonCompliant(`Errors of the delivery to ${names} are not logged; they should go to CloudWatch.`);
  },
});

export const { handler } = rule;
