/** The embedded AWS Config with the functions of the rules behind it: from files to results, and on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Calendar } from '../../local/calendar';
import { dashboardRoutes } from '../../local/dashboard/routes';
import { startEndpoint, type Endpoint } from '../../local/endpoint';
import { Faults, type FaultSetting } from '../../local/faults';
import { prefixOf, type LambdaFunctions } from '../../local/runner/lambda-function';
import { resourceOf } from '../../local/runner/outcome';
import { packagedFunctions } from '../../local/runner/packaged-functions';
import { Runner, type Failure } from '../../local/runner/runner';
import { sourceFunctions } from '../../local/runner/source-functions';
import type { Service } from '../../local/service';
import { MEMBER_ROLE_VARIABLE } from '../../shared/aws';
import type { Rule } from '../../shared/rule';
import { liveCloud, type Cloud } from '../cloud';
import { Tally } from '../input/tally';
import { Output, printable, type Io } from '../io';
import { Progress } from '../output/progress';
import { CountingResults, grouped } from '../output/results';
import { tableWriter } from '../output/table';
import { styleOf } from '../output/text';
import { messageOf, UsageError } from '../problems';
import { accessOf } from './access';
import { putPack, readPacks } from './packs';
import { recordFiles } from './record';
import { Regions } from './regions';
import { collectResults } from './summary';

export interface ServeOptions {
  readonly items: readonly string[];
  readonly packs: readonly string[];
  /** A folder with packaged functions, or a checkout whose sources are run. */
  readonly functions: { readonly kind: 'source' | 'zips'; readonly folder: string };
  readonly port: number | undefined;
  readonly host: string;
  readonly database: string | undefined;
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  readonly maxNotificationBytes: number | undefined;
  readonly faults?: readonly FaultSetting[];
  readonly retryDelaysMs: readonly number[];
  readonly isLive: boolean;
  readonly isVerbose: boolean;
  /** Non-compliant results that the table shows at most. */
  readonly limit: number;
}

const DEFAULT_PORT = 4599;
const DEFAULT_ACCOUNT = '123456789012';
const DEFAULT_REGION = 'us-east-1';
const REFRESH_MS = 250;

/** An embedded AWS Config at work. */
export interface Serving {
  readonly url: string;
  readonly services: readonly Service[];
  readonly runner: Runner;
  /** Resolves when everything is evaluated; shows the progress on a terminal. */
  readonly evaluated: () => Promise<void>;
  /** Prints the results, and gives the exit code that they mean. */
  readonly summarize: () => Promise<number>;
  /** Ends everything; what was running is pending again. */
  readonly stop: () => Promise<void>;
}

/** @throws UsageError, FunctionsError, StoreError when it cannot be started */
export async function startServing(options: ServeOptions, io: Io, rules: readonly Rule[]): Promise<Serving> {
  const closers: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return await start(options, io, rules, closers, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: ServeOptions,
  io: Io,
  rules: readonly Rule[],
  closers: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<Serving> {
  const say = (text: string): void => {
    io.stderr.write(`${printable(text)}\n`);
  };
  const packs = readPacks(options.packs);
  const cloud = options.isLive ? await liveCloud() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'hipaa-config-functions-'));
  const removeFolder = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  // Whoever interrupts does not wait for what takes long.
  process.once('exit', removeFolder);
  closers.push(() => {
    process.off('exit', removeFolder);
    removeFolder();
  });
  const functions = await functionsOf(options, io, folder, say);

  const prefix = prefixOf(functions);
  const byFunction = new Map(rules.map((rule) => [`${prefix}${rule.id}`, rule]));
  const { faults: settings = [] } = options;
  const faults = settings.length === 0 ? undefined : new Faults(settings);
  const regions = new Regions({
    ...options,
    faults,
    onService: (service) => {
      for (const pack of packs) putPack(pack, prefix, service);
    },
  });
  closers.push(() => {
    regions.close();
  });
  const tally = new Tally();
  const problems = await recordFiles(options.items, io, rules, regions, tally);
  if (regions.services.length === 0) regions.at(placeOf(options, cloud, io));

  const onError = (error: unknown): void => {
    say(`error: ${messageOf(error)}`);
  };
  const { services } = regions;
  const [home, ...otherRegions] = services;
  if (home === undefined) throw new Error('there is a Region by now');
  const endpoint = await endpointOf(options, {
    service: home,
    otherRegions,
    routes: dashboardRoutes({ services, rules }),
    ...(faults === undefined ? {} : { fault: faults.hook, checksClocks: true }),
    onError,
  });
  closers.push(() => endpoint.close());
  let progress: Progress | undefined;
  const line = (text: string): void => {
    if (progress === undefined) say(text);
    else progress.line(printable(text));
  };
  const runner = new Runner({
    services,
    functions,
    endpointUrl: reachable(endpoint.url),
    aws: accessOf(cloud, home.accountId, io.env, endpoint.url),
    permissionsOf: (name) => byFunction.get(name)?.permissions ?? [],
    retryDelaysMs: options.retryDelaysMs,
    onFailure: (failure) => {
      for (const text of failureLines(failure)) line(text);
    },
    onLine: ({ functionArn, text }) => {
      if (options.isVerbose) line(`${functionArn.replace(/^.*:/, '')}: ${text}`);
    },
  });
  if (faults !== undefined) {
    faults.kill = (resultToken) => {
      runner.kill(resultToken);
    };
  }
  closers.push(() => runner.stop());
  say(
    `AWS Config of account ${home.accountId}, ${services.map(({ region }) => region).join(', ')}: ${endpoint.url}`,
  );
  noteManagedRules(home, say);
  await runner.start();
  const calendar = new Calendar(services, onError);
  closers.push(() => {
    calendar.stop();
  });
  calendar.start();

  return {
    url: endpoint.url,
    services,
    runner,
    stop,
    async evaluated() {
      progress = new Progress(io.stderr, io.stderr.isTTY === true ? 0 : undefined);
      const refresh = setInterval(() => {
        const { pending, running, done, skipped, failed } = runner.counts();
        const settled = done + skipped + failed;
        progress?.set(settled, settled + pending + running);
      }, REFRESH_MS);
      try {
        await runner.idle();
      } finally {
        clearInterval(refresh);
        progress.stop();
        progress = undefined;
      }
    },
    async summarize() {
      const output = new Output(io.stdout);
      const writer = tableWriter(output, styleOf(io), options.limit, false);
      const results = new CountingResults(writer, say);
      for (const problem of problems) results.problem(problem);
      collectResults(services, byFunction, results);
      await writer.end(results.summary(tally));
      await writer.close();
      const { done, skipped, failed, pending, running } = runner.counts();
      const waiting = pending + running;
      say(
        `${grouped(done + skipped + failed + waiting)} events delivered to functions: ${grouped(done)} evaluated, ` +
          `${grouped(skipped)} not evaluated (they need AWS), ${grouped(failed)} failed` +
          (waiting > 0 ? `, ${grouped(waiting)} waiting` : ''),
      );
      if (results.problems > 0) return 2;
      return results.evaluations.NON_COMPLIANT > 0 ? 1 : 0;
    },
  };
}

async function functionsOf(
  { functions: { kind, folder } }: ServeOptions,
  { env }: Io,
  workFolder: string,
  say: (text: string) => void,
): Promise<LambdaFunctions> {
  const role = env[MEMBER_ROLE_VARIABLE];
  if (kind === 'zips') {
    const parameters: Record<string, string> = role === undefined ? {} : { MemberRoleName: role };
    return packagedFunctions(folder, parameters, workFolder);
  }
  say('Bundling the functions from their sources ...');
  const start = performance.now();
  const functions = await sourceFunctions(
    folder,
    role === undefined ? {} : { [MEMBER_ROLE_VARIABLE]: role },
    workFolder,
  );
  say(`${String(functions.size)} functions in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return functions;
}

/** Where an empty AWS Config is. */
const placeOf = ({ accountId, region }: ServeOptions, cloud: Cloud | undefined, { env }: Io) => ({
  accountId: accountId ?? cloud?.caller?.accountId ?? DEFAULT_ACCOUNT,
  region: region ?? cloud?.caller?.region ?? env['AWS_REGION'] ?? DEFAULT_REGION,
});

/** Packs may have rules of AWS's own. */
function noteManagedRules({ store }: Service, say: (text: string) => void): void {
  const managed = store.rules.all().filter(({ definition }) => definition.Source?.Owner === 'AWS').length;
  if (managed === 0) return;
  const rules = managed === 1 ? '1 rule is' : `${String(managed)} rules are`;
  say(`note: ${rules} managed by AWS; none of these is evaluated here`);
}

/** The usual port, or a free one when somebody has that already. */
async function endpointOf(
  { port, host }: ServeOptions,
  rest: Omit<Parameters<typeof startEndpoint>[0], 'host' | 'port'>,
): Promise<Endpoint> {
  const listen = async (at: number): Promise<Endpoint> => {
    try {
      return await startEndpoint({ ...rest, host, port: at });
    } catch (error) {
      if (port === undefined && at !== 0 && (error as NodeJS.ErrnoException).code === 'EADDRINUSE')
        return await listen(0);
      throw new UsageError(`${host}, port ${String(at)}: ${messageOf(error)}`, { cause: error });
    }
  };
  return listen(port ?? DEFAULT_PORT);
}

/** Of all addresses, the one on which this machine reaches itself. */
const reachable = (url: string): string =>
  url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');

function failureLines({ delivery, error, state, lines }: Failure): string[] {
  const { type, resourceId } = resourceOf(delivery);
  const next = state === 'pending' ? 'tried again' : 'given up';
  return [
    `failed (attempt ${String(delivery.attempts)}, ${next}): ${delivery.ruleName} on ${type} ${resourceId}: ` +
      `${error.code}: ${error.message}`,
    ...lines.map((text) => `    ${text}`),
  ];
}
