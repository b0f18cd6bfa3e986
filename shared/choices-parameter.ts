import type { Parameter } from './parameters';
import { listParameter } from './parameters';

interface Options<T extends string> {
  readonly default: readonly NoInfer<T>[];
  readonly choices: readonly T[];
  /** One sentence for the documentation and the conformance pack. */
  readonly description: string;
}

/** Some of a few words, comma-separated and in any letter case; at least one. */
export const choicesParameter = <const T extends string>({
  choices,
  ...options
}: Options<T>): Parameter<readonly T[]> => ({
  inPack: false,
  ...options,
  accepts: `a comma-separated list of ${choices.join(', ')}`,
  parse(source) {
    const words = listParameter({ default: [], description: '' }).parse(source) ?? [];
    const chosen = words.flatMap(
      (word) => choices.find((choice) => choice.toLowerCase() === word.toLowerCase()) ?? [],
    );
    return chosen.length > 0 && chosen.length === words.length ? chosen : undefined;
  },
  format: (value) => value.join(','),
});
