import { object, resource, text } from '../shape';

export const Connector = resource('AWS::KafkaConnect::Connector', {
  configuration: {
    KafkaClusterEncryptionInTransit: object({ EncryptionType: text }),
  },
});
