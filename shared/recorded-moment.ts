import { timestamp } from './item';
import { isUnset } from './shape';

/** Seconds since 1970 are below this number for the next 3,000 years, milliseconds above it since 1973. */
const MOST_SECONDS = 100_000_000_000;

/**
 * A point in time of a configuration as ISO 8601 in UTC; undefined where none is set. Items have it as text or as the
 * number of seconds or milliseconds since 1970, which may be text as well.
 * @throws MalformedItemError naming `at`
 */
export function recordedMoment(at: string, source: unknown): string | undefined {
  const number = typeof source === 'string' && /^\d{9,}(\.\d+)?$/.test(source) ? Number(source) : source;
  const moment = typeof number === 'number' && number > MOST_SECONDS ? number / 1000 : number;
  return isUnset(moment) ? undefined : timestamp(at, moment);
}
