import { SPACE } from './bytes';

const INITIAL_SIZE = 512 * 1024;

/** The part of the input that is in memory. It grows only where one element is larger than it. */
export class Window {
  bytes = Buffer.allocUnsafe(INITIAL_SIZE);
  /** Bytes that are in it. */
  filled = 0;
  /** Place of its first byte in the input. */
  base = 0;
  /** Where the value begins that is read at present. */
  start = 0;
  /** Up to where it was looked at. */
  position = 0;

  /** Whether so many bytes can be added as it is. */
  hasRoom(length: number): boolean {
    return this.filled + length <= this.bytes.length;
  }

  /** Makes room for so many bytes: forgets those before `keepFrom`. */
  forget(keepFrom: number, length: number): void {
    const needed = this.filled - keepFrom + length;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(larger, 0, keepFrom, this.filled);
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, keepFrom, this.filled);
    }
    this.base += keepFrom;
    this.filled -= keepFrom;
    this.start -= keepFrom;
    this.position -= keepFrom;
  }

  add(chunk: Uint8Array): void {
    this.bytes.set(chunk, this.filled);
    this.filled += chunk.length;
  }

  /** Begins anew, with what stands there in the input. */
  moveTo(base: number): void {
    this.base = base;
    this.filled = 0;
    this.position = 0;
  }

  /** What is in it, to search in. */
  get content(): Buffer {
    return this.bytes.subarray(0, this.filled);
  }

  /** The value that is read, up to the position. */
  get text(): string {
    return this.bytes.toString('utf8', this.start, this.position);
  }

  /** The next place with a byte that is no white space. */
  indexFrom(at: number): number {
    let next = at;
    while (next < this.filled && SPACE[this.bytes[next] ?? 0] === 1) next += 1;
    return next;
  }

  /** Where the last byte before a place is that is no white space. */
  indexBefore(at: number): number {
    let before = at - 1;
    while (before > 0 && SPACE[this.bytes[before] ?? 0] === 1) before -= 1;
    return before;
  }

  byteBefore(at: number): number {
    return this.bytes[this.indexBefore(at)] ?? 0;
  }
}
