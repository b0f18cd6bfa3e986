/**
 * Packaged rules with the real SDK against the resources of a moto_server: what they are told by its answers, over
 * HTTP, is what was made there.
 */
import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateFlowLogsCommand,
  CreateVpcCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
} from '@aws-sdk/client-ec2';
import { CreateReplicationGroupCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { CreateDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  DescribeDBInstancesCommand,
  ModifyDBParameterGroupCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  CreateClusterCommand,
  CreateClusterParameterGroupCommand,
  DescribeClustersCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Serving } from '../../../cli/serve/serve';
import { rules } from '../../../rules/index';
import { hasMoto, Moto } from '../../package/moto';
import { packaged, PACKAGING_MS } from '../../package/packaged';
import { servePackage } from './serving';

const ACCOUNT_ID = '123456789012';
const REGION = 'us-east-1';

const isPossible = hasMoto();
if (!isPossible) process.stderr.write('moto_server is not installed: no rule is run against its resources\n');
const describeWithMoto = isPossible ? describe : describe.skip;

const moto = new Moto();
const clients: { destroy: () => void }[] = [];
function client<C extends { destroy: () => void }>(type: new (settings: object) => C, more: object = {}): C {
  const made = new type({
    endpoint: moto.url,
    region: REGION,
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    ...more,
  });
  clients.push(made);
  return made;
}

const item = (
  resourceType: string,
  resourceId: string,
  configuration: object,
  more: object = {},
): object => ({
  resourceType,
  resourceId,
  resourceName: resourceId,
  awsAccountId: ACCOUNT_ID,
  awsRegion: REGION,
  configurationItemStatus: 'OK',
  configurationItemCaptureTime: '2026-10-01T12:00:00.000Z',
  configuration,
  supplementaryConfiguration: {},
  ...more,
});

/** The names of members as AWS Config spells them for the older services. */
function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
      inCamelCase(member),
    ]),
  );
}

const denial = (Resource: unknown, Action: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action,
        Resource,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });

/** A call of moto in the query protocol, for a service whose client this project does without. */
async function query(service: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(moto.url, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=testing/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams(fields),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.text();
}

/** Two buckets, as moto's own AWS Config records them. */
async function buckets(): Promise<object[]> {
  const s3 = client(S3Client, { forcePathStyle: true });
  for (const Bucket of ['open', 'sealed', 'audit']) await s3.send(new CreateBucketCommand({ Bucket }));
  const arn = 'arn:aws:s3:::sealed';
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'sealed', Policy: denial([arn, `${arn}/*`], 's3:*') }));
  return Promise.all(
    ['open', 'sealed'].map(async (resourceId) => {
      const response = await fetch(moto.url, {
        method: 'POST',
        headers: {
          'x-amz-target': 'StarlingDoveService.GetResourceConfigHistory',
          authorization: `AWS4-HMAC-SHA256 Credential=testing/20260101/${REGION}/config/aws4_request, SignedHeaders=host, Signature=0`,
        },
        body: JSON.stringify({ resourceType: 'AWS::S3::Bucket', resourceId }),
      });
      const { configurationItems } = (await response.json()) as { configurationItems: object[] };
      return { ...configurationItems[0], configurationItemCaptureTime: '2026-10-01T12:00:00.000Z' };
    }),
  );
}

async function queues(): Promise<object[]> {
  const Version = '2012-11-05';
  const made = async (QueueName: string, attributes: Readonly<Record<string, string>>): Promise<object> => {
    const given = Object.entries(attributes).flatMap(([name, value], index) => [
      [`Attribute.${String(index + 1)}.Name`, name],
      [`Attribute.${String(index + 1)}.Value`, value],
    ]);
    const created = await query('sqs', {
      Action: 'CreateQueue',
      Version,
      QueueName,
      ...(Object.fromEntries(given) as Record<string, string>),
    });
    const QueueUrl = /<QueueUrl>(.*?)<\/QueueUrl>/.exec(created)?.[1] ?? '';
    const answer = await query('sqs', {
      Action: 'GetQueueAttributes',
      Version,
      QueueUrl,
      'AttributeName.1': 'All',
    });
    const configuration = [...answer.matchAll(/<Name>(.*?)<\/Name><Value>(.*?)<\/Value>/gs)].map(
      ([, name, value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&#34;', '"')],
    );
    return item('AWS::SQS::Queue', QueueName, Object.fromEntries(configuration) as object);
  };
  const arn = `arn:aws:sqs:${REGION}:${ACCOUNT_ID}:intake`;
  return [
    await made('intake', { Policy: denial(arn, 'sqs:*'), SqsManagedSseEnabled: 'true' }),
    await made('drafts', { SqsManagedSseEnabled: 'false' }),
  ];
}

async function databases(): Promise<object[]> {
  const rds = client(RDSClient);
  for (const [name, ParameterValue] of [
    ['strict', '1'],
    ['loose', '0'],
  ] as const) {
    await rds.send(
      new CreateDBParameterGroupCommand({
        DBParameterGroupName: name,
        DBParameterGroupFamily: 'postgres14',
        Description: name,
      }),
    );
    await rds.send(
      new ModifyDBParameterGroupCommand({
        DBParameterGroupName: name,
        Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue, ApplyMethod: 'immediate' }],
      }),
    );
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: name,
        DBInstanceClass: 'db.t3.micro',
        Engine: 'postgres',
        EngineVersion: '14.10',
        DBParameterGroupName: name,
        AllocatedStorage: 20,
        MasterUsername: 'clinic',
        MasterUserPassword: 'not-a-secret',
      }),
    );
  }
  const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
  return DBInstances.map(({ DBParameterGroups, ...instance }) =>
    item('AWS::RDS::DBInstance', instance.DBInstanceIdentifier ?? '', {
      ...(inCamelCase(instance) as object),
      dBParameterGroups: DBParameterGroups?.map(({ DBParameterGroupName, ParameterApplyStatus }) => ({
        dBParameterGroupName: DBParameterGroupName,
        parameterApplyStatus: ParameterApplyStatus,
      })),
    }),
  );
}

/** Parameters of Redshift cannot be changed in moto: require_ssl stays off. */
async function warehouses(): Promise<object[]> {
  const redshift = client(RedshiftClient);
  const ParameterGroupName = 'reports';
  await redshift.send(
    new CreateClusterParameterGroupCommand({
      ParameterGroupName,
      ParameterGroupFamily: 'redshift-1.0',
      Description: 'Reports',
    }),
  );
  await redshift.send(
    new CreateClusterCommand({
      ClusterIdentifier: 'reports',
      NodeType: 'ra3.large',
      MasterUsername: 'clinic',
      MasterUserPassword: 'Not-4-secret',
      ClusterParameterGroupName: ParameterGroupName,
    }),
  );
  const { Clusters = [] } = await redshift.send(new DescribeClustersCommand({}));
  return Clusters.map((cluster) =>
    item('AWS::Redshift::Cluster', cluster.ClusterIdentifier ?? '', inCamelCase(cluster) as object),
  );
}

async function tables(): Promise<object[]> {
  const dynamodb = client(DynamoDBClient);
  const { KeyMetadata } = await client(KMSClient).send(new CreateKeyCommand({ Description: 'Patients' }));
  const items: object[] = [];
  for (const TableName of ['patients', 'sessions']) {
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        ...(TableName === 'patients'
          ? { SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: KeyMetadata?.Arn } }
          : {}),
      }),
    );
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    items.push(item('AWS::DynamoDB::Table', TableName, inCamelCase(Table) as object));
  }
  await dynamodb.send(
    new UpdateContinuousBackupsCommand({
      TableName: 'patients',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  return items;
}

async function networks(): Promise<object[]> {
  const ec2 = client(EC2Client);
  await ec2.send(new EnableEbsEncryptionByDefaultCommand({}));
  const ids: string[] = [];
  for (const CidrBlock of ['10.1.0.0/16', '10.2.0.0/16']) {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock }));
    ids.push(Vpc?.VpcId ?? '');
  }
  const [watched = '', unseen = ''] = ids;
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceIds: [watched],
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: 'arn:aws:s3:::audit',
    }),
  );
  return [
    item('AWS::EC2::VPC', watched, { vpcId: watched, state: 'available' }, { resourceName: 'watched' }),
    item('AWS::EC2::VPC', unseen, { vpcId: unseen, state: 'available' }, { resourceName: 'unseen' }),
  ];
}

async function topics(): Promise<object[]> {
  const sns = client(SNSClient);
  const made = async (Name: string, Protocol: string): Promise<object> => {
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name }));
    await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint: `${Protocol}://clinic.example/` }));
    return item('AWS::SNS::Topic', TopicArn, { TopicArn, TopicName: Name });
  };
  return [await made('results', 'https'), await made('reminders', 'http')];
}

/** What periodic rules judge; of users there are items, too, which name them. */
async function accountSettings(): Promise<object[]> {
  const trails = client(CloudTrailClient);
  await trails.send(
    new CreateTrailCommand({
      Name: 'audit',
      S3BucketName: 'audit',
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
    }),
  );
  await trails.send(new StartLoggingCommand({ Name: 'audit' }));
  // Unlike AWS, moto begins without any.
  await trails.send(
    new PutEventSelectorsCommand({
      TrailName: 'audit',
      EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }],
    }),
  );
  await trails.send(new CreateTrailCommand({ Name: 'stopped', S3BucketName: 'audit' }));
  await client(GuardDutyClient).send(new CreateDetectorCommand({ Enable: true }));
  const iam = client(IAMClient);
  const users: object[] = [];
  for (const UserName of ['nurse', 'auditor', 'robot']) {
    const { User } = await iam.send(new CreateUserCommand({ UserName }));
    users.push(
      item('AWS::IAM::User', User?.UserId ?? '', inCamelCase(User) as object, { resourceName: UserName }),
    );
  }
  for (const UserName of ['nurse', 'auditor'])
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: 'Not-4-secret' }));
  const { VirtualMFADevice } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'auditor' }),
  );
  await iam.send(
    new EnableMFADeviceCommand({
      UserName: 'auditor',
      SerialNumber: VirtualMFADevice?.SerialNumber ?? '',
      AuthenticationCode1: '123456',
      AuthenticationCode2: '654321',
    }),
  );
  await iam.send(new CreateAccessKeyCommand({ UserName: 'robot' }));
  const cache = client(ElastiCacheClient);
  for (const [ReplicationGroupId, TransitEncryptionEnabled] of [
    ['safe-cache', true],
    ['clear-cache', false],
  ] as const) {
    await cache.send(
      new CreateReplicationGroupCommand({
        ReplicationGroupId,
        ReplicationGroupDescription: ReplicationGroupId,
        Engine: 'redis',
        TransitEncryptionEnabled,
        AtRestEncryptionEnabled: TransitEncryptionEnabled,
      }),
    );
  }
  return users;
}

describeWithMoto('against moto', () => {
  let folder: string;
  let serving: Serving;
  let stderr: () => string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'moto-'));
    await Promise.all([packaged(), moto.start()]);
    const items = (
      await Promise.all([buckets(), queues(), databases(), warehouses(), tables(), networks(), topics()])
    ).flat();
    // The trails deliver to one of the buckets.
    items.push(...(await accountSettings()));
    const path = join(folder, 'items.json');
    writeFileSync(path, JSON.stringify(items));
    ({ serving, stderr } = await servePackage(path, { AWS_ENDPOINT_URL: moto.url }));
    await serving.evaluated();
  }, PACKAGING_MS);

  afterAll(async () => {
    for (const made of clients) made.destroy();
    await serving.stop();
    moto.stop();
    rmSync(folder, { recursive: true });
  });

  /** Name (or id) and verdict of each resource that a rule judged. */
  function verdictsOf(ruleId: string): string[] {
    const { store } = serving.services[0] ?? {};
    const stored = store?.rules.all().find(({ name }) => name.startsWith(`${ruleId}-conformance-pack-`));
    if (store === undefined || stored === undefined) throw new Error(`there is no rule ${ruleId}`);
    return (['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'] as const).flatMap((kind) =>
      store.findings
        .ofRule(
          stored.id,
          kind,
          { typePrefix: undefined, scheduledRuleIds: [], text: undefined, textRuleIds: [] },
          { offset: 0, limit: 1_000 },
        )
        .map(({ name, resourceId }) => `${(name ?? resourceId).replace(/^.*[:/]/, '')} ${kind}`)
        .sort(),
    );
  }

  test.each([
    ['s3-bucket-denies-insecure-transport', ['sealed COMPLIANT', 'open NON_COMPLIANT']],
    ['sqs-queue-denies-insecure-transport', ['intake COMPLIANT', 'drafts NON_COMPLIANT']],
    ['sqs-queue-encrypted-at-rest', ['intake COMPLIANT', 'drafts NON_COMPLIANT']],
    ['rds-instance-postgresql-tls-required', ['strict COMPLIANT', 'loose NON_COMPLIANT']],
    ['redshift-cluster-tls-required', ['reports NON_COMPLIANT']],
    ['dynamodb-table-pitr-enabled', ['patients COMPLIANT', 'sessions NON_COMPLIANT']],
    ['dynamodb-table-encrypted-with-kms', ['patients COMPLIANT', 'sessions NON_COMPLIANT']],
    ['vpc-flow-logs-capture-all-traffic', ['watched COMPLIANT', 'unseen NON_COMPLIANT']],
    ['sns-topic-no-plaintext-subscriptions', ['results COMPLIANT', 'reminders NON_COMPLIANT']],
    ['ebs-encryption-by-default-enabled', [`${ACCOUNT_ID} COMPLIANT`]],
    ['cloudtrail-account-has-multi-region-trail', [`${ACCOUNT_ID} COMPLIANT`]],
    ['cloudtrail-trail-is-logging', ['audit COMPLIANT', 'stopped NON_COMPLIANT']],
    ['guardduty-detector-enabled', [`${ACCOUNT_ID} COMPLIANT`]],
    ['iam-root-user-mfa-enabled', [`${ACCOUNT_ID} NON_COMPLIANT`]],
    ['iam-user-console-mfa-enabled', ['auditor COMPLIANT', 'nurse NON_COMPLIANT', 'robot NOT_APPLICABLE']],
    ['iam-user-no-long-term-access-keys', ['auditor COMPLIANT', 'nurse COMPLIANT', 'robot NON_COMPLIANT']],
    ['elasticache-redis-encrypted-in-transit', ['safe-cache COMPLIANT', 'clear-cache NON_COMPLIANT']],
  ])('%s', (ruleId, expected) => {
    expect(verdictsOf(ruleId)).toEqual(expected);
  });

  test('what moto cannot answer is an error by name, and nothing is lost', () => {
    const failed = [...stderr().matchAll(/given up\): ([\w-]+?)-conformance-pack-\w+ on .*?: (.*)/g)];
    process.stderr.write(
      `moto does not answer the calls of: ${[...new Set(failed.map(([, rule]) => rule))].join(', ')}\n`,
    );
    const { done, skipped, ...others } = serving.runner.counts();
    expect(others).toEqual({ pending: 0, running: 0, failed: failed.length });
    // Config itself, which is served here, and a client that knows no endpoints.
    expect(serving.services[0]?.store.deliveries.skipped.standing().map(({ needs }) => needs)).toEqual(
      expect.arrayContaining(['config:DescribeConfigurationRecorders', 'cloudhsm:DescribeClusters']),
    );
    expect(done).toBeGreaterThan(
      rules.filter(({ kind }) => kind === 'periodic').length - skipped - failed.length,
    );
  });
});
