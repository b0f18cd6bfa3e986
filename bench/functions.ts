/** Functions from their bundles, in a fresh process: how they start, their first invocations, and how they go on. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import type { Durations } from './cost';
import { median, run } from './measure';
import type { Row, Table } from './table';

const RULE = 'kinesis-stream-encrypted';
const SOURCE = `rules/kinesis/${RULE}.ts`;
const EVENT = 'test/events/package-change.json';
/** Judges by what AWS Config recorded, and on a schedule, too. */
const DAILY_RULE = 'acm-certificate-not-expiring';
const DAILY_EVENT = 'test/events/package-scheduled.json';
const DAILY_RESOURCES = [10, 1000];
const DAILY_INVOCATIONS = 5;
/** Of which the later half shows how a warm function goes on. */
const INVOCATIONS = 60;

interface Step {
  readonly clock: number;
  readonly cpu: number;
}
interface Start {
  readonly load: Step;
  readonly steps: readonly (Step & { readonly evaluations: number | undefined })[];
}

/**
 * @param rounds of all bundles, one after the other
 * @returns the tables, and what an invocation takes as packaged
 */
export async function functions(
  folder: string,
  rounds: number,
): Promise<{ readonly tables: readonly Table[]; readonly durations: Durations }> {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(zipOf(RULE))) await run(['npm', 'run', 'package']);
  const config = await configOverTls(folder);
  try {
    const [change, daily] = [await changes(folder, config, rounds), await dailyRun(folder, config, rounds)];
    const few = daily.rows[0];
    return {
      tables: [change, daily],
      durations: {
        change: Number(change.rows.at(-1)?.['warm, CPU ms']),
        run: Number(few?.['load, CPU ms']) + Number(few?.['first, CPU ms']),
      },
    };
  } finally {
    config.close();
  }
}

async function changes(folder: string, config: Config, rounds: number): Promise<Table> {
  const bundles = await writeBundles(folder);
  const starts = new Map<string, Start[]>(bundles.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, file } of bundles)
      starts.get(name)?.push(await start(file, EVENT, INVOCATIONS, config));
  }
  const coldOf = ({ load, steps: [first] }: Start): number => load.clock + (first?.clock ?? 0);
  const cold = (name: string): number => median((starts.get(name) ?? []).map(coldOf));
  const rows = bundles.map(({ name, file }): Row => {
    const own = starts.get(name) ?? [];
    const medianOf = (value: (start: Start) => number): number => median(own.map(value));
    return {
      bundle: name,
      'zip KB': deflateRawSync(readFileSync(file), { level: 9 }).length / 1024,
      'load ms': medianOf(({ load }) => load.clock),
      'load + first ms': cold(name),
      'against the default': cold(name) / cold(DEFAULT),
      'first, CPU ms': medianOf(({ steps }) => steps[0]?.cpu ?? NaN),
      'second, CPU ms': medianOf(({ steps }) => steps[1]?.cpu ?? NaN),
      'warm, CPU ms': medianOf(({ steps }) => median(steps.slice(INVOCATIONS / 2).map(({ cpu }) => cpu))),
      'warm, ms': medianOf(({ steps }) => median(steps.slice(INVOCATIONS / 2).map(({ clock }) => clock))),
    };
  });
  return {
    title: 'A function that judges one item and reports it',
    notes: [
      `${RULE}, in a fresh process; AWS Config stands on loopback, over TLS.`,
      'An invocation is one event, from parsing it to the answer of PutEvaluations.',
    ],
    rows,
  };
}

async function dailyRun(folder: string, config: Config, rounds: number): Promise<Table> {
  const file = join(folder, 'daily.mjs');
  writeFileSync(file, packagedBundle(DAILY_RULE));
  const rows: Row[] = [];
  for (const resources of DAILY_RESOURCES) {
    config.resources = resources;
    const starts: Start[] = [];
    for (let round = 0; round < rounds; round += 1)
      starts.push(await start(file, DAILY_EVENT, DAILY_INVOCATIONS, config));
    const reported = starts.flatMap(({ steps }) => steps.map(({ evaluations }) => evaluations));
    if (reported.some((evaluations) => evaluations !== resources))
      throw new Error(`${DAILY_RULE} reported ${reported.join(', ')} of ${String(resources)} resources`);
    const medianOf = (value: (start: Start) => number): number => median(starts.map(value));
    const warm = (value: (step: Step) => number): number =>
      medianOf(({ steps }) => median(steps.slice(1).map(value)));
    rows.push({
      resources,
      'load, CPU ms': medianOf(({ load }) => load.cpu),
      'first, CPU ms': medianOf(({ steps }) => steps[0]?.cpu ?? NaN),
      'first, ms': medianOf(({ steps }) => steps[0]?.clock ?? NaN),
      'warm, CPU ms': warm(({ cpu }) => cpu),
      'warm, ms': warm(({ clock }) => clock),
    });
  }
  return {
    title: 'A scheduled run over recorded resources',
    notes: [`${DAILY_RULE}: certificates are listed, read and reported in batches of 100.`],
    rows,
  };
}

const DEFAULT = "esbuild's defaults";

const zipOf = (rule: string): string => `.serverless/${rule}.zip`;

function packagedBundle(rule: string): Uint8Array {
  const [bundle] = Object.values(unzipSync(readFileSync(zipOf(rule))));
  if (bundle === undefined) throw new Error(`${zipOf(rule)} is empty`);
  return bundle;
}

async function writeBundles(folder: string): Promise<{ readonly name: string; readonly file: string }[]> {
  const files = {
    empty: join(folder, 'empty.mjs'),
    plain: join(folder, 'default.cjs'),
    packaged: join(folder, 'packaged.mjs'),
  };
  writeFileSync(files.empty, 'export const handler = async () => ({});\n');
  writeFileSync(files.packaged, packagedBundle(RULE));
  await build({
    entryPoints: [SOURCE],
    outfile: files.plain,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return [
    { name: 'empty handler', file: files.empty },
    { name: DEFAULT, file: files.plain },
    { name: 'as packaged', file: files.packaged },
  ];
}

async function start(
  bundle: string,
  event: string,
  invocations: number,
  { url, certificate }: Config,
): Promise<Start> {
  const { stdout } = await run(['node', 'bench/invoke.mjs', bundle, event, String(invocations)], {
    env: {
      PATH: process.env['PATH'] ?? '',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'packaged',
      AWS_ACCESS_KEY_ID: 'AKIDFUNCTION',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session',
      AWS_ENDPOINT_URL: url,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      NODE_EXTRA_CA_CERTS: certificate,
    },
  });
  // It is what invoke.mjs prints last.
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Start;
}

interface Config {
  /** How many certificates are on record. */
  resources: number;
  readonly url: string;
  /** File with the certificate to trust. */
  readonly certificate: string;
  readonly close: () => void;
}

/** Accepts every report, and has certificates on record; with a TLS certificate that openssl makes. */
async function configOverTls(folder: string): Promise<Config> {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'],
      ...['-keyout', key, '-out', certificate],
    ],
    { stdio: 'pipe' },
  );
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () =>
        response.end(
          JSON.stringify(answerTo(String(request.headers['x-amz-target']), body, config.resources)),
        ),
      );
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const config: Config = {
    resources: 0,
    url: `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    certificate,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return config;
}

const PAGE = 100;
const idOf = (number: number): string =>
  `arn:aws:acm:us-east-1:123456789012:certificate/${String(number).padStart(12, '0')}`;

function answerTo(target: string, body: string, resources: number): object {
  // It is what the SDK sends.
  const request = JSON.parse(body) as {
    readonly nextToken?: string;
    readonly resourceKeys?: readonly { readonly resourceId: string }[];
  };
  const resourceType = 'AWS::ACM::Certificate';
  switch (target.split('.')[1]) {
    case 'ListDiscoveredResources': {
      const from = Number(request.nextToken ?? 0);
      const length = Math.min(PAGE, resources - from);
      return {
        resourceIdentifiers: Array.from({ length }, (_, at) => ({
          resourceType,
          resourceId: idOf(from + at),
        })),
        ...(from + length < resources ? { nextToken: String(from + length) } : {}),
      };
    }
    case 'BatchGetResourceConfig':
      return {
        unprocessedResourceKeys: [],
        baseConfigurationItems: (request.resourceKeys ?? []).map(({ resourceId }) => ({
          version: '1.3',
          accountId: '123456789012',
          configurationItemCaptureTime: 1_790_000_000,
          configurationItemStatus: 'OK',
          configurationStateId: '1790000000000',
          arn: resourceId,
          resourceType,
          resourceId,
          awsRegion: 'us-east-1',
          configuration: JSON.stringify({
            certificateArn: resourceId,
            status: 'ISSUED',
            inUseBy: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/portal/1'],
            notAfter: '2099-01-01T00:00:00.000Z',
          }),
          supplementaryConfiguration: {},
        })),
      };
    default:
      return { FailedEvaluations: [] };
  }
}
