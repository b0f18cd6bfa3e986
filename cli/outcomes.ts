/** Hands over outcomes in their order, while those that wait for AWS come whenever they come. */
import type { Results } from './evaluate';

/** A result that is ready to be handed over. */
export type Outcome = (results: Results) => void;

/** Calls of AWS that are waited for at the same time, save those of one item, which are made together. */
const CONCURRENCY = 10;
/** Outcomes that may wait behind one that AWS has not answered. */
const QUEUE_LIMIT = 1000;

interface Slot {
  outcome: Outcome | undefined;
  readonly done: Promise<void>;
}

export class Outcomes {
  /** From the first one on that is still waited for. */
  #queue: (Outcome | Slot)[] = [];
  #waiting = 0;

  constructor(readonly results: Results) {}

  get isFull(): boolean {
    return this.#waiting >= CONCURRENCY || this.#queue.length > QUEUE_LIMIT;
  }

  put(outcome: Outcome): void {
    if (this.#queue.length === 0) outcome(this.results);
    else this.#queue.push(outcome);
  }

  /** Puts what a verdict, or the failure to reach it, will make of itself. */
  putWhenDone<T>(
    verdict: Promise<T>,
    outcomeOf: (made: T) => Outcome,
    failed: (error: unknown) => Outcome,
  ): void {
    const settled = (outcome: Outcome): void => {
      slot.outcome = outcome;
      this.#waiting -= 1;
    };
    const slot: Slot = {
      outcome: undefined,
      done: verdict.then(
        (made) => {
          settled(outcomeOf(made));
        },
        (error: unknown) => {
          settled(failed(error));
        },
      ),
    };
    this.#queue.push(slot);
    this.#waiting += 1;
  }

  /** Waits until more may be put. */
  async makeRoom(): Promise<void> {
    while (this.isFull) await this.#handOver();
  }

  async finish(): Promise<void> {
    while (this.#queue.length > 0) await this.#handOver();
  }

  /** Waits for the first one, and hands over all up to the next that is waited for. */
  async #handOver(): Promise<void> {
    const [first] = this.#queue;
    if (typeof first === 'object') await first.done;
    const queue = this.#queue;
    let handed = 0;
    for (const entry of queue) {
      const outcome = typeof entry === 'object' ? entry.outcome : entry;
      if (outcome === undefined) break;
      handed += 1;
      outcome(this.results);
    }
    this.#queue = queue.slice(handed);
  }
}
