/** The embedded AWS Config of one account and Region: what all operations work on. */
import { EventEmitter } from 'node:events';
import { randomBytes } from 'node:crypto';
import type { Faults } from './faults';
import { Recorder } from './recorder';
import type { Store } from './store';

export interface ServiceOptions {
  readonly store: Store;
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
  readonly partition?: 'aws' | 'aws-us-gov' | 'aws-cn';
  readonly now?: () => Date;
  /** Notifications of more bytes become oversized ones; SNS takes 256 KB, and so does an invocation of Lambda. */
  readonly maxNotificationBytes?: number;
  /** How long PutEvaluations takes the result token of an event. */
  readonly resultTokenLifetimeMs?: number;
  /** The pause that StartConfigRulesEvaluation asks for between two evaluations of one rule. */
  readonly startEvaluationIntervalMs?: number;
  /** Of deliveries and of the clock; those of calls are the endpoint's. */
  readonly faults?: Faults;
}

/** What happened, for whoever shows or runs it; emitted after the commit. */
export interface ServiceEvents {
  /** There are new deliveries to take; how many. */
  deliveries: [count: number];
  /** A delivery was taken, done, put off or given up. */
  settled: [deliveryId: number];
  /** Verdicts of a rule were stored; how many. */
  evaluations: [ruleName: string, count: number];
}

export interface Service {
  readonly store: Store;
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly now: () => Date;
  readonly maxNotificationBytes: number;
  readonly resultTokenLifetimeMs: number;
  readonly startEvaluationIntervalMs: number;
  readonly faults: Faults | undefined;
  readonly recorder: Recorder;
  readonly events: EventEmitter<ServiceEvents>;
  /** Signs tokens; the same one for the life of the database. */
  readonly key: Buffer;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function createService(options: ServiceOptions): Service {
  const { store, accountId, region, partition = 'aws', now: clock = () => new Date(), faults } = options;
  const skewMs = faults?.skewMs ?? 0;
  const now = skewMs === 0 ? clock : () => new Date(clock().getTime() + skewMs);
  return store.transaction(() => ({
    store,
    accountId,
    region,
    partition,
    now,
    maxNotificationBytes: options.maxNotificationBytes ?? 256 * 1024,
    resultTokenLifetimeMs: options.resultTokenLifetimeMs ?? DAY_MS,
    startEvaluationIntervalMs: options.startEvaluationIntervalMs ?? 60_000,
    faults,
    recorder: new Recorder(store.settings, { accountId, region, partition, now }),
    events: new EventEmitter<ServiceEvents>(),
    key: keyOf(store),
  }));
}

/** An ARN of this account, Region and partition. */
export const arnOf = (
  { partition, region, accountId }: Pick<Service, 'partition' | 'region' | 'accountId'>,
  service: string,
  resource: string,
): string => `arn:${partition}:${service}:${region}:${accountId}:${resource}`;

function keyOf({ settings }: Store): Buffer {
  const known = settings.get('key');
  if (typeof known === 'string') return Buffer.from(known, 'base64');
  const key = randomBytes(32);
  settings.set('key', key.toString('base64'));
  return key;
}
