import type { Rule } from '../../shared/rule';

/** A file that is rendered from the rules and kept in the repository. */
export interface GeneratedFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly content: string;
}

/** Renders some of the generated files; the same rules always give the same bytes. */
export type Generator = (rules: readonly Rule[]) => readonly GeneratedFile[];
