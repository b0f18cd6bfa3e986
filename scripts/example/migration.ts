/** Database Migration Service: the old systems on their way into the account. */
import { arnOf, bucketName, DATA_SUBNETS, keyArn, phi, roleArn } from './account';
import { related, type JsonObject, type Resource } from './item';
import { upperCase } from './random';

interface Endpoint {
  readonly name: string;
  readonly engine: string;
  readonly side: 'source' | 'target';
  readonly settings: JsonObject;
}

const endpoints: readonly Endpoint[] = [
  {
    name: 'old-registry',
    engine: 'mysql',
    side: 'source',
    settings: { SslMode: 'none', ServerName: '172.20.4.10', Port: 3306 },
  },
  {
    name: 'patient-portal',
    engine: 'postgres',
    side: 'target',
    settings: { SslMode: 'require', Port: 5432 },
  },
  { name: 'pharmacy', engine: 'oracle', side: 'source', settings: { Port: 1521, ServerName: '172.20.4.12' } },
  { name: 'billing', engine: 'sqlserver', side: 'source', settings: { SslMode: 'verify-full', Port: 1433 } },
  // These engines use TLS whatever SslMode says.
  {
    name: 'lab-results-feed',
    engine: 'kinesis',
    side: 'target',
    settings: {
      SslMode: 'none',
      KinesisSettings: {
        MessageFormat: 'json',
        ServiceAccessRoleArn: roleArn('dms'),
        StreamArn: arnOf('kinesis', 'stream/lab-results-feed'),
      },
    },
  },
  {
    name: 'data-lake',
    engine: 's3',
    side: 'target',
    settings: {
      SslMode: 'none',
      S3Settings: {
        BucketName: bucketName('data-lake'),
        EncryptionMode: 'sse-kms',
        ServiceAccessRoleArn: roleArn('dms'),
      },
    },
  },
  {
    name: 'portal-cache',
    engine: 'redis',
    side: 'target',
    settings: { SslMode: 'none', RedisSettings: { Port: 6379, ServerName: 'portal-cache.internal' } },
  },
  {
    name: 'staging-cache',
    engine: 'redis',
    side: 'target',
    settings: {
      SslMode: 'none',
      RedisSettings: { Port: 6379, ServerName: 'staging-cache.internal', SslSecurityProtocol: 'plaintext' },
    },
  },
  {
    name: 'clinical-events',
    engine: 'kafka',
    side: 'target',
    settings: {
      SslMode: 'none',
      KafkaSettings: {
        Broker: 'b-1.clinical-events.internal:9094',
        SecurityProtocol: 'ssl-encryption',
        Topic: 'admissions',
      },
    },
  },
  {
    name: 'staging-events',
    engine: 'kafka',
    side: 'target',
    settings: {
      SslMode: 'none',
      KafkaSettings: { Broker: 'b-1.staging-events.internal:9092', Topic: 'admissions' },
    },
  },
  {
    name: 'clinical-search',
    engine: 'opensearch',
    side: 'target',
    settings: {
      ElasticsearchSettings: {
        EndpointUri: 'vpc-clinical-search.us-east-1.es.amazonaws.com',
        ServiceAccessRoleArn: roleArn('dms'),
      },
    },
  },
  {
    name: 'legacy-records-search',
    engine: 'elasticsearch',
    side: 'target',
    settings: {
      ElasticsearchSettings: {
        EndpointUri: 'http://legacy-records-search.internal:9200',
        ServiceAccessRoleArn: roleArn('dms'),
      },
    },
  },
];

const tasks: readonly (readonly [name: string, source: string, target: string])[] = [
  ['registry-to-portal', 'old-registry', 'patient-portal'],
  ['pharmacy-to-lake', 'pharmacy', 'data-lake'],
];

const endpointArn = (name: string): string => arnOf('dms', `endpoint:${upperCase(`endpoint ${name}`, 26)}`);
const instanceArn = (name: string): string => arnOf('dms', `rep:${upperCase(`replication ${name}`, 26)}`);

const replicationInstance = (name: string, sound: boolean): Resource => ({
  type: 'AWS::DMS::ReplicationInstance',
  id: instanceArn(name),
  name,
  arn: instanceArn(name),
  tags: phi('platform'),
  configuration: {
    AllocatedStorage: 100,
    AutoMinorVersionUpgrade: sound,
    AvailabilityZone: 'us-east-1a',
    EngineVersion: '3.5.4',
    Id: instanceArn(name),
    KmsKeyId: keyArn('patient-data'),
    MultiAZ: sound,
    PreferredMaintenanceWindow: 'sun:08:00-sun:08:30',
    PubliclyAccessible: !sound,
    ReplicationInstanceClass: 'dms.t3.medium',
    ReplicationInstanceIdentifier: name,
  },
});

export const migration: readonly Resource[] = [
  replicationInstance('registry-migration', true),
  replicationInstance('vendor-trial', false),
  ...endpoints.map(({ name, engine, side, settings }): Resource => ({
    type: 'AWS::DMS::Endpoint',
    id: endpointArn(name),
    name,
    arn: endpointArn(name),
    tags: phi('platform'),
    configuration: {
      EndpointIdentifier: name,
      EndpointType: side,
      EngineName: engine,
      Id: endpointArn(name),
      KmsKeyId: keyArn('patient-data'),
      ...settings,
    },
  })),
  ...tasks.map(([name, source, target]): Resource => {
    const arn = arnOf('dms', `task:${upperCase(`task ${name}`, 26)}`);
    return {
      type: 'AWS::DMS::ReplicationTask',
      id: arn,
      name,
      arn,
      relationships: [
        related('Is associated with Endpoint', 'AWS::DMS::Endpoint', endpointArn(source)),
        related('Is associated with Endpoint', 'AWS::DMS::Endpoint', endpointArn(target)),
      ],
      configuration: {
        Id: arn,
        MigrationType: 'full-load-and-cdc',
        ReplicationInstanceArn: instanceArn('registry-migration'),
        ReplicationTaskIdentifier: name,
        SourceEndpointArn: endpointArn(source),
        TargetEndpointArn: endpointArn(target),
      },
    };
  }),
  {
    type: 'AWS::DMS::ReplicationSubnetGroup',
    id: 'migration',
    name: 'migration',
    configuration: {
      Id: 'migration',
      ReplicationSubnetGroupIdentifier: 'migration',
      SubnetIds: DATA_SUBNETS,
    },
  },
];
