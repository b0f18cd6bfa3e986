/** All generated files, and how those on disk differ from them. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { preflight } from '../../deploy/preflight';
import type { Rule } from '../../shared/rule';
import { LEDGER_PATH, readLedger } from '../ledger';
import { filesUnder, ruleFilesOf } from '../project-files';
import { renderCompanionPage } from './companion';
import type { GeneratedFile } from './file';
import { renderFunctions } from './functions';
import { ledgerGenerator } from './ledger';
import { renderPacks } from './packs';
import { renderPermissions } from './permissions';
import { renderRegistry } from './registry';
import { renderRuleDocs } from './rule-docs';

/** Folders that hold generated files and nothing else. */
const FOLDERS = ['docs/rules', 'generated'];

/**
 * Renders every generated file.
 * @param root the project's folder
 * @param rules all rules, sorted by id
 * @throws Error when the ledger has a gap, a pack breaks a limit of AWS Config, or IAM knows no such action
 */
export async function renderAll(root: string, rules: readonly Rule[]): Promise<readonly GeneratedFile[]> {
  const sections = readLedger(readFileSync(join(root, LEDGER_PATH), 'utf8'));
  const packs = renderPacks(rules);
  const violations = packs.flatMap(({ path, content }) =>
    preflight(content).violations.map((violation) => `${path}: ${violation}`),
  );
  if (violations.length > 0) throw new Error(violations.join('\n'));
  return [
    renderRegistry(ruleFilesOf(root)),
    ...packs,
    ...renderRuleDocs(rules),
    renderCompanionPage(),
    ...ledgerGenerator(sections)(rules),
    ...renderFunctions(rules),
    ...(await renderPermissions(rules)),
  ];
}

/** What a generated file's state on disk is called when it is not current. */
export interface Difference {
  readonly path: string;
  readonly state: 'stale' | 'missing' | 'extra';
}

export function differences(root: string, files: readonly GeneratedFile[]): readonly Difference[] {
  const paths = new Set(files.map(({ path }) => path));
  const present = FOLDERS.flatMap((folder) => filesUnder(root, folder));
  return [
    ...files.flatMap(({ path, content }): Difference[] => {
      if (!existsSync(join(root, path))) return [{ path, state: 'missing' }];
      return readFileSync(join(root, path), 'utf8') === content ? [] : [{ path, state: 'stale' }];
    }),
    ...present.filter((path) => !paths.has(path)).map((path) => ({ path, state: 'extra' as const })),
  ];
}

/** Writes the files and removes those that nothing renders any more. */
export function writeAll(root: string, files: readonly GeneratedFile[]): readonly Difference[] {
  const changes = differences(root, files);
  for (const { path, state } of changes) if (state === 'extra') rmSync(join(root, path));
  for (const { path, content } of files) {
    if (!changes.some((change) => change.path === path)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return changes;
}
