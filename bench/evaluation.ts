/** Evaluating a snapshot: the command line with all rules, beside the least that can be and what else is installed. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, median, run, type Run } from './measure';
import { compress, writeSnapshot, type Mix } from './snapshots';
import type { Row, Table } from './table';

interface Contender {
  readonly name: string;
  readonly command: (file: string) => readonly string[];
  /** Contenders that hold the whole file in memory are left out of files that are larger. */
  readonly mostItems?: number;
  readonly plainOnly?: true;
  /** It works in processes of its own, whose memory is not seen. */
  readonly hidesMemory?: true;
  /** What it is to take on the clock, as a multiple of the floor. */
  readonly budget?: (mix: Mix, isPlain: boolean) => number | undefined;
}

const CLI = ['node', 'dist/hipaa-config.js', 'evaluate'];
/** About the same resource types as the ten conditions. */
const TEN_RULES = [
  'acm-certificate-not-expiring',
  'ebs-volume-encrypted',
  'efs-file-system-encrypted',
  'kinesis-stream-encrypted',
  'lambda-environment-no-cleartext-endpoints',
  'rds-cluster-storage-encrypted',
  'rds-instance-storage-encrypted',
  's3-bucket-default-encryption-uses-kms',
  'sns-topic-encrypted-at-rest',
  'sqs-queue-encrypted-at-rest',
].join(',');
const FLOOR = 'floor: streaming parse, ten conditions';
const WHOLE_FILES = 100_000;
/** From that many items on one round is enough: a run takes long enough for disturbances to even out. */
const LONG = 1_000_000;

const OURS: readonly Contender[] = [
  { name: FLOOR, command: (file) => ['node', 'bench/floor.mjs', file] },
  {
    name: 'evaluate, all rules, table',
    command: (file) => [...CLI, '--workers', '1', file],
    budget: (mix, isPlain) => (mix === 'ruled' ? 1.4 : isPlain ? 0.7 : 0.9),
  },
  {
    name: 'evaluate, all rules, table, two workers',
    command: (file) => [...CLI, '--workers', '2', file],
    budget: (mix, isPlain) => (mix === 'ruled' && isPlain ? 0.8 : undefined),
  },
  {
    name: 'evaluate, all rules, CSV',
    command: (file) => [...CLI, '--workers', '1', '--format', 'csv', file],
  },
  {
    name: 'evaluate, ten rules, table',
    command: (file) => [...CLI, '--workers', '1', '--rules', TEN_RULES, file],
  },
];
/** Programs of others, with the ten conditions of the floor; each takes part where it is installed. */
const PEERS: readonly (Contender & { readonly program: string })[] = [
  {
    name: 'cfn-guard, ten conditions',
    program: 'cfn-guard',
    command: (file) => ['node', 'bench/guard.mjs', file],
    mostItems: 10_000,
    plainOnly: true,
    hidesMemory: true,
  },
  {
    name: 'jq, ten conditions',
    program: 'jq',
    command: (file) => ['jq', '-c', '-f', 'bench/conditions.jq', file],
    mostItems: WHOLE_FILES,
    plainOnly: true,
  },
  {
    name: 'python3, ten conditions',
    program: 'python3',
    command: (file) => ['python3', 'bench/conditions.py', file],
    mostItems: WHOLE_FILES,
  },
];

/**
 * @param sizes of the snapshots, in items
 * @param rounds of all contenders, one after the other; one for the largest snapshots
 */
export async function evaluation(folder: string, sizes: readonly number[], rounds: number): Promise<Table> {
  await run(['npm', 'run', '-s', 'build']);
  const contenders = [...OURS];
  const missing: string[] = [];
  for (const peer of PEERS) {
    if (await isInstalled(peer.program)) contenders.push(peer);
    else missing.push(peer.program);
  }
  const rows: Row[] = [];
  for (const items of sizes) {
    for (const mix of ['ruled', 'mixed'] as const) {
      const plain = await snapshot(folder, mix, items);
      for (const file of [plain, `${plain}.gz`]) {
        const isPlain = file === plain;
        const suited = contenders.filter(
          ({ mostItems = Infinity, plainOnly = false }) => items <= mostItems && (isPlain || !plainOnly),
        );
        const circumstances = { items, mix, file: isPlain ? 'plain' : 'gzip' };
        rows.push(...(await compared(suited, file, circumstances, items < LONG ? rounds : 1)));
      }
    }
  }
  return {
    title: 'Evaluating a snapshot',
    notes: [
      'Items are 2.1 KB on average. `ruled`: every item is of a type that rules judge.',
      '`mixed`: 60 types, of which 40 have no rule.',
      'Times are medians; the ratios are medians over the rounds, of processor time and of time on the clock.',
      'The budget is for the time on the clock; two workers have theirs at 1,000,000 items.',
      'cfn-guard reads a thousand items a process, and no more than 10,000 of them here.',
      ...missing.map((program) => `${program}: not installed.`),
    ],
    rows,
  };
}

async function snapshot(folder: string, mix: Mix, items: number): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${mix}-${String(items)}.json`);
  if (!existsSync(`${path}.gz`)) {
    writeSnapshot(path, mix, items);
    await compress(path);
  }
  return path;
}

async function compared(
  contenders: readonly Contender[],
  file: string,
  circumstances: { readonly items: number; readonly mix: Mix; readonly file: string },
  rounds: number,
): Promise<Row[]> {
  const runs = new Map<string, Run[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, command } of contenders) {
      // Findings, and calls of AWS that were not made, end `evaluate` with 1 or 2.
      runs.get(name)?.push(await run(command(file), { accepts: [0, 1, 2] }));
    }
  }
  const floor = runs.get(FLOOR) ?? [];
  return contenders.map(({ name, budget, hidesMemory }) => {
    const own = runs.get(name) ?? [];
    const against = (value: (run: Run) => number | undefined): number | undefined => {
      const ratios = own.map((one, round) => {
        const least = floor[round];
        return (value(one) ?? NaN) / (least === undefined ? NaN : (value(least) ?? NaN));
      });
      return ratios.some(Number.isNaN) ? undefined : median(ratios);
    };
    return {
      contender: name,
      ...circumstances,
      'items/s': circumstances.items / median(own.map(({ seconds }) => seconds)),
      'CPU s': medianOf(own, ({ cpuSeconds }) => cpuSeconds),
      'CPU / floor': against(({ cpuSeconds }) => cpuSeconds),
      'clock / floor': against(({ seconds }) => seconds),
      budget: budget?.(circumstances.mix, circumstances.file === 'plain'),
      'peak MB': hidesMemory ? undefined : medianOf(own, ({ megabytes }) => megabytes),
    };
  });
}

function medianOf(runs: readonly Run[], value: (run: Run) => number | undefined): number | undefined {
  const values = runs.flatMap((one) => value(one) ?? []);
  return values.length === 0 ? undefined : median(values);
}
