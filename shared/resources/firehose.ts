import { flag, object, resource, text } from '../shape';

const destination = object({ CloudWatchLoggingOptions: object({ Enabled: flag }) });

export const DeliveryStream = resource('AWS::KinesisFirehose::DeliveryStream', {
  configuration: {
    DeliveryStreamName: text,
    DeliveryStreamType: text,
    KinesisStreamSourceConfiguration: object({ KinesisStreamARN: text }),
    // One of them is set.
    AmazonOpenSearchServerlessDestinationConfiguration: destination,
    AmazonopensearchserviceDestinationConfiguration: destination,
    ElasticsearchDestinationConfiguration: destination,
    ExtendedS3DestinationConfiguration: destination,
    HttpEndpointDestinationConfiguration: destination,
    IcebergDestinationConfiguration: destination,
    RedshiftDestinationConfiguration: destination,
    S3DestinationConfiguration: destination,
    SnowflakeDestinationConfiguration: destination,
    SplunkDestinationConfiguration: destination,
  },
});
