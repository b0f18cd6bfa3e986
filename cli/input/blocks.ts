/**
 * Cuts a snapshot into blocks for other threads, where an item seems to end: it looks for what stands between items,
 * not at every byte. Whether a cut was right turns out when the block is read: if it is not made of whole items, it and
 * those after it are handed back, and are read with care.
 */
import { messageOf } from '../problems';
import type { Cut, Cuts } from './keepers';
import { Scanner, type Middle } from './scanner';
import { inflated, type Source } from './source';
import type { WantedSink } from './wanted';

export interface Block {
  readonly kind: 'block';
  readonly source: string;
  readonly middle: Middle;
  /** Holds the block in its first `length` bytes. */
  readonly memory: SharedArrayBuffer;
  readonly length: number;
  /** Place of the first byte in the input. */
  readonly offset: number;
  /** Elements of the list that stand before the first block. */
  readonly elements: number;
}

/** What other threads are given at once; a pause has all that was given before answered first. */
export type Batch =
  Block | { readonly kind: 'cuts'; readonly cuts: readonly Cut[] } | { readonly kind: 'pause' };

/** What became of the blocks so far. */
export interface Answered {
  /** Elements in all blocks that were read. */
  readonly elements: number;
  /** Blocks that come back, since the first of them could not be read; in their order. */
  readonly refused: readonly Block[];
}

/** Some hundred items: much for one message, little for the memory. */
const BLOCK = 1024 * 1024;

/** The memory of blocks, used again when a block is done with. */
export class Memories {
  readonly #free: SharedArrayBuffer[] = [];

  take(least: number): SharedArrayBuffer {
    const free = this.#free.pop();
    return free !== undefined && free.byteLength >= least
      ? free
      : new SharedArrayBuffer(Math.max(BLOCK, least));
  }

  give(memory: SharedArrayBuffer): void {
    this.#free.push(memory);
  }
}

/** What is in a block: whole elements, and the comma after the last one. */
export const bytesOf = ({ memory, length }: Pick<Block, 'memory' | 'length'>): Uint8Array =>
  new Uint8Array(memory, 0, length);

/** Gathers bytes until a block is full. */
class Blocks {
  #memory: SharedArrayBuffer;
  #filled = 0;
  #offset: number;

  constructor(
    readonly begun: Pick<Block, 'kind' | 'source' | 'middle' | 'elements'>,
    offset: number,
    readonly memories: Memories,
  ) {
    this.#memory = memories.take(BLOCK);
    this.#offset = offset;
  }

  /** Adds the chunk; returns the block that is full then. */
  add(chunk: Uint8Array): Block | undefined {
    const block = this.#filled + chunk.length > this.#memory.byteLength ? this.#cut(chunk.length) : undefined;
    new Uint8Array(this.#memory).set(chunk, this.#filled);
    this.#filled += chunk.length;
    return block;
  }

  /** The bytes that are no block yet. */
  get rest(): Uint8Array {
    return new Uint8Array(this.#memory, 0, this.#filled);
  }

  get offset(): number {
    return this.#offset;
  }

  /** Makes room: by a block, or where one element is as large as the memory, by a larger one. */
  #cut(room: number): Block | undefined {
    const bytes = Buffer.from(this.#memory, 0, this.#filled);
    const { separator } = this.begun.middle;
    const end = bytes.lastIndexOf(separator);
    // The separator begins with the closing brace of an element; the comma stays with it.
    const next = end < 0 ? -1 : bytes.indexOf('{', end);
    const rest = bytes.subarray(next < 0 ? 0 : next);
    const memory = this.memories.take(next < 0 ? (this.#filled + room) * 2 : rest.length + room);
    new Uint8Array(memory).set(rest);
    const block =
      next < 0 ? undefined : { ...this.begun, memory: this.#memory, length: next, offset: this.#offset };
    if (block === undefined) this.memories.give(this.#memory);
    this.#memory = memory;
    this.#filled = rest.length;
    this.#offset += Math.max(next, 0);
    return block;
  }
}

/** The batches of one snapshot. */
export async function* splitSnapshot(
  source: Source,
  sink: WantedSink,
  keeper: Cuts,
  onRead: (bytes: number) => void,
  memories: Memories,
): AsyncGenerator<Batch, void, Answered> {
  const scanner = new Scanner(sink);
  let blocks: Blocks | undefined;
  let isCareful = false;
  const cuts = (): Batch => ({ kind: 'cuts', cuts: keeper.take() });
  /** Has the scanner read what is left of the blocks. */
  const goBack = ({ offset, begun, rest }: Blocks, { elements, refused }: Answered): void => {
    sink.passOver(elements);
    scanner.resume(refused[0]?.offset ?? offset, begun.elements + elements);
    for (const block of refused) scanner.write(bytesOf(block));
    scanner.write(rest);
  };
  let failure: string | undefined;
  try {
    for await (const chunk of inflated(source.chunks(), onRead)) {
      if (blocks === undefined) {
        scanner.write(chunk);
        yield cuts();
        const middle = isCareful ? undefined : scanner.middle;
        if (middle === undefined) continue;
        const { elements, offset, bytes } = scanner.detach();
        blocks = new Blocks({ kind: 'block', source: source.name, middle, elements }, offset, memories);
        blocks.add(bytes);
        continue;
      }
      const block = blocks.add(chunk);
      if (block === undefined) continue;
      const answered = yield block;
      if (answered.refused.length === 0) continue;
      isCareful = true;
      goBack(blocks, answered);
      blocks = undefined;
      yield cuts();
    }
  } catch (error) {
    failure = messageOf(error);
  }
  if (blocks !== undefined) goBack(blocks, yield { kind: 'pause' });
  if (failure === undefined) scanner.end();
  else sink.fail(failure, scanner);
  yield cuts();
}
