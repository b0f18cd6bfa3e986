import { flag, object, resource, text } from '../shape';

export const Broker = resource('AWS::AmazonMQ::Broker', {
  configuration: {
    EngineType: text,
    Logs: object({ Audit: flag, Pending: object({ Audit: flag }) }),
  },
});
