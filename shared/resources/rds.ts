import { list, object, resource, text } from '../shape';

export const DBInstance = resource('AWS::RDS::DBInstance', {
  configuration: {
    engine: text,
    engineVersion: text,
    // Set on the members of a Multi-AZ or Aurora cluster.
    dBClusterIdentifier: text,
    dBParameterGroups: list(object({ dBParameterGroupName: text, parameterApplyStatus: text })),
  },
});
