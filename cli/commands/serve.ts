import { Command, InvalidArgumentError, Option } from 'commander';
import { FAULT_NAMES, parseFault, type FaultSetting } from '../../local/faults';
import type { Rule } from '../../shared/rule';
import type { Io } from '../io';
import { UsageError } from '../problems';
import { regionName } from '../region-name';
import type { Serving } from '../serve/serve';

interface Options {
  readonly port?: number;
  readonly host: string;
  readonly account?: string;
  readonly region?: string;
  readonly database?: string;
  readonly packs: readonly string[];
  readonly items?: readonly string[];
  readonly source?: string | true;
  readonly zips?: string;
  readonly retryDelays: readonly number[];
  readonly oversize?: number;
  readonly fault: readonly FaultSetting[];
  readonly limit: number;
  readonly once?: true;
  readonly live?: true;
  readonly verbose?: true;
}

const PACKS = ['conformance-pack.yaml', 'conformance-pack-extended.yaml'];

const HELP = `
Answers the AWS CLI and the SDKs as AWS Config does, and runs the packaged functions of the rules behind it, in
processes of their own. Its page in the browser shows the results while they come in.

Rules that call AWS ask what AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_<SERVICE> name, or AWS itself with --live; else
they are listed as not evaluated. Nothing else leaves this machine.

Exit code with --once, as that of evaluate:
  0  evaluated, nothing is NON_COMPLIANT
  1  something is NON_COMPLIANT
  2  usage, unreadable input, or an event that a function could not handle

Examples:
  hipaa-config serve --items snapshot.json.gz
  hipaa-config serve --source --items examples/clinic/snapshot.json --once
  aws --endpoint-url http://127.0.0.1:4599 configservice describe-compliance-by-config-rule`;

/** @param done is told the exit code */
export function serveCommand(io: Io, rules: readonly Rule[], done: (exitCode: number) => void): Command {
  return new Command('serve')
    .description(
      'run the packaged rules behind an AWS Config on this machine, with a page that shows the results',
    )
    .option('--items <files...>', 'files with configuration items to record, as evaluate reads them')
    .addOption(new Option('--packs <files...>', 'conformance packs').default(PACKS, PACKS.join(', ')))
    .addOption(
      new Option('--zips <folder>', 'packaged functions (default: ".serverless")').conflicts('source'),
    )
    .option('--source [folder]', 'run the functions from the sources in this folder, or in the current one')
    .option('--port <number>', 'port (default: 4599, or a free one)', portNumber)
    .option('--host <address>', 'address to listen on; not only this machine can then reach it', '127.0.0.1')
    .addOption(new Option('--account <id>', 'account (default: that of the items)').argParser(accountId))
    .option('--region <region>', 'the only Region (default: those of the items)', regionName)
    .option('--database <file>', 'keep everything in this file (default: in memory)')
    .option('--oversize <bytes>', 'deliver items without their configuration from this size on', positive)
    .addOption(
      new Option(
        '--retry-delays <seconds>',
        'pauses before a failed event is tried again, or "none"; those of Lambda are 60,120',
      )
        .argParser(seconds)
        .default([1, 2], '1,2'),
    )
    .option(
      '--fault <name[=share]>',
      'have things go wrong, for tests of what must bear it; more than once for several: ' +
        `${FAULT_NAMES.join(', ')}; a share of 1 is always, and skew is in seconds`,
      fault,
      [],
    )
    .option('--limit <number>', 'non-compliant results that the table shows at most', wholeNumber, 100)
    .option('--once', 'end when everything is evaluated')
    .option('--live', 'rules ask AWS what they need to know beyond the items (usual credentials)')
    .option('--verbose', 'print what the functions log')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      done(await serve(options, io, rules));
    });
}

async function serve(options: Options, io: Io, rules: readonly Rule[]): Promise<number> {
  const { items = [] } = options;
  if (items.filter((file) => file === '-').length > 1)
    throw new UsageError('-: standard input can be read once');
  // Only now: other commands do without the database and all that is behind it.
  const { startServing } = await import('../serve/serve');
  const { source, zips = '.serverless' } = options;
  // Whoever read the messages may have gone, as `2>&1 | head` does; serving goes on.
  io.stderr.on('error', () => undefined);
  const dismiss = onSignals(endAtOnce);
  const serving = await startServing(
    {
      ...options,
      items,
      functions:
        source === undefined
          ? { kind: 'zips', folder: zips }
          : { kind: 'source', folder: source === true ? '.' : source },
      port: options.port,
      database: options.database,
      accountId: options.account,
      region: options.region,
      maxNotificationBytes: options.oversize,
      faults: options.fault,
      retryDelaysMs: options.retryDelays.map((delay) => delay * 1000),
      isLive: options.live === true,
      isVerbose: options.verbose === true,
    },
    io,
    rules,
  ).finally(dismiss);
  return options.once === true ? once(serving) : stay(serving, io);
}

async function once(serving: Serving): Promise<number> {
  const { signal, dismiss } = interruption();
  try {
    if ((await Promise.race([serving.evaluated(), signal])) === 'interrupted') return INTERRUPTED;
    return await serving.summarize();
  } finally {
    await serving.stop();
    dismiss();
  }
}

async function stay(serving: Serving, io: Io): Promise<number> {
  const { signal, dismiss } = interruption();
  try {
    if ((await Promise.race([serving.evaluated(), signal])) === 'interrupted') return 0;
    await serving.summarize();
    io.stdout.write(`\nResults in the browser: ${serving.url}\nCtrl-C ends it.\n`);
    await signal;
    return 0;
  } finally {
    await serving.stop();
    dismiss();
  }
}

/** Ctrl-C, being told to end, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** As shells say it of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** @returns what ends the listening */
function onSignals(act: () => void): () => void {
  for (const name of SIGNALS) process.on(name, act);
  return () => {
    for (const name of SIGNALS) process.off(name, act);
  };
}

/** Unlike the signal itself, it lets the process clean up. */
const endAtOnce = (): never => process.exit(INTERRUPTED);

/** Resolves when the process is told to end; once more ends it at once. */
function interruption(): { readonly signal: Promise<'interrupted'>; readonly dismiss: () => void } {
  let dismiss = (): void => undefined;
  const signal = new Promise<'interrupted'>((resolve) => {
    dismiss = onSignals(() => {
      dismiss();
      dismiss = onSignals(endAtOnce);
      resolve('interrupted');
    });
  });
  return {
    signal,
    dismiss: () => {
      dismiss();
    },
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('It takes a port number, 0 for any free one.');
  return port;
}

function positive(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError('It takes a whole number from 1 on.');
  return number;
}

function fault(text: string, earlier: readonly FaultSetting[]): readonly FaultSetting[] {
  const setting = parseFault(text);
  if (setting !== undefined) return [...earlier, setting];
  throw new InvalidArgumentError(`It takes one of ${FAULT_NAMES.join(', ')}, as in throttling=0.2.`);
}

function accountId(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError('It takes the twelve digits of an account.');
  return text;
}

function seconds(text: string): number[] {
  if (text === 'none') return [];
  const delays = text.split(',').map((delay) => delay.trim());
  if (!delays.every((delay) => /^\d{1,6}(\.\d+)?$/.test(delay)))
    throw new InvalidArgumentError('It takes seconds, separated by commas, or "none".');
  return delays.map(Number);
}
