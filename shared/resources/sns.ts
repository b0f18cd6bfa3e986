import { json, resource, text } from '../shape';

export const Topic = resource('AWS::SNS::Topic', {
  configuration: { TopicArn: text, KmsMasterKeyId: text, Policy: json },
});
