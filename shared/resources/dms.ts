import { flag, object, resource, text } from '../shape';

export const Endpoint = resource('AWS::DMS::Endpoint', {
  configuration: {
    EngineName: text,
    SslMode: text,
    RedisSettings: object({ SslSecurityProtocol: text }),
    KafkaSettings: object({ SecurityProtocol: text }),
    ElasticsearchSettings: object({ EndpointUri: text }),
  },
});

export const ReplicationInstance = resource('AWS::DMS::ReplicationInstance', {
  configuration: { PubliclyAccessible: flag },
});
