import { Change, Query, type Database } from './database';

/** Named JSON values: the recorder, the delivery channel, the key that signs tokens. */
export class Settings {
  readonly #select;
  readonly #upsert;
  readonly #delete;

  constructor(database: Database) {
    this.#select = new Query<{ value: string }>(database, 'SELECT value FROM settings WHERE name = ?');
    this.#upsert = new Change(
      database,
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    );
    this.#delete = new Change(database, 'DELETE FROM settings WHERE name = ?');
  }

  get(name: string): unknown {
    const row = this.#select.get(name);
    return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
  }

  set(name: string, value: unknown): void {
    this.#upsert.run(name, JSON.stringify(value));
  }

  remove(name: string): void {
    this.#delete.run(name);
  }
}
