/** The first of two readings: finds the newest version of each resource, and what queries asked for. */
import type { Element, ListName } from './element';
import { accountOf, readEntry, readQuery, resourceKey, UNKNOWN_QUERY, type Query } from './entries';
import { Bits, NewestVersions } from './newest';
import type { ReadOptions } from './read';
import { scanned, typeOfItem } from './scanned';
import type { Damage, Sink } from './scanner';
import type { Source } from './source';

export interface Index {
  /** Numbers of the elements to evaluate, counted over all sources. */
  readonly wanted: Bits;
  /** By the number of the first row. */
  readonly queries: ReadonlyMap<number, Query>;
}

export async function indexOf(sources: readonly Source[], options: ReadOptions): Promise<Index> {
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
  readonly canGuess = false;
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
