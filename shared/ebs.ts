/** EBS volumes and the snapshots that were taken of them. */
import {
  type EC2Client,
  paginateDescribeInstances,
  paginateDescribeSnapshots,
  paginateDescribeVolumes,
  type Tag,
  type Volume,
} from '@aws-sdk/client-ec2';
import { ReportError } from './errors';

export interface VolumeBackup {
  readonly volumeId: string;
  /** Why the volume needs no snapshot, or undefined. */
  readonly notJudged: string | undefined;
  /** When the newest completed snapshot was begun; undefined where there is none, or where none is needed. */
  readonly newestSnapshot: Date | undefined;
}

interface Exemptions {
  /** Of volumes. */
  readonly exemptTagKeys: readonly string[];
  /** Of instances whose volumes hold nothing that has to last; a volume is exempt when all of its instances are. */
  readonly exemptInstanceTagKeys: readonly string[];
  /** Volumes that were created since then need no snapshot yet. */
  readonly since: Date;
}

/** Tag keys of instances that come and go: of Auto Scaling, EMR and Karpenter, and replication servers of AWS. */
export const DISPOSABLE_INSTANCE_TAG_KEYS: readonly string[] = [
  'aws:autoscaling:groupName',
  'aws:elasticmapreduce:job-flow-id',
  'karpenter.sh/nodepool',
  'AWSElasticDisasterRecoveryManaged',
  'AWSApplicationMigrationServiceManaged',
];

/** Without a page size EC2 answers with everything at once. */
const PAGE_SIZE = 1000;
/** As many volumes as a filter takes values. */
const VOLUMES_PAGE_SIZE = 200;

/**
 * All volumes, each with its newest snapshot: one that the account owns, whatever made it.
 * Needs ec2:DescribeVolumes, ec2:DescribeSnapshots and ec2:DescribeInstances.
 * @throws ReportError when the id of a volume is missing, or its creation time where that matters
 */
export async function* volumeBackups(
  client: EC2Client,
  exemptions: Exemptions,
): AsyncGenerator<VolumeBackup> {
  const instances = await instancesTagged(client, exemptions.exemptInstanceTagKeys);
  for await (const { Volumes = [] } of paginateDescribeVolumes({ client, pageSize: VOLUMES_PAGE_SIZE }, {})) {
    const volumes = Volumes.map((volume) => volumeOf(volume, exemptions, instances));
    const judged = volumes.filter(({ notJudged }) => notJudged === undefined);
    const newest = await newestSnapshots(
      client,
      judged.map(({ volumeId }) => volumeId),
    );
    for (const volume of volumes) yield { ...volume, newestSnapshot: newest.get(volume.volumeId) };
  }
}

function volumeOf(
  volume: Volume,
  exemptions: Exemptions,
  exemptInstances: ReadonlySet<string>,
): Omit<VolumeBackup, 'newestSnapshot'> {
  const { VolumeId: volumeId } = volume;
  if (volumeId === undefined) throw new ReportError('EC2 does not tell the id of a volume');
  return { volumeId, notJudged: reasonNotToJudge(volume, exemptions, exemptInstances) };
}

function reasonNotToJudge(
  { VolumeId: volumeId, State: state, CreateTime: created, Tags, Attachments = [] }: Volume,
  { exemptTagKeys, since }: Exemptions,
  exemptInstances: ReadonlySet<string>,
): string | undefined {
  if (state !== 'in-use') return `No instance uses the volume: its state is ${String(state)}.`;
  if (hasTag(exemptTagKeys, Tags)) return 'The volume is exempt by one of its tags.';
  // Services such as Fargate attach volumes to no instance of the account.
  const areExempt = Attachments.map(({ InstanceId: id }) => id !== undefined && exemptInstances.has(id));
  if (areExempt.length > 0 && !areExempt.includes(false))
    return 'The volume is exempt by a tag of its instance.';
  if (created === undefined) throw new ReportError(`EC2 does not tell when ${String(volumeId)} was created`);
  return created > since ? 'The volume is too new to need a snapshot.' : undefined;
}

async function instancesTagged(client: EC2Client, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  if (keys.length === 0) return ids;
  const tagged = { Filters: [{ Name: 'tag-key', Values: [...keys] }] };
  for await (const { Reservations = [] } of paginateDescribeInstances(
    { client, pageSize: PAGE_SIZE },
    tagged,
  )) {
    for (const { InstanceId, Tags } of Reservations.flatMap(({ Instances = [] }) => Instances)) {
      // The filter reads * and ? as wildcards.
      if (InstanceId !== undefined && hasTag(keys, Tags)) ids.add(InstanceId);
    }
  }
  return ids;
}

async function newestSnapshots(
  client: EC2Client,
  volumeIds: readonly string[],
): Promise<ReadonlyMap<string | undefined, Date>> {
  const newest = new Map<string | undefined, Date>();
  if (volumeIds.length === 0) return newest;
  const own = { OwnerIds: ['self'], Filters: [{ Name: 'volume-id', Values: [...volumeIds] }] };
  for await (const { Snapshots = [] } of paginateDescribeSnapshots({ client, pageSize: PAGE_SIZE }, own)) {
    for (const { VolumeId, State, StartTime } of Snapshots) {
      if (State !== 'completed' || StartTime === undefined) continue;
      const known = newest.get(VolumeId);
      if (known === undefined || known < StartTime) newest.set(VolumeId, StartTime);
    }
  }
  return newest;
}

const hasTag = (keys: readonly string[], tags: readonly Tag[] = []): boolean =>
  tags.some(({ Key }) => Key !== undefined && keys.includes(Key));
