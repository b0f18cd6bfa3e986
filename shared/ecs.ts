/** Task definitions of ECS, and what its services offer through Service Connect. */
import {
  DescribeServicesCommand,
  ECSClient,
  paginateListTaskDefinitions,
  type Service as DescribedService,
  type ServiceConnectConfiguration,
} from '@aws-sdk/client-ecs';
import type { Aws } from './aws';
import { MalformedItemError, ReportError } from './errors';
import { knownText } from './known-text';
import type { Service, TaskDefinition } from './resources/ecs';
import type { Item } from './rule';
import type { Decoded } from './shape';

type Definition = Decoded<(typeof TaskDefinition)['configuration']>;
export type Container = NonNullable<Definition['ContainerDefinitions']>[number];

/**
 * The containers of a task definition.
 * @throws MalformedItemError when there is none: ECS requires one
 */
export function containersOf({ ContainerDefinitions: containers = [] }: Definition): readonly Container[] {
  if (containers.length === 0)
    throw new MalformedItemError('configuration.ContainerDefinitions', 'a container', undefined);
  return containers;
}

/** The name of a container or volume, for annotations. */
export const nameOf = ({ Name }: { readonly Name: string | undefined }): string => Name ?? '(no name)';

/**
 * Why a revision of a task definition is not judged, as a sentence; undefined when it is. Needs ecs:ListTaskDefinitions.
 * @throws MalformedItemError when the revisions are to be compared and the item does not name its own
 */
export async function notJudgedBecause(
  {
    configuration: { Status: status, TaskDefinitionArn },
    arn = TaskDefinitionArn,
  }: Item<typeof TaskDefinition>,
  context: Aws & { readonly parameters: { readonly latestRevisionOnly: boolean } },
): Promise<string | undefined> {
  if (status !== undefined && status.toUpperCase() !== 'ACTIVE')
    return `The status of the revision is ${status}: no new task can use it.`;
  if (!context.parameters.latestRevisionOnly) return undefined;
  const own = revisionOf(arn);
  const newest = await newestRevision(context.client(ECSClient), own.family);
  if (newest === undefined) return `Family ${own.family} has no active revision.`;
  const { revision } = revisionOf(newest);
  return own.revision < revision
    ? `Revision ${String(revision)} replaces this one; only the newest revision is judged.`
    : undefined;
}

/** The ARN of the newest active revision; undefined when none is active. */
async function newestRevision(client: ECSClient, familyPrefix: string): Promise<string | undefined> {
  // A page may be empty although another follows.
  for await (const { taskDefinitionArns = [] } of paginateListTaskDefinitions(
    { client, pageSize: 1 },
    { familyPrefix, status: 'ACTIVE', sort: 'DESC' },
  )) {
    const [newest] = taskDefinitionArns;
    if (newest !== undefined) return newest;
  }
  return undefined;
}

function revisionOf(arn: string | undefined): { readonly family: string; readonly revision: number } {
  const [, family, revision] = arn?.match(/:task-definition\/([^:]+):(\d+)$/) ?? [];
  if (family === undefined)
    throw new MalformedItemError('configuration.TaskDefinitionArn', 'the ARN of a revision', arn);
  return { family, revision: Number(revision) };
}

/**
 * The ARN of a service.
 * @throws MalformedItemError
 */
export function serviceArn({ configuration: { ServiceArn }, arn }: Item<typeof Service>): string {
  return knownText('configuration.ServiceArn', ServiceArn, arn);
}

/**
 * The service as ECS describes it; undefined when ECS does not have it any more. Needs ecs:DescribeServices.
 * @param recordedCluster of the configuration item: counts for ARNs of the old form, which do not name the cluster
 * @throws ReportError when ECS answers with neither
 */
export async function describeService(
  ecs: ECSClient,
  arn: string,
  recordedCluster: string | undefined,
): Promise<DescribedService | undefined> {
  const [, name] = /:service\/([^/]+)\/[^/]+$/.exec(arn) ?? [];
  // Without a cluster ECS looks in the default one, which AWS Config leaves out as well.
  const cluster = name ?? recordedCluster;
  const { services = [], failures = [] } = await ecs.send(
    new DescribeServicesCommand({ services: [arn], ...(cluster === undefined ? {} : { cluster }) }),
  );
  const [service] = services;
  if (service !== undefined) return service;
  const [failure] = failures;
  if (failure?.reason === 'MISSING') return undefined;
  throw new ReportError(`ECS does not describe service ${arn}: ${failure?.reason ?? 'it gives no reason'}`);
}

/**
 * The settings of Service Connect in the newest deployment; undefined when there are none.
 * @throws ReportError when that deployment is not described
 */
export function serviceConnectOf({
  serviceArn: arn,
  deployments = [],
  deploymentController,
}: DescribedService): ServiceConnectConfiguration | undefined {
  // Other controllers deploy task sets, which cannot take part in Service Connect.
  if ((deploymentController?.type ?? 'ECS') !== 'ECS') return undefined;
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  if (primary === undefined)
    throw new ReportError(`ECS does not describe the primary deployment of service ${String(arn)}`);
  return primary.serviceConnectConfiguration;
}
