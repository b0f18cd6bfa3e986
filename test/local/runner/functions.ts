/** Functions of tests: JavaScript in a temporary folder, run as packaged ones are; and a runner for them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LambdaFunction } from '../../../local/runner/lambda-function';
import { Runner, type Failure, type RunnerOptions } from '../../../local/runner/runner';
import type { LogLine } from '../../../local/runner/logs';
import { putRule, startHarness, type Harness } from '../harness';

/** What the code of every function may use: `item`, the item or summary of an event, and `report`, a verdict about it. */
const PREFACE = `
const itemOf = (event) => {
  const { configurationItem, configurationItemSummary } = JSON.parse(event.invokingEvent);
  return configurationItem ?? configurationItemSummary;
};
const report = async (event, ComplianceType = 'COMPLIANT', Annotation = 'Seen.') => {
  const { resourceType, resourceId, configurationItemCaptureTime } = itemOf(event);
  const response = await fetch(process.env.AWS_ENDPOINT_URL_CONFIG_SERVICE, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'StarlingDoveService.PutEvaluations',
    },
    body: JSON.stringify({
      ResultToken: event.resultToken,
      Evaluations: [{
        ComplianceResourceType: resourceType,
        ComplianceResourceId: resourceId,
        ComplianceType,
        Annotation,
        OrderingTimestamp: new Date(configurationItemCaptureTime).getTime() / 1000,
      }],
    }),
  });
  if (!response.ok) throw new Error(await response.text());
};
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
`;

export const QUEUE = 'AWS::SQS::Queue';

export interface Running {
  readonly harness: Harness;
  readonly runner: Runner;
  readonly failures: Failure[];
  readonly lines: LogLine[];
  readonly folder: string;
}

const running: (() => Promise<void>)[] = [];

/** To be called after each test, before `closeHarnesses`. */
export async function stopRunners(): Promise<void> {
  for (const stop of running.splice(0)) await stop();
}

/**
 * Starts a runner with a rule, triggered by changes of queues, for each function.
 * @param bodies of async functions of `event` and `context`, by function name
 */
export async function startRunner(
  bodies: Readonly<Record<string, string>>,
  {
    settings = {},
    options = {},
    harness: harnessOptions = {},
  }: {
    readonly settings?: Partial<LambdaFunction>;
    readonly options?: Partial<RunnerOptions>;
    readonly harness?: NonNullable<Parameters<typeof startHarness>[0]>;
  } = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  const harness = await startHarness({
    ...harnessOptions,
    service: { now: () => new Date(), ...harnessOptions.service },
  });
  const functions = new Map<string, LambdaFunction>();
  for (const [name, body] of Object.entries(bodies)) {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, `${PREFACE}\nexport const handler = async (event, context) => {${body}\n};\n`);
    functions.set(name, {
      name,
      handler: `${name}.handler`,
      memoryMb: 128,
      timeoutMs: 10_000,
      environment: {},
      file: () => file,
      ...settings,
    });
    await putRule(harness, name, { types: [QUEUE], messages: ['change', 'oversized'] });
  }
  const failures: Failure[] = [];
  const lines: LogLine[] = [];
  const runner = new Runner({
    services: [harness.service],
    functions,
    endpointUrl: harness.url,
    aws: { endpoints: {} },
    permissionsOf: () => [],
    retryDelaysMs: [20, 40],
    onFailure: (failure) => failures.push(failure),
    onLine: (line) => lines.push(line),
    ...options,
  });
  running.push(async () => {
    await runner.stop();
    rmSync(folder, { recursive: true });
  });
  await runner.start();
  return { harness, runner, failures, lines, folder };
}
