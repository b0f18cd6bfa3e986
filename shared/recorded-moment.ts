import { timestamp } from './item';
import { isUnset } from './shape';

/** Seconds since 1970 are below this number for the next 3,000 years, milliseconds above it since 1973. */
const MOST_SECONDS = 100_000_000_000;

/**
 * A point in time of a configuration as ISO 8601 in UTC; undefined where none is set. Items have it as text or as the
 * number of seconds or milliseconds since 1970.
 * @throws MalformedItemError naming `at`
 */
export function recordedMoment(at: string, source: unknown): string | undefined {
  const moment = typeof source === 'number' && source > MOST_SECONDS ? source / 1000 : source;
  return isUnset(moment) ? undefined : timestamp(at, moment);
}
