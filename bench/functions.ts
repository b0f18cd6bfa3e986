/** One function from its bundle, in a fresh process: its start, its first invocations, and how it goes on. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import { median, run } from './measure';
import type { Row, Table } from './table';

const RULE = 'kinesis-stream-encrypted';
const SOURCE = `rules/kinesis/${RULE}.ts`;
const ZIP = `.serverless/${RULE}.zip`;
const EVENT = 'test/events/package-change.json';
/** Of which the later half shows how a warm function goes on. */
const INVOCATIONS = 60;

interface Step {
  readonly clock: number;
  readonly cpu: number;
}
interface Start {
  readonly load: Step;
  readonly steps: readonly Step[];
}

/** @param rounds of all bundles, one after the other */
export async function functions(folder: string, rounds: number): Promise<Table> {
  mkdirSync(folder, { recursive: true });
  const bundles = await writeBundles(folder);
  const { url, certificate, close } = await configOverTls(folder);
  const starts = new Map<string, Start[]>(bundles.map(({ name }) => [name, []]));
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, file } of bundles) starts.get(name)?.push(await start(file, url, certificate));
    }
  } finally {
    close();
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

const DEFAULT = "esbuild's defaults";

async function writeBundles(folder: string): Promise<{ readonly name: string; readonly file: string }[]> {
  if (!existsSync(ZIP)) await run(['npm', 'run', 'package']);
  const [packaged] = Object.values(unzipSync(readFileSync(ZIP)));
  if (packaged === undefined) throw new Error(`${ZIP} is empty`);
  const files = {
    empty: join(folder, 'empty.mjs'),
    plain: join(folder, 'default.cjs'),
    packaged: join(folder, 'packaged.mjs'),
  };
  writeFileSync(files.empty, 'export const handler = async () => ({});\n');
  writeFileSync(files.packaged, packaged);
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

async function start(bundle: string, url: string, certificate: string): Promise<Start> {
  const { stdout } = await run(['node', 'bench/invoke.mjs', bundle, EVENT, String(INVOCATIONS)], {
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
  // It is what invoke.mjs prints.
  return JSON.parse(stdout) as Start;
}

/** Accepts every report, with a certificate that openssl makes. */
async function configOverTls(folder: string) {
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
      request.resume().on('end', () => response.end('{"FailedEvaluations":[]}'));
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    certificate,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
