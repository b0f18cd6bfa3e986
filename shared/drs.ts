/** Source servers of AWS Elastic Disaster Recovery: how each is replicated and when its recovery was last tried. */
import {
  type DrsClient,
  paginateDescribeReplicationConfigurationTemplates,
  paginateDescribeSourceServers,
  type ReplicationConfigurationTemplate,
  type SourceServer as DescribedServer,
} from '@aws-sdk/client-drs';
import { daysAgo } from './days-ago';
import { MalformedItemError, ReportError } from './errors';
import { whereOffered } from './where-offered';

/** The types of findings about them. AWS Config records neither; the resource id is the ARN. */
export const SOURCE_SERVER = 'AWS::DRS::SourceServer';
export const REPLICATION_TEMPLATE = 'AWS::DRS::ReplicationConfigurationTemplate';

export type SourceServer = DescribedServer & { readonly arn: string; readonly sourceServerID: string };
export type Template = ReplicationConfigurationTemplate & { readonly arn: string };

/**
 * All source servers of the Region; none where the service is not offered or was never initialized. Needs
 * drs:DescribeSourceServers.
 * @throws ReportError when one has no id or ARN, or an error of the service
 */
export async function* sourceServers(client: DrsClient): AsyncGenerator<SourceServer> {
  for await (const { items = [] } of whereInitialized(paginateDescribeSourceServers({ client }, {}))) {
    for (const server of items) {
      const { arn, sourceServerID } = server;
      if (arn === undefined || sourceServerID === undefined)
        throw new ReportError(
          `Elastic Disaster Recovery lists source server ${String(sourceServerID ?? arn)} without its id or ARN`,
        );
      yield { ...server, arn, sourceServerID };
    }
  }
}

/**
 * The templates that new source servers get their settings from; none where there are no source servers either. Needs
 * drs:DescribeReplicationConfigurationTemplates.
 * @throws ReportError when one has no ARN, or an error of the service
 */
export async function* replicationTemplates(client: DrsClient): AsyncGenerator<Template> {
  const pages = whereInitialized(paginateDescribeReplicationConfigurationTemplates({ client }, {}));
  for await (const { items = [] } of pages) {
    for (const template of items) {
      const { arn, replicationConfigurationTemplateID: id } = template;
      if (arn === undefined)
        throw new ReportError(
          `Elastic Disaster Recovery lists replication template ${String(id)} without an ARN`,
        );
      yield { ...template, arn };
    }
  }
}

async function* whereInitialized<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* whereOffered(pages);
  } catch (error) {
    // The SDK throws instances of Error alone.
    if ((error as Error).name !== 'UninitializedAccountException') throw error;
  }
}

/** Whether a server is replicated in another account, which its replication settings are in, too. */
export const isReplicatedElsewhere = ({ stagingArea }: SourceServer, accountId: string): boolean =>
  (stagingArea?.status ?? 'NOT_EXTENDED').toUpperCase() !== 'NOT_EXTENDED' ||
  (stagingArea?.stagingAccountID ?? accountId) !== accountId;

/**
 * The state of the replication, such as CONTINUOUS.
 * @throws ReportError when it is not told
 */
export function replicationState({ arn, dataReplicationInfo }: SourceServer): string {
  const state = dataReplicationInfo?.dataReplicationState;
  if (state === undefined) throw new ReportError(`${arn}: the state of the replication is not told`);
  return state.toUpperCase();
}

/**
 * Whether the server was added to the service within this many days.
 * @throws MalformedItemError when there is no date of that
 */
export const isAddedWithin = ({ lifeCycle }: SourceServer, days: number): boolean =>
  dateOf(lifeCycle?.addedToServiceDateTime, 'lifeCycle.addedToServiceDateTime') > daysAgo(days);

export interface Launch {
  /** NOT_STARTED, PENDING, SUCCEEDED or FAILED. */
  readonly result: string;
  /** Such as `The last drill, of 2026-01-31T08:00:00Z, SUCCEEDED`. */
  readonly description: string;
  /** @throws MalformedItemError when there is no date of it */
  readonly isWithin: (days: number) => boolean;
}

/** The last drill or recovery of a server: the service tells of no earlier ones. */
export function lastLaunch({ lastLaunchResult, lifeCycle }: SourceServer): Launch {
  const result = (lastLaunchResult ?? 'NOT_STARTED').toUpperCase();
  const { type = 'launch', apiCallDateTime } = lifeCycle?.lastLaunch?.initiated ?? {};
  return {
    result,
    description:
      result === 'NOT_STARTED'
        ? 'No drill or recovery was ever launched'
        : `The last ${type.toLowerCase()}, of ${apiCallDateTime ?? 'an unknown date'}, ${result}`,
    isWithin: (days) =>
      dateOf(apiCallDateTime, 'lifeCycle.lastLaunch.initiated.apiCallDateTime') >= daysAgo(days),
  };
}

function dateOf(source: string | undefined, path: string): Date {
  const date = new Date(source ?? NaN);
  if (Number.isNaN(date.getTime())) throw new MalformedItemError(path, 'a date', source);
  return date;
}

/** P, years, months, weeks, days, T, hours, minutes, seconds. */
const DURATION =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const DAY_MINUTES = 1440;
const MINUTES = [365 * DAY_MINUTES, 30 * DAY_MINUTES, 7 * DAY_MINUTES, DAY_MINUTES, 60, 1, 1 / 60] as const;

/**
 * How far the copy is behind the server, in minutes; 0 when no lag is told.
 * @throws MalformedItemError when the lag is not a duration of ISO 8601
 */
export function lagMinutes({ dataReplicationInfo }: SourceServer): number {
  const lag = dataReplicationInfo?.lagDuration ?? 'PT0S';
  const parts = DURATION.exec(lag);
  if (parts === null)
    throw new MalformedItemError('dataReplicationInfo.lagDuration', 'a duration such as PT15M', lag);
  return MINUTES.reduce((sum, minutes, index) => sum + minutes * Number(parts[index + 1] ?? 0), 0);
}
