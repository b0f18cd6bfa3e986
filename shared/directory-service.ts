/** Directories of AWS Directory Service, and what is asked about each. */
import {
  DescribeSettingsCommand,
  type DirectoryServiceClient,
  paginateDescribeDirectories,
  paginateDescribeLDAPSSettings,
  paginateDescribeTrusts,
  paginateListLogSubscriptions,
  type SettingEntry,
} from '@aws-sdk/client-directory-service';
import { ReportError } from './errors';
import { pagesOf } from './pages';
import { whereOffered } from './where-offered';

/** The type of findings about them. AWS Config does not record it; the resource id is that of the directory. */
export const DIRECTORY = 'AWS::DirectoryService::Directory';

export interface Directory {
  readonly id: string;
  /** MicrosoftAD, SharedMicrosoftAD, ADConnector or SimpleAD. */
  readonly type: string;
  /** Active, Impaired, Deleting ... */
  readonly stage: string;
}

/**
 * All directories of the Region; none where the service is not offered. Needs ds:DescribeDirectories.
 * @throws ReportError when one has no id, type or stage, or an error of Directory Service
 */
export async function* directoriesOf(client: DirectoryServiceClient): AsyncGenerator<Directory> {
  const pages = whereOffered(paginateDescribeDirectories({ client }, {}));
  for await (const { DirectoryDescriptions = [] } of pages) {
    for (const { DirectoryId: id, Type: type, Stage: stage } of DirectoryDescriptions) {
      if (id === undefined || type === undefined || stage === undefined)
        throw new ReportError(
          `Directory Service describes directory ${String(id)} without its id, type or stage`,
        );
      yield { id, type, stage };
    }
  }
}

/** Why a directory is not judged, or undefined for one that is in service and of one of the types. */
export function notJudged({ type, stage }: Directory, types: readonly string[]): string | undefined {
  if (!isOneOf(type, types)) return `The directory is of type ${type}, not ${types.join(' or ')}.`;
  // An impaired one, and one that is being updated, answer their clients all the same.
  return isOneOf(stage, ['Active', 'Impaired', 'Updating'])
    ? undefined
    : `The directory is not in service: its stage is ${stage}.`;
}

/** Whether a value of Directory Service is one of these words, in any letter case. */
export const isOneOf = (value: string, words: readonly string[]): boolean =>
  words.some((word) => word.toLowerCase() === value.toLowerCase());

/** Whether a directory of Microsoft AD trusts, or is trusted by, another domain. Needs ds:DescribeTrusts. */
export async function hasTrust(client: DirectoryServiceClient, directoryId: string): Promise<boolean> {
  for await (const { Trusts = [] } of paginateDescribeTrusts({ client }, { DirectoryId: directoryId })) {
    if (Trusts.some(({ TrustState = '' }) => !isOneOf(TrustState, ['Deleting', 'Deleted', 'Failed'])))
      return true;
  }
  return false;
}

/** The states of client-side LDAPS; empty when it was never enabled. Needs ds:DescribeLDAPSSettings. */
export async function clientLdapsStates(
  client: DirectoryServiceClient,
  directoryId: string,
): Promise<readonly string[]> {
  const states: string[] = [];
  const request = { DirectoryId: directoryId, Type: 'Client' } as const;
  for await (const { LDAPSSettingsInfo = [] } of paginateDescribeLDAPSSettings({ client }, request))
    states.push(...LDAPSSettingsInfo.flatMap(({ LDAPSStatus }) => LDAPSStatus ?? []));
  return states;
}

/**
 * The security settings of a directory; none when it does not support them. Needs ds:DescribeSettings.
 * @throws an error of Directory Service
 */
export async function settingsOf(
  client: DirectoryServiceClient,
  directoryId: string,
): Promise<readonly SettingEntry[]> {
  const entries: SettingEntry[] = [];
  const pages = pagesOf('NextToken', (NextToken) =>
    client.send(new DescribeSettingsCommand({ DirectoryId: directoryId, NextToken })),
  );
  try {
    for await (const { SettingEntries = [] } of pages) entries.push(...SettingEntries);
  } catch (error) {
    // The SDK throws instances of Error alone.
    if ((error as Error).name === 'UnsupportedOperationException') return [];
    throw error;
  }
  return entries;
}

/** The log groups to which the domain controllers forward their security log. Needs ds:ListLogSubscriptions. */
export async function logGroupsOf(
  client: DirectoryServiceClient,
  directoryId: string,
): Promise<readonly string[]> {
  const groups: string[] = [];
  const pages = paginateListLogSubscriptions({ client }, { DirectoryId: directoryId });
  for await (const { LogSubscriptions = [] } of pages)
    groups.push(...LogSubscriptions.flatMap(({ LogGroupName }) => LogGroupName ?? []));
  return groups;
}
