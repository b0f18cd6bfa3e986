/**
 * Forgets deliveries that were settled long ago, so that the database does not grow with the events: of each state the
 * last ones stay, and all that say something about the present. Their numbers are kept.
 */
import { Change, Query, type Database } from './database';

/** Of each state. */
const KEPT = 10_000;
/** Settled ones between two times that old ones are looked for. */
const PAUSE = 1_000;

/** Of these notifications, those that no delivery is left of. Parameter 1 is a list of ids. */
export const DELETE_UNDELIVERED = `
  DELETE FROM notifications WHERE id IN (SELECT value FROM json_each(?1))
    AND NOT EXISTS (SELECT 1 FROM deliveries WHERE notification_id = notifications.id)`;

interface Row {
  id: number;
  rule_id: string;
  notification_id: number;
}

/** The settled ones of a state, before the last `KEPT`. Parameter 1 is the state. */
const OLD = `state = ?1 AND (due_at, deliveries.id) <= (
  SELECT due_at, id FROM deliveries WHERE state = ?1 ORDER BY due_at DESC, id DESC LIMIT 1 OFFSET ${String(KEPT)})`;

/** A schedule that went well is kept until the next one does: it says that an earlier failure is made good. */
const ENDED = `
  SELECT deliveries.id, rule_id, notification_id
  FROM deliveries JOIN notifications ON notifications.id = deliveries.notification_id
  WHERE ${OLD} AND (kind <> 'scheduled' OR EXISTS (
    SELECT 1 FROM deliveries AS later JOIN notifications ON notifications.id = later.notification_id
    WHERE later.rule_id = deliveries.rule_id AND later.on_demand IN (0, 1) AND later.state = ?1
      AND later.id > deliveries.id AND kind = 'scheduled'))`;

/** The last failure for each rule and resource is kept, likewise of each schedule. */
const FAILED = `
  SELECT id, rule_id, notification_id
  FROM (
    SELECT deliveries.id, rule_id, notification_id, ${OLD} AS is_old,
      row_number() OVER (PARTITION BY rule_id, type, resource_id ORDER BY deliveries.id DESC) AS place
    FROM deliveries
    JOIN notifications ON notifications.id = deliveries.notification_id
    LEFT JOIN items ON items.id = notifications.item_id
    WHERE state = ?1
  )
  WHERE is_old AND place > 1`;

export class OldDeliveries {
  readonly #database;
  readonly #found;
  readonly #count;
  readonly #delete;
  readonly #deleteNotifications;
  #settled = 0;

  constructor(database: Database) {
    this.#database = database;
    const ended = new Query<Row>(database, ENDED);
    this.#found = { done: ended, skipped: ended, failed: new Query<Row>(database, FAILED) };
    this.#count = new Change(
      database,
      `INSERT INTO forgotten_deliveries (rule_id, state, count) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count`,
    );
    this.#delete = new Change(
      database,
      'DELETE FROM deliveries WHERE id IN (SELECT value FROM json_each(?))',
    );
    this.#deleteNotifications = new Change(database, DELETE_UNDELIVERED);
  }

  /** To be called when a delivery was settled for good. */
  noteSettled(): void {
    this.#settled += 1;
    if (this.#settled < PAUSE) return;
    this.#settled = 0;
    this.#database.transaction(() => {
      for (const [state, query] of Object.entries(this.#found)) this.#forget(state, query.all(state));
    });
  }

  #forget(state: string, rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const byRule = new Map<string, number>();
    for (const { rule_id: ruleId } of rows) byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1);
    for (const [ruleId, count] of byRule) this.#count.run(ruleId, state, count);
    this.#delete.run(JSON.stringify(rows.map(({ id }) => id)));
    const notificationIds = new Set(rows.map((row) => row.notification_id));
    this.#deleteNotifications.run(JSON.stringify([...notificationIds]));
  }
}
