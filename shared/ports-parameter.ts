import type { Parameter } from './parameters';
import { listParameter } from './parameters';

interface Options {
  readonly default: readonly number[];
  /** One sentence for the documentation and the conformance pack. */
  readonly description: string;
}

const HIGHEST = 65_535;

/** Port numbers of TCP or UDP, comma-separated; at least one. */
export const portsParameter = (options: Options): Parameter<readonly number[]> => ({
  inPack: false,
  ...options,
  accepts: `a comma-separated list of ports from 0 to ${String(HIGHEST)}`,
  parse(source) {
    // Files of parameters may give a single port as a number.
    const words =
      listParameter({ default: [], description: '' }).parse(
        typeof source === 'number' ? String(source) : source,
      ) ?? [];
    const ports = words.filter((word) => /^\d{1,5}$/.test(word) && Number(word) <= HIGHEST).map(Number);
    return ports.length > 0 && ports.length === words.length ? ports : undefined;
  },
  format: (value) => value.join(','),
});
