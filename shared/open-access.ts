/** Resource policies that let everyone in. */
import { isEveryone, type Statement, testsOf } from './policy-statements';
import { isRecord, isUnset } from './shape';

/**
 * Whether some statement allows something to any principal at all: by a wildcard, or by leaving out a few with
 * NotPrincipal. A statement whose condition tells the account, organization, network or resource that a request must
 * come from does not.
 */
export const letsEveryoneIn = (statements: readonly Statement[]): boolean =>
  statements.some(
    (statement) =>
      statement['Effect'] === 'Allow' &&
      (isEveryone(statement['Principal']) || !isUnset(statement['NotPrincipal'])) &&
      !isNarrowed(statement['Condition']),
  );

/**
 * Where requests come from, with values that name it: wildcards in place of the account or the network, and variables
 * other than those for the owner of the resource, name nothing.
 */
const ORIGINS = [
  'aws:(principal|source)orgid (o-[a-z0-9]+|\\$\\{aws:resourceorgid\\})',
  'aws:principalorgpaths o-[a-z0-9]+/.*',
  'aws:(principal|source)account (\\d{12}|\\$\\{aws:resourceaccount\\})',
  'aws:(principal|source)arn arn:[^:]+:[^:]+:[^:]*:\\d{12}:.*',
  // Buckets have no account in their ARNs.
  'aws:sourcearn arn:[^:*?]+:s3:::[^*?$]+',
  'aws:sourcevpce? vpce?-[a-z0-9]+',
].join('|');

// ...IfExists and ForAllValues also hold for a request without the key, such as that of an anonymous caller.
const NAMES_ORIGIN = new RegExp(
  `^(foranyvalue:)?(string(equals|equalsignorecase|like)|arn(equals|like)) (${ORIGINS})$`,
);

/** All tests of a condition must be met, each by any one of its values: one that names origins alone is enough. */
const isNarrowed = (condition: unknown): boolean =>
  isRecord(condition) &&
  Object.entries(condition)
    .flatMap(([operator, keys]) => testsOf(operator, keys))
    .some((test) => test.length > 0 && test.every((alternative) => NAMES_ORIGIN.test(alternative)));
