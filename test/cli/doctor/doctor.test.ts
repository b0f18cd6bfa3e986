/** The doctor at the embedded AWS Config, over HTTP with the real SDK. */
import { readFileSync } from 'node:fs';
import { putConformancePack } from '../../../local/operations/put-conformance-pack';
import { recordItems } from '../../../local/recording';
import { rules } from '../../../rules/index';
import { closeHarnesses, itemOf, startHarness, type Harness } from '../../local/harness';
import { commandLine } from '../command-line';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ service: { now: () => new Date() } });
});
afterAll(closeHarnesses);

const doctor = (...argv: string[]) => commandLine(['doctor', '--endpoint-url', harness.url, ...argv]);

test('nothing is deployed', async () => {
  const { exitCode, stdout } = await doctor();
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^PROBLEM {2}rules: none of this pack is deployed here\n {9}To do: deploy it, /);
  expect(stdout).toContain('OK       recorder: it records\n');
});

test('a pack is deployed, a queue is recorded', async () => {
  const TemplateBody = readFileSync('conformance-pack.yaml', 'utf8');
  const ParameterValue = 'arn:aws:lambda:us-east-1:111122223333:function:f-';
  putConformancePack(
    {
      ConformancePackName: 'p',
      TemplateBody,
      ConformancePackInputParameters: [{ ParameterName: 'FunctionArnPrefix', ParameterValue }],
    },
    harness.service,
  );
  recordItems(harness.service, [itemOf('AWS::SQS::Queue', 'q')]);
  const { stdout } = await doctor('--format', 'json');
  const { checks, cost } = JSON.parse(stdout) as {
    readonly checks: readonly Record<string, unknown>[];
    readonly cost: Record<string, unknown>;
  };
  const explicit = rules.filter(({ whitepaper: { basis } }) => basis === 'explicit' || basis === 'chapter');
  expect(checks).toContainEqual({
    health: 'ok',
    subject: 'rules',
    finding: `${String(explicit.length)} of ${String(rules.length)} are deployed`,
    advice: null,
    rules: [],
  });
  expect(cost['ofChanges']).toBeGreaterThan(0);
});

test.each([
  [[], 'say whom to ask: --live for AWS, or --endpoint-url for an AWS Config of your own'],
  [
    ['--live', '--endpoint-url', 'http://127.0.0.1:1'],
    "'--endpoint-url <url>' cannot be used with option '--live'",
  ],
  [['--endpoint-url', 'nowhere'], '--endpoint-url: "nowhere" is no URL'],
  [['--endpoint-url', 'http://127.0.0.1:1'], /AWS Config did not answer: .*ECONNREFUSED/],
  [['--live', '--region', 'nope'], 'It takes the name of a Region, such as us-east-1.'],
])('%j is refused', async (argv, message) => {
  const { exitCode, stderr } = await commandLine(['doctor', ...argv]);
  expect([exitCode, stderr]).toEqual([
    2,
    typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
  ]);
});
