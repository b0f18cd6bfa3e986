/** `npm run new-rule -- <id> [--periodic]`: the rule and its test, to be filled in, and all generated files. */
import { spawnSync } from 'node:child_process';
import { newRule } from './scaffold';

const root = process.cwd();
const [id, option, ...others] = process.argv.slice(2);

if (id === undefined || (option !== undefined && option !== '--periodic') || others.length > 0) {
  console.error('usage: npm run new-rule -- <id> [--periodic]');
  process.exitCode = 2;
} else {
  try {
    for (const line of newRule(root, id, option === '--periodic' ? 'periodic' : 'change')) console.log(line);
    process.exitCode = spawnSync('npm', ['run', '--silent', 'generate'], { stdio: 'inherit' }).status ?? 1;
  } catch (error) {
    console.error(String(error));
    process.exitCode = 1;
  }
}
