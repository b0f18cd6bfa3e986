/** How API Gateway names methods and the addresses of backends. */

/** The key of the method settings that hold for every method without settings of its own. */
export const STAGE_DEFAULT = '*/*';

/** A key of method settings for people: `GET /patients` of `~1patients/GET`, `the default` of the stage-wide one. */
export function methodName(key: string): string {
  if (key === STAGE_DEFAULT) return 'the default';
  const end = key.lastIndexOf('/');
  // The path is escaped as in JSON pointers.
  const path = key.slice(0, end).replaceAll('~1', '/').replaceAll('~0', '~');
  return `${key.slice(end + 1)} ${path}`;
}

/** What the address of a backend says about TLS; `variable` where each stage may say something else. */
export function schemeOf(uri: string): 'https' | 'variable' | 'other' {
  if (/^https:\/\//i.test(uri)) return 'https';
  return /^[^:]*\$\{stageVariables\./i.test(uri) ? 'variable' : 'other';
}

/** The address of a backend as annotations may show it: without credentials and query, which can hold secrets. */
export const shownAddress = (uri: string): string => uri.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//');
