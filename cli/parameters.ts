/** Rule parameters from a file: `{rule id: {parameter: value}}` in YAML or JSON. */
import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import { describe } from '../shared/errors';
import type { Rule } from '../shared/rule';
import { isRecord } from '../shared/shape';
import type { ParameterFile } from './evaluate';
import { didYouMean, messageOf, UsageError } from './problems';

/**
 * @param rules all rules, so that parameters of those that are not selected are checked, too
 * @throws UsageError with everything that is wrong with the file, one fault a line
 */
export async function readParameters(path: string, rules: readonly Rule[]): Promise<ParameterFile> {
  const content = await readByRule(path);
  const faults: string[] = [];
  const parameters: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [id, values] of Object.entries(content)) {
    const rule = rules.find((known) => known.id === id);
    if (rule === undefined) {
      faults.push(
        `unknown rule ${JSON.stringify(id)}${didYouMean(
          id,
          rules.map((known) => known.id),
        )}`,
      );
    } else if (!isRecord(values ?? {})) {
      faults.push(`${id}: expected parameters with their values, got ${describe(values)}`);
    } else {
      parameters[id] = isRecord(values) ? values : {};
      faults.push(...faultsOf(rule, parameters[id]));
    }
  }
  if (faults.length > 0) throw new UsageError(faults.map((text) => `${path}: ${text}`).join('\n'));
  return parameters;
}

/**
 * What a file says by rule id, as YAML or JSON; unchecked.
 * @throws UsageError
 */
export async function readByRule(path: string): Promise<Readonly<Record<string, unknown>>> {
  let source: string;
  try {
    source = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: cannot be read: ${messageOf(error)}`, { cause: error });
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw new UsageError(`${path}: line ${String(line)}, column ${String(col)}: ${fault.message}`);
  }
  let content: unknown;
  try {
    content = document.toJS() ?? {};
  } catch (error) {
    throw new UsageError(`${path}: ${messageOf(error)}`, { cause: error });
  }
  if (!isRecord(content))
    throw new UsageError(`${path}: expected rule ids with their parameters, got ${describe(content)}`);
  return content;
}

/** One by one, so that every wrong parameter is named at once. */
function faultsOf(rule: Rule, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    try {
      rule.configure({ [name]: value });
      return [];
    } catch (error) {
      return [messageOf(error)];
    }
  });
}
