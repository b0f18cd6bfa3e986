/** The command line as users get it: bundled, in a process of its own. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Closes standard output as soon as something arrives there. */
  readonly closing?: true;
}

/** Says the peak of memory, in KB, when the process ends. */
const watcher = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}\\n`));",
)}`;

/** Bundles once for all tests of a file, into a folder that is removed afterwards. */
export function bundled() {
  const folder = mkdtempSync(join(tmpdir(), 'hipaa-config-bundle-'));
  const bundle = join(folder, 'dist/hipaa-config.js');
  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/build-cli.mjs', join(folder, 'dist')]);
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the bundle; of its memory the highest resident set is watched. */
  async function hipaaConfig(argv: readonly string[], { env = {}, stdin = '', closing }: Options = {}) {
    const child = spawn(process.execPath, ['--import', watcher, bundle, ...argv], {
      env: { PATH: process.env['PATH'], TMPDIR: folder, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      if (stdout.length < 1_000_000) stdout += chunk.toString();
      if (closing) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.end(stdin);
    const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const megabytes = Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024;
    return { exitCode, stdout, stderr: stderr.replace(/^peak \d+\n/gm, ''), megabytes };
  }
  return { folder, bundle, hipaaConfig };
}
