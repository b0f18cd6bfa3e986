import type { Worker } from 'node:worker_threads';
import type { Answered, Batch, Block, Memories } from '../input/blocks';
import { messageOf } from '../problems';
import type { Judged, Task } from './worker';

type Answer = Judged | 'refused';

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A worker answers in the order in which it is asked. */
class Member {
  readonly #waiting: Waiting[] = [];
  #failure: Error | undefined;

  constructor(readonly worker: Worker) {
    worker.on('message', (answer: Answer) => {
      this.#waiting.shift()?.resolve(answer);
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

  ask(task: Task): Promise<Answer> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.worker.postMessage(task);
    });
  }

  #fail(cause: Error): void {
    this.#failure ??= new Error(`a worker thread failed: ${messageOf(cause)}`, { cause });
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}

/** Tasks of each worker that are under way: one that it works on, one that is there when it is done with that. */
const TASKS_EACH = 2;

interface UnderWay {
  readonly task: Task;
  readonly answer: Promise<Answer>;
}

/** Has batches judged by workers, and hands out what comes of them in the order of the batches. */
class Pool {
  #members: readonly Member[];
  #underWay: UnderWay[] = [];
  /** In blocks that were answered. */
  #elements = 0;
  #refused: Block[] = [];

  constructor(
    readonly startWorkers: () => readonly Worker[],
    readonly memories: Memories,
  ) {
    this.#members = startWorkers().map((worker) => new Member(worker));
  }

  /** What the reader is told before it goes on. */
  answered(): Answered {
    const refused = this.#refused;
    this.#refused = [];
    return { elements: this.#elements, refused };
  }

  ask(task: Task): void {
    if (this.#refused.length > 0 && task.kind === 'block') {
      this.#refused.push(task);
      return;
    }
    const answer = leastBusy(this.#members).ask(task);
    // It is awaited when its turn comes; until then its failure is nobody's concern.
    answer.catch(() => undefined);
    this.#underWay.push({ task, answer });
  }

  /** Hands out answers until one more task has room. */
  makeRoom(): AsyncGenerator<Judged> {
    return this.#take(this.#members.length * TASKS_EACH - 1);
  }

  drain(): AsyncGenerator<Judged> {
    return this.#take(0);
  }

  async *#take(left: number): AsyncGenerator<Judged> {
    for (let first; this.#underWay.length > left && (first = this.#underWay.shift()) !== undefined;) {
      const { task } = first;
      const answer = await first.answer;
      if (answer === 'refused') await this.#refuse([first, ...this.#underWay]);
      else if (task.kind === 'block') yield this.#placed(answer, task);
      else yield answer;
    }
  }

  /** What was judged after a block that could not be read does not count, and nobody is to remember it. */
  async #refuse(tasks: readonly UnderWay[]): Promise<void> {
    this.#underWay = [];
    this.#refused = tasks.flatMap(({ task }) => (task.kind === 'block' ? [task] : []));
    await this.end();
    this.#members = this.startWorkers().map((worker) => new Member(worker));
  }

  /** Places count from the beginning of the block until it is known how many elements are before it. */
  #placed({ results, found }: Judged, { memory, offset, elements }: Block): Judged {
    const before = elements + this.#elements;
    this.#elements += found.items;
    this.memories.give(memory);
    return {
      results: {
        ...results,
        others: results.others.map((other) =>
          other.problem === undefined
            ? other
            : {
                problem: {
                  ...other.problem,
                  item: (other.problem.item ?? 0) + before,
                  offset: (other.problem.offset ?? 0) + offset,
                },
              },
        ),
      },
      found: {
        ...found,
        sightings: found.sightings.map(([account, region, number]) => [account, region, number + before]),
      },
    };
  }

  async end(): Promise<void> {
    await Promise.all(this.#members.map(({ worker }) => worker.terminate()));
  }
}

/**
 * Has all batches judged, and hands out the answers in the order of the batches. The workers end with it.
 * @param startWorkers gives at least one; called again when tasks were given to them in vain
 * @param memories are given the memory of the blocks that are done with
 * @throws Error when a worker failed
 */
export async function* judgeInParallel(
  batches: AsyncGenerator<Batch, void, Answered>,
  startWorkers: () => readonly Worker[],
  memories: Memories,
): AsyncGenerator<Judged> {
  const pool = new Pool(startWorkers, memories);
  try {
    for (;;) {
      const { done, value: batch } = await batches.next(pool.answered());
      if (done === true) break;
      if (batch.kind === 'pause') {
        yield* pool.drain();
      } else if (batch.kind === 'block' || batch.cuts.length > 0) {
        yield* pool.makeRoom();
        pool.ask(batch);
      }
    }
    yield* pool.drain();
  } finally {
    await Promise.all([pool.end(), batches.return()]);
  }
}

const leastBusy = (members: readonly Member[]): Member =>
  members.reduce((least, member) => (member.load < least.load ? member : least));
