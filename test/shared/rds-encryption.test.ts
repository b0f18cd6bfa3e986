import {
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  clusterEncryption,
  clusterSnapshotEncryption,
  instanceEncryption,
  recordedEncryption,
  snapshotEncryption,
} from '../../shared/rds-encryption';
import { DBCluster, DBClusterSnapshot, DBInstance, DBSnapshot } from '../../shared/resources/rds';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const rds = (...answers: Answer[]) =>
  fakeClients(answers, ['rds:DescribeDBClusters', 'rds:DescribeDBClusterSnapshots']).client(
    RDSClient,
    'us-east-1',
  );
const cluster = (configuration: Record<string, unknown>) =>
  DBCluster.configuration.decode(configuration, 'configuration');
const snapshot = (configuration: Record<string, unknown>) =>
  DBClusterSnapshot.configuration.decode(configuration, 'configuration');

test.each([
  ['the flag is on', { storageEncrypted: true, storageEncryptionType: undefined }, 'sse-kms'],
  ['the flag is on, whatever the type', { storageEncrypted: true, storageEncryptionType: 'none' }, 'sse-kms'],
  ['a key that AWS owns', { storageEncrypted: false, storageEncryptionType: 'SSE-RDS' }, 'sse-rds'],
  ['a KMS key by the type', { storageEncrypted: false, storageEncryptionType: 'sse-kms' }, 'sse-kms'],
  ['no encryption', { storageEncrypted: false, storageEncryptionType: 'none' }, 'none'],
  ['neither', { storageEncrypted: undefined, storageEncryptionType: undefined }, 'none'],
])('recorded: %s', (_, stored, expected) => {
  expect(recordedEncryption(stored)).toBe(expected);
});

test('an unknown type leaves the answer open', () => {
  expect(() => recordedEncryption({ storageEncrypted: false, storageEncryptionType: 'sse-new' })).toThrow(
    'configuration.storageEncryptionType: expected none, sse-rds or sse-kms, got the text "sse-new"',
  );
});

describe('RDS is not asked where the item tells', () => {
  test.each([
    ['sse-kms', { storageEncrypted: true }],
    ['sse-rds', { storageEncrypted: false, storageEncryptionType: 'sse-rds' }],
    ['none', { storageEncrypted: false, storageEncryptionType: 'none' }],
  ])('%s', async (expected, configuration) => {
    expect(await clusterEncryption(rds(), cluster(configuration))).toBe(expected);
    expect(await clusterSnapshotEncryption(rds(), snapshot(configuration))).toBe(expected);
  });
});

test('RDS is asked about the cluster by its identifier', async () => {
  const client = rds(
    answer(
      DescribeDBClustersCommand,
      { DBClusters: [{ StorageEncryptionType: 'sse-rds' }] },
      { input: { DBClusterIdentifier: 'phi' } },
    ),
  );
  expect(await clusterEncryption(client, cluster({ dbclusterIdentifier: 'phi' }))).toBe('sse-rds');
});

test('RDS also tells by its flag, where the item has none', async () => {
  const client = rds(answer(DescribeDBClustersCommand, { DBClusters: [{ StorageEncrypted: true }] }));
  expect(await clusterEncryption(client, cluster({ dbclusterIdentifier: 'phi' }))).toBe('sse-kms');
});

test('RDS is asked about the snapshot by its identifier', async () => {
  const client = rds(
    answer(
      DescribeDBClusterSnapshotsCommand,
      { DBClusterSnapshots: [{}] },
      { input: { DBClusterSnapshotIdentifier: 'rds:phi' } },
    ),
  );
  const item = snapshot({ dbclusterSnapshotIdentifier: 'rds:phi', storageEncrypted: false });
  expect(await clusterSnapshotEncryption(client, item)).toBe('none');
});

test('what RDS no longer has is gone', async () => {
  const clusters = rds(failure(DescribeDBClustersCommand, 'DBClusterNotFoundFault'));
  expect(await clusterEncryption(clusters, cluster({ dbclusterIdentifier: 'phi' }))).toBeUndefined();
  const snapshots = rds(failure(DescribeDBClusterSnapshotsCommand, 'DBClusterSnapshotNotFoundFault'));
  const item = snapshot({ dbclusterSnapshotIdentifier: 'rds:phi' });
  expect(await clusterSnapshotEncryption(snapshots, item)).toBeUndefined();
});

test.each([
  ['another error', failure(DescribeDBClustersCommand, 'AccessDenied'), 'AccessDenied'],
  ['no list', answer(DescribeDBClustersCommand, {}), 'RDS answered without phi'],
  ['an empty list', answer(DescribeDBClustersCommand, { DBClusters: [] }), 'RDS answered without phi'],
])('%s leaves the answer open', async (_, reply, message) => {
  await expect(clusterEncryption(rds(reply), cluster({ dbclusterIdentifier: 'phi' }))).rejects.toThrow(
    message,
  );
});

test('without an identifier nothing is asked', async () => {
  await expect(clusterEncryption(rds(), cluster({}))).rejects.toThrow(
    'configuration.dbclusterIdentifier: expected text, got nothing',
  );
  await expect(clusterSnapshotEncryption(rds(), snapshot({}))).rejects.toThrow(
    'configuration.dbclusterSnapshotIdentifier: expected text, got nothing',
  );
});

describe('instances and their snapshots', () => {
  const asking = (...answers: Answer[]) =>
    fakeClients(answers, ['rds:DescribeDBInstances', 'rds:DescribeDBSnapshots']).client(
      RDSClient,
      'us-east-1',
    );
  const instance = (configuration: Record<string, unknown>) =>
    DBInstance.configuration.decode(configuration, 'configuration');
  const snapshotOf = (configuration: Record<string, unknown>) =>
    DBSnapshot.configuration.decode(configuration, 'configuration');

  test('RDS is not asked where the item tells', async () => {
    expect(await instanceEncryption(asking(), instance({ storageEncrypted: true }))).toBe('sse-kms');
    expect(await snapshotEncryption(asking(), snapshotOf({ encrypted: true }))).toBe('sse-kms');
    const owned = { encrypted: false, storageEncryptionType: 'sse-rds' };
    expect(await snapshotEncryption(asking(), snapshotOf(owned))).toBe('sse-rds');
  });

  test('RDS also tells by its flag, where the item has none', async () => {
    const client = asking(answer(DescribeDBSnapshotsCommand, { DBSnapshots: [{ Encrypted: true }] }));
    expect(await snapshotEncryption(client, snapshotOf({ dBSnapshotIdentifier: 's' }))).toBe('sse-kms');
  });

  test('the flag of other types is not that of a snapshot', async () => {
    const item = snapshotOf({ storageEncrypted: true, storageEncryptionType: 'none' });
    expect(await snapshotEncryption(asking(), item)).toBe('none');
  });

  test('RDS is asked by the identifier', async () => {
    const instances = asking(
      answer(
        DescribeDBInstancesCommand,
        { DBInstances: [{ StorageEncryptionType: 'sse-rds' }] },
        { input: { DBInstanceIdentifier: 'phi' } },
      ),
    );
    expect(await instanceEncryption(instances, instance({ dBInstanceIdentifier: 'phi' }))).toBe('sse-rds');
    const snapshots = asking(
      answer(
        DescribeDBSnapshotsCommand,
        { DBSnapshots: [{ StorageEncryptionType: 'none' }] },
        { input: { DBSnapshotIdentifier: 'rds:phi' } },
      ),
    );
    expect(await snapshotEncryption(snapshots, snapshotOf({ dBSnapshotIdentifier: 'rds:phi' }))).toBe('none');
  });

  test('what RDS no longer has is gone', async () => {
    const instances = asking(failure(DescribeDBInstancesCommand, 'DBInstanceNotFoundFault'));
    expect(await instanceEncryption(instances, instance({ dBInstanceIdentifier: 'phi' }))).toBeUndefined();
    const snapshots = asking(failure(DescribeDBSnapshotsCommand, 'DBSnapshotNotFoundFault'));
    const item = snapshotOf({ dBSnapshotIdentifier: 'phi' });
    expect(await snapshotEncryption(snapshots, item)).toBeUndefined();
  });

  test('without an identifier nothing is asked', async () => {
    await expect(instanceEncryption(asking(), instance({}))).rejects.toThrow(
      'configuration.dBInstanceIdentifier: expected text, got nothing',
    );
    await expect(snapshotEncryption(asking(), snapshotOf({}))).rejects.toThrow(
      'configuration.dBSnapshotIdentifier: expected text, got nothing',
    );
  });
});

test.each([
  [clusterEncryption, DescribeDBClustersCommand, 'DBClusterIdentifier', cluster({})],
  [clusterSnapshotEncryption, DescribeDBClusterSnapshotsCommand, 'DBClusterSnapshotIdentifier', snapshot({})],
] as const)(
  '%# a resource that its configuration does not name is asked for by the name of the item',
  async (ask, command, member, item) => {
    const client = rds(answer(command as never, {}, { input: { [member]: 'phi' } }));
    await expect(ask(client, item as never, 'phi')).rejects.toThrow('RDS answered without phi');
  },
);
