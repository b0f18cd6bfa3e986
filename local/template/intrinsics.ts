/** The intrinsic functions of CloudFormation that conformance packs use. */
import { isRecord } from '../../shared/shape';
import { templateError } from './template-error';

export type Json = Readonly<Record<string, unknown>>;

/** What the names in a template stand for. */
export interface Scope {
  /** Values of parameters and pseudo parameters. */
  readonly values: ReadonlyMap<string, string>;
  readonly conditions: Json;
  readonly mappings: Json;
}

/** Stands for AWS::NoValue until the member that has it is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

/**
 * The node with all its functions replaced by their values.
 * @param path where the node is, for messages
 * @throws ServiceError ConformancePackTemplateValidationException
 */
export function evaluate(node: unknown, scope: Scope, path: string): unknown {
  const value = valueOf(node, scope, path);
  return value === NO_VALUE ? undefined : value;
}

/** Whether the named condition holds. */
export function holds(name: unknown, scope: Scope, path: string, within: readonly string[] = []): boolean {
  if (typeof name !== 'string' || !Object.hasOwn(scope.conditions, name))
    throw templateError(path, `there is no condition ${JSON.stringify(name)}`);
  if (within.includes(name))
    throw templateError(`Conditions.${name}`, `depends on itself by way of ${within.join(', ')}`);
  return test(scope.conditions[name], scope, `Conditions.${name}`, [...within, name]);
}

type Evaluator = (argument: unknown, scope: Scope, path: string) => unknown;

const FUNCTIONS: Readonly<Record<string, Evaluator>> = {
  Ref: (name, scope, path) => reference(name, scope, path),
  'Fn::If': (argument, scope, path) => {
    const [condition, then, otherwise] = list(argument, 3, path);
    return valueOf(holds(condition, scope, path) ? then : otherwise, scope, path);
  },
  'Fn::FindInMap': (argument, scope, path) => {
    const keys = list(argument, 3, path).map((key) => text(key, scope, path));
    let node: unknown = scope.mappings;
    for (const key of keys) {
      if (!isRecord(node) || !Object.hasOwn(node, key))
        throw templateError(path, `there is no ${keys.join('.')} in Mappings`);
      node = node[key];
    }
    return node;
  },
  'Fn::Sub': (argument, scope, path) => {
    const [template, given = {}] = Array.isArray(argument) ? list(argument, 2, path) : [argument];
    if (typeof template !== 'string' || !isRecord(given))
      throw templateError(path, 'Fn::Sub takes a text, or a text and a map of values');
    const own = new Map(
      Object.entries(given).map(([name, value]) => [name, text(value, scope, `${path}.${name}`)]),
    );
    const values = new Map([...scope.values, ...own]);
    return template.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) =>
      literal === '!' ? `\${${name}}` : String(reference(name.trim(), { ...scope, values }, path)),
    );
  },
};

const TESTS: Readonly<
  Record<string, (argument: unknown, scope: Scope, path: string, within: readonly string[]) => boolean>
> = {
  'Fn::Equals': (argument, scope, path) => {
    const [one, other] = list(argument, 2, path).map((operand) => text(operand, scope, path));
    return one === other;
  },
  'Fn::Not': (argument, scope, path, within) => !test(list(argument, 1, path)[0], scope, path, within),
  'Fn::And': (argument, scope, path, within) =>
    tests(argument, path).every((operand) => test(operand, scope, path, within)),
  'Fn::Or': (argument, scope, path, within) =>
    tests(argument, path).some((operand) => test(operand, scope, path, within)),
  Condition: (name, scope, path, within) => holds(name, scope, path, within),
};

function valueOf(node: unknown, scope: Scope, path: string): unknown {
  if (Array.isArray(node)) {
    return node
      .map((entry, index) => valueOf(entry, scope, `${path}[${String(index)}]`))
      .filter((entry) => entry !== NO_VALUE);
  }
  if (!isRecord(node)) return node;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(node);
  const isFunction = others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
  if (isFunction) {
    const evaluator = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (evaluator === undefined) throw templateError(path, `${name} is not supported here`);
    return evaluator(argument, scope, path);
  }
  return Object.fromEntries(
    Object.entries(node)
      .map(([key, member]) => [key, valueOf(member, scope, `${path}.${key}`)] as const)
      .filter(([, value]) => value !== NO_VALUE),
  );
}

function test(node: unknown, scope: Scope, path: string, within: readonly string[]): boolean {
  const [[name, argument] = ['', undefined], ...others] = isRecord(node) ? Object.entries(node) : [];
  const evaluator = others.length === 0 && Object.hasOwn(TESTS, name) ? TESTS[name] : undefined;
  if (evaluator === undefined) throw templateError(path, `expected one of ${Object.keys(TESTS).join(', ')}`);
  return evaluator(argument, scope, path, within);
}

function reference(name: unknown, { values }: Scope, path: string): string | typeof NO_VALUE {
  if (name === 'AWS::NoValue') return NO_VALUE;
  const value = typeof name === 'string' ? values.get(name) : undefined;
  if (value === undefined) throw templateError(path, `there is no parameter ${JSON.stringify(name)}`);
  return value;
}

function text(node: unknown, scope: Scope, path: string): string {
  const value = valueOf(node, scope, path);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw templateError(path, 'expected a text');
}

function list(argument: unknown, length: number, path: string): readonly unknown[] {
  if (!Array.isArray(argument) || argument.length !== length)
    throw templateError(path, `expected a list of ${String(length)}`);
  return argument;
}

function tests(argument: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(argument) || argument.length < 2 || argument.length > 10)
    throw templateError(path, 'expected a list of 2 to 10 conditions');
  return argument;
}
