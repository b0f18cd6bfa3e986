/** `hipaa-config doctor`: whether a deployment works, which rules are blind, and what a month of it will cost. */
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Command, Option } from 'commander';
import type { Rule } from '../../shared/rule';
import { costOf, type Cost } from '../doctor/cost';
import { diagnose, type Check, type Health } from '../doctor/diagnosis';
import { factsOf, type Clients, type Facts } from '../doctor/facts';
import { Output, printable, type Io } from '../io';
import { Progress } from '../output/progress';
import { grouped } from '../output/results';
import { styleOf, wrap, type Style } from '../output/text';
import { messageOf, UsageError } from '../problems';
import { regionName } from '../region-name';

interface Options {
  readonly live?: true;
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly format: 'table' | 'json';
}

const HELP = `
It only reads. With --live it needs config:Describe*, config:GetDiscoveredResourceCounts, lambda:GetPolicy,
lambda:GetFunctionConfiguration and cloudwatch:GetMetricStatistics; what is not allowed is said to be unknown.

Exit code:
  0  nothing is wrong
  1  something is
  2  usage, or nothing could be asked

Examples:
  AWS_PROFILE=audit hipaa-config doctor --live --region eu-west-1
  hipaa-config doctor --endpoint-url http://127.0.0.1:4599`;

/** @param done is told the exit code */
export function doctorCommand(io: Io, rules: readonly Rule[], done: (exitCode: number) => void): Command {
  return new Command('doctor')
    .description('look whether a deployment works, which rules are blind, and what it costs')
    .option('--live', 'ask AWS (usual credentials and Region)')
    .option('--region <region>', 'of the deployment; the one of the environment unless given', regionName)
    .addOption(
      new Option(
        '--endpoint-url <url>',
        'ask an AWS Config of your own, such as that of `hipaa-config serve`',
      ).conflicts('live'),
    )
    .addOption(new Option('--format <format>', 'output format').choices(['table', 'json']).default('table'))
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      done(await examine(options, io, rules));
    });
}

async function examine(options: Options, io: Io, rules: readonly Rule[]): Promise<number> {
  const clients = await clientsFor(options, io);
  const progress = new Progress(io.stderr, io.stderr.isTTY === true ? 100 : undefined, 'Asking AWS');
  const now = new Date();
  let share = 0;
  const facts = await factsOf(clients, rules, now, (reached) => {
    progress.add(Math.round((reached - share) * 100));
    share = reached;
  });
  progress.stop();
  if (Object.values(facts).every((answer: Facts[keyof Facts]) => !answer.known)) {
    const { recorder } = facts;
    throw new UsageError(`AWS Config did not answer: ${recorder.known ? '' : recorder.why}`);
  }
  const checks = diagnose(facts, rules, now);
  const cost = costOf(facts);
  const output = new Output(io.stdout);
  output.write(
    options.format === 'json'
      ? `${JSON.stringify({ checks: checks.map(described), cost: cost ?? null }, null, 2)}\n`
      : tableText(checks, cost, styleOf(io)),
  );
  await output.flush();
  return checks.some(({ health }) => health === 'problem') ? 1 : 0;
}

/** Signs for nobody: an endpoint of one's own asks for no account. */
const NOBODY = { accessKeyId: 'local', secretAccessKey: 'local' };

async function clientsFor({ live, region: given, endpointUrl }: Options, { env }: Io): Promise<Clients> {
  if (endpointUrl !== undefined) {
    if (!URL.canParse(endpointUrl))
      throw new UsageError(`--endpoint-url: ${JSON.stringify(endpointUrl)} is no URL`);
    const region = given ?? env['AWS_REGION'] ?? 'us-east-1';
    const config = new ConfigServiceClient({
      region,
      endpoint: endpointUrl,
      credentials: NOBODY,
      maxAttempts: 1,
    });
    return { config, lambda: undefined, cloudWatch: undefined };
  }
  if (live !== true)
    throw new UsageError('say whom to ask: --live for AWS, or --endpoint-url for an AWS Config of your own');
  const settings = given === undefined ? {} : { region: given };
  const config = new ConfigServiceClient(settings);
  try {
    await config.config.region();
  } catch {
    throw new UsageError(
      'no AWS Region is set; give --region, or set AWS_REGION or region in the AWS profile',
    );
  }
  try {
    await config.config.credentials();
  } catch (error) {
    throw new UsageError(`no AWS credentials: ${messageOf(error)}`, { cause: error });
  }
  return { config, lambda: new LambdaClient(settings), cloudWatch: new CloudWatchClient(settings) };
}

/** For programs: every member, always. */
const described = ({ advice, ...check }: Check) => ({ ...check, advice: advice ?? null });

const WORDS: Readonly<Record<Health, string>> = { problem: 'PROBLEM', unknown: 'UNKNOWN', ok: 'OK' };

function tableText(checks: readonly Check[], cost: Cost | undefined, style: Style): string {
  const paint: Readonly<Record<Health, (text: string) => string>> = {
    problem: style.red,
    unknown: style.yellow,
    ok: style.green,
  };
  const lines = checks.flatMap(({ health, subject, finding, advice, rules }) => [
    ...indented(`${subject}: ${finding}`, style, paint[health](WORDS[health].padEnd(MARGIN))),
    ...(advice === undefined ? [] : indented(`To do: ${advice}.`, style)),
    ...(rules.length === 0 ? [] : indented(rules.join(', '), style).map(style.dim)),
  ]);
  return `${[...lines, '', ...costLines(cost, style)].join('\n')}\n`;
}

const MARGIN = 9;
function indented(text: string, { width }: Style, first = ' '.repeat(MARGIN)): string[] {
  return wrap(printable(text), width - MARGIN).map(
    (line, index) => (index === 0 ? first : ' '.repeat(MARGIN)) + line,
  );
}

function costLines(cost: Cost | undefined, style: Style): string[] {
  if (cost === undefined) return ['A month of evaluations: cannot be told.'];
  const { ofChanges, ofSchedules, dollars, basis } = cost;
  return wrap(
    `A month of evaluations: ${whole(ofChanges)} of changes and ${whole(ofSchedules)} of schedules, about $${dollars.toFixed(2)} ` +
      `by the list price of us-east-1. Counted from ${basis}.`,
    style.width,
  );
}

const whole = (number: number): string => grouped(Math.round(number));
