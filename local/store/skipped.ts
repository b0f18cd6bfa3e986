import { ACCOUNT } from '../../shared/finding';
import { Change, Query, type Database } from './database';

/** A verdict that a rule could not give, for want of an answer of AWS. */
export interface StoredSkip {
  readonly ruleId: string;
  readonly type: string;
  readonly resourceId: string;
  /** The IAM action of the call that was not made. */
  readonly needs: string;
  /** Why AWS was not asked, when it could have been. */
  readonly reason: string | undefined;
  readonly at: number;
}

interface Row {
  rule_id: string;
  type: string;
  resource_id: string;
  needs: string;
  reason: string | null;
  at: number;
}

/** The last skip of each rule and resource, until it is made good: times would not tell which of two came later. */
export class Skipped {
  readonly #upsert;
  readonly #delete;
  readonly #deleteOfSchedule;
  readonly #standing;

  constructor(database: Database) {
    this.#upsert = new Change(
      database,
      `INSERT INTO skipped VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET needs = excluded.needs, reason = excluded.reason, at = excluded.at`,
    );
    this.#delete = new Change(
      database,
      'DELETE FROM skipped WHERE rule_id = ? AND type = ? AND resource_id = ?',
    );
    this.#deleteOfSchedule = new Change(
      database,
      `DELETE FROM skipped WHERE type = ? AND rule_id = (
         SELECT rule_id FROM deliveries JOIN notifications ON notifications.id = deliveries.notification_id
         WHERE deliveries.id = ? AND kind = 'scheduled')`,
    );
    this.#standing = new Query<Row>(database, 'SELECT * FROM skipped ORDER BY rule_id, type, resource_id');
  }

  put({ ruleId, type, resourceId, needs, reason, at }: StoredSkip): void {
    this.#upsert.run(ruleId, type, resourceId, needs, reason ?? null, at);
  }

  /** A verdict came after all. */
  makeGood({ ruleId, type, resourceId }: Pick<StoredSkip, 'ruleId' | 'type' | 'resourceId'>): void {
    this.#delete.run(ruleId, type, resourceId);
  }

  /**
   * A delivery ended well. When it was a schedule, that makes good what an earlier one skipped as a whole, which is
   * about the account: the verdicts may be about other resources, or there may be none.
   */
  makeGoodBy(deliveryId: number): void {
    this.#deleteOfSchedule.run(ACCOUNT, deliveryId);
  }

  /** Those that nothing later has made good. */
  standing(): StoredSkip[] {
    return this.#standing.all().map((row) => ({
      ruleId: row.rule_id,
      type: row.type,
      resourceId: row.resource_id,
      needs: row.needs,
      reason: row.reason ?? undefined,
      at: row.at,
    }));
  }
}
