/**
 * cfn-guard at its best: a process for a thousand items, each of them a document, on its standard input; a snapshot as
 * one document takes it gigabytes, and several times as long an item. Cuts at a text that is known to stand between two
 * items, which costs next to nothing.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const PART = 1000;
const SEPARATOR = ',{"relatedEvents":';

const rules = [readFileSync('bench/conditions.guard', 'utf8')];
const [snapshot] = process.argv.slice(2);
const bytes = readFileSync(snapshot);
const counts = { items: 0, processes: 0 };

function judge(data) {
  const { status, stderr } = spawnSync(
    'cfn-guard',
    ['validate', '--payload', '--structured', '--output-format', 'json', '--show-summary', 'none'],
    { input: JSON.stringify({ rules, data }), stdio: ['pipe', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  // 19 tells of items that fail.
  if (status !== 0 && status !== 19) throw new Error(`cfn-guard: exit code ${String(status)}\n${stderr}`);
  counts.items += data.length;
  counts.processes += 1;
}

let data = [];
for (let from = bytes.indexOf(SEPARATOR.slice(1)), end = 0; end >= 0; from = end + 1) {
  end = bytes.indexOf(SEPARATOR, from);
  const item = bytes.toString('utf8', from, end < 0 ? bytes.lastIndexOf(']') : end);
  data.push(`{"configurationItems":[${item}]}`);
  if (data.length < PART && end >= 0) continue;
  judge(data);
  data = [];
}
process.stdout.write(`${JSON.stringify(counts)}\n`);
