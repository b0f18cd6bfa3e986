/** What becomes of the elements that are to be evaluated: they are read at once, or cut out for another thread. */
import { readEntry, readGuess, type Entry, type Place, type Query } from './entries';
import type { Element, Guess, ListName } from './element';
import type { Tally } from './tally';

/** Gathers what is handed out together. */
export interface Keeper<T> {
  /** Whether an element that was cut by guessing can be told from one that was cut in the wrong place. */
  readonly canGuess: boolean;
  /** @param number of the element among all that were read */
  readonly element: (element: Element, place: Place, query: Query, number: number) => void;
  /** Returns false for a wrong cut. */
  readonly guessed: (guess: Guess, place: Place, number: number) => boolean;
  readonly problem: (place: Place, message: string) => void;
  readonly take: () => readonly T[];
}

export class Entries implements Keeper<Entry> {
  readonly canGuess = true;
  #entries: Entry[] = [];

  constructor(
    readonly types: Pick<ReadonlySet<string>, 'has'>,
    readonly tally: Pick<Tally, 'saw' | 'withoutRule'>,
  ) {}

  element(element: Pick<Element, 'list' | 'source'>, place: Place, query: Query, number: number): void {
    this.#add(readEntry(element, place, query), number);
  }

  guessed(guess: Guess, place: Place, number: number): boolean {
    const entry = readGuess(guess, place);
    if (entry === undefined) return false;
    this.#add(entry, number);
    return true;
  }

  problem(place: Place, message: string): void {
    this.#entries.push({ kind: 'problem', place, message });
  }

  take(): readonly Entry[] {
    const entries = this.#entries;
    this.#entries = [];
    return entries;
  }

  #add(entry: Entry, number: number): void {
    if (entry.kind === 'item' || entry.kind === 'oversized') {
      this.tally.saw(entry.item.accountId, entry.item.region, number);
      if (!this.types.has(entry.item.resourceType)) {
        this.tally.withoutRule += 1;
        return;
      }
    }
    this.#entries.push(entry);
  }
}

/** An element that is still to be read, or what is wrong with the input; can be sent to another thread. */
export type Cut =
  | {
      readonly kind: 'cut';
      readonly list: ListName;
      readonly text: string;
      readonly place: Place;
      readonly query: Query;
      readonly number: number;
    }
  | Extract<Entry, { kind: 'problem' }>;

export class Cuts implements Keeper<Cut> {
  // Only reading shows where a guess was wrong.
  readonly canGuess = false;
  #cuts: Cut[] = [];

  element(element: Element, place: Place, query: Query, number: number): void {
    this.#cuts.push({ kind: 'cut', list: element.list, text: element.source(), place, query, number });
  }

  guessed(): boolean {
    return false;
  }

  problem(place: Place, message: string): void {
    this.#cuts.push({ kind: 'problem', place, message });
  }

  take(): readonly Cut[] {
    const cuts = this.#cuts;
    this.#cuts = [];
    return cuts;
  }
}

/** Reads what was cut out by another thread. */
export function readCuts(cuts: readonly Cut[], entries: Entries): readonly Entry[] {
  for (const cut of cuts) {
    if (cut.kind === 'problem') entries.problem(cut.place, cut.message);
    else entries.element({ list: cut.list, source: () => cut.text }, cut.place, cut.query, cut.number);
  }
  return entries.take();
}
