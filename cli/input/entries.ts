/** From cut-out JSON to configuration items, in every form in which AWS hands them out. */
import { readNotification } from '../../shared/event';
import { readItem, type ConfigurationItem } from '../../shared/item';
import { isRecord } from '../../shared/shape';
import { messageOf } from '../problems';
import type { Element, Guess, ListName } from './element';

/** Where in the input something stands. */
export interface Place {
  readonly source: string;
  /** Counts from 1; undefined for the source as a whole. */
  readonly item: number | undefined;
  /** In the input as it is after inflating. */
  readonly offset: number | undefined;
}

export const placeText = ({ source, item, offset }: Place): string =>
  item === undefined || offset === undefined
    ? source
    : `${source}: item ${String(item)} at byte ${String(offset)}`;

export type Entry =
  | {
      readonly kind: 'item';
      readonly place: Place;
      readonly item: ConfigurationItem;
      /** The item as it was read, in whatever spelling. */
      readonly value: unknown;
      /** The resource is no longer in the scope of the rule that the event was sent to. */
      readonly leftScope: boolean;
      /** A row of an advanced query that may lack the supplementary configuration for want of asking for it. */
      readonly lacksSupplements: boolean;
    }
  | {
      /** An event that was too large to carry its item. */
      readonly kind: 'oversized';
      readonly place: Place;
      readonly item: ConfigurationItem;
      readonly leftScope: boolean;
    }
  | { readonly kind: 'scheduled'; readonly place: Place }
  | { readonly kind: 'problem'; readonly place: Place; readonly message: string };

/** Reads one element of the input; what is wrong with it is an entry, too. */
export function readEntry(element: Pick<Guess, 'list' | 'source'>, place: Place, query: Query): Entry {
  let value: unknown;
  try {
    value = JSON.parse(element.source());
    // Advanced queries return their rows as text.
    if (element.list === 'Results' && typeof value === 'string') value = JSON.parse(value);
  } catch {
    return { kind: 'problem', place, message: 'not valid JSON' };
  }
  return entryOf(value, element.list, place, query);
}

/** Reads a guess; undefined when it was cut in the wrong place. */
export function readGuess(guess: Guess, place: Place): Entry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(guess.source());
  } catch {
    return undefined;
  }
  return entryOf(value, guess.list, place, WHOLE_ITEMS);
}

function entryOf(value: unknown, list: ListName, place: Place, query: Query): Entry {
  try {
    if (list === 'unprocessedResourceKeys') {
      const { resourceType = 'a resource', resourceId = '' } = isRecord(value) ? value : {};
      const message = `AWS Config did not return ${String(resourceType)} ${String(resourceId)} (unprocessed); ask for it again`;
      return { kind: 'problem', place, message };
    }
    if (isRecord(value) && 'invokingEvent' in value) return eventEntry(value, place);
    if (list !== 'Results') {
      return { kind: 'item', place, item: readItem(value), value, leftScope: false, lacksSupplements: false };
    }
    if (query.fault !== undefined) return { kind: 'problem', place, message: query.fault };
    return {
      kind: 'item',
      place,
      item: readItem(value),
      value,
      leftScope: false,
      lacksSupplements:
        !query.selectsSupplements && isRecord(value) && !('supplementaryConfiguration' in value),
    };
  } catch (error) {
    return { kind: 'problem', place, message: messageOf(error) };
  }
}

function eventEntry(event: Readonly<Record<string, unknown>>, place: Place): Entry {
  const notification = readNotification(event);
  switch (notification.kind) {
    case 'change':
      return { ...notification, kind: 'item', place, value: itemIn(event), lacksSupplements: false };
    case 'oversized':
      return { kind: 'oversized', place, item: notification.summary, leftScope: notification.leftScope };
    case 'scheduled':
      return { kind: 'scheduled', place };
  }
}

/** The item of a change, whose event was read already. */
function itemIn({ invokingEvent }: Readonly<Record<string, unknown>>): unknown {
  return (JSON.parse(String(invokingEvent)) as Readonly<Record<string, unknown>>)['configurationItem'];
}

/** What an advanced query asked for, as its output says after the rows. */
export interface Query {
  readonly selectsSupplements: boolean;
  /** Why its rows cannot be judged. */
  readonly fault: string | undefined;
}

/** For items that did not come from a query. */
const WHOLE_ITEMS: Query = { selectsSupplements: true, fault: undefined };
/** For rows whose query is not known. */
export const UNKNOWN_QUERY: Query = { selectsSupplements: false, fault: undefined };

/** @param document the output of `select-resource-config` around its rows */
export function readQuery(document: Readonly<Record<string, unknown>>): Query {
  const info = document['QueryInfo'];
  const fields = isRecord(info) ? info['SelectFields'] : undefined;
  if (!Array.isArray(fields)) return UNKNOWN_QUERY;
  const names = fields.map((field: unknown) => (isRecord(field) ? String(field['Name']) : ''));
  const part = names.find((name) => /^(supplementaryC|c)onfiguration\./.test(name));
  return {
    selectsSupplements: names.includes('supplementaryConfiguration'),
    // A rule would take what was not asked for as absent.
    fault:
      part === undefined
        ? undefined
        : `the query selects ${part} alone; select configuration and supplementaryConfiguration as a whole`,
  };
}

/** The identity of a resource across inputs; the separator cannot occur in JSON text that is not escaped. */
export const resourceKey = (
  account: string | undefined,
  region: string | undefined,
  type: string | undefined,
  id: string | undefined,
): string => `${account ?? ''}\n${region ?? ''}\n${type ?? ''}\n${id ?? ''}`;

/** The account, as the event and the API spell it. */
export const accountOf = (element: Element): string | undefined =>
  element.text('awsAccountId') ?? element.text('accountId');
