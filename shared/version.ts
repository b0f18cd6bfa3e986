/** Dotted versions of engines and releases. */
import { MalformedItemError } from './errors';
import type { Parameter } from './parameters';

/**
 * Whether a version is a minimum or later, part by part as numbers: 7.10 is later than 7.9. Parts that are missing, or
 * are no number as in `6.x`, count as 0.
 * @throws MalformedItemError when the version does not begin with a number
 */
export function isAtLeast(version: string, minimum: string): boolean {
  const [seen, wanted] = [partsOf(version), partsOf(minimum)];
  const longest = Math.max(seen.length, wanted.length);
  for (let index = 0; index < longest; index += 1) {
    const difference = (seen[index] ?? 0) - (wanted[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function partsOf(version: string): readonly number[] {
  if (!/^\d/.test(version)) throw new MalformedItemError('version', 'a dotted version such as 7.10', version);
  return version.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : 0));
}

/** A dotted version as text: the number 7.10 of a parameter file would be 7.1. */
export const versionParameter = (options: {
  readonly default: string;
  /** One sentence for the documentation and the conformance pack. */
  readonly description: string;
}): Parameter<string> => ({
  inPack: false,
  ...options,
  accepts: 'a dotted version as text, such as "7.10"',
  parse: (source) =>
    typeof source === 'string' && /^\d+(\.\d+)*$/.test(source.trim()) ? source.trim() : undefined,
  format: String,
});
