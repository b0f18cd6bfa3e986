/** `hipaa-config serve` as a process, from the bundle: it stays, shows its page, and ends cleanly. */
import { execFileSync, spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { queue, temporaryFolder } from '../command-line';
import { packageRules, withFunction, type Packaged } from './packaged';

jest.setTimeout(120_000);

// Within the project, so that the bundle finds what is installed.
const dist = resolve(`node_modules/.cache/hipaa-config-serve-${String(process.pid)}`);
const file = temporaryFolder();
let packaged: Packaged;
const temporary = (): string => join(packaged.folder, 'temporary');
beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build-cli.mjs', dist]);
  packaged = packageRules();
  mkdirSync(temporary());
});
afterAll(() => {
  packaged.remove();
  rmSync(dist, { recursive: true, force: true });
});

const running: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  expect(readdirSync(temporary())).toEqual([]);
});

interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: () => string;
  /** Waits for a text in the output, and gives what it found. */
  readonly until: (pattern: RegExp) => Promise<string>;
  readonly ended: Promise<number | null>;
}

function serve(argv: readonly string[], functions: readonly string[] = ['--zips', packaged.zips]): Started {
  const child = spawn(
    process.execPath,
    [join(dist, 'hipaa-config.js'), 'serve', '--packs', packaged.pack, ...functions, ...argv],
    { env: { PATH: process.env['PATH'], TMPDIR: temporary() } },
  );
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    child,
    output: () => text,
    ended: new Promise((done) => child.once('close', done)),
    async until(pattern) {
      for (;;) {
        const found = pattern.exec(text);
        if (found !== null) return found[1] ?? found[0];
        if (child.exitCode !== null) throw new Error(`it ended: ${text}`);
        await pause(20);
      }
    },
  };
}

const streams = (...ids: readonly string[]): string =>
  file(
    `${ids.join('-')}.json`,
    JSON.stringify(ids.map((id) => queue(id, { resourceType: 'AWS::Kinesis::Stream', configuration: {} }))),
  );

test('it shows the results in the browser until Ctrl-C, on another port when its own is taken', async () => {
  const server = await occupied(4599);
  const { child, until, ended, output } = serve(['--items', streams('a', 'b')]);
  const url = await until(/Results in the browser: (\S+)/);
  expect(output()).toContain('2 non-compliant');
  expect(url).not.toBe('http://127.0.0.1:4599');
  const page = await fetch(url);
  expect([page.status, await page.text()]).toEqual([
    200,
    expect.stringContaining('kinesis-stream-encrypted'),
  ]);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  server?.close();
});

test('Ctrl-C half-way leaves the rest for the next start', async () => {
  const database = file('config.db', '');
  rmSync(database);
  const slow = withFunction(
    packaged,
    'kinesis-stream-encrypted',
    'await new Promise((done) => setTimeout(done, 60_000));',
  );
  const argv = ['--database', database, '--port', '0'];
  const first = serve([...argv, '--once', '--items', streams('c', 'd')], ['--zips', slow]);
  await first.until(/AWS Config of account/);
  await pause(1_000);
  // As a terminal does, to all processes at once.
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(130);
  expect(first.output()).not.toContain('failed');
  const second = serve([...argv, '--once']);
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('2 non-compliant');
  expect(second.output()).toMatch(/^4 events .* 3 evaluated, 1 not evaluated .*, 0 failed$/m);
});

test('Ctrl-C while it starts ends it at once', async () => {
  const { child, until, ended, output } = serve([], ['--source', packaged.checkout]);
  await until(/Bundling the functions/);
  child.kill('SIGINT');
  expect([await ended, output()]).toEqual([130, expect.not.stringContaining('5 functions in')]);
});

test('it goes on when nobody reads its messages any more', async () => {
  const configuration = { StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } };
  const item = queue('h', { resourceType: 'AWS::Kinesis::Stream', configuration });
  const { child, ended, output } = serve([
    '--once',
    '--port',
    '0',
    '--items',
    file('h.json', JSON.stringify([item])),
  ]);
  child.stderr.destroy();
  expect([await ended, output()]).toEqual([0, expect.stringContaining('0 non-compliant, 1 compliant')]);
});

test('it ends cleanly when its terminal is closed', async () => {
  const { child, until, ended } = serve(['--items', streams('g'), '--port', '0']);
  await until(/Results in the browser: (\S+)/);
  child.kill('SIGHUP');
  expect(await ended).toBe(0);
});

test('it runs the sources of a checkout', async () => {
  const { ended, output } = serve(
    ['--once', '--port', '0', '--items', streams('e')],
    ['--source', packaged.checkout],
  );
  expect(await ended).toBe(1);
  expect(output()).toMatch(/^Bundling the functions .*\n5 functions in \d+\.\d s$/m);
  expect(output()).toContain('1 non-compliant');
});

test('npm start builds, and takes items and options of its own', () => {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    [
      ...['start', '--', '--once', '--port', '0', '--packs', packaged.pack],
      ...['--source', packaged.checkout, `--items=${streams('f')}`],
    ],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([1, expect.stringContaining('Building the command line ...')]);
  expect(stdout).toContain('Total: 1 item read, 1 non-compliant');
});

/** Makes sure that somebody has the port. */
async function occupied(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => {
      done(undefined);
    });
    server.listen(port, '127.0.0.1', () => {
      done(server);
    });
  });
}
