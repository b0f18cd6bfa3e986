/**
 * Rule parameters: typed, validated, refused when unknown. Config hands every value over as text; parameter files of
 * the command line may also use YAML's own booleans, numbers and lists.
 */
import { describe, InvalidParameterError } from './errors';
import { isUnset } from './shape';

export interface Parameter<T> {
  readonly default: T;
  /** One sentence for the documentation and the conformance pack. */
  readonly description: string;
  /** Offered as a parameter of the conformance pack itself: only for the few that organizations really change. */
  readonly inPack: boolean;
  /** What is accepted, for error messages and documentation. */
  readonly accepts: string;
  /** The value, or undefined when the source is not acceptable. */
  readonly parse: (source: unknown) => T | undefined;
  /** The value as Config carries it. */
  readonly format: (value: T) => string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the only place where parameters of all types meet
export type Parameters = Readonly<Record<string, Parameter<any>>>;
export type ParameterValues<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

interface Options<T> {
  readonly default: T;
  readonly description: string;
  readonly inPack?: boolean;
}

/** true or false. */
export const booleanParameter = (options: Options<boolean>): Parameter<boolean> => ({
  inPack: false,
  ...options,
  accepts: 'true or false',
  parse(source) {
    const lower = String(source).trim().toLowerCase();
    return lower === 'true' ? true : lower === 'false' ? false : undefined;
  },
  format: String,
});

/** A comma-separated list of texts; entries are trimmed and empty ones dropped. */
export const listParameter = (options: Options<readonly string[]>): Parameter<readonly string[]> => ({
  inPack: false,
  ...options,
  accepts: 'a comma-separated list',
  parse: entriesOf,
  format: (value) => value.join(','),
});

/** One of a few words, in any letter case. */
export const choiceParameter = <const T extends string>({
  choices,
  ...options
}: Options<NoInfer<T>> & { readonly choices: readonly T[] }): Parameter<T> => ({
  inPack: false,
  ...options,
  accepts: `one of ${choices.join(', ')}`,
  parse: (source) => choiceOf(choices, String(source).trim()),
  format: String,
});

/** Some of a few words, comma-separated and in any letter case; at least one. */
export const choicesParameter = <const T extends string>({
  choices,
  ...options
}: Options<readonly NoInfer<T>[]> & { readonly choices: readonly T[] }): Parameter<readonly T[]> => ({
  inPack: false,
  ...options,
  accepts: `a comma-separated list of ${choices.join(', ')}`,
  parse(source) {
    const words = entriesOf(source) ?? [];
    const chosen = words.flatMap((word) => choiceOf(choices, word) ?? []);
    return chosen.length > 0 && chosen.length === words.length ? chosen : undefined;
  },
  format: (value) => value.join(','),
});

/** A whole number within bounds, both included. */
export const integerParameter = (
  options: Options<number> & { readonly min: number; readonly max: number },
): Parameter<number> => ({
  inPack: false,
  ...options,
  accepts: `a whole number from ${String(options.min)} to ${String(options.max)}`,
  parse(source) {
    const number = typeof source === 'string' && /^\s*\d+\s*$/.test(source) ? Number(source) : source;
    if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
    return number >= options.min && number <= options.max ? number : undefined;
  },
  format: String,
});

/**
 * The values of all parameters: those given, checked, and the defaults of the others.
 * @throws InvalidParameterError naming the rule, the parameter and what is accepted.
 */
export function parseParameters<P extends Parameters>(
  ruleId: string,
  parameters: P,
  given: Readonly<Record<string, unknown>>,
): ParameterValues<P> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(parameters, name));
  if (unknown !== undefined) {
    const known = Object.keys(parameters).join(', ');
    throw new InvalidParameterError(
      `${ruleId}: unknown parameter ${JSON.stringify(unknown)}; ${known === '' ? 'the rule has none' : `known: ${known}`}`,
    );
  }
  const values = Object.entries(parameters).map(([name, parameter]) => [
    name,
    valueOf(ruleId, name, parameter as Parameter<unknown>, given[name]),
  ]);
  return Object.fromEntries(values) as ParameterValues<P>;
}

function valueOf(ruleId: string, name: string, parameter: Parameter<unknown>, source: unknown): unknown {
  if (isUnset(source)) return parameter.default;
  const value = parameter.parse(source);
  if (value !== undefined) return value;
  throw new InvalidParameterError(
    `${ruleId}: parameter ${name} takes ${parameter.accepts}, got ${describe(source)}`,
  );
}

function entriesOf(source: unknown): readonly string[] | undefined {
  const entries: unknown = typeof source === 'string' ? source.split(',') : source;
  if (!Array.isArray(entries) || !entries.every(isScalar)) return undefined;
  return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}

const choiceOf = <T extends string>(choices: readonly T[], word: string): T | undefined =>
  choices.find((choice) => choice.toLowerCase() === word.toLowerCase());

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
