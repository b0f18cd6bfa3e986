import type { ConformancePackInputParameter } from '@aws-sdk/client-config-service';
import { Change, Query, type Database } from './database';

export interface StoredPack {
  readonly name: string;
  readonly id: string;
  readonly requestedAt: number;
  readonly detail: PackDetail;
}

export interface PackDetail {
  readonly arn: string;
  readonly stackArn: string;
  readonly deliveryS3Bucket: string | undefined;
  readonly deliveryS3KeyPrefix: string | undefined;
  readonly parameters: readonly ConformancePackInputParameter[];
}

interface Row {
  name: string;
  id: string;
  detail: string;
  requested_at: number;
}

export class Packs {
  readonly #all;
  readonly #byName;
  readonly #upsert;
  readonly #delete;

  constructor(database: Database) {
    this.#all = new Query<Row>(database, 'SELECT * FROM packs ORDER BY name');
    this.#byName = new Query<Row>(database, 'SELECT * FROM packs WHERE name = ?');
    this.#upsert = new Change(
      database,
      `INSERT INTO packs (name, id, detail, requested_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET detail = excluded.detail, requested_at = excluded.requested_at`,
    );
    this.#delete = new Change(database, 'DELETE FROM packs WHERE name = ?');
  }

  /** In the order of their names. */
  all(): StoredPack[] {
    return this.#all.all().map(packOf);
  }

  named(name: string): StoredPack | undefined {
    const row = this.#byName.get(name);
    return row === undefined ? undefined : packOf(row);
  }

  put(pack: StoredPack): void {
    this.#upsert.run(pack.name, pack.id, JSON.stringify(pack.detail), pack.requestedAt);
  }

  /** Its rules must be removed before. */
  remove(name: string): void {
    this.#delete.run(name);
  }
}

const packOf = (row: Row): StoredPack => ({
  name: row.name,
  id: row.id,
  requestedAt: row.requested_at,
  detail: JSON.parse(row.detail) as PackDetail,
});
