import { CLOSE_OBJECT, COMMA, OPEN_OBJECT, QUOTE } from './bytes';
import type { Members } from './element';
import type { Window } from './window';

const TYPE_KEY = Buffer.from('"resourceType"');

/**
 * How the elements of a list follow each other. Finding what stands between two of them is ten times as quick as looking
 * at every byte. A cut that is made there is no more than a guess, since a nested object may look the same; but a wrong
 * cut never parses, for an object ends only at its last brace.
 */
export class Succession {
  /** The first key of the elements, in its quotes: what the next one is found by after a damaged one. */
  firstKey: Uint8Array | undefined;
  /** What stands between two elements, from the closing brace of one to the first key of the next. */
  separator: Uint8Array | undefined;
  /** Whether an element's own type comes after those of its relationships. */
  typeIsLast = false;

  clear(): void {
    this.firstKey = undefined;
    this.separator = undefined;
  }

  /** Takes down the first key of the value, of which the first bytes are there at least. */
  noteFirstKey(window: Window, end: number): void {
    this.firstKey ??= firstKey(window.bytes, window.start, end);
  }

  /** Learns from an element that was cut for certain, and from what stands before it. */
  learn(window: Window, members: Members): void {
    if (this.separator !== undefined || this.firstKey === undefined) return;
    const comma = window.indexBefore(window.start);
    const brace = window.indexBefore(comma);
    if (window.bytes[comma] !== COMMA || window.bytes[brace] !== CLOSE_OBJECT) return;
    const [type] = members.span('resourceType');
    if (type === 0) return;
    const end = window.bytes.indexOf(this.firstKey, window.start) + this.firstKey.length;
    this.separator = Buffer.from(window.bytes.subarray(brace, end));
    this.typeIsLast = window.bytes.subarray(0, window.position).indexOf(TYPE_KEY, type) < 0;
  }

  /** Where the element that begins at a place seems to end; undefined where the window shows no end of it. */
  endOf(window: Window, at: number): number | undefined {
    const last = this.separator === undefined ? -1 : window.content.indexOf(this.separator, at);
    return last < 0 ? undefined : last + 1;
  }

  /** The type of the element, as it seems; undefined where none is found. */
  typeOf(window: Window, at: number, end: number): string | undefined {
    const content = window.bytes.subarray(at, end);
    const key = this.typeIsLast ? content.lastIndexOf(TYPE_KEY) : content.indexOf(TYPE_KEY);
    if (key < 0) return undefined;
    const start = content.indexOf(QUOTE, key + TYPE_KEY.length) + 1;
    const quote = content.indexOf(QUOTE, start);
    return start > 0 && quote >= 0 ? content.toString('latin1', start, quote) : undefined;
  }
}

function firstKey(bytes: Buffer, start: number, end: number): Buffer | undefined {
  if (bytes[start] !== OPEN_OBJECT) return undefined;
  const from = bytes.indexOf(QUOTE, start);
  const to = bytes.indexOf(QUOTE, from + 1);
  return from < 0 || to < 0 || to >= end ? undefined : Buffer.from(bytes.subarray(from, to + 1));
}
