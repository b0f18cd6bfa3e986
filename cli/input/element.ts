/** What is cut out of the input, and the members that are found in it without parsing it. */
import { COLON, isAt } from './bytes';
import type { Window } from './window';

const LISTS = ['configurationItems', 'baseConfigurationItems', 'Results', 'unprocessedResourceKeys'] as const;

/** The lists that are opened, by their key in the document; besides a plain array, and documents on their own. */
export type ListName = (typeof LISTS)[number] | 'array' | 'documents';

/** Members of an element that are found without parsing it. */
export const FIELDS = [
  'awsAccountId',
  'accountId',
  'awsRegion',
  'resourceType',
  'resourceId',
  'configurationItemCaptureTime',
  'invokingEvent',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** A value that was cut out. The object is used again for the next one: read what you need during the call. */
export interface Element {
  readonly list: ListName;
  /** Counts from 1 within its list, or within the input for documents on their own. */
  readonly ordinal: number;
  /** Place of its first byte in the (uncompressed) input. */
  readonly offset: number;
  /** False when a member is spelled in a way that only parsing can tell: then `text` and `has` mean nothing. */
  readonly isPlain: boolean;
  /** Whether the member is present, with a value of whatever kind. */
  readonly has: (field: FieldName) => boolean;
  /** The member's text; undefined when it is absent or no text. */
  readonly text: (field: FieldName) => string | undefined;
  /** Whether the member's text is this one; quicker than `text`. ASCII only. */
  readonly equals: (field: FieldName, value: string) => boolean;
  /** The whole element. */
  readonly source: () => string;
}

/** A cut that was made by guessing; it is right if, and only if, its text is one whole JSON value. */
export type Guess = Pick<Element, 'list' | 'ordinal' | 'offset' | 'source'>;

/** Known keys by length; a key's number is its index in FIELDS, or after those in LISTS. */
const KEYS = [...FIELDS, ...LISTS].map((name) => Buffer.from(name));
const KEYS_BY_LENGTH: (readonly number[] | undefined)[] = [];
KEYS.forEach((key, number) => {
  KEYS_BY_LENGTH[key.length] = [...(KEYS_BY_LENGTH[key.length] ?? []), number];
});
const FIELD_NUMBER = Object.fromEntries(FIELDS.map((name, number) => [name, number])) as Record<
  FieldName,
  number
>;
const NO_KEY = -1;

/** The known members of the element that is scanned, taken down as the scanner comes past them. */
export class Members {
  #key = NO_KEY;
  #seen = 0;
  /** Begin and end of each field's text, relative to the element: it moves in the window. */
  readonly #spans = new Int32Array(FIELDS.length * 2);
  /** False when a member is spelled in a way that only parsing can tell. */
  isPlain = true;

  constructor(readonly window: Window) {}

  clear(): void {
    this.#key = NO_KEY;
    this.#seen = 0;
    this.#spans.fill(0);
    this.isPlain = true;
  }

  /** A text, in its quotes, that is a key or a value of the element itself. */
  add(start: number, end: number, isEscaped: boolean): void {
    if (this.window.byteBefore(start) === COLON) {
      if (this.#key >= 0 && this.#key < FIELDS.length) {
        if (isEscaped) this.isPlain = false;
        this.#spans[this.#key * 2] = start + 1 - this.window.start;
        this.#spans[this.#key * 2 + 1] = end - 1 - this.window.start;
      }
      return;
    }
    this.#key = isEscaped ? NO_KEY : keyNumber(this.window.bytes, start + 1, end - 1);
    if (isEscaped) this.isPlain = false;
    if (this.#key === NO_KEY) return;
    if ((this.#seen & (1 << this.#key)) !== 0) this.isPlain = false;
    this.#seen |= 1 << this.#key;
  }

  /** The list that the last key is the name of. */
  get list(): ListName | undefined {
    return LISTS[this.#key - FIELDS.length];
  }

  has(field: FieldName): boolean {
    return (this.#seen & (1 << FIELD_NUMBER[field])) !== 0;
  }

  text(field: FieldName): string | undefined {
    const [start, end] = this.span(field);
    return end === 0 ? undefined : this.window.bytes.toString('utf8', start, end);
  }

  equals(field: FieldName, value: string): boolean {
    const [start, end] = this.span(field);
    return end - start === value.length && isAt(this.window.bytes, start, value);
  }

  /** Where the text of the field is in the window; `[0, 0]` for none. */
  span(field: FieldName): readonly [start: number, end: number] {
    const number = FIELD_NUMBER[field];
    const end = this.#spans[number * 2 + 1] ?? 0;
    return end === 0 ? [0, 0] : [this.window.start + (this.#spans[number * 2] ?? 0), this.window.start + end];
  }
}

function keyNumber(bytes: Buffer, start: number, end: number): number {
  const candidates = KEYS_BY_LENGTH[end - start];
  if (candidates === undefined) return NO_KEY;
  for (const candidate of candidates) {
    const key = KEYS[candidate];
    if (key === undefined) continue;
    let same = 0;
    while (same < key.length && key[same] === bytes[start + same]) same += 1;
    if (same === key.length) return candidate;
  }
  return NO_KEY;
}
