import { isIP } from 'node:net';

/**
 * Whether a Host header names this endpoint: an address, localhost, or a name that it was given. Addresses are safe,
 * since only names can be made to point elsewhere.
 * @param names beside localhost
 */
export function isAllowedHost(header: string | undefined, names: readonly string[]): boolean {
  const host = /^(.+?)(?::\d+)?$/.exec(header?.toLowerCase() ?? '')?.[1];
  if (host === undefined) return false;
  if (/^\[.+\]$/.test(host)) return isIP(host.slice(1, -1)) === 6;
  return isIP(host) === 4 || ['localhost', ...names.map((name) => name.toLowerCase())].includes(host);
}
