import type { Element, Guess, ListName } from './element';
import { UNKNOWN_QUERY, type Place, type Query } from './entries';
import type { Index } from './first-pass';
import type { Keeper } from './keepers';
import type { ReadOptions } from './read';
import { typeOfItem } from './scanned';
import type { Damage, Scanner, Sink } from './scanner';
import type { Tally } from './tally';

/** Leaves out what is not to be evaluated, and counts it. */
export class WantedSink implements Sink {
  #list: ListName = 'documents';
  #lists = 0;
  #query: Query = UNKNOWN_QUERY;
  /** Whether anything but elements of one list was met. */
  isUneven = false;

  readonly canGuess: boolean;

  constructor(
    readonly source: string,
    readonly tally: Tally,
    readonly options: Pick<ReadOptions, 'types'>,
    readonly index: Index | undefined,
    readonly numbers: { next: number },
    readonly isSnapshot: boolean,
    readonly keeper: Keeper<unknown>,
  ) {
    this.canGuess = keeper.canGuess;
  }

  list(name: ListName): void {
    this.isUneven = true;
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

  /** Elements that were read and counted elsewhere. */
  passOver(elements: number): void {
    this.numbers.next += elements;
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
    this.isUneven = true;
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
