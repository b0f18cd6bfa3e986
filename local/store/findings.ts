/** What a page about compliance shows: counts by rule and type, pages of findings and of resources. Reads only. */
import { Query, type Database } from './database';
import type { Verdict } from './evaluations';

/**
 * A verdict, or why there is none: FAILED where the last attempt of a rule to judge ended in an error, SKIPPED where it
 * needs an answer of AWS that it is not to ask for.
 */
export type FindingKind = Verdict | 'FAILED' | 'SKIPPED';

export interface Finding {
  readonly ruleId: string;
  /** Empty, like the id, where the schedule of a rule failed: then it is about no resource in particular. */
  readonly type: string;
  readonly resourceId: string;
  readonly name: string | undefined;
  readonly kind: FindingKind;
  /** The annotation of a verdict, the error, or what is needed. */
  readonly text: string | undefined;
  /** The capture or the schedule that was judged; otherwise when it was last tried. */
  readonly at: number;
}

export interface FindingCount {
  readonly ruleId: string;
  /** Empty where the schedule of a rule failed. */
  readonly type: string;
  readonly kind: FindingKind;
  readonly count: number;
}

export interface FindingFilter {
  /** What resource types begin with, such as `AWS::SQS::`. */
  readonly typePrefix: string | undefined;
  /** Rules whose failed schedules have a type with that prefix. */
  readonly scheduledRuleIds: readonly string[];
  /** Looked for in type, id, name and annotation; letter case does not matter. */
  readonly text: string | undefined;
  /** Rules that the text fits already, so that all their findings do. */
  readonly textRuleIds: readonly string[];
}

export interface WaitingCount {
  readonly ruleId: string;
  readonly count: number;
  /** Of these, how many failed before and are tried again. */
  readonly retried: number;
}

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

const EVALUATIONS = `
  (SELECT rule_id, type, resource_id, compliance AS kind, annotation AS text, ordering_at AS at FROM evaluations)`;

/** Those that are made good are deleted. */
const SKIPS = `
  (SELECT rule_id, type, resource_id, 'SKIPPED' AS kind,
     'Needs ' || needs || iif(reason IS NULL, '', ': ' || reason) AS text, at
   FROM skipped)`;

/**
 * The last failure for each rule and resource, unless a verdict or a skip came after it; likewise of each schedule.
 */
const FAILURES = `
  (SELECT rule_id, type, resource_id, 'FAILED' AS kind, text, at
   FROM (
     SELECT rule_id, ifnull(items.type, '') AS type, ifnull(items.resource_id, '') AS resource_id,
       max(deliveries.id) AS id, last_error AS text, taken_at AS at
     FROM deliveries
     JOIN notifications ON notifications.id = deliveries.notification_id
     LEFT JOIN items ON items.id = notifications.item_id
     WHERE state = 'failed'
     GROUP BY 1, 2, 3
   ) AS failure
   WHERE CASE WHEN type <> '' THEN NOT EXISTS (
     SELECT 1 FROM evaluations
     WHERE evaluations.rule_id = failure.rule_id AND evaluations.type = failure.type
       AND evaluations.resource_id = failure.resource_id AND recorded_at > failure.at
   ) AND NOT EXISTS (
     SELECT 1 FROM skipped
     WHERE skipped.rule_id = failure.rule_id AND skipped.type = failure.type
       AND skipped.resource_id = failure.resource_id AND skipped.at > failure.at
   ) ELSE NOT EXISTS (
     SELECT 1 FROM deliveries AS later JOIN notifications ON notifications.id = later.notification_id
     WHERE later.rule_id = failure.rule_id AND later.on_demand IN (0, 1) AND later.state IN ('done', 'skipped')
       AND later.id > failure.id AND kind = 'scheduled'
   ) END)`;

const RESOURCE_NAMES =
  'LEFT JOIN resources ON resources.type = finding.type AND resources.resource_id = finding.resource_id';

/** Parameters 1 to 4. */
const MATCHES = `
  (?1 IS NULL OR substr(finding.type, 1, length(?1)) = ?1
    OR (finding.type = '' AND finding.rule_id IN (SELECT value FROM json_each(?2))))
  AND (?3 IS NULL OR finding.rule_id IN (SELECT value FROM json_each(?4))
    OR instr(lower(finding.type || char(10) || finding.resource_id || char(10) || ifnull(resources.name, '')
      || char(10) || ifnull(finding.text, '')), ?3) > 0)`;

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

interface FindingRow {
  rule_id: string;
  type: string;
  resource_id: string;
  name: string | null;
  kind: FindingKind;
  text: string | null;
  at: number;
}

interface CountRow {
  rule_id: string;
  type: string;
  kind: FindingKind;
  count: number;
}

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

export class Findings {
  readonly #counts;
  readonly #matching;
  readonly #ofRule;
  readonly #unjudged;
  readonly #waiting;
  readonly #waitingFor;
  readonly #resourceStatuses;
  readonly #resources;
  readonly #resourceTotals;

  constructor(database: Database) {
    const sources = [EVALUATIONS, FAILURES, SKIPS];
    this.#counts = sources.map(
      (source) =>
        new Query<CountRow>(
          database,
          `SELECT rule_id, type, kind, count(*) AS count FROM ${source} GROUP BY 1, 2, 3`,
        ),
    );
    this.#matching = sources.map(
      (source) =>
        new Query<CountRow>(
          database,
          `SELECT finding.rule_id, finding.type, kind, count(*) AS count
           FROM ${source} AS finding ${RESOURCE_NAMES} WHERE ${MATCHES} GROUP BY 1, 2, 3`,
        ),
    );
    const ofRule = (source: string) =>
      new Query<FindingRow>(
        database,
        `SELECT finding.*, resources.name FROM ${source} AS finding ${RESOURCE_NAMES}
         WHERE ${MATCHES} AND finding.rule_id = ?5 AND kind = ?6
         ORDER BY finding.type, finding.resource_id LIMIT ?7 OFFSET ?8`,
      );
    this.#ofRule = { verdicts: ofRule(EVALUATIONS), FAILED: ofRule(FAILURES), SKIPPED: ofRule(SKIPS) };
    this.#unjudged = [FAILURES, SKIPS].map(
      (source) =>
        new Query<FindingRow>(
          database,
          `SELECT finding.*, NULL AS name FROM ${source} AS finding
           WHERE (type = ? AND resource_id = ?) OR type = '' ORDER BY rule_id`,
        ),
    );
    this.#waiting = new Query<{ rule_id: string; count: number; retried: number }>(
      database,
      `SELECT rule_id, count(*) AS count, sum(last_error IS NOT NULL) AS retried FROM deliveries
       WHERE state IN ('pending', 'running') GROUP BY rule_id`,
    );
    this.#waitingFor = new Query<{ rule_id: string }>(
      database,
      `SELECT DISTINCT rule_id FROM deliveries
       JOIN notifications ON notifications.id = deliveries.notification_id
       JOIN items ON items.id = notifications.item_id
       WHERE state IN ('pending', 'running') AND type = ? AND resource_id = ?`,
    );
    this.#resourceStatuses = new Query<{ status: ResourceStatus; count: number }>(
      database,
      `SELECT status, count(*) AS count FROM (${RESOURCES}) GROUP BY status`,
    );
    this.#resources = new Query<ResourceRow>(
      database,
      `SELECT resource.*, captured_at FROM (
         SELECT * FROM (${RESOURCES}) WHERE ?3 IS NULL OR status = ?3
         ORDER BY non_compliant DESC, not_evaluated DESC, compliant DESC, type, resource_id LIMIT ?4
       ) AS resource LEFT JOIN items ON items.id = item_id
       ORDER BY non_compliant DESC, not_evaluated DESC, compliant DESC, resource.type, resource.resource_id`,
    );
    this.#resourceTotals = new Query<{ live: number; non_compliant: number }>(
      database,
      `SELECT (SELECT count(*) FROM resources WHERE live = 1) AS live,
         (SELECT count(*) FROM (SELECT DISTINCT type, resource_id FROM evaluations
          WHERE compliance = 'NON_COMPLIANT')) AS non_compliant`,
    );
  }

  counts(): FindingCount[] {
    return this.#counts.flatMap((query) => query.all()).map(countOf);
  }

  /** The counts of what fits the filter. */
  matching(filter: FindingFilter): FindingCount[] {
    return this.#matching.flatMap((query) => query.all(...parametersOf(filter))).map(countOf);
  }

  /** By type and resource. */
  ofRule(
    ruleId: string,
    kind: FindingKind,
    filter: FindingFilter,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Finding[] {
    const query = kind === 'FAILED' || kind === 'SKIPPED' ? this.#ofRule[kind] : this.#ofRule.verdicts;
    return query.all(...parametersOf(filter), ruleId, kind, limit, offset).map(findingOf);
  }

  /** What keeps rules from judging a resource, and all failed schedules. */
  unjudged(type: string, resourceId: string): Finding[] {
    return this.#unjudged.flatMap((query) => query.all(type, resourceId)).map(findingOf);
  }

  /** How many deliveries are not finished, by rule. */
  waiting(): WaitingCount[] {
    return this.#waiting.all().map(({ rule_id: ruleId, count, retried }) => ({ ruleId, count, retried }));
  }

  /** The rules that are still to judge changes of a resource. */
  waitingFor(type: string, resourceId: string): ReadonlySet<string> {
    return new Set(this.#waitingFor.all(type, resourceId).map((row) => row.rule_id));
  }

  resourceStatuses({ typePrefix, text }: ResourceFilter): ReadonlyMap<ResourceStatus, number> {
    const rows = this.#resourceStatuses.all(typePrefix ?? null, lowered(text));
    return new Map(rows.map(({ status, count }) => [status, count]));
  }

  /** The first ones, those with most findings first. */
  resources(
    { typePrefix, text }: ResourceFilter,
    status: ResourceStatus | undefined,
    limit: number,
  ): ResourceSummary[] {
    return this.#resources.all(typePrefix ?? null, lowered(text), status ?? null, limit).map((row) => ({
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

  resourceTotals(): ResourceTotals {
    const row = this.#resourceTotals.get();
    return { live: row?.live ?? 0, nonCompliant: row?.non_compliant ?? 0 };
  }
}

const parametersOf = ({ typePrefix, scheduledRuleIds, text, textRuleIds }: FindingFilter) =>
  [typePrefix ?? null, JSON.stringify(scheduledRuleIds), lowered(text), JSON.stringify(textRuleIds)] as const;

/** As SQLite lowers: letters of ASCII alone. */
const lowered = (text: string | undefined): string | null =>
  text?.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) ?? null;

const countOf = ({ rule_id: ruleId, type, kind, count }: CountRow): FindingCount => ({
  ruleId,
  type,
  kind,
  count,
});

const findingOf = (row: FindingRow): Finding => ({
  ruleId: row.rule_id,
  type: row.type,
  resourceId: row.resource_id,
  name: row.name ?? undefined,
  kind: row.kind,
  text: row.text ?? undefined,
  at: row.at,
});
