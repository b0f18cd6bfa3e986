/**
 * Cuts JSON documents of any size into the values that matter: the elements of the lists in which AWS Config delivers
 * items, the elements of a plain array, or the documents themselves (JSON Lines). It looks at every byte once, holds
 * one element at a time and parses nothing; brackets, strings and stray bytes are checked closely enough to tell
 * where an element is damaged and where the next one begins.
 */

/** The lists that are opened, by their key in the document; the empty name is that of a plain array. */
export type ListName =
  | 'configurationItems'
  | 'baseConfigurationItems'
  | 'Results'
  | 'unprocessedResourceKeys'
  | 'array'
  | 'documents';

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

const LISTS = ['configurationItems', 'baseConfigurationItems', 'Results', 'unprocessedResourceKeys'] as const;

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

export interface Damage {
  readonly list: ListName;
  readonly ordinal: number;
  /** Where the damaged element begins. */
  readonly offset: number;
  readonly reason: string;
}

/** What the scanner reports, in the order of the input. */
export interface Sink {
  /** A list begins; `header` is what the document holds before it. */
  readonly list: (name: ListName, header: Readonly<Record<string, unknown>>) => void;
  readonly element: (element: Element) => void;
  /** Whether guesses may be made at all: only parsing tells which are right. */
  readonly canGuess: boolean;
  /** Whether a guess is worth making for an element that seems to be of this type. */
  readonly wants: (resourceType: string) => boolean;
  /** Takes the element if the guess was right; else returns false, and it is cut out byte by byte. */
  readonly guessed: (guess: Guess) => boolean;
  /** A document with lists is complete: its members, the lists empty. */
  readonly document: (members: Readonly<Record<string, unknown>>) => void;
  readonly damage: (damage: Damage) => void;
}

/** What a scanner has to know to begin between two elements of a list, after the comma. Can be sent to other threads. */
export interface Middle {
  readonly list: ListName;
  /** The opening brackets around the elements. */
  readonly brackets: Uint8Array;
  /** What stands between two elements, from the closing brace of one to the first key of the next. */
  readonly separator: Uint8Array;
  readonly firstKey: Uint8Array;
  readonly typeIsLast: boolean;
}

/** No configuration item is nearly as large; what is, is no list of items and must not fill the memory. */
const ELEMENT_LIMIT = 32 * 1024 * 1024;
const INITIAL_WINDOW = 512 * 1024;
/** Bytes kept while looking for the next element, to see what stands before it. */
const LOOK_BACK = 256;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const table = (bytes: string): Uint8Array => {
  const marks = new Uint8Array(256);
  for (const byte of Buffer.from(bytes, 'latin1')) marks[byte] = 1;
  return marks;
};
const SPACE = table(' \t\r\n');
/** Bytes between strings that say nothing about the structure: separators, numbers, true, false and null. */
const BETWEEN = table(' \t\r\n,:0123456789+-.eEtrufalsn');
const LITERAL = table('0123456789+-.eEtrufalsn');
/** Bytes of a string that neither end it nor begin an escape; control characters are not allowed. */
const PLAIN = new Uint8Array(256).fill(1, 0x20);
PLAIN[QUOTE] = 0;
PLAIN[BACKSLASH] = 0;

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

const TYPE_KEY = Buffer.from('"resourceType"');

/** `top`: between documents; `list`: between elements; `value`: inside one; `lost`: looking for the next element. */
type Phase = 'top' | 'list' | 'value' | 'lost';

export class Scanner {
  #window = Buffer.allocUnsafe(INITIAL_WINDOW);
  #filled = 0;
  #position = 0;
  /** Place of the window's first byte in the input. */
  #base = 0;

  #phase: Phase = 'top';
  #list: ListName = 'documents';
  #ordinal = 0;
  #documents = 0;
  /** What the list expects next: nothing was there yet, a comma was, or an element was. */
  #after: 'open' | 'comma' | 'element' = 'open';
  /** The text of the document around lists, the lists emptied; empty while no list was opened. */
  #envelope = '';

  /** Start of the value in the window. Other places within the value are relative to it. */
  #start = 0;
  #brackets = new Uint8Array(64);
  #depth = 0;
  /** Depth outside the value. */
  #outside = 0;
  #inString = false;
  #stringStart = 0;
  #escaped = false;
  #key = NO_KEY;
  #isPlain = true;
  #seen = 0;
  readonly #spans = new Int32Array(FIELDS.length * 2);

  /** The first key of a list's elements: what the next one is found by after a damaged one. */
  #firstKey: Uint8Array | undefined;
  /** The element after a damaged one has to look like an item. */
  #onTrial = false;
  /** What stands between two elements of the list, from a closing brace to the first key: guesses are cut there. */
  #separator: Uint8Array | undefined;
  /** Whether the element's own type comes after those of its relationships. */
  #typeIsLast = false;
  /** The damage that is reported as soon as it is known how far it goes. */
  #lost: Damage | undefined;

  readonly #element: Element;

  /** @param middle for a scanner that begins there; else the input begins with a document */
  constructor(
    readonly sink: Sink,
    middle?: Middle,
  ) {
    const list = (): ListName => this.#list;
    const ordinal = (): number => this.#ordinal;
    const offset = (): number => this.#base + this.#start;
    const isPlain = (): boolean => this.#isPlain;
    const window = (): Buffer => this.#window;
    this.#element = {
      get list() {
        return list();
      },
      get ordinal() {
        return ordinal();
      },
      get offset() {
        return offset();
      },
      get isPlain() {
        return isPlain();
      },
      has: (field) => (this.#seen & (1 << FIELD_NUMBER[field])) !== 0,
      text: (field) => {
        const [start, end] = this.#span(FIELD_NUMBER[field]);
        return end === 0 ? undefined : window().toString('utf8', start, end);
      },
      equals: (field, value) => {
        const [start, end] = this.#span(FIELD_NUMBER[field]);
        return end - start === value.length && isAt(window(), start, value);
      },
      source: () => window().toString('utf8', this.#start, this.#position),
    };
    if (middle !== undefined) {
      this.#phase = 'list';
      this.#list = middle.list;
      this.#after = 'comma';
      this.#brackets.set(middle.brackets);
      this.#depth = middle.brackets.length;
      this.#documents = 1;
      this.#separator = middle.separator;
      this.#firstKey = middle.firstKey;
      this.#typeIsLast = middle.typeIsLast;
    }
  }

  /** Bytes of the input that were taken so far. */
  get taken(): number {
    return this.#base + this.#filled;
  }

  /** Elements that were cut out of the present list so far. */
  get ordinal(): number {
    return this.#ordinal;
  }

  /** Whether what comes next is an element of a list, from its first byte on. */
  get isBeforeElement(): boolean {
    return this.#phase === 'list' && this.#after === 'comma' && this.#position === this.#filled;
  }

  /** How elements follow each other in a list of items; undefined while that is not known, or not everything is well. */
  get middle(): Middle | undefined {
    const [separator, firstKey] = [this.#separator, this.#firstKey];
    if (separator === undefined || firstKey === undefined || this.#onTrial) return undefined;
    if (this.#phase !== 'value' || this.#outside === 0) return undefined;
    return {
      list: this.#list,
      brackets: this.#brackets.slice(0, this.#outside),
      separator,
      firstKey,
      typeIsLast: this.#typeIsLast,
    };
  }

  /**
   * Gives away the element that has begun, and how many came before it in the list: another scanner reads on from
   * there. `resume` comes before any other call.
   */
  detach(): { readonly elements: number; readonly offset: number; readonly bytes: Uint8Array } {
    return {
      elements: this.#ordinal - 1,
      offset: this.#base + this.#start,
      bytes: this.#window.subarray(this.#start, this.#filled),
    };
  }

  /**
   * Goes on where an element of the list begins.
   * @param offset of its first byte in the input
   * @param elements of the list that were cut out before
   */
  resume(offset: number, elements: number): void {
    this.#phase = 'list';
    this.#after = 'comma';
    this.#depth = this.#outside;
    this.#ordinal = elements;
    this.#base = offset;
    this.#filled = 0;
    this.#position = 0;
  }

  write(chunk: Uint8Array): void {
    this.#makeRoom(chunk.length);
    this.#window.set(chunk, this.#filled);
    this.#filled += chunk.length;
    this.#scan();
  }

  /** The input is complete; what is open now was cut off. */
  end(): void {
    if (this.taken === 0 || (this.#phase === 'top' && this.#documents === 0)) {
      this.#report('the input is empty', 0);
    } else if (this.#phase === 'value') {
      this.#report(
        this.#envelope === '' || this.#outside > 0
          ? 'the input ends in the middle of it'
          : 'the input ends before the document is complete',
        this.#base + this.#start,
      );
    } else if (this.#phase === 'list') {
      this.#ordinal += 1;
      this.#report('the input ends before the list is complete', this.taken);
    } else if (this.#phase === 'lost') {
      this.#reportLost(
        this.#list === 'documents' ? '' : '; no further item could be told apart between here and the end',
      );
    }
  }

  #report(reason: string, offset: number): void {
    this.sink.damage({ list: this.#list, ordinal: this.#ordinal, offset, reason });
  }

  #makeRoom(length: number): void {
    if (this.#filled + length <= this.#window.length) return;
    const keepFrom =
      this.#phase === 'value'
        ? this.#start
        : Math.max(0, this.#position - (this.#phase === 'lost' ? LOOK_BACK : 0));
    const kept = this.#filled - keepFrom;
    const needed = kept + length;
    if (needed > this.#window.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#window.length * 2));
      this.#window.copy(larger, 0, keepFrom, this.#filled);
      this.#window = larger;
    } else {
      this.#window.copyWithin(0, keepFrom, this.#filled);
    }
    this.#base += keepFrom;
    this.#start -= keepFrom;
    this.#position -= keepFrom;
    this.#filled = kept;
  }

  #scan(): void {
    let more = true;
    while (more) {
      switch (this.#phase) {
        case 'top':
          more = this.#betweenDocuments();
          break;
        case 'list':
          more = this.#betweenElements();
          break;
        case 'value':
          more = this.#insideValue();
          break;
        case 'lost':
          more = this.#findNext();
          break;
      }
    }
  }

  /** Each phase returns whether to go on: false when it needs more bytes. */
  #betweenDocuments(): boolean {
    const window = this.#window;
    if (this.#base === 0 && this.#position === 0) {
      // A byte order mark, as some editors and shells write it.
      if (window[0] === 0xef && this.#filled < 3) return false;
      if (isAt(window, 0, '\u00ef\u00bb\u00bf')) this.#position = 3;
    }
    let at = this.#position;
    while (at < this.#filled && SPACE[window[at] ?? 0] === 1) at += 1;
    this.#position = at;
    if (at >= this.#filled) return false;
    this.#depth = 0;
    if (this.#list !== 'documents') {
      this.#list = 'documents';
      this.#ordinal = this.#documents;
    }
    this.#documents += 1;
    this.#ordinal = this.#documents;
    if (window[at] === OPEN_LIST) {
      this.#push(OPEN_LIST);
      this.#position = at + 1;
      this.#openList('array', {});
      return true;
    }
    this.#begin(at);
    if (window[at] !== OPEN_OBJECT)
      return this.#damaged('not JSON: neither an object nor a list begins here');
    return true;
  }

  #openList(name: ListName, header: Readonly<Record<string, unknown>>): void {
    this.#phase = 'list';
    this.#list = name;
    this.#ordinal = 0;
    this.#after = 'open';
    this.#firstKey = undefined;
    this.#onTrial = false;
    this.#separator = undefined;
    this.sink.list(name, header);
  }

  #betweenElements(): boolean {
    const window = this.#window;
    let at = this.#position;
    while (at < this.#filled && SPACE[window[at] ?? 0] === 1) at += 1;
    this.#position = at;
    if (at >= this.#filled) return false;
    const byte = window[at];
    if (byte === CLOSE_LIST && this.#after !== 'comma') return this.#closeList(at);
    if (byte === COMMA && this.#after === 'element') {
      this.#after = 'comma';
      this.#position = at + 1;
      return true;
    }
    this.#ordinal += 1;
    if (
      this.sink.canGuess &&
      byte === OPEN_OBJECT &&
      this.#after === 'comma' &&
      this.#separator !== undefined &&
      !this.#onTrial &&
      this.#guess(at, this.#separator)
    )
      return true;
    this.#begin(at);
    if (byte === OPEN_OBJECT || byte === QUOTE) {
      if (this.#after === 'element') this.#report('a comma is missing before it', this.#base + at);
      return true;
    }
    if (byte !== undefined && LITERAL[byte] === 1) return this.#skipLiteral(at);
    return this.#damaged('an object is expected here');
  }

  /**
   * Finding the separator is ten times as quick as looking at every byte. What is cut there is no more than a guess,
   * since a nested object may look the same; but a wrong cut never parses, for an object ends only at its last brace.
   */
  #guess(at: number, separator: Uint8Array): boolean {
    const window = this.#window.subarray(0, this.#filled);
    const last = window.indexOf(separator, at);
    if (last < 0) return false;
    const key = this.#typeIsLast ? window.lastIndexOf(TYPE_KEY, last) : window.indexOf(TYPE_KEY, at);
    if (key < at || key > last) return false;
    const start = window.indexOf(QUOTE, key + TYPE_KEY.length) + 1;
    const end = window.indexOf(QUOTE, start);
    if (start === 0 || end < 0 || !this.sink.wants(window.toString('latin1', start, end))) return false;
    this.#start = at;
    this.#position = last + 1;
    if (!this.sink.guessed(this.#element)) return false;
    this.#after = 'element';
    return true;
  }

  /** Takes down how elements follow each other and where they name their type, from one that was cut for certain. */
  #learn(key: Uint8Array): void {
    const comma = this.#indexBefore(this.#start);
    const brace = this.#indexBefore(comma);
    if (this.#window[comma] !== COMMA || this.#window[brace] !== CLOSE_OBJECT) return;
    const [type] = this.#span(FIELD_NUMBER.resourceType);
    const end = this.#window.indexOf(key, this.#start) + key.length;
    if (type === 0) return;
    this.#separator = Buffer.from(this.#window.subarray(brace, end));
    this.#typeIsLast = this.#window.subarray(0, this.#position).indexOf(TYPE_KEY, type) < 0;
  }

  /** A number, true, false or null where an element should be. */
  #skipLiteral(from: number): boolean {
    let at = from;
    while (at < this.#filled && LITERAL[this.#window[at] ?? 0] === 1) at += 1;
    if (at === this.#filled) {
      this.#phase = 'list';
      this.#ordinal -= 1;
      return false;
    }
    this.#report('an object is expected here', this.#base + from);
    this.#position = at;
    this.#phase = 'list';
    this.#after = 'element';
    return true;
  }

  #closeList(at: number): boolean {
    this.#depth -= 1;
    this.#position = at + 1;
    if (this.#depth === 0) {
      this.#phase = 'top';
      return true;
    }
    // Back in the document around the list.
    this.#begin(at);
    this.#outside = 0;
    this.#position = at + 1;
    return true;
  }

  #begin(at: number): void {
    this.#phase = 'value';
    this.#start = at;
    this.#position = at;
    this.#outside = this.#depth;
    this.#inString = false;
    this.#key = NO_KEY;
    this.#isPlain = true;
    this.#seen = 0;
    this.#spans.fill(0);
  }

  #insideValue(): boolean {
    const window = this.#window;
    const filled = this.#filled;
    const outside = this.#outside;
    let at = this.#position;
    let inString = this.#inString;
    let depth = this.#depth;
    for (;;) {
      if (inString) {
        while (at < filled && PLAIN[window[at] ?? 0] === 1) at += 1;
        const byte = window[at];
        if (at >= filled || (byte === BACKSLASH && at + 1 >= filled)) break;
        if (byte === BACKSLASH) {
          this.#escaped = true;
          at += 2;
          continue;
        }
        if (byte !== QUOTE) return this.#damaged('a control character stands within a text');
        at += 1;
        inString = false;
        if (depth === outside + 1) this.#member(this.#start + this.#stringStart, at);
        if (depth === outside) {
          this.#position = at;
          return this.#complete();
        }
      }
      while (at < filled && BETWEEN[window[at] ?? 0] === 1) at += 1;
      if (at >= filled) break;
      const byte = window[at];
      if (byte === QUOTE) {
        inString = true;
        this.#escaped = false;
        this.#stringStart = at - this.#start;
        at += 1;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (depth > outside && !this.#mayOpen(at, depth))
          return this.#damaged('a bracket or comma is missing');
        this.#depth = depth;
        this.#push(byte);
        depth += 1;
        at += 1;
        if (byte === OPEN_LIST && depth === 2 && outside === 0 && this.#key >= FIELDS.length) {
          this.#position = at;
          return this.#openListOfDocument();
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        // The closing brackets follow two after the opening ones.
        if (depth === outside || (this.#brackets[depth - 1] ?? 0) + 2 !== byte)
          return this.#damaged('the brackets do not match');
        depth -= 1;
        at += 1;
        if (depth === outside) {
          this.#depth = depth;
          this.#position = at;
          return this.#complete();
        }
      } else {
        return this.#damaged('not JSON');
      }
    }
    this.#position = at;
    this.#inString = inString;
    this.#depth = depth;
    if (filled - this.#start > ELEMENT_LIMIT) return this.#damaged('larger than 32 MB, which no item is');
    return false;
  }

  /** Within an object a value follows a colon; within a list it is the first one or follows a comma. */
  #mayOpen(at: number, depth: number): boolean {
    const before = this.#byteBefore(at);
    return this.#brackets[depth - 1] === OPEN_OBJECT
      ? before === COLON
      : before === COMMA || before === OPEN_LIST;
  }

  #byteBefore(at: number): number {
    let before = at - 1;
    while (before > 0 && SPACE[this.#window[before] ?? 0] === 1) before -= 1;
    return this.#window[before] ?? 0;
  }

  #push(byte: number): void {
    if (this.#depth === this.#brackets.length) {
      const larger = new Uint8Array(this.#brackets.length * 2);
      larger.set(this.#brackets);
      this.#brackets = larger;
    }
    this.#brackets[this.#depth] = byte;
    this.#depth += 1;
  }

  /** A text that is a key or a value of the element itself. */
  #member(start: number, end: number): void {
    if (this.#byteBefore(start) === COLON) {
      if (this.#key >= 0 && this.#key < FIELDS.length) {
        if (this.#escaped) this.#isPlain = false;
        this.#spans[this.#key * 2] = start + 1 - this.#start;
        this.#spans[this.#key * 2 + 1] = end - 1 - this.#start;
      }
      return;
    }
    this.#key = this.#escaped ? NO_KEY : keyNumber(this.#window, start + 1, end - 1);
    if (this.#escaped) this.#isPlain = false;
    if (this.#key === NO_KEY) return;
    if ((this.#seen & (1 << this.#key)) !== 0) this.#isPlain = false;
    this.#seen |= 1 << this.#key;
  }

  #span(field: number): readonly [start: number, end: number] {
    const end = this.#spans[field * 2 + 1] ?? 0;
    return end === 0 ? [0, 0] : [this.#start + (this.#spans[field * 2] ?? 0), this.#start + end];
  }

  #openListOfDocument(): boolean {
    const name = LISTS[this.#key - FIELDS.length];
    this.#envelope += this.#window.toString('utf8', this.#start, this.#position);
    const header = parsedObject(`${this.#envelope}]}`);
    if (name === undefined || header === undefined) return this.#damaged('not valid JSON');
    this.#openList(name, header);
    return true;
  }

  #complete(): boolean {
    if (this.#outside === 0 && this.#envelope !== '') {
      this.#envelope += this.#window.toString('utf8', this.#start, this.#position);
      const members = parsedObject(this.#envelope);
      this.#envelope = '';
      if (members === undefined) this.#report('the document around the list is not valid JSON', this.#base);
      else this.sink.document(members);
      this.#phase = 'top';
      return true;
    }
    if (this.#onTrial && !this.#looksLikeItem()) return this.#lose();
    if (this.#onTrial) this.#reportLost('');
    this.#onTrial = false;
    this.#firstKey ??= firstKey(this.#window, this.#start, this.#position);
    if (this.#outside > 0 && this.#separator === undefined && this.#firstKey !== undefined)
      this.#learn(this.#firstKey);
    this.sink.element(this.#element);
    this.#phase = this.#outside === 0 ? 'top' : 'list';
    this.#after = 'element';
    return true;
  }

  #looksLikeItem(): boolean {
    const { has } = this.#element;
    // Neither has a like in what items hold.
    return has('invokingEvent') || has('configurationItemCaptureTime');
  }

  #damaged(reason: string): true {
    // On trial: what was taken for the next element was part of the damaged one.
    if (!this.#onTrial) {
      this.#lost = { list: this.#list, ordinal: this.#ordinal, offset: this.#base + this.#start, reason };
    }
    return this.#lose();
  }

  #reportLost(extent: string): void {
    if (this.#lost !== undefined) this.sink.damage({ ...this.#lost, reason: this.#lost.reason + extent });
    this.#lost = undefined;
  }

  #lose(): true {
    if (this.#onTrial) this.#ordinal -= 1;
    this.#firstKey ??= firstKey(this.#window, this.#start, this.#filled);
    this.#phase = 'lost';
    this.#position = this.#start + 1;
    this.#depth = this.#outside;
    this.#envelope = this.#outside === 0 ? '' : this.#envelope;
    return true;
  }

  /** Documents begin on a line of their own; elements of a list begin with the key that the others begin with. */
  #findNext(): boolean {
    const window = this.#window.subarray(0, this.#filled);
    if (this.#outside === 0) {
      const at = window.indexOf('\n{', this.#position);
      this.#position = at < 0 ? Math.max(this.#position, this.#filled - 1) : at + 1;
      this.#list = 'documents';
      if (at < 0) return false;
      this.#reportLost('');
      this.#phase = 'top';
      return true;
    }
    const key = this.#firstKey;
    for (let from = this.#position; key !== undefined; from += 1) {
      from = window.indexOf(key, from);
      if (from < 0) break;
      const brace = this.#indexBefore(from);
      if (window[brace] !== OPEN_OBJECT || brace < this.#position || this.#byteBefore(brace) !== COMMA)
        continue;
      this.#phase = 'list';
      this.#after = 'comma';
      this.#onTrial = true;
      this.#position = brace;
      return true;
    }
    this.#position = Math.max(this.#position, this.#filled - LOOK_BACK);
    return false;
  }

  #indexBefore(at: number): number {
    let before = at - 1;
    while (before > 0 && SPACE[this.#window[before] ?? 0] === 1) before -= 1;
    return before;
  }
}

function keyNumber(window: Buffer, start: number, end: number): number {
  const candidates = KEYS_BY_LENGTH[end - start];
  if (candidates === undefined) return NO_KEY;
  for (const candidate of candidates) {
    const key = KEYS[candidate];
    if (key === undefined) continue;
    let same = 0;
    while (same < key.length && key[same] === window[start + same]) same += 1;
    if (same === key.length) return candidate;
  }
  return NO_KEY;
}

function isAt(window: Buffer, start: number, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (window[start + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}

/** The first key of an object, in its quotes. */
function firstKey(window: Buffer, start: number, end: number): Buffer | undefined {
  if (window[start] !== OPEN_OBJECT) return undefined;
  const from = window.indexOf(QUOTE, start);
  const to = window.indexOf(QUOTE, from + 1);
  return from < 0 || to < 0 || to >= end ? undefined : Buffer.from(window.subarray(from, to + 1));
}

function parsedObject(source: string): Readonly<Record<string, unknown>> | undefined {
  try {
    // Begins with a brace, so it is an object.
    return JSON.parse(source) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
