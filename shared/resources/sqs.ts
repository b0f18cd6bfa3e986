import { flag, json, resource, text } from '../shape';

export const Queue = resource('AWS::SQS::Queue', {
  configuration: {
    KmsMasterKeyId: text,
    Policy: json,
    QueueArn: text,
    SqsManagedSseEnabled: flag,
  },
});
