import { Command, InvalidArgumentError, Option } from 'commander';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Rule } from '../../shared/rule';
import { liveCloud, offlineCloud } from '../cloud';
import { Evaluator, type ParameterFile, type Problem } from '../evaluate';
import { Memories } from '../input/blocks';
import { batchesOf, readEntries } from '../input/read';
import { Tally } from '../input/tally';
import { openSource, UnreadableError, type Source } from '../input/source';
import { Output, OutputClosedError, printable, type Io } from '../io';
import { judgeInParallel } from '../parallel/pool';
import { defaultWorkers } from '../parallel/workers';
import { readParameters } from '../parameters';
import { didYouMean, UsageError } from '../problems';
import { FORMATS, type Format } from '../output/gatherer';
import { Progress } from '../output/progress';
import { CountingResults, summaryText, type Writer } from '../output/results';
import { tableWriter } from '../output/table';
import { styleOf } from '../output/text';
import { csvWriter, jsonLinesWriter, jsonWriter } from '../output/writers';

interface Options {
  readonly rules?: readonly string[];
  readonly parameters?: string;
  readonly format: Format;
  readonly allVersions?: true;
  readonly live?: true;
  readonly limit: number;
  readonly workers?: number;
}

const HELP = `
Input, plain or gzip, told apart by what it holds:
  configuration snapshots and history files as AWS Config delivers them to S3
  aws configservice get-resource-config-history, batch-get-resource-config, select-resource-config
  configuration items, or Lambda events of rules: one, a list, or one a line (JSON Lines)

Of several versions of a resource, in all files together, the newest is evaluated.

Exit code:
  0  evaluated, nothing is NON_COMPLIANT
  1  something is NON_COMPLIANT
  2  usage, unreadable input, or an item that a rule could not evaluate (the others still are)

Examples:
  hipaa-config evaluate 111122223333_Config_us-east-1_ConfigSnapshot_20261001T000000Z.json.gz
  hipaa-config evaluate --format csv snapshots/*.json.gz > results.csv
  hipaa-config evaluate --rules kinesis-stream-encrypted --parameters parameters.yaml items.jsonl
  aws configservice get-resource-config-history --resource-type AWS::Kinesis::Stream \\
    --resource-id intake | hipaa-config evaluate -
  AWS_PROFILE=audit hipaa-config evaluate --live snapshot.json.gz`;

/** @param done is told the exit code */
export function evaluateCommand(io: Io, rules: readonly Rule[], done: (exitCode: number) => void): Command {
  return new Command('evaluate')
    .description('evaluate configuration items with the rules of this pack')
    .argument('[files...]', 'files with configuration items; - for standard input')
    .option('--rules <ids>', 'only these rules, by id, separated by commas', ids)
    .option('--parameters <file>', 'rule parameters, YAML or JSON: {rule id: {parameter: value}}')
    .addOption(new Option('--format <format>', 'output format').choices(FORMATS).default('table'))
    .option('--all-versions', 'evaluate every version of a resource, not only the newest')
    .option('--live', 'ask AWS what rules need to know beyond the item (usual credentials and Region)')
    .option('--limit <number>', 'non-compliant results that the table shows at most', wholeNumber, 100)
    .option(
      '--workers <number>',
      'threads that judge; unless given, one less than cores, up to 4, for files of 32 MB and more',
      atLeastOne,
    )
    .addHelpText('after', HELP)
    .action(async (files: readonly string[], options: Options) => {
      done(await evaluate(files, options, io, rules));
    });
}

async function evaluate(
  files: readonly string[],
  options: Options,
  io: Io,
  all: readonly Rule[],
): Promise<number> {
  if (files.length === 0 && options.live !== true) {
    throw new UsageError(
      'name a file with configuration items, or - for standard input; --help has examples',
    );
  }
  if (options.live === true && (options.workers ?? 1) > 1)
    throw new UsageError('--workers: AWS is asked by one thread; leave it out, or --live');
  if (files.filter((file) => file === '-').length > 1)
    throw new UsageError('-: standard input can be read once');
  const rules = options.rules === undefined ? all : selected(options.rules, all);
  const parameters = options.parameters === undefined ? {} : await readParameters(options.parameters, all);
  const cloud = options.live === true ? await liveCloud() : offlineCloud();

  const output = new Output(io.stdout);
  const writer = writerOf(options, output, io);
  const sources: Source[] = [];
  const unreadable: Problem[] = [];
  for (const file of files) {
    try {
      sources.push(await openSource(file, io.stdin));
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      unreadable.push({ ...NOWHERE, source: file, message: error.message });
    }
  }

  const progress = new Progress(io.stderr, sizeOf(sources, options, io));
  const results = new CountingResults(writer, (text) => {
    progress.line(printable(text));
  });
  try {
    const evaluator = new Evaluator(rules, parameters, cloud, results);
    const tally = new Tally();
    writer.begin();
    for (const problem of unreadable) results.problem(problem);
    const reading = {
      types: evaluator.types,
      allVersions: options.allVersions === true,
      onRead: (bytes: number) => {
        progress.add(bytes);
      },
      onPasses: (passes: number) => {
        progress.setPasses(passes);
      },
    };
    const startWorkers = workersFor(options, sources, { rules, parameters }, io);
    if (startWorkers === undefined) {
      for await (const entries of readEntries(sources, tally, reading)) {
        await evaluator.evaluate(entries);
        await writer.drain();
        // Node lets go of some of what it has kept about promises only between two turns of its event loop.
        await setImmediate();
      }
    } else {
      const memories = new Memories();
      const batches = batchesOf(sources, tally, reading, memories);
      for await (const judged of judgeInParallel(batches, startWorkers, memories)) {
        results.merge(judged.results, rules);
        tally.merge(judged.found);
        await writer.drain();
      }
    }
    await evaluator.evaluatePeriodic(tally.places());
    await evaluator.finish();
    progress.stop();
    const summary = results.summary(tally);
    await writer.end(summary);
    if (options.format !== 'table') progress.line(summaryText(summary));
  } catch (error) {
    // Whoever read the output has seen enough; that not all was delivered shows in the exit code alone.
    if (error instanceof OutputClosedError) return 2;
    throw error;
  } finally {
    progress.stop();
    await Promise.all([writer.close(), ...sources.map((source) => source.close())]);
  }
  if (results.problems > 0) return 2;
  return results.evaluations.NON_COMPLIANT > 0 ? 1 : 0;
}

const NOWHERE = {
  source: null,
  item: null,
  offset: null,
  rule: null,
  resourceType: null,
  resourceId: null,
} as const;

function writerOf({ format, limit }: Options, output: Output, io: Io): Writer {
  switch (format) {
    case 'table':
      return tableWriter(output, styleOf(io), limit, true);
    case 'json':
      return jsonWriter(output);
    case 'jsonl':
      return jsonLinesWriter(output);
    case 'csv':
      return csvWriter(output);
  }
}

/** Starts the threads that judge; undefined where this one does it all. */
function workersFor(
  { live, workers, format, limit }: Options,
  sources: readonly Source[],
  { rules, parameters }: { readonly rules: readonly Rule[]; readonly parameters: ParameterFile },
  { startWorker }: Io,
): (() => Worker[]) | undefined {
  const count = live === true ? 1 : (workers ?? defaultWorkers(sources));
  if (count === 1 || startWorker === undefined) return undefined;
  const job = { rules: rules.map(({ id }) => id), parameters, format, limit };
  return () => Array.from({ length: count }, () => startWorker(job));
}

/** The bytes for a progress bar; undefined where there is to be none. */
function sizeOf(sources: readonly Source[], { format }: Options, io: Io): number | undefined {
  // Results that are written to the same terminal show the progress themselves.
  if (io.stderr.isTTY !== true || (io.stdout.isTTY === true && format !== 'table')) return undefined;
  return sources.reduce<number | undefined>(
    (sum, { size }) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  );
}

function selected(wanted: readonly string[], all: readonly Rule[]): Rule[] {
  const known = all.map(({ id }) => id);
  const unknown = wanted.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new UsageError(
      unknown.map((id) => `--rules: unknown rule ${JSON.stringify(id)}${didYouMean(id, known)}`).join('\n'),
    );
  }
  return all.filter(({ id }) => wanted.includes(id));
}

function ids(text: string): string[] {
  const given = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (given.length === 0) throw new InvalidArgumentError('Name at least one rule.');
  return given;
}

function atLeastOne(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It takes a number from 1 to 99.');
  return Number(text);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}
