import { flag, integer, list, object, resource, text } from '../shape';

const storage = {
  storageEncrypted: flag,
  // Only where the key is one that AWS owns does this say more than the flag; older items do not have it.
  storageEncryptionType: text,
  kmsKeyId: text,
};

export const DBInstance = resource('AWS::RDS::DBInstance', {
  configuration: {
    engine: text,
    engineVersion: text,
    dBInstanceIdentifier: text,
    // Set on the members of a Multi-AZ or Aurora cluster.
    dBClusterIdentifier: text,
    dBParameterGroups: list(object({ dBParameterGroupName: text, parameterApplyStatus: text })),
    optionGroupMemberships: list(object({ optionGroupName: text, status: text })),
    cACertificateIdentifier: text,
    pendingModifiedValues: object({ cACertificateIdentifier: text }),
    dBInstanceStatus: text,
    // In days; 0 means that automated backups are off.
    backupRetentionPeriod: integer,
    multiAZ: flag,
    // Set on read replicas: of an instance or of a cluster.
    readReplicaSourceDBInstanceIdentifier: text,
    readReplicaSourceDBClusterIdentifier: text,
    ...storage,
  },
});

export const DBSnapshot = resource('AWS::RDS::DBSnapshot', {
  configuration: {
    engine: text,
    dBSnapshotIdentifier: text,
    status: text,
    optionGroupName: text,
    // What other types call storageEncrypted.
    encrypted: flag,
    storageEncryptionType: storage.storageEncryptionType,
    kmsKeyId: storage.kmsKeyId,
  },
});

/** Clusters of Aurora, of RDS in several zones, of DocumentDB and of Neptune, told apart by their engine. */
export const DBCluster = resource('AWS::RDS::DBCluster', {
  configuration: {
    engine: text,
    engineVersion: text,
    dbclusterIdentifier: text,
    dbclusterParameterGroup: text,
    dbclusterMembers: list(object({ dbinstanceIdentifier: text, dbclusterParameterGroupStatus: text })),
    enabledCloudwatchLogsExports: list(text),
    status: text,
    engineMode: text,
    // In days.
    backupRetentionPeriod: integer,
    multiAZ: flag,
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

export const OptionGroup = resource('AWS::RDS::OptionGroup', {
  configuration: {
    EngineName: text,
    MajorEngineVersion: text,
    OptionConfigurations: list(
      object({ OptionName: text, OptionSettings: list(object({ Name: text, Value: text })) }),
    ),
  },
});
