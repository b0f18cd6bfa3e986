// `npm start`: builds the command line and serves the example account, or the items that are named, from the sources.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const options = process.argv.slice(2);
const names = (...wanted) => options.some((option) => wanted.includes(option.replace(/=.*$/, '')));

console.error('Building the command line ...');
execFileSync(process.execPath, [join(root, 'scripts', 'build-cli.mjs')], { stdio: 'inherit' });
process.argv.splice(
  2,
  options.length,
  'serve',
  ...(names('--source', '--zips') ? [] : ['--source']),
  ...(names('--items') ? [] : ['--items', join('examples', 'clinic', 'snapshot.json')]),
  ...options,
);
await import(pathToFileURL(join(root, 'dist', 'hipaa-config.js')).href);
