import { list, object, resource, text } from '../shape';

export const Cluster = resource('AWS::EKS::Cluster', {
  configuration: {
    ClusterStatus: text,
    // Only types that are on are listed, unlike in the API of EKS.
    Logging: object({ ClusterLogging: object({ EnabledTypes: list(object({ Type: text })) }) }),
  },
});
