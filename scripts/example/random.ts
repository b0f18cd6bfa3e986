/**
 * Values that look random and never change: each is drawn from the seed and the name of what it is for, so that a
 * resource keeps its ids when others are added beside it.
 */
const SEED = 'northgate-clinic-1';

const HEX = '0123456789abcdef';
const LOWER = '0123456789abcdefghijklmnopqrstuvwxyz';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const hex = (of: string, length: number): string => letters(of, length, HEX);
export const lowerCase = (of: string, length: number): string => letters(of, length, LOWER);
export const upperCase = (of: string, length: number): string => letters(of, length, UPPER);

export function uuid(of: string): string {
  const digits = hex(of, 32);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}

/** A whole number, both bounds included. */
export const between = (of: string, low: number, high: number): number =>
  low + Math.floor(numbers(of)() * (high - low + 1));

/** A point in time as ISO 8601, with milliseconds. */
export const timeBetween = (of: string, from: string, to: string): string =>
  new Date(between(of, Date.parse(from), Date.parse(to))).toISOString();

function letters(of: string, length: number, alphabet: string): string {
  const next = numbers(of);
  return Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');
}

/** The mulberry32 generator, started from the FNV-1a hash of the seed and the name. */
function numbers(of: string): () => number {
  let state = 0x811c9dc5;
  for (const character of `${SEED} ${of}`) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
