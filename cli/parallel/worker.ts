/** A thread that reads and judges what the main thread has cut out of the input. */
import type { MessagePort } from 'node:worker_threads';
import type { Rule } from '../../shared/rule';
import { offlineCloud } from '../cloud';
import { Evaluator, type ParameterFile } from '../evaluate';
import { Entries, readCuts, type Cut } from '../input/keepers';
import { Tally, type Sighting } from '../input/tally';
import { Gatherer, type Format, type Gathered } from '../output/gatherer';

/** What a worker has to know before it begins. */
export interface Job {
  readonly rules: readonly string[];
  readonly parameters: ParameterFile;
  readonly format: Format;
  readonly limit: number;
}

/** The answer to a batch of cuts. */
export interface Judged {
  readonly results: Gathered;
  readonly withoutRule: number;
  readonly sightings: readonly Sighting[];
}

/** Answers each batch that comes in through the port, one after the other. */
export function judgeBatches(port: MessagePort, job: Job, pack: readonly Rule[]): void {
  const gatherer = new Gatherer(job.format, job.limit);
  const rules = pack.filter(({ id }) => job.rules.includes(id));
  const evaluator = new Evaluator(rules, job.parameters, offlineCloud(), gatherer);
  const types = evaluator.types;
  const judge = async (cuts: readonly Cut[]): Promise<void> => {
    const tally = new Tally();
    await evaluator.evaluate(readCuts(cuts, new Entries(types, tally)));
    await evaluator.finish();
    const { withoutRule } = tally;
    const judged: Judged = { results: gatherer.take(), withoutRule, sightings: tally.sightings() };
    port.postMessage(judged);
  };
  let last = Promise.resolve();
  port.on('message', (cuts: readonly Cut[]) => {
    // What is thrown ends the thread, and the main thread is told.
    last = last.then(() => judge(cuts));
  });
}
