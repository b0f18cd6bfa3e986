import type { ConfigRule } from '@aws-sdk/client-config-service';
import { Change, Query, type Database } from './database';
import { DELETE_UNDELIVERED } from './old-deliveries';

export interface StoredRule {
  readonly id: string;
  readonly name: string;
  /** The conformance pack that it belongs to. */
  readonly pack: string | undefined;
  readonly definition: ConfigRule;
  readonly createdAt: number;
  /** When its last evaluation on demand was started. */
  readonly startedAt: number | undefined;
  readonly invokedAt: number | undefined;
  readonly invocationFailedAt: number | undefined;
  readonly evaluatedAt: number | undefined;
  readonly evaluationFailedAt: number | undefined;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
}

interface Row {
  id: string;
  name: string;
  pack: string | null;
  definition: string;
  created_at: number;
  started_at: number | null;
  invoked_at: number | null;
  invocation_failed_at: number | null;
  evaluated_at: number | null;
  evaluation_failed_at: number | null;
  error_code: string | null;
  error_message: string | null;
}

type Moment = 'started_at' | 'evaluated_at';

export class Rules {
  readonly #database;
  #changes = 0;
  readonly #all;
  readonly #ofPack;
  readonly #byName;
  readonly #byId;
  readonly #count;
  readonly #insert;
  readonly #update;
  readonly #delete;
  readonly #notifications;
  readonly #deleteNotifications;
  readonly #moments: Readonly<Record<Moment, Change>>;
  readonly #invoked;
  readonly #evaluationFailed;
  readonly #invocationFailed;

  constructor(database: Database) {
    this.#database = database;
    this.#all = new Query<Row>(database, 'SELECT * FROM rules ORDER BY name');
    this.#ofPack = new Query<Row>(database, 'SELECT * FROM rules WHERE pack = ? ORDER BY name');
    this.#byName = new Query<Row>(database, 'SELECT * FROM rules WHERE name = ?');
    this.#byId = new Query<Row>(database, 'SELECT * FROM rules WHERE id = ?');
    this.#count = new Query<{ count: number }>(database, 'SELECT count(*) AS count FROM rules');
    this.#insert = new Change(
      database,
      'INSERT INTO rules (id, name, pack, definition, created_at) VALUES (?, ?, ?, ?, ?)',
    );
    this.#update = new Change(database, 'UPDATE rules SET definition = ? WHERE id = ?');
    this.#delete = new Change(database, 'DELETE FROM rules WHERE id = ?');
    this.#notifications = new Query<{ notification_id: number }>(
      database,
      'SELECT DISTINCT notification_id FROM deliveries WHERE rule_id = ?',
    );
    this.#deleteNotifications = new Change(database, DELETE_UNDELIVERED);
    const moment = (column: Moment): Change =>
      new Change(database, `UPDATE rules SET ${column} = ? WHERE id = ?`);
    this.#moments = {
      started_at: moment('started_at'),
      evaluated_at: moment('evaluated_at'),
    };
    this.#invoked = new Change(
      database,
      `UPDATE rules SET invoked_at = max(ifnull(invoked_at, 0), taken_at) FROM deliveries
       WHERE deliveries.id = ? AND rules.id = rule_id`,
    );
    this.#evaluationFailed = new Change(
      database,
      'UPDATE rules SET evaluation_failed_at = ?, error_code = ?, error_message = ? WHERE id = ?',
    );
    this.#invocationFailed = new Change(
      database,
      'UPDATE rules SET invocation_failed_at = ?, error_code = ?, error_message = ? WHERE id = ?',
    );
  }

  /** In the order of their names. */
  all(): StoredRule[] {
    return this.#all.all().map(ruleOf);
  }

  /** In the order of their names. */
  ofPack(pack: string): StoredRule[] {
    return this.#ofPack.all(pack).map(ruleOf);
  }

  named(name: string): StoredRule | undefined {
    const row = this.#byName.get(name);
    return row === undefined ? undefined : ruleOf(row);
  }

  withId(id: string): StoredRule | undefined {
    const row = this.#byId.get(id);
    return row === undefined ? undefined : ruleOf(row);
  }

  /** Differs whenever the definitions may differ. */
  get revision(): string {
    return `${String(this.#changes)} ${String(this.#database.rollbacks)}`;
  }

  count(): number {
    return this.#count.get()?.count ?? 0;
  }

  add(rule: Pick<StoredRule, 'id' | 'name' | 'pack' | 'definition' | 'createdAt'>): void {
    this.#changes += 1;
    this.#insert.run(rule.id, rule.name, rule.pack ?? null, JSON.stringify(rule.definition), rule.createdAt);
  }

  redefine(id: string, definition: ConfigRule): void {
    this.#changes += 1;
    this.#update.run(JSON.stringify(definition), id);
  }

  /** With its evaluations and deliveries, and with what no other rule was told of. */
  remove(id: string): void {
    this.#changes += 1;
    this.#database.transaction(() => {
      const notificationIds = this.#notifications.all(id).map((row) => row.notification_id);
      this.#delete.run(id);
      this.#deleteNotifications.run(JSON.stringify(notificationIds));
    });
  }

  noteStarted(id: string, at: number): void {
    this.#moments.started_at.run(at, id);
  }

  /** The function was run by this delivery. */
  noteInvoked(deliveryId: number): void {
    this.#invoked.run(deliveryId);
  }

  noteEvaluated(id: string, at: number): void {
    this.#moments.evaluated_at.run(at, id);
  }

  /** The function ran and did not end well. */
  noteEvaluationFailed(id: string, at: number, code: string, message: string): void {
    this.#evaluationFailed.run(at, code, message, id);
  }

  /** The function could not be run at all. */
  noteInvocationFailed(id: string, at: number, code: string, message: string): void {
    this.#invocationFailed.run(at, code, message, id);
  }
}

const ruleOf = (row: Row): StoredRule => ({
  id: row.id,
  name: row.name,
  pack: row.pack ?? undefined,
  definition: JSON.parse(row.definition) as ConfigRule,
  createdAt: row.created_at,
  startedAt: row.started_at ?? undefined,
  invokedAt: row.invoked_at ?? undefined,
  invocationFailedAt: row.invocation_failed_at ?? undefined,
  evaluatedAt: row.evaluated_at ?? undefined,
  evaluationFailedAt: row.evaluation_failed_at ?? undefined,
  errorCode: row.error_code ?? undefined,
  errorMessage: row.error_message ?? undefined,
});
