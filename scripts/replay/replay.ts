/** Changes of resources, each a new version, recorded as fast as the functions of their rules judge them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEndpoint } from '../../local/endpoint';
import { addRule } from '../../local/rule-definition';
import { recordItems } from '../../local/recording';
import { defaultProcesses } from '../../local/runner/pool';
import { Runner } from '../../local/runner/runner';
import { createService, type Service } from '../../local/service';
import { openStore } from '../../local/store';
import { Database, Query } from '../../local/store/database';
import { ruleFunctions } from '../rule-functions';

export interface Sample {
  readonly settled: number;
  /** Of the process with endpoint, runner and database. */
  readonly ownMb: number;
  /** Of the processes of the functions, where the system tells. */
  readonly functionsMb: number;
}

export interface Replay {
  readonly events: number;
  /** Newest versions without their verdict, and events without a delivery that ended well. */
  readonly lost: number;
  /** Newest versions with a verdict that is not theirs. */
  readonly wrong: number;
  readonly failed: number;
  readonly seconds: number;
  readonly samples: readonly Sample[];
  /** Deliveries that the database still has. */
  readonly kept: number;
  readonly databaseMb: number;
}

const ACCOUNT_ID = '111122223333';
const REGION = 'us-east-1';
const RESOURCES = 1_000;
/** Changes that are recorded together, and those that may wait at most. */
const BATCH = 500;
const WAITING = 2_000;
const SAMPLES = 200;
const POLL_MS = 50;
const MB = 1024 * 1024;

/** A rule about a type, and two states of such a resource. */
const RULES = [
  {
    path: 'rules/sqs/sqs-queue-encrypted-at-rest.ts',
    type: 'AWS::SQS::Queue',
    good: { SqsManagedSseEnabled: 'true' },
    bad: { SqsManagedSseEnabled: 'false' },
  },
  {
    path: 'rules/kinesis/kinesis-stream-encrypted.ts',
    type: 'AWS::Kinesis::Stream',
    good: { StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } },
    bad: {},
  },
  {
    path: 'rules/kms/kms-key-rotation-enabled.ts',
    type: 'AWS::KMS::Key',
    good: { keyManager: 'CUSTOMER', keyState: 'Enabled' },
    bad: { keyManager: 'CUSTOMER', keyState: 'Enabled' },
    supplements: { good: { KeyRotationStatus: true }, bad: { KeyRotationStatus: false } },
  },
] as const;

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace('.ts', '');

/** The change of that number: the resources change in turn, from one state to the other. */
function changeAt(index: number, start: number) {
  const resource = index % RESOURCES;
  const rule = RULES[resource % RULES.length] ?? RULES[0];
  const state = (Math.floor(index / RESOURCES) + resource) % 2 === 0 ? 'good' : 'bad';
  return {
    rule: nameOf(rule.path),
    compliance: state === 'good' ? 'COMPLIANT' : 'NON_COMPLIANT',
    capturedAt: start + index,
    item: {
      resourceType: rule.type,
      resourceId: `resource-${String(resource)}`,
      awsAccountId: ACCOUNT_ID,
      awsRegion: REGION,
      configurationItemStatus: 'OK',
      configurationItemCaptureTime: new Date(start + index).toISOString(),
      configuration: rule[state],
      supplementaryConfiguration: 'supplements' in rule ? rule.supplements[state] : {},
      tags: { team: 'clinic' },
    },
  };
}

/**
 * @param say is told of the progress
 * @param processes of functions, at most
 */
export async function replay(
  events: number,
  say: (line: string) => void,
  processes = defaultProcesses(),
): Promise<Replay> {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const path = join(folder, 'config.db');
  const store = openStore(path);
  const service = createService({ store, accountId: ACCOUNT_ID, region: REGION });
  const endpoint = await startEndpoint({ service });
  const functions = await ruleFunctions(
    RULES.map((rule) => rule.path),
    folder,
  );
  const runner = new Runner({
    services: [service],
    functions,
    endpointUrl: endpoint.url,
    aws: { endpoints: {} },
    permissionsOf: () => [],
    processes,
    retryDelaysMs: [100, 200],
  });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      await runner.stop();
      await endpoint.close();
      store.close();
    })());
  try {
    putRules(service);
    await runner.start();
    const start = performance.now();
    const first = Date.now() - events;
    const samples = await drive(events, first, service, runner, say);
    const seconds = (performance.now() - start) / 1_000;
    const { done, failed } = runner.counts();
    const judged = verdicts(events, first, service, done);
    await stop();
    return {
      events,
      ...judged,
      failed,
      seconds,
      samples,
      kept: keptIn(path),
      databaseMb: statSync(path).size / MB,
    };
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
  }
}

function putRules(service: Service): void {
  for (const { path, type } of RULES) {
    const name = nameOf(path);
    addRule(service, {
      id: name,
      name,
      pack: undefined,
      given: {
        ConfigRuleName: name,
        Scope: { ComplianceResourceTypes: [type] },
        Source: {
          Owner: 'CUSTOM_LAMBDA',
          SourceIdentifier: `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${name}`,
          SourceDetails: [{ EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' }],
        },
      },
    });
  }
}

function keptIn(path: string): number {
  const database = new Database(path);
  const count = new Query<{ count: number }>(database, 'SELECT count(*) AS count FROM deliveries').get()
    ?.count;
  database.close();
  return count ?? 0;
}

/** Records as many changes as there is room for, until all are judged. */
async function drive(
  events: number,
  first: number,
  service: Service,
  runner: Runner,
  say: (line: string) => void,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const every = Math.max(1, Math.floor(events / SAMPLES));
  /** Gives how many wait. */
  const look = (): number => {
    const { done, failed, skipped, pending, running } = runner.counts();
    const settled = done + failed + skipped;
    if (settled >= samples.length * every) {
      const { ownMb, functionsMb } = memory();
      samples.push({ settled, ownMb, functionsMb });
      if (samples.length % (SAMPLES / 10) === 1)
        say(`${String(settled)} judged; ${String(ownMb)} MB, functions ${String(functionsMb)} MB`);
    }
    return pending + running;
  };
  for (let recorded = 0; recorded < events;) {
    const count = Math.min(BATCH, events - recorded);
    const changes = Array.from({ length: count }, (_, index) => changeAt(recorded + index, first).item);
    recordItems(service, changes);
    recorded += count;
    const room = recorded < events ? WAITING - BATCH : 0;
    while (look() > room) await pause(POLL_MS);
  }
  return samples;
}

function verdicts(
  events: number,
  first: number,
  { store }: Service,
  done: number,
): Pick<Replay, 'lost' | 'wrong'> {
  let [lost, wrong] = [events - done, 0];
  for (let index = Math.max(0, events - RESOURCES); index < events; index += 1) {
    const { rule, compliance, capturedAt, item } = changeAt(index, first);
    const [found] = store.evaluations.ofRule(
      rule,
      { verdicts: ['COMPLIANT', 'NON_COMPLIANT'], type: item.resourceType, ids: [item.resourceId] },
      { type: '', resourceId: '' },
      1,
    );
    if (found?.orderingAt !== capturedAt) lost += 1;
    else if (found.compliance !== compliance) wrong += 1;
  }
  return { lost, wrong };
}

const memory = (): Pick<Sample, 'ownMb' | 'functionsMb'> => ({
  ownMb: Math.round(process.memoryUsage.rss() / MB),
  functionsMb: Math.round(childrenRss() / MB),
});

/** From Linux's /proc; 0 elsewhere. */
function childrenRss(): number {
  try {
    const threads = readdirSync('/proc/self/task');
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, pid) => {
      const [, kilobytes = '0'] =
        /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return sum + Number(kilobytes) * 1024;
    }, 0);
  } catch {
    // No such system, or a process ended while it was looked at.
    return 0;
  }
}
