/** How far the Allow statements of an identity policy reach into an AWS service. */
import { matches, scalarsOf, type Statement } from './policy-statements';

export interface ServiceAccess {
  /** Some action of the service is allowed by its name. */
  readonly isNamed: boolean;
  /** All actions of the service are allowed by its name, such as `comprehend:*`. */
  readonly isFull: boolean;
  /** The service is reached without its name: by the action `*`, or by a NotAction that does not leave it out. */
  readonly isAdministrative: boolean;
}

/**
 * What the statements allow on a service. Resources and conditions are not considered: an action that is allowed on a
 * single resource counts.
 * @param service as in IAM actions, such as `comprehend`
 */
export function accessTo(service: string, statements: readonly Statement[]): ServiceAccess {
  const allows = statements.filter((statement) => statement['Effect'] === 'Allow');
  const patterns = allows.flatMap((statement) => patternsOn(service, statement['Action']));
  const named = patterns.filter(({ hasName }) => hasName);
  return {
    isNamed: named.length > 0,
    isFull: named.some(({ isAll }) => isAll),
    isAdministrative:
      patterns.some(({ hasName, isAll }) => isAll && !hasName) ||
      allows.some(({ NotAction }) => allowsAllBut(NotAction, service)),
  };
}

const allowsAllBut = (exceptions: unknown, service: string): boolean =>
  scalarsOf(exceptions).length > 0 && !patternsOn(service, exceptions).some(({ isAll }) => isAll);

interface Pattern {
  readonly hasName: boolean;
  readonly isAll: boolean;
}

/** The action patterns that can match actions of the service. */
const patternsOn = (service: string, actions: unknown): readonly Pattern[] =>
  scalarsOf(actions)
    .map((action) => partsOf(action.toLowerCase()))
    .filter(({ prefix }) => matches(prefix, service.toLowerCase()))
    .map(({ prefix, name }) => ({ hasName: !matchesAll(prefix), isAll: matchesAll(name) }));

/** The action `*` is short for `*:*`. */
function partsOf(action: string): { readonly prefix: string; readonly name: string } {
  const colon = action.indexOf(':');
  return colon < 0
    ? { prefix: action, name: '*' }
    : { prefix: action.slice(0, colon), name: action.slice(colon + 1) };
}

/** `*`, `**` and the like; `?*` too, since there is no empty name. */
const matchesAll = (pattern: string): boolean => /^[*?]+$/.test(pattern) && pattern.includes('*');
