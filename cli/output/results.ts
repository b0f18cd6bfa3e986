import type { Safeguard, Rule } from '../../shared/rule';
import type { Counts, Evaluation, Problem, Results, Skipped, Summary } from '../evaluate';
import type { Tally } from '../input/read';
import { printable } from '../io';

/** One way to write results; everything that is not a result goes to standard error elsewhere. */
export interface Writer {
  readonly begin: () => void;
  readonly evaluation: (evaluation: Evaluation, rule: Rule) => void;
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

/** Counts results while handing them on: to the writer, and what is no result as lines to standard error. */
export class CountingResults implements Results {
  readonly evaluations = noCounts();
  skips = 0;
  problems = 0;
  readonly #safeguards = new Map<Safeguard, MutableCounts>();

  constructor(
    readonly writer: Writer,
    readonly line: (text: string) => void,
  ) {}

  evaluation(evaluation: Evaluation, rule: Rule): void {
    const counts = this.#safeguards.get(rule.safeguard) ?? noCounts();
    this.#safeguards.set(rule.safeguard, counts);
    counts[evaluation.compliance] += 1;
    this.evaluations[evaluation.compliance] += 1;
    this.writer.evaluation(evaluation, rule);
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
      safeguards: Object.fromEntries([...this.#safeguards].sort(([a], [b]) => (a < b ? -1 : 1))),
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

export const grouped = (count: number): string => count.toLocaleString('en-US');

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
