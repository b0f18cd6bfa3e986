import { resource, text } from '../shape';

export const Application = resource('AWS::KinesisAnalyticsV2::Application', {
  configuration: { ApplicationName: text },
});
