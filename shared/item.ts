/**
 * Configuration items in their three spellings: as events carry them, as Config's API returns them, and as snapshot
 * and history files hold them. All three give the same item.
 */
import { MalformedItemError } from './errors';
import { isRecord, isUnset, unwrapJson } from './shape';

export interface ConfigurationItem {
  /** Twelve digits; absent only where an advanced query did not select it. */
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName: string | undefined;
  readonly arn: string | undefined;
  readonly status: ItemStatus;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly capturedAt: string;
  /** Undefined where the item has none, as for many deleted resources. */
  readonly configuration: Readonly<Record<string, unknown>> | undefined;
  readonly supplementaryConfiguration: Readonly<Record<string, unknown>>;
}

const STATUSES = [
  'OK',
  'ResourceDiscovered',
  'ResourceNotRecorded',
  'ResourceDeleted',
  'ResourceDeletedNotRecorded',
] as const;
export type ItemStatus = (typeof STATUSES)[number];

/**
 * Reads an item in any spelling.
 * @param source the item as parsed JSON or as the SDK returns it
 * @throws MalformedItemError naming the field
 */
export function readItem(source: unknown): ConfigurationItem {
  if (!isRecord(source)) throw new MalformedItemError('configuration item', 'an object', source);
  return {
    accountId: optionalText(source, 'awsAccountId', 'accountId'),
    region: optionalText(source, 'awsRegion'),
    resourceType: requiredText(source, 'resourceType'),
    resourceId: requiredText(source, 'resourceId'),
    resourceName: optionalText(source, 'resourceName'),
    arn: optionalText(source, 'ARN', 'arn'),
    status: statusOf(source['configurationItemStatus']),
    capturedAt: timestamp('configurationItemCaptureTime', source['configurationItemCaptureTime']),
    configuration: configurationOf(source['configuration']),
    supplementaryConfiguration: supplementsOf(source['supplementaryConfiguration']),
  };
}

/** ISO 8601 in UTC already, as nearly all items have it; days that not every month has are left to `Date`. */
const IN_UTC = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** A point in time as ISO 8601 in UTC; the wire has text, the SDK dates, the AWS CLI sometimes seconds. */
export function timestamp(path: string, source: unknown): string {
  if (typeof source === 'string' && IN_UTC.test(source)) return source;
  const seconds = typeof source === 'number' ? source * 1000 : source;
  if (typeof seconds === 'string' || typeof seconds === 'number' || seconds instanceof Date) {
    const date = new Date(seconds);
    if (!Number.isNaN(date.getTime())) return date.toISOString();
  }
  throw new MalformedItemError(path, 'a point in time', source);
}

/** Why there is nothing to judge, or undefined for a live resource. */
export function goneBecause(status: ItemStatus): string | undefined {
  switch (status) {
    case 'OK':
    case 'ResourceDiscovered':
      return undefined;
    case 'ResourceNotRecorded':
      return 'The resource is no longer recorded by AWS Config.';
    case 'ResourceDeleted':
    case 'ResourceDeletedNotRecorded':
      return 'The resource was deleted.';
  }
}

function statusOf(source: unknown): ItemStatus {
  // Rows of advanced queries hold live resources alone, and no status unless it was selected.
  if (isUnset(source)) return 'OK';
  const status = STATUSES.find((known) => known === source);
  if (status === undefined)
    throw new MalformedItemError('configurationItemStatus', `one of ${STATUSES.join(', ')}`, source);
  return status;
}

function configurationOf(source: unknown): Readonly<Record<string, unknown>> | undefined {
  const configuration = unwrapJson(source);
  if (isUnset(configuration)) return undefined;
  if (!isRecord(configuration)) throw new MalformedItemError('configuration', 'an object', source);
  return configuration;
}

function supplementsOf(source: unknown): Readonly<Record<string, unknown>> {
  const supplements = unwrapJson(source);
  if (isUnset(supplements)) return {};
  if (!isRecord(supplements)) throw new MalformedItemError('supplementaryConfiguration', 'an object', source);
  return Object.fromEntries(Object.entries(supplements).map(([name, value]) => [name, unwrapJson(value)]));
}

function optionalText(
  source: Readonly<Record<string, unknown>>,
  ...names: readonly string[]
): string | undefined {
  for (const name of names) {
    const value = source[name];
    if (isUnset(value)) continue;
    if (typeof value !== 'string') throw new MalformedItemError(name, 'text', value);
    return value;
  }
  return undefined;
}

function requiredText(source: Readonly<Record<string, unknown>>, name: string): string {
  const value = optionalText(source, name);
  if (value === undefined) throw new MalformedItemError(name, 'text', source[name]);
  return value;
}
