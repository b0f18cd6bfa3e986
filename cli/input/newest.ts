import { hash } from 'node:crypto';

/** A set of whole numbers in one bit each. */
export class Bits {
  #words = new Uint32Array(1024);

  add(number: number): void {
    const word = number >>> 5;
    if (word >= this.#words.length) {
      const larger = new Uint32Array(Math.max(word + 1, this.#words.length * 2));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return ((this.#words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }
}

/** Slots of the smallest table; a power of two, like all sizes. */
const INITIAL_SLOTS = 1 << 12;
const EMPTY = 0xffffffff;

/**
 * The newest version of each resource, by its number in the input: an open hash table in typed arrays, 28 bytes a
 * slot. Resources are told apart by 128 bits of SHA-256, so that two of them never meet.
 */
export class NewestVersions {
  #slots = INITIAL_SLOTS;
  #used = 0;
  #keys = new Uint32Array(INITIAL_SLOTS * 4);
  #times = new Float64Array(INITIAL_SLOTS);
  #numbers = new Uint32Array(INITIAL_SLOTS).fill(EMPTY);

  /**
   * Of two versions that were captured at the same time the one that is added later counts as the newer one.
   * @param time in milliseconds
   * @param number of the item in the input, below 2^32 - 1
   */
  add(resource: string, time: number, number: number): void {
    const digest = hash('sha256', resource, 'buffer');
    const slot = this.#slotOf(
      digest.readUInt32LE(0),
      digest.readUInt32LE(4),
      digest.readUInt32LE(8),
      digest.readUInt32LE(12),
    );
    if (this.#numbers[slot] === EMPTY) {
      for (let word = 0; word < 4; word += 1) this.#keys[slot * 4 + word] = digest.readUInt32LE(word * 4);
      this.#used += 1;
    } else if (time < (this.#times[slot] ?? 0)) {
      return;
    }
    this.#times[slot] = time;
    this.#numbers[slot] = number;
    if (this.#used * 4 > this.#slots * 3) this.#grow();
  }

  /** Adds the numbers of the newest versions to a set. */
  addTo(bits: Bits): void {
    for (const number of this.#numbers) if (number !== EMPTY) bits.add(number);
  }

  /** The slot of a key, or the free one where it belongs. */
  #slotOf(a: number, b: number, c: number, d: number): number {
    const keys = this.#keys;
    for (let slot = a & (this.#slots - 1); ; slot = (slot + 1) & (this.#slots - 1)) {
      if (this.#numbers[slot] === EMPTY) return slot;
      const at = slot * 4;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d) return slot;
    }
  }

  #grow(): void {
    const [keys, times, numbers] = [this.#keys, this.#times, this.#numbers];
    this.#slots *= 2;
    this.#keys = new Uint32Array(this.#slots * 4);
    this.#times = new Float64Array(this.#slots);
    this.#numbers = new Uint32Array(this.#slots).fill(EMPTY);
    for (let old = 0; old < numbers.length; old += 1) {
      const number = numbers[old] ?? EMPTY;
      if (number === EMPTY) continue;
      const key = keys.subarray(old * 4, old * 4 + 4);
      const slot = this.#slotOf(key[0] ?? 0, key[1] ?? 0, key[2] ?? 0, key[3] ?? 0);
      this.#keys.set(key, slot * 4);
      this.#times[slot] = times[old] ?? 0;
      this.#numbers[slot] = number;
    }
  }
}
