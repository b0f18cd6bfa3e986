import { Change, Query, type Database } from './database';

export type Verdict = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';

/** What a rule said last about a resource. NOT_APPLICABLE stays stored, so that no older verdict comes back. */
export interface StoredEvaluation {
  readonly ruleId: string;
  readonly type: string;
  readonly resourceId: string;
  readonly compliance: Verdict;
  readonly annotation: string | undefined;
  readonly orderingAt: number;
  readonly invokedAt: number;
  readonly recordedAt: number;
}

/** How many of the things that have a verdict fail, out of all. */
export interface Tally {
  readonly judged: number;
  readonly nonCompliant: number;
}

export interface ResourceTally extends Tally {
  readonly type: string;
  readonly resourceId: string;
}

interface Row {
  rule_id: string;
  type: string;
  resource_id: string;
  compliance: Verdict;
  annotation: string | null;
  ordering_at: number;
  invoked_at: number;
  recorded_at: number;
}

interface TallyRow {
  judged: number;
  non_compliant: number;
}

const TALLY = `count(*) AS judged, sum(compliance = 'NON_COMPLIANT') AS non_compliant`;
const JUDGED = `compliance <> 'NOT_APPLICABLE'`;

export class Evaluations {
  readonly #upsert;
  readonly #byRule;
  readonly #byResource;
  readonly #ruleTallies;
  readonly #resourceTallies;

  constructor(database: Database) {
    this.#upsert = new Change(
      database,
      `INSERT INTO evaluations VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET compliance = excluded.compliance, annotation = excluded.annotation,
         ordering_at = excluded.ordering_at, invoked_at = excluded.invoked_at, recorded_at = excluded.recorded_at
       WHERE excluded.ordering_at >= evaluations.ordering_at`,
    );
    this.#byRule = new Query<Row>(
      database,
      `SELECT * FROM evaluations WHERE rule_id = ? AND (type, resource_id) > (?, ?)
         AND compliance IN (SELECT value FROM json_each(?))
         AND (? IS NULL OR type = ?)
         AND (? IS NULL OR resource_id IN (SELECT value FROM json_each(?)))
       ORDER BY type, resource_id LIMIT ?`,
    );
    this.#byResource = new Query<Row>(
      database,
      `SELECT * FROM evaluations WHERE type = ? AND resource_id = ? AND rule_id > ?
         AND compliance IN (SELECT value FROM json_each(?))
       ORDER BY rule_id LIMIT ?`,
    );
    this.#ruleTallies = new Query<TallyRow & { rule_id: string }>(
      database,
      `SELECT rule_id, ${TALLY} FROM evaluations WHERE ${JUDGED} GROUP BY rule_id`,
    );
    this.#resourceTallies = new Query<TallyRow & { type: string; resource_id: string }>(
      database,
      `SELECT type, resource_id, ${TALLY} FROM evaluations
       WHERE ${JUDGED} AND (type, resource_id) > (?, ?)
         AND (? IS NULL OR type = ?) AND (? IS NULL OR resource_id = ?)
       GROUP BY type, resource_id
       HAVING CASE WHEN non_compliant > 0 THEN ? ELSE ? END
       ORDER BY type, resource_id LIMIT ?`,
    );
  }

  /** False when a newer verdict is stored already. */
  put(evaluation: StoredEvaluation): boolean {
    const { changes } = this.#upsert.run(
      evaluation.ruleId,
      evaluation.type,
      evaluation.resourceId,
      evaluation.compliance,
      evaluation.annotation ?? null,
      evaluation.orderingAt,
      evaluation.invokedAt,
      evaluation.recordedAt,
    );
    return changes > 0;
  }

  ofRule(
    ruleId: string,
    filter: {
      readonly verdicts: readonly Verdict[];
      readonly type: string | undefined;
      readonly ids: readonly string[] | undefined;
    },
    after: { readonly type: string; readonly resourceId: string },
    limit: number,
  ): StoredEvaluation[] {
    const type = filter.type ?? null;
    const ids = filter.ids === undefined ? null : JSON.stringify(filter.ids);
    return this.#byRule
      .all(ruleId, after.type, after.resourceId, JSON.stringify(filter.verdicts), type, type, ids, ids, limit)
      .map(evaluationOf);
  }

  ofResource(
    resource: { readonly type: string; readonly resourceId: string },
    verdicts: readonly Verdict[],
    afterRuleId: string,
    limit: number,
  ): StoredEvaluation[] {
    return this.#byResource
      .all(resource.type, resource.resourceId, afterRuleId, JSON.stringify(verdicts), limit)
      .map(evaluationOf);
  }

  /** By rule id; rules without a verdict are missing. */
  ruleTallies(): ReadonlyMap<string, Tally> {
    return new Map(this.#ruleTallies.all().map((row) => [row.rule_id, tallyOf(row)]));
  }

  resourceTallies(
    filter: {
      readonly type: string | undefined;
      readonly resourceId: string | undefined;
      readonly compliant: boolean;
      readonly nonCompliant: boolean;
    },
    after: { readonly type: string; readonly resourceId: string },
    limit: number,
  ): ResourceTally[] {
    const type = filter.type ?? null;
    const resourceId = filter.resourceId ?? null;
    return this.#resourceTallies
      .all(
        after.type,
        after.resourceId,
        type,
        type,
        resourceId,
        resourceId,
        filter.nonCompliant ? 1 : 0,
        filter.compliant ? 1 : 0,
        limit,
      )
      .map((row) => ({ ...tallyOf(row), type: row.type, resourceId: row.resource_id }));
  }
}

const tallyOf = (row: TallyRow): Tally => ({ judged: row.judged, nonCompliant: row.non_compliant });

const evaluationOf = (row: Row): StoredEvaluation => ({
  ruleId: row.rule_id,
  type: row.type,
  resourceId: row.resource_id,
  compliance: row.compliance,
  annotation: row.annotation ?? undefined,
  orderingAt: row.ordering_at,
  invokedAt: row.invoked_at,
  recordedAt: row.recorded_at,
});
