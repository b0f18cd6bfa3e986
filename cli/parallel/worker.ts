/** A thread that reads and judges what the main thread has cut out of the input. */
import type { MessagePort } from 'node:worker_threads';
import type { Rule } from '../../shared/rule';
import { offlineCloud } from '../cloud';
import { Evaluator, type ParameterFile } from '../evaluate';
import type { Batch } from '../input/blocks';
import { Entries, readCuts } from '../input/keepers';
import { readBlock } from '../input/read';
import { Tally, type Found } from '../input/tally';
import { Window } from '../input/window';
import { Gatherer, type Format, type Gathered } from '../output/gatherer';

/** What a worker has to know before it begins. */
export interface Job {
  readonly rules: readonly string[];
  readonly parameters: ParameterFile;
  readonly format: Format;
  readonly limit: number;
}

export type Task = Exclude<Batch, { readonly kind: 'pause' }>;

/** What comes of a task. Places and numbers of a block's items count from its beginning. */
export interface Judged {
  readonly results: Gathered;
  readonly found: Found;
}

/** Answers each task that comes in through the port, one after the other; `refused` for a block without whole items. */
export function judgeTasks(port: MessagePort, job: Job, pack: readonly Rule[]): void {
  const gatherer = new Gatherer(job.format, job.limit);
  const rules = pack.filter(({ id }) => job.rules.includes(id));
  const evaluator = new Evaluator(rules, job.parameters, offlineCloud(), gatherer);
  const types = evaluator.types;
  const window = new Window();
  const judge = async (task: Task): Promise<Judged | 'refused'> => {
    const tally = new Tally();
    if (task.kind === 'cuts') {
      await evaluator.evaluate(readCuts(task.cuts, new Entries(types, tally)));
    } else {
      const reading = readBlock(task, types, tally, window);
      let step = reading.next();
      for (; step.done !== true; step = reading.next()) await evaluator.evaluate(step.value);
      if (!step.value) return 'refused';
    }
    await evaluator.finish();
    const { items, withoutRule } = tally;
    return { results: gatherer.take(), found: { items, withoutRule, sightings: tally.sightings() } };
  };
  let last = Promise.resolve();
  port.on('message', (task: Task) => {
    // What is thrown ends the thread, and the main thread is told.
    last = last.then(async () => {
      port.postMessage(await judge(task));
    });
  });
}
