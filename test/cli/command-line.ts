/** Runs the command line as a process would, with streams and rules of the test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { run } from '../../cli/main';
import type { Rule } from '../../shared/rule';

interface Circumstances {
  readonly stdin?: string | Buffer;
  readonly rules?: readonly Rule[];
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of the terminal that both outputs go to; pipes unless given. */
  readonly terminal?: number;
}

export async function commandLine(argv: readonly string[], circumstances: Circumstances = {}) {
  const { stdin = '', rules, env = {}, terminal } = circumstances;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = [stdout, stderr].map((stream) => {
    if (terminal !== undefined) Object.assign(stream, { isTTY: true, columns: terminal });
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString();
  });
  const io = { stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, env };
  const exitCode = await run(argv, io, rules);
  const [out = '', err = ''] = texts.map((text) => text());
  return { exitCode, stdout: out, stderr: err };
}

/** The results of `--format jsonl`. */
export const resultsOf = (stdout: string): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A folder for the files of one test file, removed afterwards. */
export function temporaryFolder(): (name: string, content: string | Buffer) => string {
  const folder = mkdtempSync(join(tmpdir(), 'hipaa-config-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}

/** An item as events and snapshots spell it; a queue unless told otherwise. */
export const queue = (resourceId: string, members: Readonly<Record<string, unknown>> = {}) => ({
  relatedEvents: [],
  relationships: [{ resourceId: 'key-1', resourceType: 'AWS::KMS::Key', name: 'Is encrypted with' }],
  configuration: { encrypted: 'true' },
  supplementaryConfiguration: {},
  configurationItemVersion: '1.3',
  configurationItemCaptureTime: '2026-10-01T12:00:00.000Z',
  configurationItemStatus: 'OK',
  awsAccountId: '111122223333',
  resourceType: 'AWS::SQS::Queue',
  resourceId,
  awsRegion: 'us-east-1',
  ...members,
});

/** The same item as the API returns it. */
export function inApiSpelling({ awsAccountId, configurationItemVersion, ...item }: ReturnType<typeof queue>) {
  return {
    version: configurationItemVersion,
    accountId: awsAccountId,
    ...item,
    relatedEvents: undefined,
    configuration: JSON.stringify(item.configuration),
  };
}
