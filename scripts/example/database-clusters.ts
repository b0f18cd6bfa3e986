/** Clusters of Aurora, of RDS in several zones, of DocumentDB and of Neptune, and their snapshots. */
import { arnOf, groupId, HOME, keyArn, phi, vpcId } from './account';
import { createdAt, instanceResourceId, portOf } from './databases';
import { related, type JsonObject, type Resource } from './item';
import { hex, timeBetween, upperCase } from './random';

interface Cluster {
  readonly name: string;
  readonly engine: string;
  readonly version: string;
  readonly group: string;
  readonly members: readonly string[];
  readonly sound: boolean;
  readonly logs: readonly string[];
}

const clusters: readonly Cluster[] = [
  {
    name: 'scheduling',
    engine: 'aurora-postgresql',
    version: '15.7',
    group: 'clinic-aurora-postgresql',
    members: ['scheduling-1', 'scheduling-2'],
    sound: true,
    logs: ['postgresql'],
  },
  {
    name: 'telehealth',
    engine: 'aurora-mysql',
    version: '8.0.mysql_aurora.3.07.1',
    group: 'default.aurora-mysql8.0',
    members: ['telehealth-1'],
    sound: false,
    logs: [],
  },
  {
    name: 'consents',
    engine: 'postgres',
    version: '16.3',
    group: 'clinic-postgres',
    members: ['consents-instance-1', 'consents-instance-2', 'consents-instance-3'],
    sound: true,
    logs: ['postgresql'],
  },
  // The clusters below are stopped by night: their instances are made anew every morning.
  {
    name: 'intake-forms',
    engine: 'docdb',
    version: '5.0.0',
    group: 'clinic-docdb5',
    members: [],
    sound: true,
    logs: ['audit', 'profiler'],
  },
  {
    name: 'device-registry',
    engine: 'docdb',
    version: '4.0.0',
    group: 'default.docdb4.0',
    members: [],
    sound: false,
    logs: [],
  },
  {
    name: 'care-network',
    engine: 'neptune',
    version: '1.3.2.1',
    group: 'clinic-neptune1',
    members: [],
    sound: true,
    logs: ['audit'],
  },
  // Slow queries are exported, and who asked them is not.
  {
    name: 'drug-interactions',
    engine: 'neptune',
    version: '1.2.1.0',
    group: 'default.neptune1.2',
    members: [],
    sound: false,
    logs: ['slowquery'],
  },
];

function clusterOf({ name, engine, version, group, members, sound, logs }: Cluster): Resource {
  const id = `cluster-${upperCase(`cluster ${name}`, 26)}`;
  const arn = arnOf('rds', `cluster:${name}`);
  return {
    type: 'AWS::RDS::DBCluster',
    id,
    name,
    arn,
    zone: 'Multiple Availability Zones',
    created: createdAt(name),
    tags: phi('clinical'),
    relationships: members.map((member) =>
      related('Contains DBInstance', 'AWS::RDS::DBInstance', instanceResourceId(member)),
    ),
    configuration: {
      allocatedStorage: 1,
      associatedRoles: [],
      availabilityZones: [{ value: 'us-east-1a' }, { value: 'us-east-1b' }],
      backupRetentionPeriod: sound ? 35 : 1,
      clusterCreateTime: createdAt(name),
      copyTagsToSnapshot: sound,
      databaseName: name,
      dbClusterResourceId: id,
      dbclusterArn: arn,
      dbclusterIdentifier: name,
      dbclusterMembers: members.map((dbinstanceIdentifier, index) => ({
        dbclusterParameterGroupStatus: 'in-sync',
        dbinstanceIdentifier,
        isClusterWriter: index === 0,
        promotionTier: 1,
      })),
      dbclusterParameterGroup: group,
      dbsubnetGroup: 'databases',
      deletionProtection: sound,
      enabledCloudwatchLogsExports: logs,
      endpoint: { value: `${name}.cluster-${hex(HOME, 12)}.${HOME}.rds.amazonaws.com` },
      engine,
      engineMode: 'provisioned',
      engineVersion: version,
      httpEndpointEnabled: false,
      iamdatabaseAuthenticationEnabled: sound,
      ...(sound ? { kmsKeyId: keyArn('patient-data') } : {}),
      masterUsername: sound ? 'clinic_admin' : 'admin',
      multiAZ: members.length > 1,
      port: portOf(engine),
      preferredBackupWindow: '06:00-06:30',
      readerEndpoint: `${name}.cluster-ro-${hex(HOME, 12)}.${HOME}.rds.amazonaws.com`,
      status: 'available',
      storageEncrypted: sound,
      vpcSecurityGroups: [{ status: 'active', vpcSecurityGroupId: groupId('databases') }],
    },
  };
}

interface Snapshot {
  readonly of: string;
  readonly name: string;
  readonly encrypted: boolean;
  readonly type?: 'automated' | 'manual';
  readonly status?: 'available' | 'failed';
  /** Accounts that may restore it; `all` is everybody. */
  readonly sharedWith?: readonly string[];
  readonly settings?: JsonObject;
}

const snapshots: readonly Snapshot[] = [
  { of: 'scheduling', name: 'scheduling-before-migration', encrypted: true },
  { of: 'telehealth', name: 'telehealth-copy', encrypted: false },
  {
    of: 'telehealth',
    name: 'telehealth-for-analysis',
    encrypted: false,
    sharedWith: ['all'],
    settings: { storageEncryptionType: 'none' },
  },
  // Under a key that AWS owns, which the flag does not count.
  {
    of: 'telehealth',
    name: 'rds:telehealth-2026-09-30-06-08',
    encrypted: false,
    type: 'automated',
    settings: { storageEncryptionType: 'sse-rds' },
  },
  { of: 'intake-forms', name: 'rds:intake-forms-2026-09-30-06-05', encrypted: true, type: 'automated' },
  {
    of: 'device-registry',
    name: 'device-registry-for-vendor',
    encrypted: false,
    sharedWith: ['444455556666'],
  },
  { of: 'device-registry', name: 'device-registry-interrupted', encrypted: false, status: 'failed' },
  { of: 'care-network', name: 'care-network-before-upgrade', encrypted: true },
  {
    of: 'drug-interactions',
    name: 'rds:drug-interactions-2026-09-30-06-12',
    encrypted: false,
    type: 'automated',
  },
];

function clusterSnapshot({
  of,
  name,
  encrypted,
  type = 'manual',
  status = 'available',
  sharedWith = [],
  settings,
}: Snapshot): Resource {
  const source = clusters.find((cluster) => cluster.name === of);
  return {
    type: 'AWS::RDS::DBClusterSnapshot',
    id: name,
    name,
    arn: arnOf('rds', `cluster-snapshot:${name}`),
    tags: phi('clinical'),
    configuration: {
      allocatedStorage: 1,
      availabilityZones: [{ value: 'us-east-1a' }, { value: 'us-east-1b' }],
      dbclusterIdentifier: of,
      dbclusterSnapshotArn: arnOf('rds', `cluster-snapshot:${name}`),
      dbclusterSnapshotIdentifier: name,
      engine: source?.engine ?? '',
      ...(encrypted ? { kmsKeyId: keyArn('patient-data') } : {}),
      masterUsername: 'clinic_admin',
      percentProgress: status === 'failed' ? 41 : 100,
      snapshotCreateTime: timeBetween(`snapshot ${name}`, '2026-09-01T00:00:00Z', '2026-09-30T00:00:00Z'),
      snapshotType: type,
      status,
      storageEncrypted: encrypted,
      vpcId: vpcId('clinic'),
      ...settings,
    },
    supplement: { DBClusterSnapshotAttributes: [{ attributeName: 'restore', attributeValues: sharedWith }] },
  };
}

export const databaseClusters: readonly Resource[] = [
  ...clusters.map(clusterOf),
  ...snapshots.map(clusterSnapshot),
];
