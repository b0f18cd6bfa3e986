import {
  arnOf,
  DATA_SUBNETS,
  groupId,
  HOME,
  keyArn,
  phi,
  RECOVERY,
  roleArn,
  subnetId,
  topicArn,
  vpcId,
} from './account';
import { related, type JsonObject, type Resource } from './item';
import { hex, timeBetween, upperCase } from './random';

interface Database {
  readonly name: string;
  readonly engine: string;
  readonly version: string;
  readonly group: string;
  /** Left out by AWS for members of an Aurora cluster, whose parameters are those of the cluster. */
  readonly applied?: string;
  readonly cluster?: string;
  readonly encrypted: boolean;
  readonly isPublic?: boolean;
  readonly backups: number;
  readonly multiAz: boolean;
  readonly logs: readonly string[];
  readonly region?: string;
  readonly certificateAuthority?: string;
  readonly settings?: JsonObject;
}

const instances: readonly Database[] = [
  {
    name: 'patient-portal',
    engine: 'postgres',
    version: '16.3',
    group: 'clinic-postgres16',
    encrypted: true,
    backups: 35,
    multiAz: true,
    logs: ['postgresql', 'upgrade'],
  },
  {
    name: 'lab-results',
    engine: 'postgres',
    version: '14.12',
    group: 'default.postgres14',
    encrypted: true,
    backups: 14,
    multiAz: true,
    logs: ['postgresql'],
  },
  {
    name: 'referrals',
    engine: 'postgres',
    version: '13.15',
    group: 'clinic-postgres13',
    applied: 'pending-reboot',
    encrypted: false,
    backups: 1,
    multiAz: false,
    logs: [],
    certificateAuthority: 'rds-ca-2019',
    settings: {
      pendingModifiedValues: { cACertificateIdentifier: 'rds-ca-rsa2048-g1' },
      storageEncryptionType: 'none',
    },
  },
  {
    name: 'imaging-index',
    engine: 'mysql',
    version: '8.0.39',
    group: 'clinic-mysql8',
    encrypted: true,
    backups: 14,
    multiAz: true,
    logs: ['audit', 'error'],
  },
  {
    name: 'billing',
    engine: 'sqlserver-se',
    version: '15.00.4385.2.v1',
    group: 'default.sqlserver-se-15.0',
    encrypted: false,
    isPublic: true,
    backups: 0,
    multiAz: false,
    logs: [],
    certificateAuthority: 'rds-ca-2019',
  },
  // Came with the terminal at the door; SQL Server Express, which is not for PHI.
  {
    name: 'time-clock',
    engine: 'sqlserver-ex',
    version: '15.00.4385.2.v1',
    group: 'default.sqlserver-ex-15.0',
    encrypted: true,
    backups: 7,
    multiAz: false,
    logs: [],
  },
  {
    name: 'pharmacy',
    engine: 'oracle-se2',
    version: '19.0.0.0.ru-2026-07.rur-2026-07.r1',
    group: 'default.oracle-se2-19',
    encrypted: true,
    backups: 7,
    multiAz: false,
    logs: ['audit'],
  },
  {
    name: 'scheduling-1',
    engine: 'aurora-postgresql',
    version: '15.7',
    group: 'default.aurora-postgresql15',
    cluster: 'scheduling',
    encrypted: true,
    backups: 35,
    multiAz: false,
    logs: [],
  },
  {
    name: 'scheduling-2',
    engine: 'aurora-postgresql',
    version: '15.7',
    group: 'default.aurora-postgresql15',
    cluster: 'scheduling',
    encrypted: true,
    backups: 35,
    multiAz: false,
    logs: [],
  },
  {
    name: 'telehealth-1',
    engine: 'aurora-mysql',
    version: '8.0.mysql_aurora.3.07.1',
    group: 'default.aurora-mysql8.0',
    cluster: 'telehealth',
    encrypted: false,
    backups: 1,
    multiAz: false,
    logs: [],
  },
  // Members of a Multi-AZ cluster, not of Aurora.
  ...['consents-instance-1', 'consents-instance-2', 'consents-instance-3'].map((name) => ({
    name,
    engine: 'postgres',
    version: '16.3',
    group: 'default.postgres16',
    cluster: 'consents',
    encrypted: true,
    backups: 14,
    multiAz: false,
    logs: [],
  })),
  {
    name: 'patient-portal-recovery',
    engine: 'postgres',
    version: '16.3',
    group: 'clinic-postgres16',
    encrypted: true,
    backups: 7,
    multiAz: false,
    logs: ['postgresql'],
    region: RECOVERY,
  },
];

const PORTS: readonly (readonly [engine: string, port: number])[] = [
  ['mysql', 3306],
  ['mariadb', 3306],
  ['sqlserver', 1433],
  ['oracle', 1521],
  ['docdb', 27_017],
  ['neptune', 8182],
];

export const portOf = (engine: string): number => PORTS.find(([name]) => engine.includes(name))?.[1] ?? 5432;
export const instanceResourceId = (name: string): string => `db-${upperCase(`database ${name}`, 26)}`;
const optionGroupOf = (engine: string): string =>
  ({ mysql: 'clinic-options', 'oracle-se2': 'pharmacy-oracle' })[engine] ?? `default:${engine}`;
export const createdAt = (name: string): string =>
  timeBetween(`database ${name}`, '2020-06-01T00:00:00Z', '2026-02-01T00:00:00Z');
const keyOf = (region: string): string => keyArn(region === HOME ? 'patient-data' : 'recovery', region);

const subnetsOf = (region: string): readonly string[] =>
  region === HOME ? DATA_SUBNETS : [subnetId('recovery-a'), subnetId('recovery-b')];
const vpcOf = (region: string): string => vpcId(region === HOME ? 'clinic' : 'clinic-recovery');

const subnetGroup = (region: string): JsonObject => ({
  dBSubnetGroupDescription: 'Data subnets',
  dBSubnetGroupName: 'databases',
  subnetGroupStatus: 'Complete',
  subnets: subnetsOf(region).map((subnetIdentifier, index) => ({
    subnetAvailabilityZone: { name: `${region}${'ab'.charAt(index)}` },
    subnetIdentifier,
    subnetStatus: 'Active',
  })),
  vpcId: vpcOf(region),
});

function instance(database: Database): Resource {
  const { name, engine, version, cluster, encrypted, region = HOME } = database;
  const id = instanceResourceId(name);
  const arn = arnOf('rds', `db:${name}`, region);
  const group = region === HOME ? 'databases' : 'recovery-databases';
  return {
    type: 'AWS::RDS::DBInstance',
    id,
    name,
    arn,
    region,
    zone: `${region}a`,
    created: createdAt(name),
    tags: phi('clinical'),
    relationships: [
      related('Is contained in Vpc', 'AWS::EC2::VPC', vpcOf(region)),
      related('Is associated with SecurityGroup', 'AWS::EC2::SecurityGroup', groupId(group)),
    ],
    configuration: {
      allocatedStorage: 200,
      autoMinorVersionUpgrade: encrypted,
      availabilityZone: `${region}a`,
      backupRetentionPeriod: database.backups,
      cACertificateIdentifier: database.certificateAuthority ?? 'rds-ca-rsa2048-g1',
      copyTagsToSnapshot: encrypted,
      ...(cluster === undefined ? {} : { dBClusterIdentifier: cluster }),
      dBInstanceArn: arn,
      dBInstanceClass: 'db.m6g.large',
      dBInstanceIdentifier: name,
      dBInstanceStatus: 'available',
      dBName: name.replaceAll('-', '_'),
      dBParameterGroups: [
        { dBParameterGroupName: database.group, parameterApplyStatus: database.applied ?? 'in-sync' },
      ],
      dBSecurityGroups: [],
      dBSubnetGroup: subnetGroup(region),
      dbInstancePort: 0,
      dbiResourceId: id,
      deletionProtection: encrypted,
      enabledCloudwatchLogsExports: database.logs,
      endpoint: {
        address: `${name}.${hex(region, 12)}.${region}.rds.amazonaws.com`,
        hostedZoneId: 'Z2R2ITUGPM61AM',
        port: portOf(engine),
      },
      engine,
      engineVersion: version,
      iAMDatabaseAuthenticationEnabled: name === 'patient-portal',
      instanceCreateTime: createdAt(name),
      ...(encrypted ? { kmsKeyId: keyOf(region) } : {}),
      licenseModel: engine.startsWith('sqlserver') ? 'license-included' : 'postgresql-license',
      masterUsername: encrypted ? 'clinic_admin' : 'admin',
      monitoringInterval: encrypted ? 60 : 0,
      ...(encrypted ? { monitoringRoleArn: roleArn('rds-monitoring') } : {}),
      multiAZ: database.multiAz,
      optionGroupMemberships: [{ optionGroupName: optionGroupOf(engine), status: 'in-sync' }],
      pendingModifiedValues: {},
      performanceInsightsEnabled: false,
      preferredBackupWindow: '06:00-06:30',
      preferredMaintenanceWindow: 'sun:07:00-sun:07:30',
      publiclyAccessible: database.isPublic === true,
      readReplicaDBInstanceIdentifiers: [],
      storageEncrypted: encrypted,
      storageType: 'gp3',
      vpcSecurityGroups: [{ status: 'active', vpcSecurityGroupId: groupId(group) }],
      ...database.settings,
    },
  };
}

interface Snapshot {
  readonly of: string;
  readonly name: string;
  readonly type: 'automated' | 'manual';
  readonly encrypted: boolean;
  /** Accounts that may restore it; `all` is everybody. */
  readonly sharedWith?: readonly string[];
  readonly settings?: JsonObject;
}

const snapshots: readonly Snapshot[] = [
  { of: 'patient-portal', name: 'patient-portal-before-16-3', type: 'manual', encrypted: true },
  { of: 'lab-results', name: 'rds:lab-results-2026-09-30-06-05', type: 'automated', encrypted: true },
  {
    of: 'referrals',
    name: 'referrals-for-vendor',
    type: 'manual',
    encrypted: false,
    sharedWith: ['444455556666'],
    settings: { storageEncryptionType: 'none' },
  },
  {
    of: 'referrals',
    name: 'referrals-interrupted',
    type: 'manual',
    encrypted: false,
    settings: { status: 'failed' },
  },
  { of: 'old-registry', name: 'old-registry-final', type: 'manual', encrypted: false, sharedWith: ['all'] },
];

function snapshot({ of, name, type, encrypted, sharedWith = [], settings }: Snapshot): Resource {
  const source = instances.find((database) => database.name === of);
  return {
    type: 'AWS::RDS::DBSnapshot',
    id: name,
    name,
    arn: arnOf('rds', `snapshot:${name}`),
    zone: 'us-east-1a',
    tags: phi('clinical'),
    relationships: [related('Is contained in Vpc', 'AWS::EC2::VPC', vpcId('clinic'))],
    configuration: {
      allocatedStorage: 200,
      availabilityZone: 'us-east-1a',
      dBInstanceIdentifier: of,
      dBSnapshotArn: arnOf('rds', `snapshot:${name}`),
      dBSnapshotIdentifier: name,
      encrypted,
      engine: source?.engine ?? 'postgres',
      engineVersion: source?.version ?? '12.20',
      ...(encrypted ? { kmsKeyId: keyArn('patient-data') } : {}),
      masterUsername: 'clinic_admin',
      percentProgress: 100,
      port: 5432,
      snapshotCreateTime: timeBetween(`snapshot ${name}`, '2026-09-01T00:00:00Z', '2026-09-30T00:00:00Z'),
      snapshotType: type,
      status: 'available',
      storageType: 'gp3',
      vpcId: vpcId('clinic'),
      ...settings,
    },
    supplement: { DBSnapshotAttributes: [{ attributeName: 'restore', attributeValues: sharedWith }] },
  };
}

export const databases: readonly Resource[] = [
  ...instances.map(instance),
  ...snapshots.map(snapshot),
  ...[HOME, RECOVERY].map((region): Resource => ({
    type: 'AWS::RDS::DBSubnetGroup',
    id: 'databases',
    name: 'databases',
    arn: arnOf('rds', 'subgrp:databases', region),
    region,
    configuration: { dBSubnetGroupArn: arnOf('rds', 'subgrp:databases', region), ...subnetGroup(region) },
  })),
  {
    type: 'AWS::RDS::EventSubscription',
    id: 'database-events',
    name: 'database-events',
    arn: arnOf('rds', 'es:database-events'),
    configuration: {
      custSubscriptionId: 'database-events',
      enabled: true,
      eventCategoriesList: ['failover', 'failure', 'maintenance'],
      snsTopicArn: topicArn('operations-alerts'),
      sourceType: 'db-instance',
      status: 'active',
    },
  },
];
