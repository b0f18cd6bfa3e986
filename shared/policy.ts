/**
 * Resource policies of S3, SQS, SNS, EFS and S3 Glacier: do they refuse plain HTTP to everyone? A statement counts
 * only when it certainly reaches every such request; whatever might narrow it disqualifies it.
 */
import {
  covers,
  coversAction,
  isEveryone,
  scalarsOf,
  type Statement,
  statementsOf,
  testsOf,
} from './policy-statements';
import { isRecord, isUnset, unwrapJson } from './shape';

/** What must be out of reach over plain HTTP. A `*` at the end of an ARN or action stands for all that begin so. */
export interface Protected {
  /** ARNs by their name in plain words: `{ 'the bucket itself': 'arn:aws:s3:::b', 'its objects': 'arn:aws:s3:::b/*' }`. */
  readonly resources: Readonly<Record<string, string>>;
  /** IAM actions, such as `sns:Publish`, or `sqs:*` for all of a service. */
  readonly actions: readonly string[];
  /** For services where a statement without Resource is about the resource that the policy is attached to. */
  readonly resourceMayBeLeftOut?: true;
  /** Further conditions, as `operator key value`, that hold for every request in question. */
  readonly harmlessConditions?: readonly string[];
}

const OVER_HTTP = ['bool aws:securetransport false', 'boolifexists aws:securetransport false'];

/**
 * They exempt calls that AWS services make, which always use TLS. A plain Bool on aws:PrincipalIsAWSService is not
 * among them: anonymous requests lack that key and would escape.
 */
const EXEMPTING_SERVICES = [
  'boolifexists aws:principalisawsservice false',
  'bool aws:viaawsservice false',
  'boolifexists aws:viaawsservice false',
];

/**
 * Why plain HTTP is not refused to everyone, in a sentence for an annotation; undefined when it is.
 * @param policy the document as an object, JSON text or percent-encoded JSON text; undefined for none
 *
 * @example
 * const gap = plainHttpGap(topic.Policy, { resources: { 'the topic': topicArn }, actions: ['sns:Publish'] });
 */
export function plainHttpGap(policy: unknown, wanted: Protected): string | undefined {
  const document = unwrapJson(policy);
  if (isUnset(document)) return 'There is no policy.';
  const statements = statementsOf(document);
  if (statements === undefined) return 'The policy cannot be read: it is not a JSON policy document.';
  if (statements.length === 0) return 'There is no statement in the policy.';

  const denials = statements.filter((statement) => deniesHttpToEveryone(statement, wanted));
  const isDenied = (resource: string, action: string): boolean =>
    denials.some(
      (denial) =>
        coversAction(denial, action) && coversResource(denial, resource, wanted.resourceMayBeLeftOut),
    );
  const open = Object.entries(wanted.resources)
    .filter(([, resource]) => !wanted.actions.every((action) => isDenied(resource, action)))
    .map(([name]) => name);
  if (open.length === 0) return undefined;
  return `The policy does not deny plain HTTP to everyone for ${open.join(' and ')}.`;
}

function deniesHttpToEveryone(statement: Statement, { harmlessConditions = [] }: Protected): boolean {
  return (
    statement['Effect'] === 'Deny' &&
    isEveryone(statement['Principal']) &&
    holdsOverHttp(statement['Condition'], harmlessConditions)
  );
}

/** Whether every request over plain HTTP, other than of AWS services, meets the condition. */
function holdsOverHttp(condition: unknown, harmless: readonly string[]): boolean {
  if (isUnset(condition)) return true;
  if (!isRecord(condition)) return false;
  const operators = Object.entries(condition);
  if (operators.length === 0) return true;
  // All tests must be met; a test is met by any one of its values.
  const tests = operators.flatMap(([operator, keys]) => testsOf(operator, keys));
  const isMetBy = (known: readonly string[]) => (test: readonly string[]) =>
    test.some((alternative) => known.includes(alternative));
  return (
    tests.some(isMetBy(OVER_HTTP)) &&
    tests.every(isMetBy([...OVER_HTTP, ...EXEMPTING_SERVICES, ...harmless.map((test) => test.toLowerCase())]))
  );
}

function coversResource(statement: Statement, resource: string, mayBeLeftOut: true | undefined): boolean {
  if (mayBeLeftOut && isUnset(statement['Resource']) && isUnset(statement['NotResource'])) return true;
  // A policy variable, known only when a request comes in, covers nothing: no ARN has its dollar sign.
  return scalarsOf(statement['Resource']).some((pattern) => covers(pattern, resource));
}
