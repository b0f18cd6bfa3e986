/** Reads all inputs, once where that is enough, and hands out the items that are to be evaluated. */
import { messageOf } from '../problems';
import {
  accountOf,
  readEntry,
  readGuess,
  readQuery,
  resourceKey,
  UNKNOWN_QUERY,
  type Entry,
  type Place,
  type Query,
} from './entries';
import { Bits, NewestVersions } from './newest';
import { type Damage, type Element, type Guess, type ListName, Scanner, type Sink } from './scanner';
import { inflated, type Source } from './source';

export interface ReadOptions {
  /** Items of other types are counted and not parsed. */
  readonly types: Pick<ReadonlySet<string>, 'has'>;
  readonly allVersions: boolean;
  /** Told of the bytes that are read, of all passes. */
  readonly onRead: (bytes: number) => void;
  /** Told how often the inputs will be read. */
  readonly onPasses: (passes: number) => void;
}

/** What was read, beside what was handed out; complete when the last batch is. */
export class Tally {
  items = 0;
  withoutRule = 0;
  olderVersions = 0;
  readonly #regions = new Map<string, Set<string>>();
  #account = '';
  #region = '';

  saw(account: string | undefined, region: string | undefined): void {
    if (account === undefined || region === undefined) return;
    if (account === this.#account && region === this.#region) return;
    this.#account = account;
    this.#region = region;
    const regions = this.#regions.get(account) ?? new Set();
    this.#regions.set(account, regions.add(region));
  }

  sawElement(element: Element): void {
    if (
      element.equals('awsRegion', this.#region) &&
      (element.equals('awsAccountId', this.#account) || element.equals('accountId', this.#account))
    )
      return;
    this.saw(accountOf(element), element.text('awsRegion'));
  }

  /** The accounts and Regions of the items; of IAM and other global items the Region is not known. */
  places(): { readonly accountId: string; readonly region: string }[] {
    return [...this.#regions].flatMap(([accountId, regions]) => {
      const named = [...regions].filter((region) => region !== 'global');
      return (named.length > 0 ? named : ['global']).map((region) => ({ accountId, region }));
    });
  }
}

/** The items to evaluate and what is wrong with the others, in the order of the input, some at a time. */
export async function* readEntries(
  sources: readonly Source[],
  tally: Tally,
  options: ReadOptions,
): AsyncGenerator<readonly Entry[]> {
  const beginnings = await Promise.all(sources.map(beginningOf));
  const isSnapshot = beginnings.length === 1 && beginnings[0]?.isSnapshot === true;
  // What a query asked for stands behind its rows.
  const hasQuery = beginnings.some(({ list }) => list === 'Results');
  const passes = isSnapshot || (options.allVersions && !hasQuery) ? 1 : 2;
  options.onPasses(passes);
  const index = passes === 2 ? await indexOf(sources, options) : undefined;
  const numbers = { next: 0 };
  for (const source of sources) {
    const sink = new EntrySink(source.name, tally, options, index, numbers, isSnapshot);
    for await (const { scanner, failure } of scanned(source, sink, options.onRead)) {
      if (failure !== undefined) sink.fail(failure, scanner);
      yield sink.take();
    }
  }
}

/** Scans a source chunk by chunk; how it fails is the last thing that is handed out. */
async function* scanned(
  source: Source,
  sink: Sink,
  onRead: (bytes: number) => void,
): AsyncGenerator<{ readonly scanner: Scanner; readonly failure?: string }> {
  const scanner = new Scanner(sink);
  try {
    for await (const chunk of inflated(source.chunks(), onRead)) {
      scanner.write(chunk);
      yield { scanner };
    }
  } catch (error) {
    yield { scanner, failure: messageOf(error) };
    return;
  }
  scanner.end();
  yield { scanner };
}

/** A document shows what it is within its first megabyte. */
const BEGINNING = 1024 * 1024;

interface Beginning {
  readonly list: ListName | undefined;
  /** A snapshot, which holds each resource once. */
  readonly isSnapshot: boolean;
}

async function beginningOf(source: Source): Promise<Beginning> {
  const found: Beginning[] = [];
  const other = (): void => {
    found.push({ list: undefined, isSnapshot: false });
  };
  const scanner = new Scanner({
    list: (list, header) => found.push({ list, isSnapshot: 'configSnapshotId' in header }),
    element: other,
    damage: other,
    document: other,
    wants: () => false,
    guessed: () => false,
  });
  try {
    for await (const chunk of inflated(source.beginning(), () => undefined)) {
      scanner.write(chunk);
      if (found.length > 0 || scanner.taken > BEGINNING) break;
    }
  } catch {
    // Reading it in earnest meets the same error, and reports it.
  }
  return found[0] ?? { list: undefined, isSnapshot: false };
}

interface Index {
  /** Numbers of the elements to evaluate, counted over all sources. */
  readonly wanted: Bits;
  /** By the number of the first row. */
  readonly queries: ReadonlyMap<number, Query>;
}

async function indexOf(sources: readonly Source[], options: ReadOptions): Promise<Index> {
  const sink = new IndexSink(options);
  for (const source of sources) {
    sink.source = source.name;
    await source.keep();
    for await (const { failure } of scanned(source, sink, options.onRead)) {
      // The second reading meets it again, and reports it.
      if (failure !== undefined) break;
    }
  }
  return sink.index();
}

class IndexSink implements Sink {
  source = '';
  #number = 0;
  #firstRow: number | undefined;
  readonly #newest = new NewestVersions();
  readonly #wanted = new Bits();
  readonly #queries = new Map<number, Query>();

  constructor(readonly options: ReadOptions) {}

  list(name: ListName): void {
    this.#firstRow = name === 'Results' ? this.#number : this.#firstRow;
  }

  element(element: Element): void {
    const number = this.#number;
    this.#number += 1;
    const type = typeOfItem(element);
    const time = element.text('configurationItemCaptureTime');
    if (type === undefined || time === undefined) {
      this.#parse(element, number);
    } else if (this.options.types.has(type)) {
      const key = resourceKey(
        accountOf(element),
        element.text('awsRegion'),
        type,
        element.text('resourceId'),
      );
      this.#add(key, new Date(time).getTime(), number);
    }
  }

  #parse(element: Element, number: number): void {
    const entry = readEntry(element, { source: this.source, item: 0, offset: 0 }, UNKNOWN_QUERY);
    if (
      (entry.kind === 'item' || entry.kind === 'oversized') &&
      this.options.types.has(entry.item.resourceType)
    ) {
      const { accountId, region, resourceType, resourceId, capturedAt } = entry.item;
      this.#add(resourceKey(accountId, region, resourceType, resourceId), Date.parse(capturedAt), number);
    } else {
      this.#wanted.add(number);
    }
  }

  #add(key: string, time: number, number: number): void {
    if (this.options.allVersions || Number.isNaN(time)) this.#wanted.add(number);
    else this.#newest.add(key, time, number);
  }

  document(members: Readonly<Record<string, unknown>>): void {
    if (this.#firstRow !== undefined) this.#queries.set(this.#firstRow, readQuery(members));
    this.#firstRow = undefined;
  }

  damage(_: Damage): void {
    // The second reading reports it.
  }

  wants(): boolean {
    return false;
  }

  guessed(): boolean {
    return false;
  }

  index(): Index {
    this.#newest.addTo(this.#wanted);
    return { wanted: this.#wanted, queries: this.#queries };
  }
}

/** The type of an element that is an item on its own; undefined where only parsing can tell. */
function typeOfItem(element: Element): string | undefined {
  if (!element.isPlain || element.list === 'Results' || element.list === 'unprocessedResourceKeys')
    return undefined;
  return element.has('invokingEvent') ? undefined : element.text('resourceType');
}

class EntrySink implements Sink {
  #entries: Entry[] = [];
  #list: ListName = 'documents';
  #lists = 0;
  #query: Query = UNKNOWN_QUERY;

  constructor(
    readonly source: string,
    readonly tally: Tally,
    readonly options: ReadOptions,
    readonly index: Index | undefined,
    readonly numbers: { next: number },
    readonly isSnapshot: boolean,
  ) {}

  take(): readonly Entry[] {
    const entries = this.#entries;
    this.#entries = [];
    return entries;
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
    const isWanted = this.#count();
    if (this.#isFurther) return;
    const type = typeOfItem(element);
    if (type !== undefined) {
      this.tally.sawElement(element);
      if (!this.options.types.has(type)) this.tally.withoutRule += 1;
      else if (!isWanted) this.tally.olderVersions += 1;
      else this.#entries.push(readEntry(element, this.#placeOf(element), this.#query));
    } else if (!isWanted) {
      this.tally.olderVersions += 1;
    } else {
      this.#add(readEntry(element, this.#placeOf(element), this.#query));
    }
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
    const entry = readGuess(guess, this.#placeOf(guess));
    if (entry === undefined) return false;
    this.#count();
    this.#add(entry);
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

  #add(entry: Entry): void {
    if (entry.kind === 'item' || entry.kind === 'oversized') {
      this.tally.saw(entry.item.accountId, entry.item.region);
      if (!this.options.types.has(entry.item.resourceType)) {
        this.tally.withoutRule += 1;
        return;
      }
    }
    this.#entries.push(entry);
  }

  #problem(place: Place, message: string): void {
    this.#entries.push({ kind: 'problem', place, message });
  }

  #placeOf({ ordinal, offset }: Guess): Place {
    return { source: this.source, item: ordinal, offset };
  }

  #whole(): Place {
    return { source: this.source, item: undefined, offset: undefined };
  }
}
