/** `npm run rename-rule -- <old> <new>`: moves a rule with everything that carries its id. */
import { spawnSync } from 'node:child_process';
import { renameRule } from './scaffold';

const root = process.cwd();
const [from, to, ...others] = process.argv.slice(2);

if (from === undefined || to === undefined || others.length > 0) {
  console.error('usage: npm run rename-rule -- <old> <new>');
  process.exitCode = 2;
} else {
  try {
    for (const line of renameRule(root, from, to)) console.log(line);
    process.exitCode = spawnSync('npm', ['run', '--silent', 'generate'], { stdio: 'inherit' }).status ?? 1;
  } catch (error) {
    console.error(String(error));
    process.exitCode = 1;
  }
}
