/** What a page about compliance shows of resources: the worst that is known of each. Reads only. */
import { Query, type Database } from './database';
import { EVALUATIONS, FAILURES, lowered, SKIPS } from './finding-queries';

/** The worst that is known of a resource; NONE where no rule has anything to say. */
export type ResourceStatus = 'NON_COMPLIANT' | 'NOT_EVALUATED' | 'COMPLIANT' | 'NONE';

export interface ResourceSummary {
  readonly type: string;
  readonly resourceId: string;
  readonly name: string | undefined;
  /** Whether it exists; undefined for what is judged without being recorded, such as the account. */
  readonly live: boolean | undefined;
  readonly status: ResourceStatus;
  readonly nonCompliant: number;
  /** Failed or skipped. */
  readonly notEvaluated: number;
  readonly compliant: number;
  /** When its newest version was captured. */
  readonly capturedAt: number | undefined;
}

export interface ResourceFilter {
  readonly typePrefix: string | undefined;
  readonly text: string | undefined;
}

export interface ResourceTotals {
  readonly live: number;
  readonly nonCompliant: number;
}

/** Parameters 1 and 2. */
const RESOURCES = `
  SELECT type, resource_id, name, live, item_id, non_compliant, not_evaluated, compliant,
    CASE WHEN non_compliant > 0 THEN 'NON_COMPLIANT' WHEN not_evaluated > 0 THEN 'NOT_EVALUATED'
      WHEN compliant > 0 THEN 'COMPLIANT' ELSE 'NONE' END AS status
  FROM (
    SELECT known.type, known.resource_id, name, live, item_id,
      sum(known.kind = 'NON_COMPLIANT') AS non_compliant, sum(known.kind IN ('FAILED', 'SKIPPED')) AS not_evaluated,
      sum(known.kind = 'COMPLIANT') AS compliant
    FROM (
      SELECT type, resource_id, kind FROM ${EVALUATIONS}
      UNION ALL SELECT type, resource_id, kind FROM ${FAILURES} WHERE type <> ''
      UNION ALL SELECT type, resource_id, kind FROM ${SKIPS}
      UNION ALL SELECT type, resource_id, '' FROM resources
    ) AS known
    LEFT JOIN resources ON resources.type = known.type AND resources.resource_id = known.resource_id
    WHERE (?1 IS NULL OR substr(known.type, 1, length(?1)) = ?1)
      AND (?2 IS NULL
        OR instr(lower(known.type || char(10) || known.resource_id || char(10) || ifnull(name, '')), ?2) > 0)
    GROUP BY known.type, known.resource_id
  )`;

interface ResourceRow {
  type: string;
  resource_id: string;
  name: string | null;
  live: number | null;
  status: ResourceStatus;
  non_compliant: number;
  not_evaluated: number;
  compliant: number;
  captured_at: number | null;
}

export class ResourceSummaries {
  readonly #statuses;
  readonly #first;
  readonly #totals;

  constructor(database: Database) {
    this.#statuses = new Query<{ status: ResourceStatus; count: number }>(
      database,
      `SELECT status, count(*) AS count FROM (${RESOURCES}) GROUP BY status`,
    );
    this.#first = new Query<ResourceRow>(
      database,
      `SELECT resource.*, captured_at FROM (
         SELECT * FROM (${RESOURCES}) WHERE ?3 IS NULL OR status = ?3
         ORDER BY non_compliant DESC, not_evaluated DESC, compliant DESC, type, resource_id LIMIT ?4
       ) AS resource LEFT JOIN items ON items.id = item_id
       ORDER BY non_compliant DESC, not_evaluated DESC, compliant DESC, resource.type, resource.resource_id`,
    );
    this.#totals = new Query<{ live: number; non_compliant: number }>(
      database,
      `SELECT (SELECT count(*) FROM resources WHERE live = 1) AS live,
         (SELECT count(*) FROM (SELECT DISTINCT type, resource_id FROM evaluations
          WHERE compliance = 'NON_COMPLIANT')) AS non_compliant`,
    );
  }

  statuses({ typePrefix, text }: ResourceFilter): ReadonlyMap<ResourceStatus, number> {
    const rows = this.#statuses.all(typePrefix ?? null, lowered(text));
    return new Map(rows.map(({ status, count }) => [status, count]));
  }

  /** Those with most findings first. */
  first(
    { typePrefix, text }: ResourceFilter,
    status: ResourceStatus | undefined,
    limit: number,
  ): ResourceSummary[] {
    return this.#first.all(typePrefix ?? null, lowered(text), status ?? null, limit).map((row) => ({
      type: row.type,
      resourceId: row.resource_id,
      name: row.name ?? undefined,
      live: row.live === null ? undefined : row.live === 1,
      status: row.status,
      nonCompliant: row.non_compliant,
      notEvaluated: row.not_evaluated,
      compliant: row.compliant,
      capturedAt: row.captured_at ?? undefined,
    }));
  }

  totals(): ResourceTotals {
    const row = this.#totals.get();
    return { live: row?.live ?? 0, nonCompliant: row?.non_compliant ?? 0 };
  }
}
