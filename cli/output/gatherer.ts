import type { Rule, Safeguard, Severity } from '../../shared/rule';
import type { Counts, Evaluation, Problem, Results, Skipped } from '../evaluate';
import { SafeguardCounts } from './results';
import { TEXT_OF } from './writers';

export const FORMATS = ['table', 'json', 'jsonl', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Results on their way from one thread to another: as little as the output is made of. */
export interface Gathered {
  readonly counts: readonly (readonly [Safeguard, Counts])[];
  /** All evaluations in the format of the output; empty for a table. */
  readonly text: string;
  /** For a table: non-compliant evaluations, as long as it might show them. */
  readonly failures: readonly Evaluation[];
  /** What is no evaluation, in the order of the input; each has one of the members. */
  readonly others: readonly {
    readonly skipped?: Skipped;
    readonly problem?: Problem;
    readonly note?: string;
  }[];
}

/** Gathers results until they are taken. */
export class Gatherer implements Results {
  #counts = new SafeguardCounts();
  #texts: string[] = [];
  #failures: Evaluation[] = [];
  #others: Gathered['others'][number][] = [];
  /** Of all that were gathered ever. */
  readonly #failuresOf = new Map<Severity, number>();

  /** @param limit how many non-compliant evaluations of a severity a table may show */
  constructor(
    readonly format: Format,
    readonly limit: number,
  ) {}

  evaluation(evaluation: Evaluation, rule: Rule): void {
    this.#counts.add(rule.safeguard, evaluation.compliance);
    if (this.format !== 'table') this.#texts.push(TEXT_OF[this.format](evaluation));
    else if (evaluation.compliance === 'NON_COMPLIANT') this.#failed(evaluation, rule.severity);
  }

  skipped(skipped: Skipped): void {
    this.#others.push({ skipped });
  }

  problem(problem: Problem): void {
    this.#others.push({ problem });
  }

  note(note: string): void {
    this.#others.push({ note });
  }

  take(): Gathered {
    const gathered = {
      counts: this.#counts.entries(),
      text: this.#texts.join(''),
      failures: this.#failures,
      others: this.#others,
    };
    this.#counts = new SafeguardCounts();
    this.#texts = [];
    this.#failures = [];
    this.#others = [];
    return gathered;
  }

  #failed(evaluation: Evaluation, severity: Severity): void {
    const before = this.#failuresOf.get(severity) ?? 0;
    if (before >= this.limit) return;
    this.#failuresOf.set(severity, before + 1);
    this.#failures.push(evaluation);
  }
}
