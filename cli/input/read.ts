/** Reads all inputs, once where that is enough, and hands out the items that are to be evaluated. */
import { UNKNOWN_QUERY, type Entry, type Place, type Query } from './entries';
import { indexOf, type Index } from './first-pass';
import { Cuts, Entries, type Cut, type Keeper } from './keepers';
import { beginningOf, scanned, typeOfItem } from './scanned';
import type { Damage, Element, Guess, ListName, Scanner, Sink } from './scanner';
import type { Source } from './source';
import type { Tally } from './tally';

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
export const readEntries = (
  sources: readonly Source[],
  tally: Tally,
  options: ReadOptions,
): AsyncGenerator<readonly Entry[]> => read(sources, tally, options, new Entries(options.types, tally));

/** The same, but unread: for another thread. */
export const cutEntries = (
  sources: readonly Source[],
  tally: Tally,
  options: ReadOptions,
): AsyncGenerator<readonly Cut[]> => read(sources, tally, options, new Cuts());

async function* read<T>(
  sources: readonly Source[],
  tally: Tally,
  options: ReadOptions,
  keeper: Keeper<T>,
): AsyncGenerator<readonly T[]> {
  const beginnings = await Promise.all(sources.map(beginningOf));
  const isSnapshot = beginnings.length === 1 && beginnings[0]?.isSnapshot === true;
  // What a query asked for stands behind its rows.
  const hasQuery = beginnings.some(({ list }) => list === 'Results');
  const passes = isSnapshot || (options.allVersions && !hasQuery) ? 1 : 2;
  options.onPasses(passes);
  const index = passes === 2 ? await indexOf(sources, options) : undefined;
  const numbers = { next: 0 };
  for (const source of sources) {
    const sink = new WantedSink(source.name, tally, options, index, numbers, isSnapshot, keeper);
    for await (const { scanner, failure } of scanned(source, sink, options.onRead)) {
      if (failure !== undefined) sink.fail(failure, scanner);
      yield keeper.take();
    }
  }
}

/** Leaves out what is not to be evaluated, and counts it. */
class WantedSink implements Sink {
  #list: ListName = 'documents';
  #lists = 0;
  #query: Query = UNKNOWN_QUERY;

  readonly canGuess: boolean;

  constructor(
    readonly source: string,
    readonly tally: Tally,
    readonly options: ReadOptions,
    readonly index: Index | undefined,
    readonly numbers: { next: number },
    readonly isSnapshot: boolean,
    readonly keeper: Keeper<unknown>,
  ) {
    this.canGuess = keeper.canGuess;
  }

  list(name: ListName): void {
    this.#list = name;
    this.#lists += 1;
    this.#query = this.index?.queries.get(this.numbers.next) ?? UNKNOWN_QUERY;
    if (this.#isFurther && this.#lists === 2) {
      this.#problem(
        this.#whole(),
        'a further document follows the snapshot; evaluate it as a file of its own',
      );
    }
  }

  element(element: Element): void {
    const number = this.numbers.next;
    const isWanted = this.#count();
    if (this.#isFurther) return;
    const type = typeOfItem(element);
    if (type !== undefined) {
      this.tally.sawElement(element, number);
      if (!this.options.types.has(type)) {
        this.tally.withoutRule += 1;
        return;
      }
    }
    if (isWanted) this.keeper.element(element, this.#placeOf(element), this.#query, number);
    else this.tally.olderVersions += 1;
  }

  wants(resourceType: string): boolean {
    return (
      this.options.types.has(resourceType) &&
      this.#list !== 'Results' &&
      !this.#isFurther &&
      this.index?.wanted.has(this.numbers.next) !== false
    );
  }

  guessed(guess: Guess): boolean {
    if (!this.keeper.guessed(guess, this.#placeOf(guess), this.numbers.next)) return false;
    this.#count();
    return true;
  }

  document(): void {
    // What stands around the lists was looked at when they began.
  }

  damage({ list, ordinal, offset, reason }: Damage): void {
    const isWhole = list === 'documents' && ordinal === 0;
    this.#problem(isWhole ? this.#whole() : { source: this.source, item: ordinal, offset }, reason);
  }

  fail(reason: string, scanner: Scanner): void {
    const reached =
      scanner.taken === 0
        ? ''
        : ` (at item ${String(scanner.ordinal)}, byte ${String(scanner.taken)} of what it holds)`;
    this.#problem(this.#whole(), `${reason}${reached}`);
  }

  get #isFurther(): boolean {
    return this.isSnapshot && this.#lists > 1;
  }

  /** Counts an element and returns whether it is to be evaluated. */
  #count(): boolean {
    const number = this.numbers.next;
    this.numbers.next += 1;
    if (this.#list !== 'unprocessedResourceKeys') this.tally.items += 1;
    return this.index?.wanted.has(number) !== false;
  }

  #problem(place: Place, message: string): void {
    this.keeper.problem(place, message);
  }

  #placeOf({ ordinal, offset }: Guess): Place {
    return { source: this.source, item: ordinal, offset };
  }

  #whole(): Place {
    return { source: this.source, item: undefined, offset: undefined };
  }
}
