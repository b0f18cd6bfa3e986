/** Runs programs, one at a time, and says what they took. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A run: wall time, and where the system tells (Linux) processor time and peak memory of the process. */
export interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number | undefined;
  readonly megabytes: number | undefined;
  readonly stdout: string;
}

interface Settings {
  readonly env?: Readonly<Record<string, string>>;
  /** 1 tells that there is something to complain of, as linters and `evaluate` do. */
  readonly accepts?: readonly number[];
}

const SAMPLE_MS = 10;
const TICKS_A_SECOND = 100;

/** @throws Error when the program fails */
export async function run(command: readonly string[], { env, accepts = [0] }: Settings = {}): Promise<Run> {
  const [program = '', ...args] = command;
  const start = performance.now();
  const child = spawn(program, args, { env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout = `${stdout}${chunk.toString()}`.slice(-100_000)));
  child.stderr.on('data', (chunk: Buffer) => (stderr = `${stderr}${chunk.toString()}`.slice(-2_000)));
  let usage: Usage = { cpuSeconds: undefined, megabytes: undefined };
  const sampler = setInterval(() => {
    usage = usageOf(child.pid) ?? usage;
  }, SAMPLE_MS);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampler);
  if (exitCode === null || !accepts.includes(exitCode)) {
    throw new Error(`${command.join(' ')}: exit code ${String(exitCode)}\n${stderr}`);
  }
  return { seconds, ...usage, stdout };
}

type Usage = Pick<Run, 'cpuSeconds' | 'megabytes'>;

/** What a process has used so far; undefined when it is gone, or the system does not tell. */
function usageOf(pid: number | undefined): Usage | undefined {
  try {
    const folder = `/proc/${String(pid)}`;
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`${folder}/status`, 'utf8'))?.[1];
    if (peak === undefined) return undefined;
    // After the name, which may hold anything, in brackets: from the 12th field on user and system time, its own and that
    // of children that have ended.
    const fields = readFileSync(`${folder}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      megabytes: Number(peak) / 1024,
      cpuSeconds: fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_A_SECOND,
    };
  } catch {
    return undefined;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error('no values');
  return (low + high) / 2;
}

export async function isInstalled(program: string): Promise<boolean> {
  return run([program, '--version']).then(
    () => true,
    () => false,
  );
}
