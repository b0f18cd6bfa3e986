import {
  BACKSLASH,
  BETWEEN,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  PLAIN,
  QUOTE,
} from './bytes';
import type { Members } from './element';
import type { Window } from './window';

/** No configuration item is nearly as large; what is, is no list of items and must not fill the memory. */
const LIMIT = 32 * 1024 * 1024;

/** How far reading came: to the end of the value, to the beginning of a list of items in a document, or nowhere. */
export type Progress = 'complete' | 'list' | 'needs more bytes' | { readonly damage: string };

/** Reads a value byte by byte, from wherever the bytes before ended. Its brackets follow those around it. */
export class Value {
  #brackets = new Uint8Array(64);
  /** Of brackets that are open. */
  depth = 0;
  /** Depth outside the value. */
  outside = 0;
  #inString = false;
  #stringStart = 0;
  #escaped = false;

  constructor(
    readonly window: Window,
    readonly members: Members,
  ) {}

  /** The opening brackets around the value. */
  get around(): Uint8Array {
    return this.#brackets.slice(0, this.outside);
  }

  /** Places what is read within these brackets. */
  enter(brackets: Uint8Array): void {
    this.#brackets.set(brackets);
    this.depth = brackets.length;
  }

  /** A value begins at a place in the window. */
  begin(at: number): void {
    this.window.start = at;
    this.window.position = at;
    this.outside = this.depth;
    this.#inString = false;
    this.members.clear();
  }

  push(byte: number): void {
    if (this.depth === this.#brackets.length) {
      const larger = new Uint8Array(this.#brackets.length * 2);
      larger.set(this.#brackets);
      this.#brackets = larger;
    }
    this.#brackets[this.depth] = byte;
    this.depth += 1;
  }

  read(): Progress {
    const { window, members, outside } = this;
    const { bytes, filled, start } = window;
    let at = window.position;
    let inString = this.#inString;
    let depth = this.depth;
    for (;;) {
      if (inString) {
        while (at < filled && PLAIN[bytes[at] ?? 0] === 1) at += 1;
        const byte = bytes[at];
        if (at >= filled || (byte === BACKSLASH && at + 1 >= filled)) break;
        if (byte === BACKSLASH) {
          this.#escaped = true;
          at += 2;
          continue;
        }
        if (byte !== QUOTE) return { damage: 'a control character stands within a text' };
        at += 1;
        inString = false;
        if (depth === outside + 1) members.add(start + this.#stringStart, at, this.#escaped);
        if (depth === outside) {
          window.position = at;
          return 'complete';
        }
      }
      while (at < filled && BETWEEN[bytes[at] ?? 0] === 1) at += 1;
      if (at >= filled) break;
      const byte = bytes[at];
      if (byte === QUOTE) {
        inString = true;
        this.#escaped = false;
        this.#stringStart = at - start;
        at += 1;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (depth > outside && !this.#mayOpen(at, depth)) return { damage: 'a bracket or comma is missing' };
        this.depth = depth;
        this.push(byte);
        depth += 1;
        at += 1;
        if (byte === OPEN_LIST && depth === 2 && outside === 0 && members.list !== undefined) {
          window.position = at;
          return 'list';
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        // The closing brackets follow two after the opening ones.
        if (depth === outside || (this.#brackets[depth - 1] ?? 0) + 2 !== byte)
          return { damage: 'the brackets do not match' };
        depth -= 1;
        at += 1;
        if (depth === outside) {
          this.depth = depth;
          window.position = at;
          return 'complete';
        }
      } else {
        return { damage: 'not JSON' };
      }
    }
    window.position = at;
    this.#inString = inString;
    this.depth = depth;
    return filled - start > LIMIT ? { damage: 'larger than 32 MB, which no item is' } : 'needs more bytes';
  }

  /** Within an object a value follows a colon; within a list it is the first one or follows a comma. */
  #mayOpen(at: number, depth: number): boolean {
    const before = this.window.byteBefore(at);
    return this.#brackets[depth - 1] === OPEN_OBJECT
      ? before === COLON
      : before === COMMA || before === OPEN_LIST;
  }
}
