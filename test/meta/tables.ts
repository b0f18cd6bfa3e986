/** The tables of the rules' tests, read by running the test files without running their tests. */
import { join } from 'node:path';
import type * as ruleTester from '../rule-tester';
import type { ItemTable, RunTable } from '../rule-tester';
import type { Rule } from '../../shared/rule';

export interface TestedRule {
  readonly rule: Rule;
  readonly table: ItemTable | RunTable;
}

let captured: TestedRule[] = [];
const capture = (rule: Rule, table: ItemTable | RunTable): void => {
  captured.push({ rule, table });
};
jest.doMock('../rule-tester', () => ({
  ...jest.requireActual<typeof ruleTester>('../rule-tester'),
  testRule: capture,
  testPeriodicRule: capture,
}));

/** What a test file hands to `testRule` and `testPeriodicRule`. */
export async function tablesOf(root: string, testFile: string): Promise<readonly TestedRule[]> {
  captured = [];
  const registrars = { describe: globalThis.describe, test: globalThis.test, it: globalThis.it };
  const ignore = Object.assign(() => undefined, { each: () => () => undefined });
  Object.assign(globalThis, { describe: ignore, test: ignore, it: ignore });
  try {
    await import(join(root, testFile));
  } finally {
    Object.assign(globalThis, registrars);
  }
  return captured;
}

/** Whether a table says, in a case of its own, that an empty configuration of the type is COMPLIANT. */
export const namesEmptyAsCompliant = ({ rule, table }: TestedRule, resourceType: string): boolean =>
  Object.values((table as ItemTable).compliant).some(
    ({ configuration = {}, supplementaryConfiguration = {}, parameters = {}, resourceType: type }) =>
      (type ?? rule.resourceTypes[0]) === resourceType &&
      [configuration, supplementaryConfiguration, parameters].every((part) => Object.keys(part).length === 0),
  );
