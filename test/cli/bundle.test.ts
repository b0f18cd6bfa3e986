/** The command line as users get it: bundled, in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { awsStandIn } from './aws-stand-in';
import { bundled } from './bundled';
import { commandLine, queue, resultsOf } from './command-line';

const { folder, bundle, hipaaConfig } = bundled();

const stream = (id: string, members: object = {}) =>
  queue(id, {
    resourceType: 'AWS::Kinesis::Stream',
    configuration: {
      Padding: 'x'.repeat(1200),
      Tags: Array.from({ length: 10 }, (_, key) => ({ key, value: id })),
    },
    ...members,
  });

/** Writes a file of items, some 2 KB each. */
async function writeItems(name: string, header: string, count: number): Promise<string> {
  const path = join(folder, name);
  const written = createWriteStream(path);
  const gzip = name.endsWith('.gz') ? createGzip({ level: 1 }) : undefined;
  gzip?.pipe(written);
  const target = gzip ?? written;
  target.write(`${header}"configurationItems":[`);
  for (let index = 0; index < count; index += 1) {
    const text = JSON.stringify(stream(`stream-${String(index)}`));
    if (!target.write(index === 0 ? text : `,${text}`)) await once(target, 'drain');
  }
  target.end(']}');
  await finished(written);
  return path;
}

const evaluate = ['evaluate', '--format', 'jsonl', '--rules', 'kinesis-stream-encrypted', '--workers', '1'];

test('starts without the clients of AWS, and without warnings', async () => {
  const { exitCode, stdout, stderr } = await hipaaConfig(['--version']);
  expect([exitCode, stdout, stderr.trim()]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/), '']);
  expect(statSync(bundle).size).toBeLessThan(1_000_000);
  expect(statSync(bundle).mode & 0o111).toBe(0o111);
});

test('evaluates, and names calls by their IAM actions', async () => {
  const items = [stream('s'), queue('x', { resourceType: 'AWS::Other::Thing' })];
  const { exitCode, stdout, stderr } = await hipaaConfig(['evaluate', '-', '--format', 'json'], {
    stdin: JSON.stringify(items),
  });
  expect(exitCode).toBe(1);
  const { skipped } = JSON.parse(stdout) as { readonly skipped: readonly Record<string, unknown>[] };
  expect(skipped).toContainEqual({
    rule: 'ebs-encryption-by-default-enabled',
    resourceType: 'AWS::::Account',
    resourceId: '111122223333',
    accountId: '111122223333',
    region: 'us-east-1',
    needs: 'ec2:GetEbsEncryptionByDefault',
  });
  expect(stderr).not.toMatch(/warning/i);
});

test('without --live no client of AWS is loaded, and all is as with them', async () => {
  const argv = ['evaluate', 'examples/clinic/snapshot.json', '--format', 'json'];
  const withClients = await commandLine(argv);
  renameSync(join(folder, 'dist/aws'), join(folder, 'dist/elsewhere'));
  const { exitCode, stdout } = await hipaaConfig(argv);
  renameSync(join(folder, 'dist/elsewhere'), join(folder, 'dist/aws'));
  const timeless = (text: string): string => text.replace(/"capturedAt":"[^"]*"/g, '');
  expect([exitCode, timeless(stdout)]).toEqual([withClients.exitCode, timeless(withClients.stdout)]);
});

test('asks AWS with --live', async () => {
  const aws = await awsStandIn({
    GetCallerIdentity: '<Arn>arn:aws:iam::111122223333:user/auditor</Arn><Account>111122223333</Account>',
  });
  aws.failures.set('GetEbsEncryptionByDefault', 'UnauthorizedOperation');
  const { exitCode, stderr } = await hipaaConfig(
    ['evaluate', '--live', '--rules', 'ebs-encryption-by-default-enabled'],
    {
      env: {
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_REGION: 'eu-central-1',
      },
    },
  );
  await aws.close();
  expect(aws.calls).toEqual(['GetCallerIdentity eu-central-1', 'GetEbsEncryptionByDefault eu-central-1']);
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringMatching(/^error: ebs-encryption-by-default-enabled on AWS::::Account 111122223333: /),
  ]);
});

test.each([
  ['a snapshot', 'snapshot.json', '{"configSnapshotId":"id",'],
  ['a snapshot in gzip', 'snapshot.json.gz', '{"configSnapshotId":"id",'],
  ['a history file, read twice', 'history.json', '{'],
])(
  'memory does not grow with %s',
  async (_, name, header) => {
    const path = await writeItems(name, header, 50_000);
    const small = await hipaaConfig([...evaluate, await writeItems(`small-${name}`, header, 500)]);
    const { exitCode, stderr, megabytes } = await hipaaConfig([...evaluate, path]);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/^50,000 items read, 50,000 non-compliant/),
    ]);
    expect(megabytes).toBeLessThan(200);
    expect(megabytes - small.megabytes).toBeLessThan(120);
    rmSync(path);
  },
  120_000,
);

test('a reader that has seen enough ends it quietly', async () => {
  const path = await writeItems('many.json', '{', 20_000);
  for (const options of ['--format jsonl', '--format json', '--format csv', '--format csv --workers 2']) {
    const { exitCode, stdout, stderr } = await hipaaConfig(['evaluate', path, ...options.split(' ')], {
      closing: true,
    });
    expect([exitCode, stderr.replace(/^skipped: .*$/gm, '').trim()]).toEqual([2, '']);
    expect(stdout.length).toBeGreaterThan(0);
  }
}, 60_000);

test('leaves no temporary file when it is killed while it reads standard input', async () => {
  const child = spawn(process.execPath, [bundle, ...evaluate, '-'], {
    env: { PATH: process.env['PATH'], TMPDIR: folder },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const line = `${JSON.stringify(stream('s'))}\n`;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.stdin.on('error', () => undefined);
  child.stdin.write(line.repeat(5000));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  child.kill('SIGKILL');
  await closed;
  expect(readdirSync(folder).filter((name) => /^hipaa-config-\w{6}$/.test(name))).toEqual([]);
});

test('a result is the same as that of the sources', async () => {
  const { stdout } = await hipaaConfig([...evaluate, '-'], { stdin: JSON.stringify([stream('s')]) });
  expect(resultsOf(stdout)).toEqual([
    expect.objectContaining({ resourceId: 's', compliance: 'NON_COMPLIANT' }),
  ]);
});
