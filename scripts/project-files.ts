/** Where things are in the project; all paths are relative to its folder and use `/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** All files in a folder and the folders below, sorted; none when there is no such folder. */
export function filesUnder(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'))
    .sort();
}

/** `rules/<service>/<id>.ts` */
export const ruleFilesOf = (root: string): readonly string[] =>
  filesUnder(root, 'rules').filter((path) => path !== 'rules/index.ts' && path.endsWith('.ts'));

export const ruleFileOf = (id: string): string => `rules/${serviceOf(id)}/${id}.ts`;
export const testFileOf = (id: string): string => `test/rules/${serviceOf(id)}/${id}.test.ts`;

/** The folder of a rule is the first part of its id. */
export const serviceOf = (id: string): string => id.replace(/-.*/, '');

/** What every rule stands on; from here on a rule's own calls of AWS cannot be told from the engine's. */
const ENGINE = 'shared/rule.ts';

/** The text of a file and of all project files that it imports, the engine aside. */
export function reachedSource(root: string, path: string, seen = new Set<string>()): string {
  if (seen.has(path) || path === ENGINE) return '';
  seen.add(path);
  const source = readFileSync(join(root, path), 'utf8');
  const imported = [...source.matchAll(/from '(\.[^']+)'/g)].map(([, target = '']) =>
    posix.join(posix.dirname(path), `${target}.ts`),
  );
  return [source, ...imported.map((each) => reachedSource(root, each, seen))].join('\n');
}
