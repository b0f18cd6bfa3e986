/** Redshift and DynamoDB. */
import {
  ACCOUNT_ID,
  arnOf,
  bucketName,
  DATA_SUBNETS,
  groupId,
  HOME,
  internal,
  keyArn,
  phi,
  roleArn,
  vpcId,
} from './account';
import { related, type Json, type JsonObject, type Resource } from './item';
import { between, hex, timeBetween, uuid } from './random';

const parameter = (parameterName: string, parameterValue: string, source = 'engine-default'): JsonObject => ({
  allowedValues: parameterValue === 'true' || parameterValue === 'false' ? 'true,false' : '',
  applyType: 'static',
  dataType: 'boolean',
  isModifiable: true,
  parameterName,
  parameterValue,
  source,
});

const parameterGroups: readonly { name: string; family: string; parameters: Json }[] = [
  {
    name: 'clinical-analytics',
    family: 'redshift-1.0',
    parameters: [
      parameter('enable_user_activity_logging', 'true', 'user'),
      parameter('require_ssl', 'true', 'user'),
      parameter('use_fips_ssl', 'false'),
    ],
  },
  {
    name: 'population-health',
    family: 'redshift-1.0',
    parameters: [parameter('enable_user_activity_logging', 'false'), parameter('require_ssl', 'false')],
  },
  // The values of this group are JSON as text.
  {
    name: 'billing-reports',
    family: 'redshift-1.0',
    parameters: JSON.stringify([parameter('require_ssl', 'false', 'user')]),
  },
  {
    name: 'research',
    family: 'redshift-2.0',
    parameters: [parameter('enable_user_activity_logging', 'true', 'user')],
  },
  { name: 'default.redshift-1.0', family: 'redshift-1.0', parameters: [parameter('require_ssl', 'false')] },
];

const clusters: readonly {
  name: string;
  group: string;
  encrypted: boolean;
  isPublic: boolean;
  logged: boolean;
  status: string;
}[] = [
  {
    name: 'clinical-analytics',
    group: 'clinical-analytics',
    encrypted: true,
    isPublic: false,
    logged: true,
    status: 'available',
  },
  {
    name: 'population-health',
    group: 'population-health',
    encrypted: false,
    isPublic: true,
    logged: false,
    status: 'available',
  },
  {
    name: 'migration-scratch',
    group: 'default.redshift-1.0',
    encrypted: true,
    isPublic: false,
    logged: false,
    status: 'deleting',
  },
];

interface Table {
  readonly name: string;
  readonly holdsPhi?: boolean;
  readonly status?: string;
  readonly encryption?: JsonObject;
  readonly recoverable?: boolean;
}

const tables: readonly Table[] = [
  { name: 'appointments', holdsPhi: true, encryption: { status: 'ENABLED' }, recoverable: true },
  { name: 'consent-records', holdsPhi: true, encryption: { status: 'ENABLED' }, recoverable: true },
  { name: 'lab-result-index', holdsPhi: true, encryption: { status: 'UPDATING' }, recoverable: true },
  // Its key was disabled: still encrypted, and unreadable.
  {
    name: 'imaging-worklist',
    holdsPhi: true,
    encryption: { status: 'ENABLED', inaccessibleEncryptionDateTime: '2026-08-19T02:11:40.000Z' },
  },
  { name: 'patient-portal-sessions', holdsPhi: true },
  { name: 'reminder-preferences', holdsPhi: true, encryption: { status: 'DISABLED' } },
  { name: 'telehealth-rooms', holdsPhi: true, encryption: { status: 'DISABLING' } },
  { name: 'infrastructure-locks' },
  { name: 'old-waiting-list', holdsPhi: true, status: 'DELETING' },
];

function cluster({ name, group, encrypted, isPublic, logged, status }: (typeof clusters)[number]): Resource {
  return {
    type: 'AWS::Redshift::Cluster',
    id: name,
    name,
    arn: arnOf('redshift', `cluster:${name}`),
    zone: 'us-east-1a',
    created: timeBetween(`cluster ${name}`, '2021-01-01T00:00:00Z', '2025-12-01T00:00:00Z'),
    tags: phi('analytics'),
    relationships: [
      related('Is associated with ClusterParameterGroup', 'AWS::Redshift::ClusterParameterGroup', group),
      related('Is contained in Vpc', 'AWS::EC2::VPC', vpcId('clinic')),
    ],
    configuration: {
      allowVersionUpgrade: encrypted,
      automatedSnapshotRetentionPeriod: encrypted ? 35 : 1,
      availabilityZone: 'us-east-1a',
      clusterIdentifier: name,
      clusterNodes: [{ nodeRole: 'SHARED', privateIPAddress: '10.40.32.60' }],
      clusterParameterGroups: [
        {
          clusterParameterStatusList: [{ parameterApplyStatus: 'in-sync', parameterName: 'require_ssl' }],
          parameterApplyStatus: 'in-sync',
          parameterGroupName: group,
        },
      ],
      clusterStatus: status,
      clusterSubnetGroupName: 'warehouse',
      dBName: name.replace('-', '_'),
      encrypted,
      endpoint: { address: `${name}.${hex(name, 12)}.${HOME}.redshift.amazonaws.com`, port: 5439 },
      enhancedVpcRouting: encrypted,
      iamRoles: [{ applyStatus: 'in-sync', iamRoleArn: roleArn('warehouse-load') }],
      kmsKeyId: encrypted ? keyArn('patient-data') : 'AWS_OWNED_KMS_KEY',
      masterUsername: encrypted ? 'clinic_admin' : 'awsuser',
      nodeType: 'ra3.xlplus',
      numberOfNodes: 2,
      publiclyAccessible: isPublic,
      vpcId: vpcId('clinic'),
      vpcSecurityGroups: [{ status: 'active', vpcSecurityGroupId: groupId('warehouse') }],
    },
    supplement: {
      LoggingStatus: logged
        ? { bucketName: bucketName('access-logs'), loggingEnabled: true, s3KeyPrefix: 'redshift/' }
        : { loggingEnabled: false },
    },
  };
}

function clusterSnapshot(of: string, day: string, encrypted: boolean): Resource {
  const name = `rs:${of}-${day}`;
  return {
    type: 'AWS::Redshift::ClusterSnapshot',
    id: name,
    name,
    arn: arnOf('redshift', `snapshot:${of}/${name}`),
    relationships: [related('Is associated with Cluster', 'AWS::Redshift::Cluster', of)],
    configuration: {
      availabilityZone: 'us-east-1a',
      clusterIdentifier: of,
      encrypted,
      encryptedWithHSM: false,
      ...(encrypted ? { kmsKeyId: keyArn('patient-data') } : {}),
      nodeType: 'ra3.xlplus',
      numberOfNodes: 2,
      ownerAccount: ACCOUNT_ID,
      port: 5439,
      snapshotCreateTime: `${day}T03:10:00.000Z`,
      snapshotIdentifier: name,
      snapshotType: 'automated',
      status: 'available',
      vpcId: vpcId('clinic'),
    },
  };
}

function table({ name, status = 'ACTIVE', encryption, recoverable, holdsPhi }: Table): Resource {
  const created = timeBetween(`table ${name}`, '2020-01-01T00:00:00Z', '2026-03-01T00:00:00Z');
  const arn = arnOf('dynamodb', `table/${name}`);
  const off = encryption?.['status'] === 'DISABLED';
  return {
    type: 'AWS::DynamoDB::Table',
    id: name,
    name,
    arn,
    created,
    tags: holdsPhi === true ? phi('clinical') : internal('platform'),
    configuration: {
      attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
      billingModeSummary: { billingMode: 'PAY_PER_REQUEST', lastUpdateToPayPerRequestDateTime: created },
      creationDateTime: created,
      itemCount: between(`items ${name}`, 400, 90_000),
      keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
      provisionedThroughput: { numberOfDecreasesToday: 0, readCapacityUnits: 0, writeCapacityUnits: 0 },
      ...(encryption === undefined
        ? {}
        : {
            ssedescription: {
              ...encryption,
              ...(off ? {} : { kmsmasterKeyArn: keyArn('patient-data'), ssetype: 'KMS' }),
            },
          }),
      tableArn: arn,
      tableId: uuid(`table ${name}`),
      tableName: name,
      tableSizeBytes: between(`bytes ${name}`, 100_000, 90_000_000),
      tableStatus: status,
    },
    supplement: {
      ContinuousBackupsDescription: {
        continuousBackupsStatus: 'ENABLED',
        pointInTimeRecoveryDescription: {
          pointInTimeRecoveryStatus: recoverable === true ? 'ENABLED' : 'DISABLED',
        },
      },
    },
  };
}

export const warehouse: readonly Resource[] = [
  ...parameterGroups.map(({ name, family, parameters }): Resource => ({
    type: 'AWS::Redshift::ClusterParameterGroup',
    id: name,
    name,
    arn: arnOf('redshift', `parametergroup:${name}`),
    configuration: {
      description: name.startsWith('default') ? 'Default parameter group' : `Parameters of ${name}`,
      parameterGroupFamily: family,
      parameterGroupName: name,
    },
    supplement: { Parameters: parameters },
  })),
  ...clusters.map(cluster),
  clusterSnapshot('clinical-analytics', '2026-09-29', true),
  clusterSnapshot('clinical-analytics', '2026-09-30', true),
  clusterSnapshot('population-health', '2026-09-30', false),
  {
    type: 'AWS::Redshift::ClusterSubnetGroup',
    id: 'warehouse',
    name: 'warehouse',
    arn: arnOf('redshift', 'subnetgroup:warehouse'),
    configuration: {
      clusterSubnetGroupName: 'warehouse',
      description: 'Data subnets',
      subnetGroupStatus: 'Complete',
      subnets: DATA_SUBNETS.map((subnetIdentifier, index) => ({
        subnetAvailabilityZone: { name: index === 0 ? 'us-east-1a' : 'us-east-1b' },
        subnetIdentifier,
        subnetStatus: 'Active',
      })),
      vpcId: vpcId('clinic'),
    },
  },
  ...tables.map(table),
];
