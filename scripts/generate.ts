/** `npm run generate` renders all generated files; with `--check` it only says which are not current, and fails. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../shared/rule';
import { differences, renderAll, writeAll } from './generate/all';
import { ruleFilesOf } from './project-files';

const root = process.cwd();
const [option, ...others] = process.argv.slice(2);

if ((option !== undefined && option !== '--check') || others.length > 0) {
  console.error('usage: npm run generate [-- --check]');
  process.exitCode = 2;
} else {
  const files = await renderAll(root, await loadRules());
  const changes = option === '--check' ? differences(root, files) : writeAll(root, files);
  for (const { path, state } of changes) console.log(`${state}: ${path}`);
  if (option === '--check' && changes.length > 0) {
    console.error('Generated files are not current; run `npm run generate`.');
    process.exitCode = 1;
  }
}

/** The rules themselves, since the registry that names them all may be out of date. */
async function loadRules(): Promise<readonly Rule[]> {
  const rules = await Promise.all(
    ruleFilesOf(root).map(async (path) => {
      const { rule } = (await import(pathToFileURL(join(root, path)).href)) as { rule?: Rule };
      if (rule === undefined) throw new Error(`${path} exports no rule`);
      return rule;
    }),
  );
  return rules.sort((one, other) => (one.id < other.id ? -1 : 1));
}
