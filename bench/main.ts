/**
 * `npm run bench`: what evaluating, functions and the project itself take, each beside what it is measured against.
 * Contenders take turns, so that what else the machine does meets them all alike; nothing is asserted.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rules } from '../rules/index';
import { cost } from './cost';
import { evaluation } from './evaluation';
import { functions } from './functions';
import { project } from './project';
import { tableText, type Table } from './table';

const PARTS = ['evaluation', 'functions', 'project'] as const;
const USAGE = `usage: npm run bench -- [options]
  --parts LIST  of ${PARTS.join(', ')}; all unless given
  --items LIST  sizes of the snapshots; 10000,100000 unless given (1000000 takes 5 GB of disk and some ten minutes)
  --rounds N    how often each contender runs; 3 unless given; with a million items once
  --json FILE   writes the results as JSON, too`;

const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: PARTS.join(',') },
    items: { type: 'string', default: '10000,100000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const parts = values.parts.split(',');
const sizes = values.items.split(',').map(Number);
const rounds = Number(values.rounds);
if (
  !parts.every((part) => PARTS.some((known) => known === part)) ||
  ![...sizes, rounds].every((number) => Number.isInteger(number) && number > 0)
) {
  console.error(USAGE);
  process.exit(2);
}

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  system: `${process.platform} ${process.arch}`,
  node: process.version,
  rules: rules.length,
  commit: execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim(),
  date: new Date().toISOString().slice(0, 10),
};
console.log(
  Object.entries(machine)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', '),
  '\n',
);

const folder = mkdtempSync(join(tmpdir(), 'hipaa-config-bench-'));
const tables: Table[] = [];
const show = (table: Table): void => {
  tables.push(table);
  console.log(tableText(table));
};
try {
  if (parts.includes('project')) show(await project(rounds));
  if (parts.includes('functions')) {
    const { tables: ofFunctions, durations } = await functions(join(folder, 'functions'), rounds);
    ofFunctions.forEach(show);
    show(cost(durations));
  }
  if (parts.includes('evaluation')) show(await evaluation(join(folder, 'snapshots'), sizes, rounds));
} finally {
  rmSync(folder, { recursive: true });
}
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ machine, tables }, null, 2)}\n`);
