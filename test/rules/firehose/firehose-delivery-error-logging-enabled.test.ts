import { rule } from '../../../rules/firehose/firehose-delivery-error-logging-enabled';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'S3 with logging': {
      configuration: {
        ExtendedS3DestinationConfiguration: {
          CloudWatchLoggingOptions: { Enabled: true },
        },
      },
      annotation: /^Errors of the delivery to S3 are logged\.$/,
    },
    'the flag as text, beside nulls': {
      configuration: {
        RedshiftDestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: 'True' } },
        SplunkDestinationConfiguration: null,
        HttpEndpointDestinationConfiguration: null,
      },
    },
    'OpenSearch Service as JSON text': {
      configuration: {
        AmazonopensearchserviceDestinationConfiguration:
          '{"CloudWatchLoggingOptions":{"Enabled":true,"LogGroupName":"g","LogStreamName":"s"}}',
      },
    },
    'OpenSearch Serverless': {
      configuration: {
        AmazonOpenSearchServerlessDestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: true } },
      },
    },
    Elasticsearch: {
      configuration: {
        ElasticsearchDestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: true } },
      },
    },
    Iceberg: {
      configuration: { IcebergDestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: true } } },
    },
    'S3 in both forms': {
      configuration: {
        ExtendedS3DestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: true } },
        S3DestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: true } },
      },
      annotation: /to S3 and S3 \(older form\) are logged/,
    },
  },
  nonCompliant: {
    'S3 without logging': {
      configuration: {
        ExtendedS3DestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: false } },
      },
      annotation: /to S3 are not logged/,
    },
    'logging of the bucket for backups alone': {
      configuration: {
        HttpEndpointDestinationConfiguration:
          '{"S3Configuration":{"CloudWatchLoggingOptions":{"Enabled":true}}}',
      },
      annotation: /to an HTTP endpoint are not logged/,
    },
    'a destination without options': { configuration: { HttpEndpointDestinationConfiguration: {} } },
    'options without a flag': {
      configuration: { SplunkDestinationConfiguration: { CloudWatchLoggingOptions: {} } },
    },
    'null options': {
      configuration: { SnowflakeDestinationConfiguration: { CloudWatchLoggingOptions: null } },
    },
    'one destination of two': {
      configuration: {
        RedshiftDestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: 'false' } },
        S3DestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: true } },
      },
      annotation: /to Redshift are not logged/,
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {}, annotation: /no destination/ },
    'no destination': { configuration: { DeliveryStreamType: 'DirectPut' } },
    'null for the destination': { configuration: { S3DestinationConfiguration: null } },
  },
  fails: {
    'a flag of another kind': {
      configuration: {
        ExtendedS3DestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: 'on' } },
      },
      error: /CloudWatchLoggingOptions\.Enabled: expected true or false/,
    },
  },
});
