import { flag, integer, list, object, resource, text } from '../shape';

export const Cluster = resource('AWS::Redshift::Cluster', {
  configuration: {
    clusterStatus: text,
    // In days; 0 means that there are no automated snapshots.
    automatedSnapshotRetentionPeriod: integer,
    encrypted: flag,
    kmsKeyId: text,
    hsmStatus: object({ hsmConfigurationIdentifier: text, status: text }),
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

export const ClusterSnapshot = resource('AWS::Redshift::ClusterSnapshot', {
  configuration: { status: text, encrypted: flag, encryptedWithHSM: flag },
});
