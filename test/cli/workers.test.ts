/** Judging in several threads: the output is that of one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FORMATS } from '../../cli/output/gatherer';
import { bundled } from './bundled';
import { commandLine, inApiSpelling, queue } from './command-line';

const { folder, hipaaConfig } = bundled();

const write = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const snapshot = readFileSync('examples/clinic/snapshot.json', 'utf8');
const { configurationItems } = JSON.parse(snapshot) as { readonly configurationItems: readonly object[] };

/** Many copies, each with its own id, so that there are more batches than are under way at a time. */
const copies = (count: number): ReturnType<typeof queue>[] =>
  Array.from({ length: count }, (_, number) =>
    queue(`https://sqs/${String(number)}`, {
      awsRegion: `region-${String((count - number) % 7)}`,
      relationships: [{ name: 'x'.repeat(1500) }],
      configuration: number % 3 === 0 ? {} : { KmsMasterKeyId: `key-${String(number)}` },
    }),
  );
const list = copies(2500);
const whole = JSON.stringify({ configSnapshotId: 'id', configurationItems: list });
const older = (item: ReturnType<typeof queue>) => ({
  ...item,
  configuration: {},
  configurationItemCaptureTime: '2020-01-01T00:00:00.000Z',
});
const event = (configurationItem: object) => ({
  invokingEvent: JSON.stringify({ messageType: 'ConfigurationItemChangeNotification', configurationItem }),
});
const damaged = Buffer.from(whole);
for (const at of [40_000, 900_000, 2_000_000, 3_500_000]) damaged[at] = 1;
damaged.copyWithin(1_500_000, 1_503_000);

/** A list within an item that looks like the list of items, and is longer than what a thread gets at a time. */
const nested = queue('nested', {
  configuration: { KmsMasterKeyId: 'k', list: list.slice(0, 1500).map((item) => ({ ...item, x: 1 })) },
});
const large = queue('large', { configuration: { KmsMasterKeyId: 'k', text: 'y'.repeat(3_000_000) } });
const among = (item: object): object[] => [...list.slice(0, 1200), item, ...list.slice(1200)];

/** Name and content of the files of each input. */
const INPUTS: Readonly<Record<string, readonly (readonly [string, string | Buffer])[]>> = {
  'the example': [['clinic.json', snapshot]],
  'a snapshot': [['snapshot.json', whole]],
  'a snapshot in gzip': [['snapshot.json.gz', gzipSync(whole)]],
  'an indented snapshot': [
    ['indented.json', JSON.stringify({ configSnapshotId: 'id', configurationItems: list }, null, 2)],
  ],
  'a snapshot with items within an item': [
    ['nested.json', JSON.stringify({ configSnapshotId: 'id', configurationItems: among(nested) })],
  ],
  'a snapshot with a large item': [
    ['large.json', JSON.stringify({ configSnapshotId: 'id', configurationItems: among(large) })],
  ],
  'a snapshot with items that cannot be read': [
    [
      'unreadable.json',
      JSON.stringify({
        configSnapshotId: 'id',
        configurationItems: list.map((item, number) =>
          number % 400 === 399 ? { ...item, configurationItemCaptureTime: 'never' } : item,
        ),
      }),
    ],
  ],
  'a snapshot with an event in it': [
    [
      'event.json',
      JSON.stringify({
        configSnapshotId: 'id',
        configurationItems: among({ invokingEvent: '{"messageType":"ScheduledNotification"}' }),
      }),
    ],
  ],
  'a snapshot and more behind it': [['more.json', `${whole}\n${whole}`]],
  'a damaged snapshot': [['damaged.json', damaged]],
  'a snapshot that was cut off': [['short.json', whole.slice(0, 3_000_001)]],
  'gzip that was cut off': [['short.json.gz', gzipSync(damaged).subarray(0, -2000)]],
  'several files': [
    ['a.json.gz', gzipSync(JSON.stringify({ configurationItems: list.map(older) }))],
    ['b.json', JSON.stringify({ configurationItems: list.slice(0, 1200) })],
    ['c.json', JSON.stringify({ baseConfigurationItems: list.slice(1000, 1400).map(inApiSpelling) })],
  ],
  'a history file': [
    ['history.json', JSON.stringify({ configurationItems: list.flatMap((item) => [older(item), item]) })],
  ],
  'JSON lines of events and items, some broken': [
    [
      'lines.jsonl',
      [...configurationItems, ...list]
        .map((item, number) =>
          number % 50 === 7
            ? '{"broken":'
            : JSON.stringify(
                number % 50 === 8 ? { invokingEvent: 1 } : number % 3 === 0 ? event(item) : item,
              ),
        )
        .join('\n'),
    ],
  ],
  'rows of a query': [['rows.json', JSON.stringify({ Results: list.map((item) => JSON.stringify(item)) })]],
  'a tiny file': [['tiny.json', JSON.stringify([queue('q')])]],
  'an empty file': [['empty.json', '']],
};

/** The moment in which account-wide rules were asked is that of the run. */
const timeless = (text: string): string => text.replace(/"capturedAt":"[^"]*"/g, '');

test.each(Object.entries(INPUTS))(
  'the same output by three workers as by one: %s',
  async (name, files) => {
    const paths = files.map(([file, content]) => write(file, content));
    // Two formats for each, all of them for the one with the most to tell.
    const number = Object.keys(INPUTS).indexOf(name);
    const formats = [FORMATS[number % 4], FORMATS[(number + 1) % 4]];
    for (const format of name === 'a damaged snapshot' ? FORMATS : formats) {
      for (const more of format === 'jsonl' ? [['--all-versions'], []] : [[]]) {
        const argv = ['evaluate', '--format', String(format), ...more, ...paths];
        const one = await commandLine(argv);
        const three = await hipaaConfig([...argv, '--workers', '3']);
        expect(three.exitCode).toBe(one.exitCode);
        // The helper keeps a megabyte of what is printed.
        expect(timeless(three.stdout.slice(0, 900_000))).toBe(timeless(one.stdout.slice(0, 900_000)));
        expect(three.stderr.trim()).toBe(one.stderr.trim());
      }
    }
  },
  120_000,
);

test('chosen rules and parameters hold in the workers, too', async () => {
  const parameters = write('parameters.yaml', 'sqs-queue-encrypted-at-rest: {}\n');
  const path = write('chosen.json', whole);
  const argv = ['evaluate', path, '--rules', 'sqs-queue-encrypted-at-rest', '--parameters', parameters];
  const one = await commandLine([...argv, '--limit', '7']);
  const two = await hipaaConfig([...argv, '--limit', '7', '--workers', '2']);
  expect([two.exitCode, two.stdout]).toEqual([one.exitCode, one.stdout]);
});

test.each(['0', '-1', '1.5', 'all', '100'])('refuses --workers %s', async (number) => {
  const { exitCode, stderr } = await commandLine(['evaluate', 'x.json', `--workers=${number}`]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('It takes a number from 1 to 99.')]);
});

test('one thread asks AWS', async () => {
  const { exitCode, stderr } = await commandLine(['evaluate', '--live', '--workers', '2']);
  expect([exitCode, stderr]).toEqual([
    2,
    'error: --workers: AWS is asked by one thread; leave it out, or --live\n',
  ]);
});
