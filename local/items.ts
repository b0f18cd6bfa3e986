/**
 * Configuration items as they are kept and given back. They are kept in the spelling of events, whichever spelling
 * they came in; the API's own spelling is made of that without loss.
 */
import type {
  BaseConfigurationItem,
  ConfigurationItem,
  Relationship,
  ResourceType,
} from '@aws-sdk/client-config-service';
import { MalformedItemError } from '../shared/errors';
import { readItem, timestamp, type ConfigurationItem as ReadItem, type ItemStatus } from '../shared/item';
import { isRecord, isUnset, unwrapJson } from '../shared/shape';

type Json = Readonly<Record<string, unknown>>;

/** An item in the spelling of events, as notifications carry it. */
export interface EventItem {
  readonly relatedEvents: readonly unknown[];
  readonly relationships: readonly Json[];
  readonly configuration: Json | null;
  readonly supplementaryConfiguration: Json;
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationItemVersion: string;
  readonly configurationItemCaptureTime: string;
  readonly configurationStateId: number;
  readonly awsAccountId: string;
  readonly configurationItemStatus: ItemStatus;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName: string | null;
  readonly ARN: string | null;
  readonly awsRegion: string;
  readonly availabilityZone: string;
  readonly configurationStateMd5Hash: string;
  readonly resourceCreationTime: string | null;
  /** Only where the type is recorded once a day. */
  readonly recordingFrequency?: 'DAILY';
  readonly configurationItemDeliveryTime?: string;
}

const ITEM_VERSION = '1.3';
const DELETED: readonly string[] = ['ResourceDeleted', 'ResourceDeletedNotRecorded'] satisfies ItemStatus[];
const UNRECORDED: readonly string[] = [
  'ResourceNotRecorded',
  'ResourceDeletedNotRecorded',
] satisfies ItemStatus[];

export const isDeleted = (status: string): boolean => DELETED.includes(status);
/** Says that the resource exists or is gone, and that its configuration is not recorded. */
export const isUnrecorded = (status: string): boolean => UNRECORDED.includes(status);

/**
 * Reads an item in any spelling: of events, of the API, of snapshot files, or a row of an advanced query.
 * @param home the account and Region that an item has which does not name them
 * @throws MalformedItemError naming the field
 */
export function toEventItem(
  source: unknown,
  home: { readonly accountId: string; readonly region: string },
): EventItem {
  const raw = unwrapJson(source);
  const item = readItem(raw);
  const given = raw as Json;
  requireKeepable(item);
  return {
    relatedEvents: Array.isArray(given['relatedEvents']) ? given['relatedEvents'] : [],
    relationships: relationshipsOf(given['relationships']),
    configuration: item.configuration ?? null,
    supplementaryConfiguration: supplementsOf(given),
    tags: tagsOf(unwrapJson(given['tags'])),
    configurationItemVersion: text(given, 'configurationItemVersion', 'version') ?? ITEM_VERSION,
    configurationItemCaptureTime: item.capturedAt,
    configurationStateId: stateIdOf(given, item.capturedAt),
    awsAccountId: item.accountId ?? home.accountId,
    configurationItemStatus: item.status,
    resourceType: item.resourceType,
    resourceId: item.resourceId,
    resourceName: item.resourceName ?? null,
    ARN: item.arn ?? null,
    awsRegion: item.region ?? home.region,
    availabilityZone: text(given, 'availabilityZone') ?? 'Not Applicable',
    configurationStateMd5Hash: text(given, 'configurationStateMd5Hash', 'configurationItemMD5Hash') ?? '',
    resourceCreationTime: isUnset(given['resourceCreationTime'])
      ? null
      : timestamp('resourceCreationTime', given['resourceCreationTime']),
    ...(given['recordingFrequency'] === 'DAILY' ? { recordingFrequency: 'DAILY' as const } : {}),
    ...(isUnset(given['configurationItemDeliveryTime'])
      ? {}
      : {
          configurationItemDeliveryTime: timestamp(
            'configurationItemDeliveryTime',
            given['configurationItemDeliveryTime'],
          ),
        }),
  };
}

/** The database cuts text at U+0000: two resources could become one. */
function requireKeepable(item: ReadItem): void {
  for (const name of ['resourceType', 'resourceId'] as const)
    if (item[name].includes('\0')) throw new MalformedItemError(name, 'text without U+0000', item[name]);
}

/** The item as GetResourceConfigHistory returns it. */
export function toApiItem(body: string): ConfigurationItem {
  const item = JSON.parse(body) as EventItem;
  return {
    ...toBaseItem(body),
    configurationItemMD5Hash: item.configurationStateMd5Hash,
    tags: item.tags,
    relatedEvents: item.relatedEvents.map(String),
    relationships: item.relationships.map(({ name, ...relationship }) => ({
      ...(relationship as Relationship),
      relationshipName: String(name),
    })),
    supplementaryConfiguration: jsonTexts(item.supplementaryConfiguration),
  };
}

/** The item as BatchGetResourceConfig returns it: without tags. */
export function toBaseItem(body: string): BaseConfigurationItem {
  const item = JSON.parse(body) as EventItem;
  const { Tags: _, tags: _tags, ...supplements } = item.supplementaryConfiguration;
  return {
    version: item.configurationItemVersion,
    accountId: item.awsAccountId,
    configurationItemCaptureTime: new Date(item.configurationItemCaptureTime),
    configurationItemStatus: item.configurationItemStatus,
    configurationStateId: String(item.configurationStateId),
    arn: item.ARN ?? undefined,
    resourceType: item.resourceType as ResourceType,
    resourceId: item.resourceId,
    resourceName: item.resourceName ?? undefined,
    awsRegion: item.awsRegion,
    availabilityZone: item.availabilityZone,
    resourceCreationTime:
      item.resourceCreationTime === null ? undefined : new Date(item.resourceCreationTime),
    configuration: item.configuration === null ? undefined : JSON.stringify(item.configuration),
    supplementaryConfiguration: jsonTexts(supplements),
    recordingFrequency: item.recordingFrequency,
    configurationItemDeliveryTime:
      item.configurationItemDeliveryTime === undefined
        ? undefined
        : new Date(item.configurationItemDeliveryTime),
  };
}

/** The API spells the configuration as JSON text, and then each supplement, too. */
function supplementsOf(given: Json): Json {
  const supplements = unwrapJson(given['supplementaryConfiguration']);
  if (!isRecord(supplements)) return {};
  if (typeof given['configuration'] !== 'string') return supplements;
  return Object.fromEntries(Object.entries(supplements).map(([name, value]) => [name, fromJsonText(value)]));
}

/** Takes away one level of encoding: what is JSON text inside stays so. */
function fromJsonText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

const jsonTexts = (values: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));

function relationshipsOf(source: unknown): Json[] {
  if (!Array.isArray(source)) return [];
  return source.filter(isRecord).map(({ relationshipName, name, resourceName, ...relationship }) => ({
    ...relationship,
    resourceName: resourceName ?? null,
    name: name ?? relationshipName ?? '',
  }));
}

/** Tags are a map, or a list of entries in the spelling of whichever service they come from. */
function tagsOf(source: unknown): Record<string, string> {
  const entries: readonly (readonly [unknown, unknown])[] = Array.isArray(source)
    ? source
        .filter(isRecord)
        .map((tag) => [text(tag, 'key', 'Key', 'tagKey'), text(tag, 'value', 'Value', 'tagValue')])
    : isRecord(source)
      ? Object.entries(source)
      : [];
  return Object.fromEntries(
    entries.flatMap(([key, value]) =>
      typeof key === 'string' ? [[key, typeof value === 'string' ? value : '']] : [],
    ),
  );
}

/** Nothing orders by it; where it is missing the capture time stands in, as in real items. */
function stateIdOf(given: Json, capturedAt: string): number {
  const id = Number(given['configurationStateId'] ?? given['configurationStateID'] ?? Number.NaN);
  return Number.isFinite(id) ? id : new Date(capturedAt).getTime();
}

function text(given: Json, ...names: readonly string[]): string | undefined {
  return names
    .map((name) => given[name])
    .find((value): value is string => typeof value === 'string' && value !== '');
}
