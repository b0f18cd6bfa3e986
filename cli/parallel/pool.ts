import type { Worker } from 'node:worker_threads';
import type { Cut } from '../input/keepers';
import { messageOf } from '../problems';
import type { Judged } from './worker';

interface Waiting {
  readonly resolve: (judged: Judged) => void;
  readonly reject: (error: Error) => void;
}

/** A worker answers in the order in which it is asked. */
class Member {
  readonly #waiting: Waiting[] = [];
  #failure: Error | undefined;

  constructor(readonly worker: Worker) {
    worker.on('message', (judged: Judged) => {
      this.#waiting.shift()?.resolve(judged);
    });
    worker.on('error', (error) => {
      this.#fail(error);
    });
    worker.on('exit', () => {
      this.#fail(new Error('it ended'));
    });
  }

  get load(): number {
    return this.#waiting.length;
  }

  ask(cuts: readonly Cut[]): Promise<Judged> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.worker.postMessage(cuts);
    });
  }

  #fail(cause: Error): void {
    this.#failure ??= new Error(`a worker thread failed: ${messageOf(cause)}`, { cause });
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}

/** Batches of each worker that are under way: one that it works on, one that is there when it is done with that. */
const BATCHES_EACH = 2;

/**
 * Has all batches judged, and hands out the answers in the order of the batches. The workers end with it.
 * @param workers at least one
 * @throws Error when a worker failed
 */
export async function* judgeInParallel(
  batches: AsyncIterable<readonly Cut[]>,
  workers: readonly Worker[],
): AsyncGenerator<Judged> {
  const members = workers.map((worker) => new Member(worker));
  const answers: Promise<Judged>[] = [];
  try {
    for await (const cuts of batches) {
      if (cuts.length === 0) continue;
      const answer = leastBusy(members).ask(cuts);
      // It is awaited when its turn comes; until then its failure is nobody's concern.
      answer.catch(() => undefined);
      const first = answers.length < members.length * BATCHES_EACH ? undefined : answers.shift();
      answers.push(answer);
      if (first !== undefined) yield await first;
    }
    for (const answer of answers) yield await answer;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

const leastBusy = (members: readonly Member[]): Member =>
  members.reduce((least, member) => (member.load < least.load ? member : least));
