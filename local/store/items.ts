import { Change, Query, type Database } from './database';

/** One version of a resource. `body` is the item as JSON in the spelling of events. */
export interface StoredItem {
  readonly id: number;
  readonly type: string;
  readonly resourceId: string;
  readonly capturedAt: number;
  readonly status: string;
  readonly body: string;
}

export type NewItem = Omit<StoredItem, 'id'> & {
  readonly name: string | undefined;
  /** False for a resource that is deleted. */
  readonly live: boolean;
};

export interface Resource {
  readonly type: string;
  readonly resourceId: string;
  readonly name: string | undefined;
  readonly live: boolean;
  /** Of its newest version. */
  readonly capturedAt: number;
}

interface ItemRow {
  id: number;
  type: string;
  resource_id: string;
  captured_at: number;
  status: string;
  body: string;
}

interface ResourceRow {
  type: string;
  resource_id: string;
  name: string | null;
  live: number;
  captured_at: number;
}

const CURRENT = 'FROM resources JOIN items ON items.id = resources.item_id';

/** Configuration items, all versions, and which version of each resource is the newest. */
export class Items {
  readonly #at;
  readonly #current;
  readonly #currentOfType;
  readonly #types;
  readonly #counts;
  readonly #insert;
  readonly #replace;
  readonly #setCurrent;
  readonly #newestFirst;
  readonly #oldestFirst;
  readonly #list;
  readonly #hold;
  readonly #held;
  readonly #release;

  constructor(database: Database) {
    this.#at = new Query<ItemRow>(
      database,
      'SELECT * FROM items WHERE type = ? AND resource_id = ? AND captured_at = ?',
    );
    this.#current = new Query<ItemRow>(
      database,
      `SELECT items.* ${CURRENT} WHERE resources.type = ? AND resources.resource_id = ?`,
    );
    this.#currentOfType = new Query<ItemRow>(
      database,
      `SELECT items.* ${CURRENT} WHERE resources.type = ? AND live = 1 ORDER BY resources.resource_id`,
    );
    this.#types = new Query<{ type: string }>(database, 'SELECT DISTINCT type FROM resources ORDER BY type');
    this.#counts = new Query<{ type: string; count: number }>(
      database,
      'SELECT type, count(*) AS count FROM resources WHERE live = 1 GROUP BY type ORDER BY count DESC, type',
    );
    this.#insert = new Change(
      database,
      'INSERT INTO items (type, resource_id, captured_at, status, body) VALUES (?, ?, ?, ?, ?)',
    );
    this.#replace = new Change(database, 'UPDATE items SET status = ?, body = ? WHERE id = ?');
    this.#setCurrent = new Change(
      database,
      `INSERT INTO resources (type, resource_id, name, live, item_id) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name, live = excluded.live, item_id = excluded.item_id`,
    );
    const history = (order: 'ASC' | 'DESC') =>
      new Query<ItemRow>(
        database,
        `SELECT * FROM items WHERE type = ? AND resource_id = ? AND captured_at BETWEEN ? AND ?
         ORDER BY captured_at ${order} LIMIT ?`,
      );
    this.#newestFirst = history('DESC');
    this.#oldestFirst = history('ASC');
    this.#list = new Query<ResourceRow>(
      database,
      `SELECT resources.*, items.captured_at ${CURRENT}
       WHERE resources.type = ? AND resources.resource_id > ? AND (live = 1 OR ?)
         AND (? IS NULL OR resources.resource_id IN (SELECT value FROM json_each(?)))
         AND (? IS NULL OR resources.name = ?)
       ORDER BY resources.resource_id LIMIT ?`,
    );
    this.#hold = new Change(
      database,
      `INSERT INTO held_items (type, resource_id, captured_at, body) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET captured_at = excluded.captured_at, body = excluded.body
       WHERE excluded.captured_at >= held_items.captured_at`,
    );
    this.#held = new Query<{ body: string }>(
      database,
      'SELECT body FROM held_items ORDER BY type, resource_id',
    );
    this.#release = new Change(database, 'DELETE FROM held_items');
  }

  /** The version that was captured at this very time. */
  at(type: string, resourceId: string, capturedAt: number): StoredItem | undefined {
    return itemOf(this.#at.get(type, resourceId, capturedAt));
  }

  /** The newest version. */
  current(type: string, resourceId: string): StoredItem | undefined {
    return itemOf(this.#current.get(type, resourceId));
  }

  /** The newest version of every resource of the type that is not deleted. */
  currentOfType(type: string): StoredItem[] {
    return this.#currentOfType.all(type).map(storedItem);
  }

  types(): string[] {
    return this.#types.all().map(({ type }) => type);
  }

  /** Adds a version, or replaces the one that was captured at the same time. Gives its id. */
  put(item: NewItem, replacing: StoredItem | undefined): number {
    if (replacing !== undefined) {
      this.#replace.run(item.status, item.body, replacing.id);
      return replacing.id;
    }
    return this.#insert.run(item.type, item.resourceId, item.capturedAt, item.status, item.body).id;
  }

  setCurrent(item: NewItem, id: number): void {
    this.#setCurrent.run(item.type, item.resourceId, item.name ?? null, item.live ? 1 : 0, id);
  }

  /** Versions that were captured between two times, both included. */
  history(
    resource: Pick<Resource, 'type' | 'resourceId'>,
    range: { readonly from: number; readonly to: number },
    order: 'oldest first' | 'newest first',
    limit: number,
  ): StoredItem[] {
    const query = order === 'oldest first' ? this.#oldestFirst : this.#newestFirst;
    return query.all(resource.type, resource.resourceId, range.from, range.to, limit).map(storedItem);
  }

  /** Resources in the order of their ids, from the one after `after` on. */
  list(
    type: string,
    filter: {
      readonly ids: readonly string[] | undefined;
      readonly name: string | undefined;
      readonly deleted: boolean;
    },
    after: string,
    limit: number,
  ): Resource[] {
    const ids = filter.ids === undefined ? null : JSON.stringify(filter.ids);
    const name = filter.name ?? null;
    return this.#list.all(type, after, filter.deleted ? 1 : 0, ids, ids, name, name, limit).map((row) => ({
      type: row.type,
      resourceId: row.resource_id,
      name: row.name ?? undefined,
      live: row.live === 1,
      capturedAt: row.captured_at,
    }));
  }

  /** How many resources there are of each type, the most frequent first. */
  counts(): { readonly type: string; readonly count: number }[] {
    return this.#counts.all();
  }

  /** Keeps the newest state of a resource until the day is over. */
  hold(item: Pick<StoredItem, 'type' | 'resourceId' | 'capturedAt' | 'body'>): void {
    this.#hold.run(item.type, item.resourceId, item.capturedAt, item.body);
  }

  /** Takes all that is held. */
  release(): string[] {
    const bodies = this.#held.all().map(({ body }) => body);
    this.#release.run();
    return bodies;
  }
}

const itemOf = (row: ItemRow | undefined): StoredItem | undefined =>
  row === undefined ? undefined : storedItem(row);

const storedItem = (row: ItemRow): StoredItem => ({
  id: row.id,
  type: row.type,
  resourceId: row.resource_id,
  capturedAt: row.captured_at,
  status: row.status,
  body: row.body,
});
