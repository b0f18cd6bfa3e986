/**
 * Cuts JSON documents of any size into the values that matter: the elements of the lists in which AWS Config delivers
 * items, the elements of a plain array, or the documents themselves (JSON Lines). It looks at every byte once, holds
 * one element at a time and parses nothing; brackets, strings and stray bytes are checked closely enough to tell
 * where an element is damaged and where the next one begins.
 */
import { CLOSE_LIST, COMMA, isAt, LITERAL, OPEN_LIST, OPEN_OBJECT, QUOTE } from './bytes';
import { Members, type Element, type Guess, type ListName } from './element';
import { Succession } from './succession';
import { Value } from './value';
import { Window } from './window';

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

/** Bytes kept while looking for the next element, to see what stands before it. */
const LOOK_BACK = 256;

/** So many bytes of an element are waited for, to guess where it ends, before it is read byte by byte. */
const PATIENCE = 64 * 1024;

/** `top`: between documents; `list`: between elements; `value`: inside one; `lost`: looking for the next element. */
type Phase = 'top' | 'list' | 'value' | 'lost';

export class Scanner {
  readonly #window: Window;
  readonly #members: Members;
  readonly #value: Value;
  readonly #succession = new Succession();

  #phase: Phase = 'top';
  #list: ListName = 'documents';
  #ordinal = 0;
  #documents = 0;
  /** What the list expects next: nothing was there yet, a comma was, or an element was. */
  #after: 'open' | 'comma' | 'element' = 'open';
  /** The text of the document around lists, the lists emptied; empty while no list was opened. */
  #envelope = '';

  /** The element after a damaged one has to look like an item. */
  #onTrial = false;
  /** No more bytes will come. */
  #isComplete = false;
  /** The damage that is reported as soon as it is known how far it goes. */
  #lost: Damage | undefined;

  readonly #element: Element;

  /**
   * @param middle for a scanner that begins there; else the input begins with a document
   * @param window that another scanner is done with
   */
  constructor(
    readonly sink: Sink,
    middle?: Middle,
    window = new Window(),
  ) {
    const members = new Members(window);
    this.#window = window;
    this.#members = members;
    this.#value = new Value(window, members);
    window.moveTo(0);
    const list = (): ListName => this.#list;
    const ordinal = (): number => this.#ordinal;
    this.#element = {
      get list() {
        return list();
      },
      get ordinal() {
        return ordinal();
      },
      get offset() {
        return window.base + window.start;
      },
      get isPlain() {
        return members.isPlain;
      },
      has: (field) => members.has(field),
      text: (field) => members.text(field),
      equals: (field, value) => members.equals(field, value),
      source: () => window.text,
    };
    if (middle !== undefined) {
      this.#phase = 'list';
      this.#list = middle.list;
      this.#after = 'comma';
      this.#value.enter(middle.brackets);
      this.#documents = 1;
      const { separator, firstKey, typeIsLast } = middle;
      Object.assign(this.#succession, { separator, firstKey, typeIsLast });
    }
  }

  /** Bytes of the input that were taken so far. */
  get taken(): number {
    return this.#window.base + this.#window.filled;
  }

  /** Elements that were cut out of the present list so far. */
  get ordinal(): number {
    return this.#ordinal;
  }

  /** Whether all was read, and what comes next is an element of a list, from its first byte on. */
  get isBeforeElement(): boolean {
    return this.#phase === 'list' && this.#after === 'comma' && this.#window.position === this.#window.filled;
  }

  /** How elements follow each other in a list of items; undefined while that is not known, or not everything is well. */
  get middle(): Middle | undefined {
    const { separator, firstKey, typeIsLast } = this.#succession;
    if (separator === undefined || firstKey === undefined || this.#onTrial) return undefined;
    if (this.#phase !== 'value' || this.#value.outside === 0) return undefined;
    return {
      list: this.#list,
      brackets: this.#value.around,
      separator,
      firstKey,
      typeIsLast,
    };
  }

  /**
   * Gives away the element that has begun, and how many came before it in the list: another scanner reads on from
   * there. `resume` comes before any other call.
   */
  detach(): { readonly elements: number; readonly offset: number; readonly bytes: Uint8Array } {
    return {
      elements: this.#ordinal - 1,
      offset: this.#window.base + this.#window.start,
      bytes: this.#window.content.subarray(this.#window.start),
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
    this.#value.depth = this.#value.outside;
    this.#ordinal = elements;
    this.#window.moveTo(offset);
  }

  write(chunk: Uint8Array): void {
    if (!this.#window.hasRoom(chunk.length)) this.#window.forget(this.#keepFrom, chunk.length);
    this.#window.add(chunk);
    this.#scan();
  }

  /** Reads what waited for more bytes, of which there are none. */
  flush(): void {
    this.#isComplete = true;
    this.#scan();
  }

  /** The input is complete; what is open now was cut off. */
  end(): void {
    this.flush();
    if (this.taken === 0 || (this.#phase === 'top' && this.#documents === 0)) {
      this.#report('the input is empty', 0);
    } else if (this.#phase === 'value') {
      this.#report(
        this.#envelope === '' || this.#value.outside > 0
          ? 'the input ends in the middle of it'
          : 'the input ends before the document is complete',
        this.#window.base + this.#window.start,
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

  /** The first byte of the window that is still needed. */
  get #keepFrom(): number {
    const { start, position } = this.#window;
    if (this.#phase === 'value') return start;
    return Math.max(0, position - (this.#phase === 'lost' ? LOOK_BACK : 0));
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
    if (window.base === 0 && window.position === 0) {
      // A byte order mark, as some editors and shells write it.
      if (window.bytes[0] === 0xef && window.filled < 3) return false;
      if (isAt(window.bytes, 0, '\u00ef\u00bb\u00bf')) window.position = 3;
    }
    const at = window.indexFrom(window.position);
    window.position = at;
    if (at >= window.filled) return false;
    this.#value.depth = 0;
    if (this.#list !== 'documents') {
      this.#list = 'documents';
      this.#ordinal = this.#documents;
    }
    this.#documents += 1;
    this.#ordinal = this.#documents;
    if (window.bytes[at] === OPEN_LIST) {
      this.#value.push(OPEN_LIST);
      window.position = at + 1;
      this.#openList('array', {});
      return true;
    }
    this.#begin(at);
    if (window.bytes[at] !== OPEN_OBJECT)
      return this.#damaged('not JSON: neither an object nor a list begins here');
    return true;
  }

  #openList(name: ListName, header: Readonly<Record<string, unknown>>): void {
    this.#phase = 'list';
    this.#list = name;
    this.#ordinal = 0;
    this.#after = 'open';
    this.#onTrial = false;
    this.#succession.clear();
    this.sink.list(name, header);
  }

  #betweenElements(): boolean {
    const window = this.#window;
    const at = window.indexFrom(window.position);
    window.position = at;
    if (at >= window.filled) return false;
    const byte = window.bytes[at];
    if (byte === CLOSE_LIST && this.#after !== 'comma') return this.#closeList(at);
    if (byte === COMMA && this.#after === 'element') {
      this.#after = 'comma';
      window.position = at + 1;
      return true;
    }
    this.#ordinal += 1;
    if (byte === OPEN_OBJECT && this.#after === 'comma' && !this.#onTrial && this.sink.canGuess) {
      const end = this.#succession.endOf(window, at);
      if (end !== undefined && this.#guess(at, end)) return true;
      if (end === undefined && !this.#isComplete && window.filled - at < PATIENCE) {
        this.#ordinal -= 1;
        return false;
      }
    }
    this.#begin(at);
    if (byte === OPEN_OBJECT || byte === QUOTE) {
      if (this.#after === 'element') this.#report('a comma is missing before it', window.base + at);
      return true;
    }
    if (byte !== undefined && LITERAL[byte] === 1) return this.#skipLiteral(at);
    return this.#damaged('an object is expected here');
  }

  /** Whether the element could be cut out by guessing where it ends. */
  #guess(at: number, end: number): boolean {
    const window = this.#window;
    const type = this.#succession.typeOf(window, at, end);
    if (type === undefined || !this.sink.wants(type)) return false;
    window.start = at;
    window.position = end;
    if (!this.sink.guessed(this.#element)) return false;
    this.#after = 'element';
    return true;
  }

  /** A number, true, false or null where an element should be. */
  #skipLiteral(from: number): boolean {
    const window = this.#window;
    let at = from;
    while (at < window.filled && LITERAL[window.bytes[at] ?? 0] === 1) at += 1;
    if (at === window.filled) {
      this.#phase = 'list';
      this.#ordinal -= 1;
      return false;
    }
    this.#report('an object is expected here', window.base + from);
    window.position = at;
    this.#phase = 'list';
    this.#after = 'element';
    return true;
  }

  #closeList(at: number): boolean {
    this.#value.depth -= 1;
    this.#window.position = at + 1;
    if (this.#value.depth === 0) {
      this.#phase = 'top';
      return true;
    }
    // Back in the document around the list.
    this.#begin(at);
    this.#value.outside = 0;
    this.#window.position = at + 1;
    return true;
  }

  #begin(at: number): void {
    this.#phase = 'value';
    this.#value.begin(at);
  }

  #insideValue(): boolean {
    const progress = this.#value.read();
    switch (progress) {
      case 'complete':
        return this.#complete();
      case 'list':
        return this.#openListOfDocument();
      case 'needs more bytes':
        return false;
      default:
        return this.#damaged(progress.damage);
    }
  }

  #openListOfDocument(): boolean {
    const name = this.#members.list;
    this.#envelope += this.#window.text;
    const header = parsedObject(`${this.#envelope}]}`);
    if (name === undefined || header === undefined) return this.#damaged('not valid JSON');
    this.#openList(name, header);
    return true;
  }

  #complete(): boolean {
    if (this.#value.outside === 0 && this.#envelope !== '') {
      this.#envelope += this.#window.text;
      const members = parsedObject(this.#envelope);
      this.#envelope = '';
      if (members === undefined)
        this.#report('the document around the list is not valid JSON', this.#window.base);
      else this.sink.document(members);
      this.#phase = 'top';
      return true;
    }
    if (this.#onTrial && !this.#looksLikeItem()) return this.#lose();
    if (this.#onTrial) this.#reportLost('');
    this.#onTrial = false;
    this.#succession.noteFirstKey(this.#window, this.#window.position);
    if (this.#value.outside > 0) this.#succession.learn(this.#window, this.#members);
    this.sink.element(this.#element);
    this.#phase = this.#value.outside === 0 ? 'top' : 'list';
    this.#after = 'element';
    return true;
  }

  #looksLikeItem(): boolean {
    const members = this.#members;
    // Neither has a like in what items hold.
    return members.has('invokingEvent') || members.has('configurationItemCaptureTime');
  }

  #damaged(reason: string): true {
    // On trial: what was taken for the next element was part of the damaged one.
    if (!this.#onTrial) {
      const offset = this.#window.base + this.#window.start;
      this.#lost = { list: this.#list, ordinal: this.#ordinal, offset, reason };
    }
    return this.#lose();
  }

  #reportLost(extent: string): void {
    if (this.#lost !== undefined) this.sink.damage({ ...this.#lost, reason: this.#lost.reason + extent });
    this.#lost = undefined;
  }

  #lose(): true {
    const window = this.#window;
    if (this.#onTrial) this.#ordinal -= 1;
    this.#succession.noteFirstKey(window, window.filled);
    this.#phase = 'lost';
    window.position = window.start + 1;
    this.#value.depth = this.#value.outside;
    this.#envelope = this.#value.outside === 0 ? '' : this.#envelope;
    return true;
  }

  /** Documents begin on a line of their own; elements of a list begin with the key that the others begin with. */
  #findNext(): boolean {
    const window = this.#window;
    const content = window.content;
    if (this.#value.outside === 0) {
      const at = content.indexOf('\n{', window.position);
      window.position = at < 0 ? Math.max(window.position, window.filled - 1) : at + 1;
      this.#list = 'documents';
      if (at < 0) return false;
      this.#reportLost('');
      this.#phase = 'top';
      return true;
    }
    const { firstKey } = this.#succession;
    for (let from = window.position; firstKey !== undefined; from += 1) {
      from = content.indexOf(firstKey, from);
      if (from < 0) break;
      const brace = window.indexBefore(from);
      if (content[brace] !== OPEN_OBJECT || brace < window.position || window.byteBefore(brace) !== COMMA)
        continue;
      this.#phase = 'list';
      this.#after = 'comma';
      this.#onTrial = true;
      window.position = brace;
      return true;
    }
    window.position = Math.max(window.position, window.filled - LOOK_BACK);
    return false;
  }
}

function parsedObject(source: string): Readonly<Record<string, unknown>> | undefined {
  try {
    // Begins with a brace, so it is an object.
    return JSON.parse(source) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
