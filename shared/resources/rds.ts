import { flag, list, object, resource, text } from '../shape';

export const DBInstance = resource('AWS::RDS::DBInstance', {
  configuration: {
    engine: text,
    engineVersion: text,
    // Set on the members of a Multi-AZ or Aurora cluster.
    dBClusterIdentifier: text,
    dBParameterGroups: list(object({ dBParameterGroupName: text, parameterApplyStatus: text })),
  },
});

const storage = {
  storageEncrypted: flag,
  // Only where the key is one that AWS owns does this say more than the flag; older items do not have it.
  storageEncryptionType: text,
  kmsKeyId: text,
};

/** Clusters of Aurora, of RDS in several zones, of DocumentDB and of Neptune, told apart by their engine. */
export const DBCluster = resource('AWS::RDS::DBCluster', {
  configuration: {
    engine: text,
    engineVersion: text,
    dbclusterIdentifier: text,
    dbclusterParameterGroup: text,
    dbclusterMembers: list(object({ dbinstanceIdentifier: text, dbclusterParameterGroupStatus: text })),
    enabledCloudwatchLogsExports: list(text),
    ...storage,
  },
});

export const DBClusterSnapshot = resource('AWS::RDS::DBClusterSnapshot', {
  configuration: {
    engine: text,
    dbclusterSnapshotIdentifier: text,
    snapshotType: text,
    status: text,
    ...storage,
  },
  supplementaryConfiguration: {
    DBClusterSnapshotAttributes: list(object({ attributeName: text, attributeValues: list(text) })),
  },
});
