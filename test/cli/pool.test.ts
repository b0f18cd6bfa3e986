import { Worker } from 'node:worker_threads';
import type { Cut } from '../../cli/input/keepers';
import { judgeInParallel } from '../../cli/parallel/pool';
import { defaultWorkers } from '../../cli/parallel/workers';

/** A thread that runs this code for each batch. */
const worker = (code: string): Worker =>
  new Worker(`const { parentPort } = require('node:worker_threads'); ${code}`, { eval: true });
/** Answers with the item of the first cut, after as many milliseconds, one batch after the other as workers do. */
const ECHO = `
  const never = new Int32Array(new SharedArrayBuffer(4));
  parentPort.on('message', ([{ place: { item } }]) => {
    Atomics.wait(never, 0, 0, item);
    parentPort.postMessage(item);
  });`;
const ended = (one: Worker): Promise<unknown> => new Promise((resolve) => one.once('exit', resolve));

/** Batches of one cut each, with these numbers; counts how many were taken. */
function batches(numbers: readonly number[]) {
  const taken = { count: 0 };
  async function* generate(): AsyncGenerator<readonly Cut[]> {
    for (const item of numbers) {
      taken.count += 1;
      yield await Promise.resolve([
        { kind: 'problem', place: { source: 'file', item, offset: 0 }, message: 'x' },
      ]);
    }
  }
  return { taken, generate };
}

test('answers come in the order of the batches, and few batches are under way', async () => {
  const numbers = [40, 1, 30, 2, 20, 3, 10, 4, 5, 6, 7, 8];
  const { taken, generate } = batches(numbers);
  const answers: unknown[] = [];
  for await (const answer of judgeInParallel(generate(), [worker(ECHO), worker(ECHO)])) {
    answers.push(answer);
    expect(taken.count - answers.length).toBeLessThanOrEqual(4);
  }
  expect(answers).toEqual(numbers);
});

test.each([
  [
    'fails',
    `parentPort.on('message', () => { throw new Error('broken'); });`,
    /^a worker thread failed: .*broken$/,
  ],
  ['fails at its start', `throw new Error('broken')`, /^a worker thread failed: .*broken$/],
  ['ends', `parentPort.on('message', () => process.exit(0));`, /^a worker thread failed: it ended$/],
])('a worker that %s is told of, and all end', async (_, code, reason) => {
  const workers = [worker(code), worker(ECHO)];
  const ends = workers.map(ended);
  const judged = judgeInParallel(batches([1, 2, 3, 4, 5, 6, 7, 8, 9]).generate(), workers);
  await expect(async () => {
    for await (const answer of judged) expect(answer).toBeGreaterThan(0);
  }).rejects.toThrow(reason);
  await Promise.all(ends);
});

test('workers end when nobody wants more answers', async () => {
  const one = worker(ECHO);
  const end = ended(one);
  for await (const answer of judgeInParallel(batches([1, 2, 3, 4, 5]).generate(), [one])) {
    expect(answer).toBe(1);
    break;
  }
  await end;
});

test('workers by default: for large files', () => {
  const MB = 1024 * 1024;
  expect(defaultWorkers([{ name: 'a.json', size: 31 * MB }], 8)).toBe(1);
  expect(defaultWorkers([{ name: 'a.json', size: 32 * MB }], 8)).toBe(4);
  expect(defaultWorkers([{ name: 'a.json.gz', size: 4 * MB }], 4)).toBe(3);
  const halves = [16 * MB, 16 * MB].map((size) => ({ name: 'half', size }));
  expect([1, 2, 3, 5].map((cores) => defaultWorkers(halves, cores))).toEqual([1, 1, 2, 4]);
  expect(defaultWorkers([{ name: 'standard input', size: undefined }], 8)).toBe(1);
  expect(defaultWorkers([], 8)).toBe(1);
});
