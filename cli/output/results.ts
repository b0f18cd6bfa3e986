import type { Safeguard, Rule } from '../../shared/rule';
import type { Compliance } from '../../shared/verdict';
import type { Counts, Evaluation, Problem, Results, Skipped, Summary } from '../evaluate';
import type { Tally } from '../input/tally';
import { printable } from '../io';
import type { Gathered } from './gatherer';

/** One way to write results; everything that is not a result goes to standard error elsewhere. */
export interface Writer {
  readonly begin: () => void;
  readonly evaluation: (evaluation: Evaluation, rule: Rule) => void;
  /** Evaluations as text of the writer's format, made elsewhere; those of a table come one by one. */
  readonly text: (text: string) => void;
  readonly skipped: (skipped: Skipped) => void;
  readonly problem: (problem: Problem) => void;
  /** Called now and then, to move aside what was gathered. */
  readonly drain: () => Promise<void>;
  readonly end: (summary: Summary) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Whether skipped verdicts are part of the output, and need no lines on standard error. */
  readonly listsSkipped: boolean;
}

type MutableCounts = { -readonly [K in keyof Counts]: Counts[K] };
const noCounts = (): MutableCounts => ({ COMPLIANT: 0, NON_COMPLIANT: 0, NOT_APPLICABLE: 0 });

/** How many evaluations of each kind, by the safeguard of their rules. */
export class SafeguardCounts {
  readonly #counts = new Map<Safeguard, MutableCounts>();

  add(safeguard: Safeguard, compliance: Compliance, times = 1): void {
    let counts = this.#counts.get(safeguard);
    if (counts === undefined) this.#counts.set(safeguard, (counts = noCounts()));
    counts[compliance] += times;
  }

  entries(): readonly (readonly [Safeguard, Counts])[] {
    return [...this.#counts];
  }
}

/** Counts results while handing them on: to the writer, and what is no result as lines to standard error. */
export class CountingResults implements Results {
  readonly evaluations = noCounts();
  skips = 0;
  problems = 0;
  readonly #safeguards = new SafeguardCounts();

  constructor(
    readonly writer: Writer,
    readonly line: (text: string) => void,
  ) {}

  evaluation(evaluation: Evaluation, rule: Rule): void {
    this.#count(rule.safeguard, evaluation.compliance, 1);
    this.writer.evaluation(evaluation, rule);
  }

  /** Takes over what another thread gathered. */
  merge({ counts, text, failures, others }: Gathered, rules: readonly Rule[]): void {
    for (const [safeguard, { COMPLIANT, NON_COMPLIANT, NOT_APPLICABLE }] of counts) {
      this.#count(safeguard, 'COMPLIANT', COMPLIANT);
      this.#count(safeguard, 'NON_COMPLIANT', NON_COMPLIANT);
      this.#count(safeguard, 'NOT_APPLICABLE', NOT_APPLICABLE);
    }
    this.writer.text(text);
    for (const failure of failures) {
      const rule = rules.find(({ id }) => id === failure.rule);
      if (rule !== undefined) this.writer.evaluation(failure, rule);
    }
    for (const { skipped, problem, note } of others) {
      if (skipped !== undefined) this.skipped(skipped);
      if (problem !== undefined) this.problem(problem);
      if (note !== undefined) this.note(note);
    }
  }

  #count(safeguard: Safeguard, compliance: Compliance, times: number): void {
    this.#safeguards.add(safeguard, compliance, times);
    this.evaluations[compliance] += times;
  }

  skipped(skipped: Skipped): void {
    this.skips += 1;
    this.writer.skipped(skipped);
    if (this.writer.listsSkipped) return;
    const { rule, resourceType, resourceId, accountId, region, needs, reason } = skipped;
    const where = [accountId, region].filter((part) => part !== null).join(', ');
    const why = reason === undefined ? '' : `; not asked, for ${reason}`;
    this.line(`skipped: ${rule} on ${resourceType} ${resourceId} (${where}) needs ${needs}${why}`);
  }

  problem(problem: Problem): void {
    this.problems += 1;
    this.writer.problem(problem);
    this.line(`error: ${problemText(problem)}`);
  }

  note(text: string): void {
    this.line(`note: ${text}`);
  }

  summary(tally: Tally): Summary {
    return {
      items: tally.items,
      itemsOfTypesWithoutRule: tally.withoutRule,
      olderVersions: tally.olderVersions,
      evaluations: this.evaluations,
      skipped: this.skips,
      errors: this.problems,
      safeguards: Object.fromEntries([...this.#safeguards.entries()].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }
}

/** A problem on one line: where it is, which rule met it on which resource, and what it is. */
function problemText({ source, item, offset, rule, resourceType, resourceId, message }: Problem): string {
  const place =
    item === null || offset === null
      ? source
      : `${String(source)}: item ${String(item)} at byte ${String(offset)}`;
  const subject = rule === null ? null : `${rule} on ${String(resourceType)} ${String(resourceId)}`;
  return printable([place, subject, message].filter((part) => part !== null).join(': '));
}

/** By hand: to load what Node knows of languages takes longer than to evaluate a thousand items. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** What was read and how it went, in one line. */
export function summaryText({
  items,
  itemsOfTypesWithoutRule,
  olderVersions,
  evaluations,
  skipped,
  errors,
}: Summary): string {
  const left = [
    itemsOfTypesWithoutRule > 0 ? `${grouped(itemsOfTypesWithoutRule)} of types without a rule` : '',
    olderVersions > 0
      ? `${grouped(olderVersions)} older ${olderVersions === 1 ? 'version' : 'versions'}`
      : '',
  ].filter((part) => part !== '');
  return [
    `${grouped(items)} ${items === 1 ? 'item' : 'items'} read${left.length > 0 ? ` (${left.join(', ')})` : ''}`,
    `${grouped(evaluations.NON_COMPLIANT)} non-compliant`,
    `${grouped(evaluations.COMPLIANT)} compliant`,
    `${grouped(evaluations.NOT_APPLICABLE)} not applicable`,
    `${grouped(skipped)} skipped`,
    `${grouped(errors)} ${errors === 1 ? 'error' : 'errors'}`,
  ].join(', ');
}
