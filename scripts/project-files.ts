/** Where things are in the project; all paths are relative to its folder and use `/`. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

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
