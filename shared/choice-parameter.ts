import type { Parameter } from './parameters';

interface Options<T extends string> {
  readonly default: T;
  readonly choices: readonly T[];
  /** One sentence for the documentation and the conformance pack. */
  readonly description: string;
}

/** One of a few words, in any letter case. */
export const choiceParameter = <const T extends string>({
  choices,
  ...options
}: Options<T>): Parameter<T> => ({
  inPack: false,
  ...options,
  accepts: `one of ${choices.join(', ')}`,
  parse(source) {
    const word = String(source).trim().toLowerCase();
    return choices.find((choice) => choice.toLowerCase() === word);
  },
  format: String,
});
