/** Trust policies of roles: which AWS services may take a role, and on whose behalf. */
import { coversAction, isEveryone, matches, scalarsOf, type Statement, testsOf } from './policy-statements';
import { isRecord, isUnset } from './shape';

export interface ServiceTrust {
  /** Those of the services that the policy lets take the role. */
  readonly trusted: readonly string[];
  /** Those of them that may do so for resources of any account. */
  readonly unscoped: readonly string[];
}

/**
 * Judges a trust policy. A service is scoped when each statement that trusts it tells from which account, organization
 * or resource the call must come, or when another statement denies all others.
 * @param services service principals, such as `comprehend.amazonaws.com`
 */
export function serviceTrust(statements: readonly Statement[], services: readonly string[]): ServiceTrust {
  const trusted = services.filter((service) => statements.some((statement) => trusts(statement, service)));
  const unscoped = trusted.filter(
    (service) =>
      statements.some((statement) => trusts(statement, service) && !allowsKnownSources(statement)) &&
      !statements.some((statement) => deniesOtherSources(statement, service)),
  );
  return { trusted, unscoped };
}

const ASSUME_ROLE = 'sts:AssumeRole';

// A NotAction, which nobody needs in a trust policy, is taken to leave sts:AssumeRole allowed.
const trusts = (statement: Statement, service: string): boolean =>
  statement['Effect'] === 'Allow' &&
  namesService(statement['Principal'], service) &&
  (isUnset(statement['Action']) || coversAction(statement, ASSUME_ROLE));

const namesService = (principal: unknown, service: string): boolean =>
  isRecord(principal) &&
  scalarsOf(principal['Service']).some((name) => matches(name.toLowerCase(), service.toLowerCase()));

/**
 * Keys that tell the source of a call, with values that hold an account or an organization, or the variable for that of
 * the role itself. Wildcards for an account, and ARNs without an account such as those of buckets, leave the source open.
 */
const SOURCES = [
  'aws:sourceaccount (\\d{12}|\\$\\{aws:resourceaccount\\})',
  'aws:sourceorgid (o-[a-z0-9]+|\\$\\{aws:resourceorgid\\})',
  'aws:sourceorgpaths o-[a-z0-9]+/.*',
  'aws:sourcearn arn:[^:]+:[^:]+:[^:]*:\\d{12}:.*',
].join('|');

// ...IfExists and ForAllValues also hold for a call that does not tell its source; ForAnyValue does not.
const IS_KNOWN_SOURCE = new RegExp(
  `^(foranyvalue:)?(string(equals|equalsignorecase|like)|arn(equals|like)) (${SOURCES})$`,
);

// Here it is the other way round: a denial must hold when the source is not told.
const IS_OTHER_SOURCE = new RegExp(
  `^(forallvalues:)?(string(notequals|notequalsignorecase|notlike)|arn(notequals|notlike))(ifexists)? (${SOURCES})$`,
);

/** True for every call of a service. */
const IS_SERVICE = /^bool(ifexists)? aws:principalisawsservice true$/;

const allowsKnownSources = (statement: Statement): boolean =>
  testsOfCondition(statement).some(hasOnly(IS_KNOWN_SOURCE));

function deniesOtherSources(statement: Statement, service: string): boolean {
  const principal = statement['Principal'];
  const tests = testsOfCondition(statement);
  return (
    statement['Effect'] === 'Deny' &&
    (isEveryone(principal) || namesService(principal, service)) &&
    coversAction(statement, ASSUME_ROLE) &&
    tests.some(hasOnly(IS_OTHER_SOURCE)) &&
    tests.every((test) => hasOnly(IS_OTHER_SOURCE)(test) || hasOnly(IS_SERVICE)(test))
  );
}

/** Whether all values of a test are of a form: one of another form would let more calls in. */
const hasOnly =
  (form: RegExp) =>
  (test: readonly string[]): boolean =>
    test.length > 0 && test.every((alternative) => form.test(alternative));

/** All tests of the condition, each of which must be met. */
function testsOfCondition({ Condition: condition }: Statement): readonly (readonly string[])[] {
  if (!isRecord(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) => testsOf(operator, keys));
}
