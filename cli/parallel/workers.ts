import { availableParallelism } from 'node:os';
import type { Source } from '../input/source';

/** What is read by one thread keeps no more than that many busy. */
const MOST_BY_DEFAULT = 4;
/** Below that a worker is not done with starting before everything else is done. */
const WORTH_A_WORKER = 32 * 1024 * 1024;
/** How much larger items are than what gzip makes of them. */
const GZIP_RATIO = 8;

/**
 * How many threads are to judge what is in the sources: one for little, and for pipes, whose size nobody knows. One
 * core is left to the thread that reads; with two cores a single thread is as quick, as V8 compiles on the other.
 */
export function defaultWorkers(
  sources: readonly Pick<Source, 'name' | 'size'>[],
  cores = availableParallelism(),
): number {
  const bytes = sources.reduce(
    (sum, { name, size = 0 }) => sum + size * (name.endsWith('.gz') ? GZIP_RATIO : 1),
    0,
  );
  return bytes < WORTH_A_WORKER ? 1 : Math.min(Math.max(cores - 1, 1), MOST_BY_DEFAULT);
}
