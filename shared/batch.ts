/** Active job definitions of AWS Batch, and the EFS file systems that their jobs mount. */
import {
  type BatchClient,
  type EcsProperties,
  type JobDefinition as DescribedDefinition,
  paginateDescribeJobDefinitions,
  type Volume,
} from '@aws-sdk/client-batch';
import { ReportError } from './errors';

export interface JobDefinition {
  readonly arn: string;
  /** The highest active revision of the same name; undefined when it is this one. */
  readonly replacedBy: number | undefined;
  readonly mounts: readonly Mount[];
}

export interface Mount {
  readonly isEncrypted: boolean;
  /** For annotations, such as `data (fs-1, DISABLED)`. */
  readonly description: string;
}

/**
 * All active revisions of all job definitions. Needs batch:DescribeJobDefinitions.
 * @throws ReportError when one has no ARN, name or revision
 */
export async function activeDefinitions(client: BatchClient): Promise<readonly JobDefinition[]> {
  const found: { arn: string; name: string; revision: number; mounts: readonly Mount[] }[] = [];
  const newest = new Map<string, number>();
  const pages = paginateDescribeJobDefinitions({ client, pageSize: 100 }, { status: 'ACTIVE' });
  for await (const { jobDefinitions = [] } of pages) {
    for (const definition of jobDefinitions) {
      const { jobDefinitionArn: arn, jobDefinitionName: name, revision } = definition;
      if (arn === undefined || name === undefined || revision === undefined)
        throw new ReportError('Batch describes a job definition without an ARN, a name or a revision');
      found.push({ arn, name, revision, mounts: volumesOf(definition).flatMap(mountOf) });
      newest.set(name, Math.max(revision, newest.get(name) ?? 0));
    }
  }
  return found.map(({ arn, name, revision, mounts }) => {
    const highest = newest.get(name);
    return { arn, mounts, replacedBy: highest === revision ? undefined : highest };
  });
}

/** Of jobs on one node or on several; those on EKS have volumes of Kubernetes instead. */
function volumesOf({
  containerProperties,
  ecsProperties,
  nodeProperties,
}: DescribedDefinition): readonly Volume[] {
  const nodes = nodeProperties?.nodeRangeProperties ?? [];
  return [
    ...(containerProperties?.volumes ?? []),
    ...volumesOfTasks(ecsProperties),
    ...nodes.flatMap((node) => [...(node.container?.volumes ?? []), ...volumesOfTasks(node.ecsProperties)]),
  ];
}

const volumesOfTasks = (properties: EcsProperties | undefined): readonly Volume[] =>
  (properties?.taskProperties ?? []).flatMap(({ volumes = [] }) => volumes);

function mountOf({ name = '(no name)', efsVolumeConfiguration: efs }: Volume): readonly Mount[] {
  if (efs === undefined) return [];
  // What Batch does without the setting is to mount in clear.
  const encryption = efs.transitEncryption?.toUpperCase() ?? 'not set';
  return [
    {
      isEncrypted: encryption === 'ENABLED',
      description: `${name} (${String(efs.fileSystemId)}, ${encryption})`,
    },
  ];
}
