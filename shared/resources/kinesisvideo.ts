import { resource, text } from '../shape';

export const Stream = resource('AWS::KinesisVideo::Stream', {
  configuration: { KmsKeyId: text },
});
