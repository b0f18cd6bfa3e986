import { Worker } from 'node:worker_threads';
import { Memories, type Answered, type Batch, type Block } from '../../cli/input/blocks';
import { judgeInParallel } from '../../cli/parallel/pool';
import { defaultWorkers } from '../../cli/parallel/workers';

/** A thread that runs this code for each batch. */
const worker = (code: string): Worker =>
  new Worker(`const { parentPort } = require('node:worker_threads'); ${code}`, { eval: true });
/** Answers with the item of the first cut, after as many milliseconds, one task after the other as workers do. */
const ECHO = `
  const never = new Int32Array(new SharedArrayBuffer(4));
  parentPort.on('message', ({ cuts: [{ place: { item } }] }) => {
    Atomics.wait(never, 0, 0, item);
    parentPort.postMessage(item);
  });`;
const judged = (batches: AsyncGenerator<Batch, void, Answered>, workers: readonly Worker[]) =>
  judgeInParallel(batches, () => workers, new Memories());
const ended = (one: Worker): Promise<unknown> => new Promise((resolve) => one.once('exit', resolve));

/** Batches of one cut each, with these numbers; counts how many were taken. */
function batches(numbers: readonly number[]) {
  const taken = { count: 0, isClosed: false };
  async function* generate(): AsyncGenerator<Batch, void, Answered> {
    try {
      for (const item of numbers) {
        taken.count += 1;
        yield await Promise.resolve({
          kind: 'cuts',
          cuts: [{ kind: 'problem', place: { source: 'file', item, offset: 0 }, message: 'x' }],
        });
      }
    } finally {
      taken.isClosed = true;
    }
  }
  return { taken, generate };
}

test('answers come in the order of the batches, and few batches are under way', async () => {
  const numbers = [40, 1, 30, 2, 20, 3, 10, 4, 5, 6, 7, 8];
  const { taken, generate } = batches(numbers);
  const answers: unknown[] = [];
  for await (const answer of judged(generate(), [worker(ECHO), worker(ECHO)])) {
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
  const answers = judged(batches([1, 2, 3, 4, 5, 6, 7, 8, 9]).generate(), workers);
  await expect(async () => {
    for await (const answer of answers) expect(answer).toBeGreaterThan(0);
  }).rejects.toThrow(reason);
  await Promise.all(ends);
});

test('workers end, and reading does, when nobody wants more answers', async () => {
  const one = worker(ECHO);
  const end = ended(one);
  const { taken, generate } = batches([1, 2, 3, 4, 5]);
  for await (const answer of judged(generate(), [one])) {
    expect(answer).toBe(1);
    break;
  }
  await end;
  expect(taken.isClosed).toBe(true);
});

/** Answers with three items, the second of which has a problem; refuses blocks that begin with an x. */
const READER = `
  parentPort.on('message', ({ memory }) => {
    const isRefused = new Uint8Array(memory)[0] === 120;
    parentPort.postMessage(
      isRefused
        ? 'refused'
        : {
            results: { counts: [], text: '', failures: [], others: [{ note: 'n' }, { problem: { item: 2, offset: 5 } }] },
            found: { items: 3, withoutRule: 1, sightings: [['account', 'region', 0]] },
          },
    );
  });`;

test('blocks are placed by what came before, and come back from the first one that is refused on', async () => {
  const memories = new Memories();
  const block = (text: string, offset: number): Block => {
    const memory = memories.take(text.length);
    new Uint8Array(memory).set(Buffer.from(text));
    const [separator, firstKey, brackets] = [new Uint8Array(), new Uint8Array(), new Uint8Array()];
    const middle = { list: 'array' as const, brackets, separator, firstKey, typeIsLast: true };
    return { kind: 'block', source: 'file', middle, memory, length: text.length, offset, elements: 10 };
  };
  const told: Answered[] = [];
  async function* generate(): AsyncGenerator<Batch, void, Answered> {
    const texts = ['a', 'b', 'x', 'c', 'd', 'e'];
    for (const [number, text] of texts.entries())
      told.push(yield await Promise.resolve(block(text, number * 100)));
    told.push(yield { kind: 'pause' });
  }
  const started: Worker[] = [];
  const start = (): Worker[] => {
    started.push(worker(READER));
    return started.slice(-1);
  };
  const answers = [];
  for await (const answer of judgeInParallel(generate(), start, memories)) answers.push(answer);

  const placeAndNumber = answers.map(({ results, found }) => [
    results.others[1]?.problem?.item,
    results.others[1]?.problem?.offset,
    found.sightings[0]?.[2],
  ]);
  // Whatever was asked of the first worker behind the refused block is not handed out.
  expect(placeAndNumber).toEqual([
    [12, 5, 10],
    [15, 105, 13],
    [18, 505, 16],
  ]);
  const refused = told.flatMap(({ refused: blocks }) => blocks.map(({ offset }) => offset));
  expect(refused).toEqual([200, 300, 400]);
  expect(told.at(-1)?.elements).toBe(9);
  expect(started).toHaveLength(2);
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
