/** Reads all inputs, once where that is enough, and hands out the items that are to be evaluated. */
import { bytesOf, splitSnapshot, type Answered, type Batch, type Block, type Memories } from './blocks';
import type { Entry } from './entries';
import { indexOf, type Index } from './first-pass';
import { Cuts, Entries } from './keepers';
import { beginningOf, inSteps, scanned } from './scanned';
import { Scanner } from './scanner';
import type { Source } from './source';
import type { Tally } from './tally';
import { WantedSink } from './wanted';
import type { Window } from './window';

export interface ReadOptions {
  /** Items of other types are counted and not parsed. */
  readonly types: Pick<ReadonlySet<string>, 'has'>;
  readonly allVersions: boolean;
  /** Told of the bytes that are read, of all passes. */
  readonly onRead: (bytes: number) => void;
  /** Told how often the inputs will be read. */
  readonly onPasses: (passes: number) => void;
}

/** The items to evaluate and what is wrong with the others, in the order of the input, some at a time. */
export async function* readEntries(
  sources: readonly Source[],
  tally: Tally,
  options: ReadOptions,
): AsyncGenerator<readonly Entry[]> {
  const { isSnapshot, index } = await plan(sources, options);
  const keeper = new Entries(options.types, tally);
  const numbers = { next: 0 };
  for (const source of sources) {
    const sink = new WantedSink(source.name, tally, options, index, numbers, isSnapshot, keeper);
    for await (const { scanner, failure } of scanned(source, sink, options.onRead)) {
      if (failure !== undefined) sink.fail(failure, scanner);
      yield keeper.take();
    }
  }
}

/** The same, but unread: for other threads. Of a snapshot they get whole blocks, and find the items in them. */
export async function* batchesOf(
  sources: readonly Source[],
  tally: Tally,
  options: ReadOptions,
  memories: Memories,
): AsyncGenerator<Batch, void, Answered> {
  const { isSnapshot, index } = await plan(sources, options);
  const keeper = new Cuts();
  const numbers = { next: 0 };
  for (const source of sources) {
    const sink = new WantedSink(source.name, tally, options, index, numbers, isSnapshot, keeper);
    if (isSnapshot) {
      yield* splitSnapshot(source, sink, keeper, options.onRead, memories);
      continue;
    }
    for await (const { scanner, failure } of scanned(source, sink, options.onRead)) {
      if (failure !== undefined) sink.fail(failure, scanner);
      yield { kind: 'cuts', cuts: keeper.take() };
    }
  }
}

interface Plan {
  /** A single snapshot, which holds each resource once. */
  readonly isSnapshot: boolean;
  /** What a first reading found out; undefined where one is enough. */
  readonly index: Index | undefined;
}

async function plan(sources: readonly Source[], options: ReadOptions): Promise<Plan> {
  const beginnings = await Promise.all(sources.map(beginningOf));
  const isSnapshot = beginnings.length === 1 && beginnings[0]?.isSnapshot === true;
  // What a query asked for stands behind its rows.
  const hasQuery = beginnings.some(({ list }) => list === 'Results');
  const passes = isSnapshot || (options.allVersions && !hasQuery) ? 1 : 2;
  options.onPasses(passes);
  return { isSnapshot, index: passes === 2 ? await indexOf(sources, options) : undefined };
}

/**
 * Reads a block in a thread of its own, some items at a time.
 * @param window used for one block after the other
 * @returns whether it is made of whole items; if it is not, it is to be read together with what follows it, and what
 * was found in it does not count
 */
export function* readBlock(
  block: Block,
  types: ReadOptions['types'],
  tally: Tally,
  window: Window,
): Generator<readonly Entry[], boolean> {
  const keeper = new Entries(types, tally);
  const sink = new WantedSink(block.source, tally, { types }, undefined, { next: 0 }, false, keeper);
  const scanner = new Scanner(sink, block.middle, window);
  let hasNotes = false;
  const taken = (): readonly Entry[] => {
    const entries = keeper.take();
    // Notes name a place, which is not known here.
    hasNotes ||= entries.some(({ kind }) => kind === 'scheduled');
    return entries;
  };
  for (const bytes of inSteps(bytesOf(block))) {
    scanner.write(bytes);
    yield taken();
  }
  scanner.flush();
  yield taken();
  return scanner.isBeforeElement && !sink.isUneven && !hasNotes;
}
