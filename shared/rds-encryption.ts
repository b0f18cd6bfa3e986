/** How the storage of instances, clusters and their snapshots is encrypted by RDS. */
import {
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  type RDSClient,
} from '@aws-sdk/client-rds';
import { MalformedItemError, ReportError } from './errors';
import { knownText } from './known-text';
import type { DBCluster, DBClusterSnapshot, DBInstance, DBSnapshot } from './resources/rds';
import type { Decoded } from './shape';

/** Nothing, a key that AWS owns, or a key in KMS, in the words of RDS; undefined when the resource is gone. */
export type StorageEncryption = 'none' | 'sse-rds' | 'sse-kms' | undefined;

type Instance = Decoded<(typeof DBInstance)['configuration']>;
type Snapshot = Decoded<(typeof DBSnapshot)['configuration']>;
type Cluster = Decoded<(typeof DBCluster)['configuration']>;
type ClusterSnapshot = Decoded<(typeof DBClusterSnapshot)['configuration']>;
type Stored = Pick<Cluster, 'storageEncrypted' | 'storageEncryptionType'>;

/**
 * What the item, or RDS, tells. `storageEncrypted` is about keys in KMS alone: it is false also where the key is one that
 * AWS owns, as by default for Aurora since 2026.
 * @throws MalformedItemError
 */
export function recordedEncryption({
  storageEncrypted,
  storageEncryptionType,
}: Stored): Exclude<StorageEncryption, undefined> {
  if (storageEncrypted === true) return 'sse-kms';
  const type = (storageEncryptionType ?? 'none').toLowerCase();
  if (type === 'none' || type === 'sse-rds' || type === 'sse-kms') return type;
  throw new MalformedItemError('configuration.storageEncryptionType', 'none, sse-rds or sse-kms', type);
}

/**
 * How a cluster is encrypted; RDS is asked where the item cannot tell. Needs rds:DescribeDBClusters.
 * @throws MalformedItemError, ReportError or an error of AWS
 */
export async function clusterEncryption(
  rds: RDSClient,
  cluster: Cluster,
  resourceName?: string,
): Promise<StorageEncryption> {
  const DBClusterIdentifier = cluster.dbclusterIdentifier ?? resourceName;
  return encryption(cluster, 'configuration.dbclusterIdentifier', DBClusterIdentifier, async () => {
    const answer = await rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier }));
    return answer.DBClusters;
  });
}

/**
 * The same for a snapshot of a cluster. Needs rds:DescribeDBClusterSnapshots.
 * @throws MalformedItemError, ReportError or an error of AWS
 */
export async function clusterSnapshotEncryption(
  rds: RDSClient,
  snapshot: ClusterSnapshot,
  resourceName?: string,
): Promise<StorageEncryption> {
  const DBClusterSnapshotIdentifier = snapshot.dbclusterSnapshotIdentifier ?? resourceName;
  return encryption(
    snapshot,
    'configuration.dbclusterSnapshotIdentifier',
    DBClusterSnapshotIdentifier,
    async () => {
      const answer = await rds.send(new DescribeDBClusterSnapshotsCommand({ DBClusterSnapshotIdentifier }));
      return answer.DBClusterSnapshots;
    },
  );
}

/**
 * The same for an instance. Needs rds:DescribeDBInstances.
 * @throws MalformedItemError, ReportError or an error of AWS
 */
export async function instanceEncryption(
  rds: RDSClient,
  instance: Instance,
  resourceName?: string,
): Promise<StorageEncryption> {
  const DBInstanceIdentifier = instance.dBInstanceIdentifier ?? resourceName;
  return encryption(instance, 'configuration.dBInstanceIdentifier', DBInstanceIdentifier, async () => {
    const answer = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
    return answer.DBInstances;
  });
}

/**
 * The same for a snapshot of an instance. Needs rds:DescribeDBSnapshots.
 * @throws MalformedItemError, ReportError or an error of AWS
 */
export async function snapshotEncryption(
  rds: RDSClient,
  snapshot: Snapshot,
  resourceName?: string,
): Promise<StorageEncryption> {
  const { encrypted: storageEncrypted, storageEncryptionType } = snapshot;
  const DBSnapshotIdentifier = snapshot.dBSnapshotIdentifier ?? resourceName;
  const stored = { storageEncrypted, storageEncryptionType };
  return encryption(stored, 'configuration.dBSnapshotIdentifier', DBSnapshotIdentifier, async () => {
    const answer = await rds.send(new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier }));
    return answer.DBSnapshots;
  });
}

/** What RDS says of any of these resources; the flag has a name of its own on snapshots of instances. */
interface Described {
  readonly StorageEncryptionType?: string | undefined;
  readonly StorageEncrypted?: boolean | undefined;
  readonly Encrypted?: boolean | undefined;
}

const NOT_FOUND = /^DB(Instance|Snapshot|Cluster|ClusterSnapshot)NotFoundFault$/;

async function encryption(
  stored: Stored,
  path: string,
  known: string | undefined,
  ask: () => Promise<readonly Described[] | undefined>,
): Promise<StorageEncryption> {
  if (stored.storageEncrypted === true || stored.storageEncryptionType !== undefined)
    return recordedEncryption(stored);
  // Without an identifier RDS would answer about all resources.
  const identifier = knownText(path, known);
  try {
    const [described] = (await ask()) ?? [];
    if (described === undefined) throw new ReportError(`RDS answered without ${identifier}`);
    const { StorageEncryptionType: storageEncryptionType, StorageEncrypted, Encrypted } = described;
    return recordedEncryption({ storageEncrypted: StorageEncrypted ?? Encrypted, storageEncryptionType });
  } catch (error) {
    if (error instanceof Error && NOT_FOUND.test(error.name)) return undefined;
    throw error;
  }
}
