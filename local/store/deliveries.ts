import { Change, Query, type Database } from './database';
import { OldDeliveries } from './old-deliveries';
import { Skipped } from './skipped';

/** A skipped one ran, and needs an answer of AWS that it is not to ask for. */
export type DeliveryState = 'pending' | 'running' | 'done' | 'skipped' | 'failed';
export type NotificationKind = 'change' | 'oversized' | 'scheduled';
export type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE';

/** What happened; several rules may be told of it. */
export interface Notification {
  readonly kind: NotificationKind;
  /** The version of the resource; none for a schedule. */
  readonly itemId: number | undefined;
  readonly changeType: ChangeType | undefined;
  /** JSON of what changed since the version before. */
  readonly diff: string | undefined;
  readonly createdAt: number;
}

export interface NewDelivery {
  readonly ruleId: string;
  readonly notificationId: number;
  readonly onDemand: boolean;
  readonly leftScope: boolean;
  readonly dueAt: number;
}

export interface StoredDelivery {
  readonly id: number;
  readonly ruleId: string;
  readonly notification: Notification;
  /** The item of a change as JSON in the spelling of events. */
  readonly body: string | undefined;
  readonly leftScope: boolean;
  readonly dueAt: number;
  /** Those begun. */
  readonly attempts: number;
  readonly state: DeliveryState;
  readonly takenAt: number | undefined;
  readonly lastError: string | undefined;
}

/** Where a delivery comes from. */
export interface DeliveryOrigin {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly takenAt: number | undefined;
  /** The resource of a change. */
  readonly resource: { readonly type: string; readonly resourceId: string } | undefined;
}

interface OriginRow {
  rule_id: string;
  rule_name: string;
  taken_at: number | null;
  type: string | null;
  resource_id: string | null;
}

interface Row {
  id: number;
  rule_id: string;
  kind: NotificationKind;
  item_id: number | null;
  change_type: ChangeType | null;
  diff: string | null;
  created_at: number;
  body: string | null;
  left_scope: number;
  due_at: number;
  attempts: number;
  state: DeliveryState;
  taken_at: number | null;
  last_error: string | null;
}

const DELIVERIES = `
  SELECT deliveries.id, rule_id, kind, item_id, change_type, diff, created_at, body, left_scope, due_at, attempts, state, taken_at, last_error
  FROM deliveries
  JOIN notifications ON notifications.id = deliveries.notification_id
  LEFT JOIN items ON items.id = notifications.item_id`;

export class DeliveryRows {
  readonly skipped: Skipped;
  readonly #old: OldDeliveries;
  readonly #notify;
  readonly #insert;
  readonly #byId;
  readonly #origin;
  readonly #due;
  readonly #nextDue;
  readonly #failed;
  readonly #take;
  readonly #settle;
  readonly #recover;
  readonly #counts;
  readonly #underWay;
  readonly #lastSchedules;

  constructor(database: Database) {
    this.skipped = new Skipped(database);
    this.#old = new OldDeliveries(database);
    this.#notify = new Change(
      database,
      'INSERT INTO notifications (kind, item_id, change_type, diff, created_at) VALUES (?, ?, ?, ?, ?)',
    );
    this.#insert = new Change(
      database,
      `INSERT INTO deliveries (rule_id, notification_id, on_demand, left_scope, due_at) VALUES (?, ?, ?, ?, ?)`,
    );
    this.#byId = new Query<Row>(database, `${DELIVERIES} WHERE deliveries.id = ?`);
    this.#origin = new Query<OriginRow>(
      database,
      `SELECT rule_id, rules.name AS rule_name, taken_at, items.type, items.resource_id
       FROM deliveries
       JOIN rules ON rules.id = deliveries.rule_id
       JOIN notifications ON notifications.id = deliveries.notification_id
       LEFT JOIN items ON items.id = notifications.item_id
       WHERE deliveries.id = ?`,
    );
    this.#due = new Query<Row>(
      database,
      `${DELIVERIES} WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, deliveries.id LIMIT ?`,
    );
    this.#nextDue = new Query<{ due_at: number | null }>(
      database,
      `SELECT min(due_at) AS due_at FROM deliveries WHERE state = 'pending'`,
    );
    this.#failed = new Query<Row>(
      database,
      `${DELIVERIES} WHERE state = 'failed' ORDER BY deliveries.id DESC LIMIT ?`,
    );
    this.#take = new Change(
      database,
      `UPDATE deliveries SET state = 'running', attempts = attempts + 1, taken_at = ?
       WHERE id IN (SELECT value FROM json_each(?))`,
    );
    this.#settle = new Change(
      database,
      `UPDATE deliveries SET state = ?, due_at = ?, last_error = ? WHERE id = ? AND state = 'running'`,
    );
    this.#recover = new Change(
      database,
      `UPDATE deliveries SET state = 'pending', attempts = attempts - 1 WHERE state = 'running'`,
    );
    this.#counts = new Query<{ state: DeliveryState; count: number }>(
      database,
      `SELECT state, sum(count) AS count
       FROM (SELECT state, count(*) AS count FROM deliveries GROUP BY state
         UNION ALL SELECT state, count FROM forgotten_deliveries)
       GROUP BY state`,
    );
    this.#underWay = new Query<{ rule_id: string }>(
      database,
      `SELECT 1 FROM deliveries WHERE rule_id = ? AND on_demand = 1 AND state IN ('pending', 'running') LIMIT 1`,
    );
    this.#lastSchedules = new Query<{ rule_id: string; at: number }>(
      database,
      `SELECT rule_id, max(created_at) AS at
       FROM deliveries JOIN notifications ON notifications.id = deliveries.notification_id
       WHERE kind = 'scheduled' GROUP BY rule_id`,
    );
  }

  /** Gives the id of the notification. */
  notify(notification: Notification): number {
    const { kind, itemId, changeType, diff, createdAt } = notification;
    return this.#notify.run(kind, itemId ?? null, changeType ?? null, diff ?? null, createdAt).id;
  }

  add(delivery: NewDelivery): void {
    const { ruleId, notificationId, onDemand, leftScope, dueAt } = delivery;
    this.#insert.run(ruleId, notificationId, onDemand ? 1 : 0, leftScope ? 1 : 0, dueAt);
  }

  /** What a result token stands for. */
  origin(id: number): DeliveryOrigin | undefined {
    const row = this.#origin.get(id);
    if (row === undefined) return undefined;
    const { rule_id: ruleId, rule_name: ruleName, taken_at: takenAt } = row;
    return { ruleId, ruleName, takenAt: takenAt ?? undefined, resource: resourceOf(row) };
  }

  withId(id: number): StoredDelivery | undefined {
    const row = this.#byId.get(id);
    return row === undefined ? undefined : deliveryOf(row);
  }

  /** Pending ones that are due, the longest due first. */
  due(now: number, limit: number): StoredDelivery[] {
    return this.#due.all(now, limit).map(deliveryOf);
  }

  nextDueAt(): number | undefined {
    return this.#nextDue.get()?.due_at ?? undefined;
  }

  /** The last ones that were given up, newest first. */
  failed(limit: number): StoredDelivery[] {
    return this.#failed.all(limit).map(deliveryOf);
  }

  take(ids: readonly number[], at: number): void {
    this.#take.run(at, JSON.stringify(ids));
  }

  /**
   * Changes the state of a running delivery; false when it is not running.
   * @param dueAt when it is to be taken again, or when it was settled
   */
  settle(id: number, state: DeliveryState, dueAt: number, error: string | undefined): boolean {
    const isSettled = this.#settle.run(state, dueAt, error ?? null, id).changes > 0;
    if (isSettled && state !== 'pending') this.#old.noteSettled();
    return isSettled;
  }

  /** Gives the number of running ones that are pending again. */
  recover(): number {
    return this.#recover.run().changes;
  }

  /** Those that are forgotten included. */
  counts(): Readonly<Record<DeliveryState, number>> {
    const found = Object.fromEntries(this.#counts.all().map(({ state, count }) => [state, count]));
    return { pending: 0, running: 0, done: 0, skipped: 0, failed: 0, ...found };
  }

  /** Whether an evaluation on demand of the rule is not finished yet. */
  isUnderWay(ruleId: string): boolean {
    return this.#underWay.get(ruleId) !== undefined;
  }

  /** When the schedule of each rule came round last, on demand or not. */
  lastSchedules(): ReadonlyMap<string, number> {
    return new Map(this.#lastSchedules.all().map(({ rule_id: ruleId, at }) => [ruleId, at]));
  }
}

const resourceOf = ({ type, resource_id: resourceId }: OriginRow): DeliveryOrigin['resource'] =>
  type === null || resourceId === null ? undefined : { type, resourceId };

const deliveryOf = (row: Row): StoredDelivery => ({
  id: row.id,
  ruleId: row.rule_id,
  notification: {
    kind: row.kind,
    itemId: row.item_id ?? undefined,
    changeType: row.change_type ?? undefined,
    diff: row.diff ?? undefined,
    createdAt: row.created_at,
  },
  body: row.body ?? undefined,
  leftScope: row.left_scope === 1,
  dueAt: row.due_at,
  attempts: row.attempts,
  state: row.state,
  takenAt: row.taken_at ?? undefined,
  lastError: row.last_error ?? undefined,
});
