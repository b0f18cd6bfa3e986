/** Recording of configuration items, as the recorder's settings say. */
import { MalformedItemError } from '../shared/errors';
import { isSameState } from './diff';
import { isDeleted, isUnrecorded, toEventItem, type EventItem } from './items';
import { frequencyOf, records } from './recorder';
import type { Service } from './service';
import { announceDeliveries, triggerChange } from './triggers';

export interface RecordingResult {
  /** New newest versions; the rules in whose scope they are were told. */
  readonly recorded: number;
  /** Versions older than the newest one: they are in the history, and no rule is told. */
  readonly late: number;
  /** Versions that were recorded before. */
  readonly duplicates: number;
  /** Kept until `deliverDaily`, since their types are recorded once a day. */
  readonly held: number;
  /** Left out because the recorder is stopped or does not record their types. */
  readonly notRecorded: number;
  /** Left out because they belong to another account or Region. */
  readonly foreign: number;
  readonly malformed: readonly { readonly index: number; readonly error: MalformedItemError }[];
  /** How many deliveries to rules they caused. */
  readonly deliveries: number;
}

type Outcome = 'recorded' | 'late' | 'duplicates' | 'held' | 'notRecorded' | 'foreign';

/** Where items belong that are of no Region. */
const GLOBAL_REGION = 'global';

/**
 * Records items in one transaction.
 * @param sources in any spelling; JSON text is read, too
 */
export function recordItems(service: Service, sources: Iterable<unknown>): RecordingResult {
  return service.store.transaction(() => {
    const tally = new Tally();
    let index = 0;
    for (const source of sources) {
      try {
        tally.add(recordItem(service, toEventItem(source, service), tally));
      } catch (error) {
        if (!(error instanceof MalformedItemError)) throw error;
        tally.malformed.push({ index, error });
      }
      index += 1;
    }
    announceDeliveries(service, tally.deliveries);
    return tally.result();
  });
}

/**
 * Ends the day for types that are recorded daily: the newest state of each resource is recorded, unless it is the
 * state that was recorded before.
 */
export function deliverDaily(service: Service): RecordingResult {
  return service.store.transaction(() => {
    const tally = new Tally();
    for (const held of service.store.items.release()) {
      const item: EventItem = {
        ...(JSON.parse(held) as EventItem),
        recordingFrequency: 'DAILY',
        configurationItemDeliveryTime: service.now().toISOString(),
      };
      const before = service.store.items.current(item.resourceType, item.resourceId);
      const unchanged = before !== undefined && isSameState(JSON.parse(before.body) as EventItem, item);
      tally.add(unchanged ? 'duplicates' : keep(service, item, tally));
    }
    announceDeliveries(service, tally.deliveries);
    return tally.result();
  });
}

class Tally {
  readonly malformed: { readonly index: number; readonly error: MalformedItemError }[] = [];
  deliveries = 0;
  readonly #counts = { recorded: 0, late: 0, duplicates: 0, held: 0, notRecorded: 0, foreign: 0 };

  add(outcome: Outcome): void {
    this.#counts[outcome] += 1;
  }

  result(): RecordingResult {
    return { ...this.#counts, malformed: this.malformed, deliveries: this.deliveries };
  }
}

function recordItem(service: Service, item: EventItem, tally: Tally): Outcome {
  const { accountId, region, recorder, store } = service;
  if (item.awsAccountId !== accountId || ![region, GLOBAL_REGION].includes(item.awsRegion)) return 'foreign';
  const state = recorder.state();
  if (state?.recording !== true) return 'notRecorded';
  const { resourceType: type, resourceId, configurationItemStatus: status } = item;
  // That a type is no longer recorded is news that comes in spite of it.
  if (!records(state.recorder, type) && !isUnrecorded(status)) return 'notRecorded';
  if (frequencyOf(state.recorder, type) === 'CONTINUOUS' || isUnrecorded(status))
    return keep(service, item, tally);
  const capturedAt = Date.parse(item.configurationItemCaptureTime);
  if (store.items.at(type, resourceId, capturedAt) !== undefined) return 'duplicates';
  store.items.hold({ type, resourceId, capturedAt, body: JSON.stringify(item) });
  return 'held';
}

/** Stores a version and tells the rules, when it is the newest one. */
function keep(service: Service, item: EventItem, tally: Tally): Outcome {
  const { store } = service;
  const { resourceType: type, resourceId, configurationItemStatus: status } = item;
  const body = JSON.stringify(item);
  const capturedAt = Date.parse(item.configurationItemCaptureTime);
  const same = store.items.at(type, resourceId, capturedAt);
  if (same?.body === body) return 'duplicates';
  const newest = store.items.current(type, resourceId);
  const version = {
    type,
    resourceId,
    capturedAt,
    status,
    body,
    name: item.resourceName ?? undefined,
    live: !isDeleted(status),
  };
  const itemId = store.items.put(version, same);
  if (newest !== undefined && newest.capturedAt > capturedAt) return 'late';
  store.items.setCurrent(version, itemId);
  const previous = newest === undefined ? undefined : (JSON.parse(newest.body) as EventItem);
  tally.deliveries += triggerChange(service, { itemId, item, body, previous });
  return 'recorded';
}
