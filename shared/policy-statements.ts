/** How policy documents of AWS are read: statements, principals, actions with wildcards, conditions. */
import { MalformedItemError } from './errors';
import { isRecord, isUnset, unwrapJson } from './shape';

export type Statement = Readonly<Record<string, unknown>>;

/** The statements of a document, none for one without; undefined for what is no policy document. */
export function statementsOf(document: unknown): readonly Statement[] | undefined {
  if (!isRecord(document)) return undefined;
  const source = document['Statement'];
  const statements = isUnset(source) ? [] : listOf(source);
  return statements.every(isRecord) ? statements : undefined;
}

/**
 * The statements of a policy that must be there, such as the trust policy of a role.
 * @param policy the document as an object, JSON text or percent-encoded JSON text
 * @param path where it was read, for the error
 * @throws MalformedItemError when it is not there or is no policy document
 */
export function requiredStatements(policy: unknown, path: string): readonly Statement[] {
  const statements = statementsOf(unwrapJson(policy));
  if (statements === undefined) throw new MalformedItemError(path, 'a JSON policy document', policy);
  return statements;
}

/** Whether the principal of a statement is everyone: `"*"` or `{"AWS": "*"}`. */
export function isEveryone(principal: unknown): boolean {
  return principal === '*' || (isRecord(principal) && scalarsOf(principal['AWS']).includes('*'));
}

/** For each key its alternatives as `operator key value` in lower case; none for what cannot be understood. */
export function testsOf(operator: string, keys: unknown): readonly (readonly string[])[] {
  if (!isRecord(keys)) return [[]];
  return Object.entries(keys).map(([key, values]) =>
    scalarsOf(values).map((value) => `${operator} ${key} ${value}`.toLowerCase()),
  );
}

/** Whether the Action of a statement matches an action, such as `sts:AssumeRole`, or all that begin so (`sqs:*`). */
export function coversAction(statement: Statement, action: string): boolean {
  return scalarsOf(statement['Action']).some((pattern) =>
    covers(pattern.toLowerCase(), action.toLowerCase()),
  );
}

/** Whether an IAM pattern matches the name; of a name that ends in `*`, everything that begins so. */
export function covers(pattern: string, name: string): boolean {
  if (!name.endsWith('*')) return matches(pattern, name);
  return pattern.endsWith('*') && matches(pattern, name.slice(0, -1));
}

/** IAM's wildcards: `*` for any run of characters, `?` for one. At most pattern times name steps, whatever the pattern. */
export function matches(pattern: string, name: string): boolean {
  let at = 0;
  let read = 0;
  let star = -1;
  let resume = 0;
  while (read < name.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = read;
    } else if (pattern[at] === '?' || pattern[at] === name[read]) {
      at++;
      read++;
    } else if (star >= 0) {
      // The last star takes one character more; earlier ones never need to.
      at = star + 1;
      read = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** The texts, numbers and booleans of one value or a list, as texts. */
export const scalarsOf = (value: unknown): readonly string[] =>
  listOf(value)
    .filter((entry) => ['string', 'number', 'boolean'].includes(typeof entry))
    .map(String);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
