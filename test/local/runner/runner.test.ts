/** The runner with functions that misbehave in every way that Lambda knows. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { recordItems } from '../../../local/recording';
import { FunctionsError, type LambdaFunction } from '../../../local/runner/lambda-function';
import { Runner } from '../../../local/runner/runner';
import { fireSchedules } from '../../../local/triggers';
import { ACCOUNT_ID, closeHarnesses, itemOf, putRule, REGION } from '../harness';
import { QUEUE, startRunner, stopRunners, type Running } from './functions';

afterEach(async () => {
  await stopRunners();
  await closeHarnesses();
});

jest.setTimeout(60_000);

const record = ({ harness }: Running, ...ids: readonly string[]): void => {
  recordItems(
    harness.service,
    ids.map((id) => itemOf(QUEUE, id)),
  );
};

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `q${String(index)}`);

/** Resource and verdict, by rule. */
function verdicts({ harness: { store } }: Running, rule: string): string[] {
  return store.evaluations
    .ofRule(
      store.rules.named(rule)?.id ?? '',
      { verdicts: ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'], type: undefined, ids: undefined },
      { type: '', resourceId: '' },
      1_000,
    )
    .map(({ resourceId, compliance }) => `${resourceId} ${compliance}`);
}

const NONE = { pending: 0, running: 0, done: 0, skipped: 0, failed: 0 };

/** What the functions logged as JSON. */
const logged = ({ lines }: Running): Record<string, unknown>[] =>
  lines.map(({ text }) => JSON.parse(text) as Record<string, unknown>);

test('a function has the environment and the context of Lambda, and nothing of this process', async () => {
  process.env['SECRET_OF_THIS_PROCESS'] = 'secret';
  const running = await startRunner(
    {
      ok: `console.log(JSON.stringify({ ...context, left: context.getRemainingTimeInMillis(), env: process.env }));
           await report(event);`,
    },
    { settings: { memoryMb: 256, environment: { HIPAA_CONFIG_MEMBER_ROLE_NAME: 'reporter' } } },
  );
  record(running, 'a');
  await running.runner.idle();
  delete process.env['SECRET_OF_THIS_PROCESS'];
  const [{ env, left, ...context } = {}] = logged(running);
  expect(context).toEqual({
    awsRequestId: running.lines[0]?.requestId,
    invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:ok`,
    functionName: 'ok',
    functionVersion: '$LATEST',
    memoryLimitInMB: '256',
    logGroupName: '/hipaa-config-rules',
    logStreamName: expect.stringContaining('[$LATEST]') as unknown,
    callbackWaitsForEmptyEventLoop: true,
  });
  expect(left).toBeGreaterThan(5_000);
  expect(left).toBeLessThanOrEqual(10_000);
  expect(env).toEqual({
    AWS_LAMBDA_FUNCTION_NAME: 'ok',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: '/hipaa-config-rules',
    AWS_LAMBDA_LOG_STREAM_NAME: context['logStreamName'],
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    _HANDLER: 'ok.handler',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    AWS_ACCESS_KEY_ID: 'AKIDFUNCTION',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session',
    AWS_ENDPOINT_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as unknown,
    AWS_ENDPOINT_URL_CONFIG_SERVICE: running.harness.url,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    HIPAA_CONFIG_MEMBER_ROLE_NAME: 'reporter',
  });
  expect((env as Record<string, string>)['AWS_ENDPOINT_URL']).not.toBe(running.harness.url);
});

test('one process handles event after event, one at a time', async () => {
  const running = await startRunner(
    {
      ok: `globalThis.active = (globalThis.active ?? 0) + 1;
         console.log(JSON.stringify({ pid: process.pid, active: globalThis.active }));
         await pause(1); await report(event); globalThis.active -= 1;`,
    },
    { options: { processes: 1 } },
  );
  record(running, ...numbered(30));
  await running.runner.idle();
  expect(running.runner.counts()).toEqual({ ...NONE, done: 30 });
  expect(verdicts(running, 'ok')).toHaveLength(30);
  expect(new Set(logged(running).map(({ pid }) => pid)).size).toBe(1);
  expect(logged(running).every(({ active }) => active === 1)).toBe(true);
});

test('a slow function gets more processes, and no process two events at a time', async () => {
  const running = await startRunner(
    {
      slow: `globalThis.active = (globalThis.active ?? 0) + 1;
             console.log(JSON.stringify({ pid: process.pid, active: globalThis.active }));
             await pause(200); await report(event); globalThis.active -= 1;`,
    },
    { options: { processes: 3 } },
  );
  record(running, ...numbered(15));
  await running.runner.idle();
  expect(running.runner.counts()).toEqual({ ...NONE, done: 15 });
  expect(new Set(logged(running).map(({ pid }) => pid)).size).toBe(3);
  expect(logged(running).every(({ active }) => active === 1)).toBe(true);
});

test('of more functions than processes, the least recently used ends', async () => {
  const body = `console.log(JSON.stringify({ pid: process.pid })); await report(event);`;
  const running = await startRunner({ one: body, two: body, three: body }, { options: { processes: 2 } });
  for (const id of ['a', 'b']) {
    record(running, id);
    await running.runner.idle();
  }
  const pids = logged(running).map(({ pid }) => Number(pid));
  expect(pids).toHaveLength(6);
  await pause(200);
  expect([...new Set(pids)].filter(isAlive)).toHaveLength(2);
});

test('a function that hangs is killed in time, tried twice more and recorded as failed', async () => {
  const running = await startRunner(
    {
      spins: 'console.log("begins"); for (;;);',
      waits: 'await new Promise(() => setInterval(() => {}, 1000));',
    },
    { settings: { timeoutMs: 500 } },
  );
  record(running, 'a');
  await running.runner.idle();
  const { runner, harness, failures } = running;
  expect(runner.counts()).toEqual({ ...NONE, failed: 2 });
  for (const rule of ['spins', 'waits']) {
    const attempts = failures.filter(({ delivery }) => delivery.ruleName === rule);
    expect(attempts.map(({ delivery, state, error }) => [delivery.attempts, state, error.code])).toEqual([
      [1, 'pending', 'Sandbox.Timedout'],
      [2, 'pending', 'Sandbox.Timedout'],
      [3, 'failed', 'Sandbox.Timedout'],
    ]);
  }
  expect(failures.find(({ delivery }) => delivery.ruleName === 'spins')?.lines).toEqual(['begins']);
  const text = 'Sandbox.Timedout: Task timed out after 0.50 seconds';
  expect(harness.deliveries.failures().map(({ lastError, attempts }) => [lastError, attempts])).toEqual([
    [text, 3],
    [text, 3],
  ]);
  expect(harness.store.rules.named('spins')).toMatchObject({ errorCode: 'Sandbox.Timedout' });
});

test('retries wait as long as they are told to', async () => {
  const running = await startRunner(
    { fails: 'console.log(JSON.stringify({ at: Date.now() })); throw new TypeError("boom");' },
    { options: { retryDelaysMs: [300, 600] } },
  );
  record(running, 'a');
  await running.runner.idle();
  const [first = 0, second = 0, third = 0] = logged(running).map(({ at }) => Number(at));
  expect(second - first).toBeGreaterThanOrEqual(299);
  expect(third - second).toBeGreaterThanOrEqual(599);
  expect(running.failures.map(({ error }) => error)).toEqual(
    Array(3).fill({ code: 'Unhandled', message: 'TypeError: boom', invoked: true }),
  );
});

test('a process that is killed half-way loses nothing: the event is delivered again', async () => {
  const running = await startRunner({
    dies: `await report(event, 'NON_COMPLIANT');
           console.log(JSON.stringify({ pid: process.pid }));
           const { existsSync } = await import('node:fs');
           for (let n = 0; !existsSync(new URL('./survive', import.meta.url)); n += 1) await pause(10);`,
  });
  const { runner, lines, folder, failures } = running;
  record(running, 'a', 'b', 'c');
  while (lines.length === 0) await pause(5);
  process.kill(Number(logged(running)[0]?.['pid']), 'SIGKILL');
  while (failures.length === 0) await pause(5);
  writeFileSync(join(folder, 'survive'), '');
  await runner.idle();
  expect(failures.map(({ state, error }) => [state, error])).toEqual([
    [
      'pending',
      { code: 'Runtime.ExitError', message: 'Runtime exited with error: signal: SIGKILL', invoked: true },
    ],
  ]);
  expect(runner.counts()).toEqual({ ...NONE, done: 3 });
  expect(verdicts(running, 'dies')).toEqual(['a NON_COMPLIANT', 'b NON_COMPLIANT', 'c NON_COMPLIANT']);
});

test('a process that ends while it waits is replaced', async () => {
  const running = await startRunner({
    ok: 'console.log(JSON.stringify({ pid: process.pid })); await report(event);',
  });
  record(running, 'a');
  await running.runner.idle();
  process.kill(Number(logged(running)[0]?.['pid']), 'SIGKILL');
  await pause(100);
  record(running, 'b');
  await running.runner.idle();
  expect([running.runner.counts(), running.failures]).toEqual([{ ...NONE, done: 2 }, []]);
});

test.each([
  [
    'memory',
    'const kept = []; for (;;) kept.push(Array.from({ length: 10_000 }, (_, n) => ({ n })));',
    'Runtime.OutOfMemory: The function needs more than its 128 MB of memory',
  ],
  ['exit', 'process.exit(3);', 'Runtime.ExitError: Runtime exited with error: exit status 3'],
  [
    'rejection',
    'Promise.reject(new Error("nobody waits")); await pause(5_000);',
    'Runtime.ExitError: Runtime exited with error: exit status 1',
  ],
  ['text', 'throw "just text";', 'Unhandled: string: just text'],
  ['unsendable', 'return 1n;', 'Unhandled: TypeError: Do not know how to serialize a BigInt'],
])('%s: the error says what went wrong, and the others go on', async (name, body, lastError) => {
  const running = await startRunner(
    { [name]: body, ok: 'await report(event);' },
    { options: { retryDelaysMs: [] } },
  );
  record(running, 'a');
  await running.runner.idle();
  expect(running.runner.counts()).toEqual({ ...NONE, done: 1, failed: 1 });
  expect(running.harness.deliveries.failures()).toMatchObject([{ ruleName: name, attempts: 1, lastError }]);
});

test('code that cannot be had, and a machine that has no room, are failures that are tried again', async () => {
  let asked = 0;
  const running = await startRunner(
    { fails: 'return;', ok: 'await report(event);' },
    { options: { retryDelaysMs: [20] } },
  );
  const { functions } = running.runner.options;
  const fails = functions.get('fails');
  if (fails === undefined) throw new Error('no such function');
  (functions as Map<string, LambdaFunction>).set('fails', {
    ...fails,
    file: () => {
      asked += 1;
      throw asked === 1 ? new FunctionsError('f.zip: cannot be unpacked') : new Error('spawn ENOMEM');
    },
  });
  record(running, 'a');
  await running.runner.idle();
  expect(running.runner.counts()).toEqual({ ...NONE, done: 1, failed: 1 });
  expect(running.failures.map(({ error, state }) => [error.code, error.message, state])).toEqual([
    ['InvalidZipFileException', 'f.zip: cannot be unpacked', 'pending'],
    ['ServiceException', 'spawn ENOMEM', 'failed'],
  ]);
});

test('code that cannot be loaded, and functions that do not exist, are failures by name', async () => {
  const running = await startRunner(
    { missing: 'return;', broken: 'return;', hangs: 'return;' },
    { options: { retryDelaysMs: [] }, settings: { timeoutMs: 500 } },
  );
  writeFileSync(join(running.folder, 'missing.mjs'), 'export const other = 1;');
  writeFileSync(join(running.folder, 'broken.mjs'), 'import "./not-there.mjs";');
  writeFileSync(join(running.folder, 'hangs.mjs'), 'await new Promise(() => setInterval(() => {}, 1000));');
  await putRule(running.harness, 'unknown', { types: [QUEUE] });
  record(running, 'a');
  await running.runner.idle();
  const errors = running.harness.deliveries.failures().map(({ lastError }) => lastError);
  expect(errors.sort()).toEqual([
    `ResourceNotFoundException: Function not found: arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:unknown`,
    expect.stringMatching(/^Runtime\.ImportModuleError: Error: Cannot find module .*not-there\.mjs/),
    'Runtime.ImportModuleError: TypeError: handler is undefined or not exported',
    'Sandbox.Timedout: The function was not loaded after 0.50 seconds',
  ]);
  expect(running.harness.store.rules.named('unknown')?.invocationFailedAt).toBeDefined();
});

test('what is running when the runner stops is run again by the next one, and does not count as an attempt', async () => {
  const running = await startRunner({
    waits: `console.log(JSON.stringify({ pid: process.pid }));
            const { existsSync } = await import('node:fs');
            while (!existsSync(new URL('./go', import.meta.url))) await pause(10);
            await report(event);`,
  });
  const { runner, harness, lines, folder } = running;
  record(running, 'a', 'b');
  while (lines.length === 0) await pause(5);
  expect(runner.counts()).toEqual({ ...NONE, running: 2 });
  await runner.stop();
  const pid = Number(logged(running)[0]?.['pid']);
  expect([runner.counts(), isAlive(pid)]).toEqual([{ ...NONE, pending: 2 }, false]);
  writeFileSync(join(folder, 'go'), '');
  const next = new Runner(runner.options);
  await next.start();
  await next.idle();
  await next.stop();
  expect([next.counts(), verdicts(running, 'waits')]).toEqual([
    { ...NONE, done: 2 },
    ['a COMPLIANT', 'b COMPLIANT'],
  ]);
  expect(harness.store.deliveries.withId(1)?.attempts).toBe(1);
});

test('a process ends with the one that started it', async () => {
  const running = await startRunner({
    ok: 'console.log(JSON.stringify({ pid: process.pid })); process.disconnect(); await pause(20_000);',
  });
  record(running, 'a');
  while (running.lines.length === 0) await pause(5);
  const pid = Number(logged(running)[0]?.['pid']);
  while (isAlive(pid)) await pause(10);
});

test('oversized items, deletions and repeats end in one verdict a resource', async () => {
  const running = await startRunner(
    {
      sized: `const { configurationItemStatus: status } = itemOf(event);
              const isSummary = event.invokingEvent.includes('"configurationItemSummary"');
              await report(event, status === 'ResourceDeleted' ? 'NOT_APPLICABLE' : isSummary ? 'NON_COMPLIANT' : 'COMPLIANT');`,
    },
    { harness: { service: { maxNotificationBytes: 2_000 } } },
  );
  const { runner, harness } = running;
  const at = new Date(Date.now() + 1_000);
  recordItems(harness.service, [
    itemOf(QUEUE, 'large', { configuration: { text: 'x'.repeat(3_000) } }),
    itemOf(QUEUE, 'small'),
    itemOf(QUEUE, 'gone'),
    itemOf(QUEUE, 'gone', { at, status: 'ResourceDeleted', configuration: null }),
  ]);
  await runner.idle();
  const expected = ['gone NOT_APPLICABLE', 'large NON_COMPLIANT', 'small COMPLIANT'];
  expect(verdicts(running, 'sized')).toEqual(expected);
  expect(runner.counts()).toEqual({ ...NONE, done: 4 });
  // As after a crash between the report and its record.
  for (const id of [1, 2]) harness.store.deliveries.settle(id, 'pending', 0, undefined);
  await runner.idle();
  expect(verdicts(running, 'sized')).toEqual(expected);
});

test('a schedule reaches its function', async () => {
  const running = await startRunner({ daily: 'console.log(event.invokingEvent);' });
  await putRule(running.harness, 'daily', { messages: ['scheduled'] });
  await running.runner.idle();
  fireSchedules(running.harness.service);
  await running.runner.idle();
  expect(logged(running)).toMatchObject([{ messageType: 'ScheduledNotification', awsAccountId: ACCOUNT_ID }]);
});

test('of the schedules of a rule one is under way at a time, the oldest first', async () => {
  const running = await startRunner({
    slow: `console.log(JSON.stringify({ at: Date.now(), created: JSON.parse(event.invokingEvent).notificationCreationTime }));
           await pause(300);
           console.log(JSON.stringify({ at: Date.now() }));`,
  });
  await putRule(running.harness, 'slow', { types: [QUEUE], messages: ['change', 'scheduled'] });
  await running.runner.idle();
  running.lines.splice(0);
  for (let count = 0; count < 4; count += 1) {
    await pause(5);
    fireSchedules(running.harness.service);
  }
  await running.runner.idle();
  expect(running.runner.counts()).toEqual({ ...NONE, done: 4 });
  const lines = logged(running);
  expect(lines.map(({ created }) => created === undefined)).toEqual(
    [0, 1, 2, 3].flatMap(() => [false, true]),
  );
  const created = lines.flatMap((line) => line['created'] ?? []);
  expect(created).toEqual([...created].sort());
});

test('lines without end, and many of them, are kept in part', async () => {
  const running = await startRunner({
    chatty: `process.stdout.write('x'.repeat(30_000)); for (let n = 0; n < 200; n += 1) console.log('line', n);
             console.error(new Error('e').message, { a: 1 }); await report(event); await pause(50);`,
  });
  record(running, 'a');
  await running.runner.idle();
  const arn = `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:chatty`;
  const kept = running.runner.logs.of(arn).map(({ text }) => text);
  expect(kept).toHaveLength(50);
  expect(kept).toEqual(expect.arrayContaining(['line 199', 'e { a: 1 }']));
  expect(kept.every((text) => text.length <= 2_000)).toBe(true);
  expect(running.runner.logs.of('another')).toEqual([]);
});

describe('calls of AWS', () => {
  test("the user's endpoints and credentials reach the functions, and are renewed before they expire", async () => {
    let given = 0;
    const running = await startRunner(
      {
        ok: `const { AWS_ACCESS_KEY_ID: key, AWS_SESSION_TOKEN: token, AWS_ENDPOINT_URL: url,
               AWS_ENDPOINT_URL_RDS: rds } = process.env;
             console.log(JSON.stringify({ key, token, url, rds })); await report(event);`,
      },
      {
        options: {
          aws: {
            endpoints: {
              AWS_ENDPOINT_URL_RDS: 'http://127.0.0.1:9',
              AWS_ENDPOINT_URL_CONFIG_SERVICE: 'http://x',
            },
            credentials: () => {
              given += 1;
              return Promise.resolve({
                accessKeyId: `AKID${String(given)}`,
                secretAccessKey: 's',
                expiration: new Date(Date.now() + 5 * 60_000 + (given === 1 ? 300 : 3_600_000)),
              });
            },
          },
          shortestRenewalMs: 0,
        },
      },
    );
    record(running, 'a');
    await running.runner.idle();
    while (given < 2) await pause(10);
    record(running, 'b');
    await running.runner.idle();
    expect(logged(running)).toEqual([
      { key: 'AKID1', rds: 'http://127.0.0.1:9' },
      { key: 'AKID2', rds: 'http://127.0.0.1:9' },
    ]);
  });

  test("an endpoint of the user's stands for all services but AWS Config", async () => {
    const running = await startRunner(
      {
        ok: `const { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: key } = process.env;
             console.log(JSON.stringify({ url, key })); await report(event);`,
      },
      { options: { aws: { endpoints: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' } } } },
    );
    record(running, 'a');
    await running.runner.idle();
    expect(logged(running)).toEqual([{ url: 'http://127.0.0.1:9', key: 'AKIDFUNCTION' }]);
  });

  test('a client that knows no endpoint reaches nothing else', async () => {
    const running = await startRunner(
      {
        old: `const https = await import('node:https');
              await new Promise((resolve, reject) => https.get('https://cloudhsmv2.us-east-1.amazonaws.com', resolve)
                .on('error', reject));`,
        named: `await fetch(process.env.AWS_ENDPOINT_URL_RDS).catch((error) => {
                  throw error.cause;
                });`,
      },
      {
        options: {
          aws: { endpoints: { AWS_ENDPOINT_URL_RDS: 'http://localhost:9' } },
          permissionsOf: () => ['cloudhsm:DescribeClusters'],
          retryDelaysMs: [],
        },
      },
    );
    record(running, 'a');
    await running.runner.idle();
    expect(running.harness.store.deliveries.skipped.standing()).toMatchObject([
      { resourceId: 'a', needs: 'cloudhsm:DescribeClusters' },
    ]);
    expect(running.failures).toMatchObject([
      {
        delivery: { ruleName: 'named' },
        error: { message: expect.not.stringContaining('CallNotMade') as unknown },
      },
    ]);
  });

  test('a rule about the recorder is not judged by this recorder', async () => {
    const running = await startRunner(
      { recorder: 'throw new Error("invoked");', ok: 'await report(event);' },
      {
        options: {
          permissionsOf: (name) =>
            name === 'recorder'
              ? ['config:PutEvaluations', 'config:DescribeConfigurationRecorders']
              : ['config:BatchGetResourceConfig'],
        },
      },
    );
    record(running, 'a');
    await running.runner.idle();
    expect(running.runner.counts()).toEqual({ ...NONE, done: 1, skipped: 1 });
    expect(running.harness.store.deliveries.skipped.standing()).toMatchObject([
      {
        type: QUEUE,
        resourceId: 'a',
        needs: 'config:DescribeConfigurationRecorders',
        reason: expect.stringContaining('served by this endpoint') as unknown,
      },
    ]);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A process that nobody has waited for yet is over, too.
  return !existsSync(`/proc/${String(pid)}`) || readdirSync(`/proc/${String(pid)}/task`).length > 0;
}
