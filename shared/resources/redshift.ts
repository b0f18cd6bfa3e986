import { list, object, resource, text } from '../shape';

export const Cluster = resource('AWS::Redshift::Cluster', {
  configuration: {
    clusterStatus: text,
    clusterParameterGroups: list(
      object({
        parameterGroupName: text,
        parameterApplyStatus: text,
        clusterParameterStatusList: list(object({ parameterName: text, parameterApplyStatus: text })),
      }),
    ),
  },
});

export const ClusterParameterGroup = resource('AWS::Redshift::ClusterParameterGroup', {
  configuration: { parameterGroupName: text, parameterGroupFamily: text },
  supplementaryConfiguration: {
    Parameters: list(object({ parameterName: text, parameterValue: text })),
  },
});
