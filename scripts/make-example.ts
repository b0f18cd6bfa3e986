/** Writes the snapshot of the example account; with --check, fails when the committed file is another one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { renderSnapshot, SNAPSHOT_PATH } from './example/snapshot';

const [option, ...others] = process.argv.slice(2);
if (others.length > 0 || (option !== undefined && option !== '--check')) {
  console.error('usage: make-example [--check]');
  process.exit(2);
}

const rendered = renderSnapshot();
if (option === undefined) {
  writeFileSync(SNAPSHOT_PATH, rendered);
  console.error(`wrote ${SNAPSHOT_PATH}`);
} else if (readFileSync(SNAPSHOT_PATH, 'utf8') !== rendered) {
  console.error(`${SNAPSHOT_PATH} is stale: run \`npm run example\``);
  process.exit(1);
}
