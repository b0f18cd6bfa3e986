/** What a page about compliance shows of rules: counts by rule and type, and pages of findings. Reads only. */
import { Query, type Database } from './database';
import type { Verdict } from './evaluations';
import { EVALUATIONS, FAILURES, lowered, SKIPS } from './finding-queries';

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

const RESOURCE_NAMES =
  'LEFT JOIN resources ON resources.type = finding.type AND resources.resource_id = finding.resource_id';

/** Parameters 1 to 4. */
const MATCHES = `
  (?1 IS NULL OR substr(finding.type, 1, length(?1)) = ?1
    OR (finding.type = '' AND finding.rule_id IN (SELECT value FROM json_each(?2))))
  AND (?3 IS NULL OR finding.rule_id IN (SELECT value FROM json_each(?4))
    OR instr(lower(finding.type || char(10) || finding.resource_id || char(10) || ifnull(resources.name, '')
      || char(10) || ifnull(finding.text, '')), ?3) > 0)`;

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

export class Findings {
  readonly #counts;
  readonly #matching;
  readonly #ofRule;
  readonly #unjudged;
  readonly #waiting;
  readonly #waitingFor;

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
}

const parametersOf = ({ typePrefix, scheduledRuleIds, text, textRuleIds }: FindingFilter) =>
  [typePrefix ?? null, JSON.stringify(scheduledRuleIds), lowered(text), JSON.stringify(textRuleIds)] as const;

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
