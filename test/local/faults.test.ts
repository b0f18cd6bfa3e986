import {
  DescribeConfigRulesCommand,
  GetComplianceDetailsByConfigRuleCommand,
  PutEvaluationsCommand,
} from '@aws-sdk/client-config-service';
import { FAULT_NAMES, Faults, parseFault, type Fault } from '../../local/faults';
import { recordItems } from '../../local/recording';
import {
  clientOf,
  closeHarnesses,
  type Harness,
  itemOf,
  MINUTE,
  putRule,
  randomOf,
  refusal,
  START,
  startHarness,
  takeAll,
  told,
} from './harness';

afterEach(closeHarnesses);

/** Faults in the order of the calls of PutEvaluations; then none. */
async function startWith(
  ...faults: readonly Fault[]
): Promise<{ harness: Harness; token: string; asked: string[] }> {
  const left = [...faults];
  const asked: string[] = [];
  const harness = await startHarness({
    endpoint: {
      fault: (operation) => {
        asked.push(operation);
        return operation === 'PutEvaluations' ? left.shift() : undefined;
      },
    },
  });
  await putRule(harness, 's', { messages: ['scheduled'] });
  asked.length = 0;
  return { harness, asked, token: takeAll(harness)[0]?.event.resultToken ?? '' };
}

const put = (ResultToken: string, ...ids: readonly string[]) =>
  new PutEvaluationsCommand({
    ResultToken,
    Evaluations: ids.map((ComplianceResourceId) => ({
      ComplianceResourceType: 'AWS::SQS::Queue',
      ComplianceResourceId,
      ComplianceType: 'COMPLIANT',
      OrderingTimestamp: START,
    })),
  });

const stored = async ({ client }: Harness): Promise<string[]> =>
  (
    await client.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 's', Limit: 100 }))
  ).EvaluationResults?.map(
    ({ EvaluationResultIdentifier }) =>
      EvaluationResultIdentifier?.EvaluationResultQualifier?.ResourceId ?? '',
  ) ?? [];

test.each<[string, Fault, string]>([
  ['throttling', { kind: 'error', code: 'ThrottlingException' }, 'ThrottlingException'],
  ['an internal failure', { kind: 'error', code: 'InternalFailure' }, 'InternalFailure'],
  ['an outage', { kind: 'error', code: 'ServiceUnavailableException' }, 'ServiceUnavailableException'],
  ['a broken connection', { kind: 'reset', when: 'before' }, 'Error'],
])('%s stores nothing, and the SDK’s second attempt stores all', async (_, fault, name) => {
  const { harness, token, asked } = await startWith(fault, fault);
  expect((await refusal(harness.client.send(put(token, 'a')))).name).toBe(name);
  expect(await stored(harness)).toEqual([]);
  const retrying = clientOf(harness.url, 3);
  await retrying.send(put(token, 'a'));
  retrying.destroy();
  expect(await stored(harness)).toEqual(['a']);
  expect(asked.filter((operation) => operation === 'PutEvaluations')).toHaveLength(3);
});

test('a connection that breaks after the work has stored all, and the repetition changes nothing', async () => {
  const { harness, token } = await startWith({ kind: 'reset', when: 'after' });
  expect((await refusal(harness.client.send(put(token, 'a')))).message).toMatch(/hang up|ECONNRESET/);
  expect(await stored(harness)).toEqual(['a']);
  await harness.client.send(put(token, 'a'));
  expect(await stored(harness)).toEqual(['a']);
});

test('part of a batch can be handed back as failed', async () => {
  const { harness, token } = await startWith({
    kind: 'failedEvaluations',
    fails: ({ ComplianceResourceId }, index) => index === 0 || ComplianceResourceId === 'c',
  });
  const { FailedEvaluations = [] } = await harness.client.send(put(token, 'a', 'b', 'c'));
  expect(FailedEvaluations).toEqual(
    ['a', 'c'].map((ComplianceResourceId) => ({
      ComplianceResourceType: 'AWS::SQS::Queue',
      ComplianceResourceId,
      ComplianceType: 'COMPLIANT',
      OrderingTimestamp: START,
    })),
  );
  expect(await stored(harness)).toEqual(['b']);
  await harness.client.send(
    new PutEvaluationsCommand({ ResultToken: token, Evaluations: FailedEvaluations }),
  );
  expect(await stored(harness)).toEqual(['a', 'b', 'c']);
});

test('the hook is asked before each valid operation alone', async () => {
  const { harness, asked } = await startWith();
  await harness.client.send(new DescribeConfigRulesCommand({}));
  await refusal(harness.client.send(put('t', '')));
  expect(asked).toEqual(['DescribeConfigRules']);
});

test.each([
  ['throttling', { name: 'throttling', share: 0.2 }],
  ['reorder=0.5', { name: 'reorder', share: 0.5 }],
  ['kill-after=1', { name: 'kill-after', share: 1 }],
  ['skew', { name: 'skew', seconds: 600 }],
  ['skew=-30', { name: 'skew', seconds: -30 }],
  ['throttling=0', undefined],
  ['throttling=1.5', undefined],
  ['throttling=-1', undefined],
  ['throttling=', undefined],
  ['skew=86401', undefined],
  ['toString', undefined],
  ['reset', undefined],
  ['', undefined],
])('the setting "%s" is read', (text, setting) => {
  expect(parseFault(text)).toEqual(setting);
});

test('every fault has a name that can be set', () => {
  expect(FAULT_NAMES.map((name) => parseFault(name)?.name)).toEqual(FAULT_NAMES);
});

test('the reports of one delivery suffer twice at most, other calls not at all', () => {
  const faults = new Faults([{ name: 'kill-after', share: 1 }]);
  const killed: string[] = [];
  faults.kill = (token) => killed.push(token);
  const suffer = (ResultToken: string): Fault | undefined => faults.hook('PutEvaluations', { ResultToken });
  expect(suffer('a')).toEqual({ kind: 'reset', when: 'after' });
  expect([suffer('a'), suffer('a'), suffer('b')].map((fault) => fault?.kind)).toEqual([
    'reset',
    undefined,
    'reset',
  ]);
  expect(faults.hook('DescribeConfigRules', { ResultToken: 'c' })).toBeUndefined();
  expect(faults.hook('PutEvaluations', { ResultToken: 'c', TestMode: true })).toBeUndefined();
  expect(killed).toEqual(['a', 'a', 'b']);
  // What was long ago is forgotten.
  for (let index = 0; index < 10_000; index += 1) suffer(String(index));
  expect(suffer('a')).toBeDefined();
});

test('faults happen in the share of cases that is asked for', () => {
  const faults = new Faults([{ name: 'throttling', share: 0.25 }], randomOf(5));
  const results = Array.from({ length: 1_000 }, (_, index) =>
    faults.hook('PutEvaluations', { ResultToken: String(index) }),
  );
  const happened = results.filter((fault) => fault !== undefined);
  expect(happened[0]).toEqual({ kind: 'error', code: 'ThrottlingException' });
  expect(happened.length).toBeGreaterThan(200);
  expect(happened.length).toBeLessThan(300);
  expect([faults.delayMs(), faults.duplicates(), faults.skewMs]).toEqual([0, false, 0]);
});

test('a delivery is repeated once, with the same event', async () => {
  const faults = new Faults([{ name: 'duplicate', share: 1 }]);
  const harness = await startHarness({ service: { faults } });
  const { deliveries } = harness;
  await putRule(harness, 'r');
  recordItems(harness.service, [itemOf('AWS::SQS::Queue', 'a')]);
  const [first] = takeAll(harness);
  expect(deliveries.succeed(first?.id ?? 0)).toBe(true);
  const [second] = takeAll(harness);
  expect(second?.event).toEqual(first?.event);
  deliveries.succeed(second?.id ?? 0);
  expect(deliveries.counts()).toMatchObject({ pending: 0, done: 1 });
});

test('deliveries that are late are overtaken', async () => {
  const faults = new Faults([{ name: 'reorder', share: 0.5 }], randomOf(2));
  const harness = await startHarness({ service: { faults } });
  await putRule(harness, 'r');
  const ids = Array.from({ length: 20 }, (_, index) => `q${String(index).padStart(2, '0')}`);
  recordItems(
    harness.service,
    ids.map((id) => itemOf('AWS::SQS::Queue', id)),
  );
  const prompt = told(takeAll(harness));
  expect(prompt.length).toBeGreaterThan(5);
  expect(prompt.length).toBeLessThan(15);
  harness.pass(MINUTE);
  expect([...prompt, ...told(takeAll(harness))].sort()).toEqual(ids.map((id) => `r ${id}`));
});

test.each([600, -600])('clients set their clocks by one that is %s seconds ahead', async (seconds) => {
  const faults = new Faults([{ name: 'skew', seconds }]);
  const harness = await startHarness({
    service: { faults, now: () => new Date() },
    endpoint: { checksClocks: true },
  });
  const skewMs = harness.service.now().getTime() - Date.now();
  expect(Math.abs(skewMs - seconds * 1000)).toBeLessThan(5_000);
  const { name, message } = await refusal(harness.client.send(new DescribeConfigRulesCommand({})));
  expect(name).toBe('InvalidSignatureException');
  expect(message).toMatch(seconds > 0 ? /^Signature expired/ : /^Signature not yet current/);
  const retrying = clientOf(harness.url, 2);
  expect((await retrying.send(new DescribeConfigRulesCommand({}))).ConfigRules).toEqual([]);
  retrying.destroy();
});

test('a clock that is a little off, or requests without a time, do no harm', async () => {
  const faults = new Faults([{ name: 'skew', seconds: 200 }]);
  const harness = await startHarness({
    service: { faults, now: () => new Date() },
    endpoint: { checksClocks: true },
  });
  expect((await harness.client.send(new DescribeConfigRulesCommand({}))).ConfigRules).toEqual([]);
  const { status } = await fetch(harness.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'StarlingDoveService.DescribeConfigRules',
    },
  });
  expect(status).toBe(200);
});
