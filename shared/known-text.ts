import { MalformedItemError } from './errors';

/**
 * A name or ARN by which AWS is asked about the resource: the first that is set, of where an item may have it.
 * @param at its path in the configuration, for the error
 * @throws MalformedItemError when none is set
 */
export function knownText(at: string, ...candidates: readonly (string | undefined)[]): string {
  const text = candidates.find((candidate) => candidate !== undefined);
  if (text === undefined) throw new MalformedItemError(at, 'text', text);
  return text;
}
