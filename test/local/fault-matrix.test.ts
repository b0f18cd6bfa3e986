/**
 * Real rules in processes of their own, with the real SDK, while things go wrong: in the end every verdict is that of
 * an undisturbed run.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PutEvaluationsRequest } from '@aws-sdk/client-config-service';
import { Faults, parseFault } from '../../local/faults';
import { recordItems } from '../../local/recording';
import { Runner } from '../../local/runner/runner';
import type { LambdaFunctions } from '../../local/runner/lambda-function';
import { fireSchedules } from '../../local/triggers';
import { ruleFunctions } from '../../scripts/rule-functions';
import { clientOf, closeHarnesses, putRule, randomOf, REGION, startHarness, type Harness } from './harness';

const CHANGE = { messages: ['change', 'oversized'] } as const;
const RULES = [
  { path: 'rules/sqs/sqs-queue-encrypted-at-rest.ts', types: ['AWS::SQS::Queue'], ...CHANGE },
  { path: 'rules/kinesis/kinesis-stream-encrypted.ts', types: ['AWS::Kinesis::Stream'], ...CHANGE },
  {
    path: 'rules/kms/kms-key-rotation-enabled.ts',
    types: ['AWS::KMS::Key'],
    messages: ['change', 'oversized', 'scheduled'],
  },
  { path: 'rules/logs/logs-log-group-retention-sufficient.ts', messages: ['scheduled'] },
] as const;
const LOGS = 'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS';
const HOUR_MS = 3_600_000;

interface Item {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly awsRegion: string;
  readonly configurationItemCaptureTime: string;
  readonly configuration: unknown;
  readonly supplementaryConfiguration: unknown;
}

const types: readonly string[] = RULES.flatMap((rule) => ('types' in rule ? rule.types : []));
const clinic = readFileSync(join(import.meta.dirname, '../../examples/clinic/snapshot.json'), 'utf8');
const items = (
  JSON.parse(clinic) as { readonly configurationItems: readonly Item[] }
).configurationItems.filter(
  ({ resourceType, awsRegion }) => types.includes(resourceType) && awsRegion === REGION,
);

/** Each resource an hour before: as another one of its type is now. */
const before = items.map((item) => {
  const ofType = items.filter(({ resourceType }) => resourceType === item.resourceType);
  const { configuration, supplementaryConfiguration } =
    ofType[(ofType.indexOf(item) + 1) % ofType.length] ?? item;
  const at = new Date(Date.parse(item.configurationItemCaptureTime) - HOUR_MS).toISOString();
  return { ...item, configuration, supplementaryConfiguration, configurationItemCaptureTime: at };
});

/** More log groups than fit into one report. */
const GROUPS = { first: 150, then: 120 };
let groups = 0;
let retention = 0;
let logs: Server;
let folder: string;
let functions: LambdaFunctions;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fault-matrix-'));
  functions = await ruleFunctions(
    RULES.map(({ path }) => path),
    folder,
  );
  logs = createServer((_, response) => {
    const logGroups = Array.from({ length: groups }, (_group, index) => ({
      logGroupName: `/clinic/${String(index)}`,
      retentionInDays: index % 2 === 0 ? retention : 30,
    }));
    response
      .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
      .end(JSON.stringify({ logGroups }));
  });
  await new Promise<void>((resolve) => {
    logs.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  logs.closeAllConnections();
  logs.close();
  rmSync(folder, { recursive: true });
});

interface Run {
  /** Verdict and annotation, by rule and resource. */
  readonly verdicts: ReadonlyMap<string, string>;
  /** Evaluations that reached the endpoint. */
  readonly sent: number;
  /** Those of them that one delivery had sent before. */
  readonly repeated: number;
  readonly faults: number;
  readonly failedAttempts: number;
  readonly failures: number;
}

async function run(setting?: string): Promise<Run> {
  const parsed = setting === undefined ? undefined : parseFault(setting);
  const faults = new Faults(parsed === undefined ? [] : [parsed], randomOf(3));
  const seen = new Set<string>();
  let [sent, repeated, happened, failedAttempts] = [0, 0, 0, 0];
  for (const name of ['delayMs', 'duplicates'] as const) {
    const original = faults[name].bind(faults);
    jest.spyOn(faults, name).mockImplementation((): never => {
      const result = original();
      if (result !== 0 && result !== false) happened += 1;
      return result as never;
    });
  }
  const harness = await startHarness({
    service: { now: () => new Date(), faults },
    endpoint: {
      checksClocks: true,
      fault: (operation, input) => {
        if (operation === 'PutEvaluations') {
          const { ResultToken = '', Evaluations = [] } = input as PutEvaluationsRequest;
          for (const { ComplianceResourceId = '' } of Evaluations) {
            sent += 1;
            const key = `${ResultToken} ${ComplianceResourceId}`;
            if (seen.has(key)) repeated += 1;
            seen.add(key);
          }
        }
        const fault = faults.hook(operation, input);
        if (fault !== undefined) happened += 1;
        return fault;
      },
    },
  });
  const runner = new Runner({
    services: [harness.service],
    functions,
    endpointUrl: harness.url,
    aws: { endpoints: { [LOGS]: `http://127.0.0.1:${String((logs.address() as AddressInfo).port)}` } },
    permissionsOf: () => [],
    retryDelaysMs: [50, 100],
    onFailure: () => (failedAttempts += 1),
  });
  faults.kill = (token) => {
    runner.kill(token);
  };
  try {
    await runner.start();
    await drive(harness, runner);
    return {
      verdicts: verdictsOf(harness),
      sent,
      repeated,
      faults: happened,
      failedAttempts,
      failures: runner.counts().failed,
    };
  } finally {
    await runner.stop();
    await closeHarnesses();
  }
}

/** Resources appear and change, some go; schedules come round before and after. */
async function drive(harness: Harness, runner: Runner): Promise<void> {
  const { service } = harness;
  [groups, retention] = [GROUPS.first, 30];
  // The clock of this client may have to be set first, too.
  const client = clientOf(harness.url, 3);
  for (const { path, ...rule } of RULES) await putRule({ client }, nameOf(path), rule);
  client.destroy();
  recordItems(service, [...before, ...items]);
  fireSchedules(service);
  await runner.idle();
  [groups, retention] = [GROUPS.then, 400];
  const gone = items.filter((_, index) => index % 5 === 0);
  recordItems(
    service,
    gone.map((item) => ({
      ...item,
      configuration: null,
      supplementaryConfiguration: {},
      configurationItemStatus: 'ResourceDeleted',
      configurationItemCaptureTime: service.now().toISOString(),
    })),
  );
  fireSchedules(service);
  fireSchedules(service);
  await runner.idle();
}

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace('.ts', '');

function verdictsOf({ store }: Harness): ReadonlyMap<string, string> {
  const all = {
    verdicts: ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'],
    type: undefined,
    ids: undefined,
  } as const;
  return new Map(
    store.rules
      .all()
      .flatMap(({ id, name }) =>
        store.evaluations
          .ofRule(id, all, { type: '', resourceId: '' }, 1_000)
          .map(({ resourceId, compliance, annotation = '' }) => [
            `${name} ${resourceId}`,
            `${compliance} ${annotation}`,
          ]),
      ),
  );
}

let calm: Run;
const matrix = [['fault', 'times', 'sent', 'repeated', 'failed attempts', 'lost', 'seconds']];

/** Holds a run against the undisturbed one, and notes it. */
async function compared(setting: string): Promise<Run> {
  const start = performance.now();
  const disturbed = await run(setting);
  const seconds = (performance.now() - start) / 1_000;
  const lost = [...calm.verdicts].flatMap(([key, verdict]) =>
    disturbed.verdicts.get(key) === verdict ? [] : [key],
  );
  const { faults, sent, repeated, failedAttempts, failures, verdicts } = disturbed;
  const numbers = [faults, sent, repeated, failedAttempts, lost.length].map(String);
  matrix.push([setting, ...numbers, seconds.toFixed(1)]);
  expect({ lost, failures, judged: verdicts.size }).toEqual({
    lost: [],
    failures: 0,
    judged: calm.verdicts.size,
  });
  return disturbed;
}

beforeAll(async () => {
  calm = await run();
  matrix.push(['none', '0', String(calm.sent), '0', '0', '0', '']);
}, 60_000);
afterAll(() => {
  process.stderr.write(`${matrix.map((row) => row.map((cell) => cell.padEnd(17)).join('')).join('\n')}\n`);
});

jest.setTimeout(60_000);

test('undisturbed, each evaluation is sent once', () => {
  expect(calm.verdicts.size).toBe(items.length + GROUPS.first);
  expect(calm).toMatchObject({ faults: 0, failedAttempts: 0, failures: 0, repeated: 0 });
  const kinds = new Set([...calm.verdicts.values()].map((verdict) => verdict.split(' ')[0]));
  expect(kinds).toEqual(new Set(['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE']));
});

test.each([
  'throttling=0.2',
  'outage=0.2',
  'partial=0.2',
  'reset-before=0.2',
  'reset-after=0.2',
  'duplicate=0.5',
])('with %s, evaluations are sent again, and none is lost', async (setting) => {
  const { failedAttempts, faults, repeated } = await compared(setting);
  expect(failedAttempts).toBe(0);
  expect(faults).toBeGreaterThan(5);
  expect(repeated).toBeGreaterThanOrEqual(faults);
});

test.each(['kill-before=0.2', 'kill-after=0.2'])(
  'with %s, the event is delivered again, and no evaluation is lost',
  async (setting) => {
    const { failedAttempts, faults, repeated } = await compared(setting);
    expect(faults).toBeGreaterThan(5);
    expect(failedAttempts).toBe(faults);
    expect(repeated).toBeGreaterThanOrEqual(faults);
  },
);

test('with events in another order, the newest decides', async () => {
  const { faults, failedAttempts } = await compared('reorder=0.5');
  expect(failedAttempts).toBe(0);
  expect(faults).toBeGreaterThan(5);
});

test.each(['skew=600', 'skew=-600'])('with %s, no evaluation is lost', async (setting) => {
  expect((await compared(setting)).failedAttempts).toBe(0);
});
