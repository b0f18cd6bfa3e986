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

/** The last skip of each rule and resource. */
export class Skipped {
  readonly #upsert;
  readonly #standing;

  constructor(database: Database) {
    this.#upsert = new Change(
      database,
      `INSERT INTO skipped VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET needs = excluded.needs, reason = excluded.reason, at = excluded.at`,
    );
    this.#standing = new Query<Row>(
      database,
      `SELECT skipped.* FROM skipped
       JOIN rules ON rules.id = skipped.rule_id
       LEFT JOIN evaluations USING (rule_id, type, resource_id)
       WHERE coalesce(evaluations.recorded_at, CASE skipped.type WHEN ? THEN rules.evaluated_at END, 0) <= skipped.at
       ORDER BY skipped.rule_id, skipped.type, skipped.resource_id`,
    );
  }

  put({ ruleId, type, resourceId, needs, reason, at }: StoredSkip): void {
    this.#upsert.run(ruleId, type, resourceId, needs, reason ?? null, at);
  }

  /**
   * Those that no later verdict has made good. One about the account stands for a whole schedule, whose verdicts may be
   * about other resources.
   */
  standing(): StoredSkip[] {
    return this.#standing.all(ACCOUNT).map((row) => ({
      ruleId: row.rule_id,
      type: row.type,
      resourceId: row.resource_id,
      needs: row.needs,
      reason: row.reason ?? undefined,
      at: row.at,
    }));
  }
}
