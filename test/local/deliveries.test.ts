import { PutEvaluationsCommand } from '@aws-sdk/client-config-service';
import { LAMBDA_RETRY_DELAYS_MS } from '../../local/deliveries';
import { recordItems } from '../../local/recording';
import { fireSchedules } from '../../local/triggers';
import {
  ACCOUNT_ID,
  closeHarnesses,
  type Harness,
  itemOf,
  MINUTE,
  putRule,
  report,
  START,
  startHarness,
  takeAll,
  told,
} from './harness';

afterEach(closeHarnesses);

const QUEUE = 'AWS::SQS::Queue';
const later = (minutes: number): Date => new Date(START.getTime() + minutes * MINUTE);
const boom = { code: 'Unhandled', message: 'boom', invoked: true };

async function startWith(...ids: readonly string[]): Promise<Harness> {
  const harness = await startHarness();
  await putRule(harness, 'r');
  recordItems(
    harness.service,
    ids.map((id) => itemOf(QUEUE, id)),
  );
  return harness;
}

test('are taken once, in their order, and settled once', async () => {
  const { deliveries } = await startWith('a', 'b', 'c');
  const first = deliveries.take(2);
  expect(told(first)).toEqual(['r a', 'r b']);
  expect(deliveries.counts()).toEqual({ pending: 1, running: 2, done: 0, skipped: 0, failed: 0 });
  expect(told(deliveries.take(2))).toEqual(['r c']);
  expect(deliveries.take(2)).toEqual([]);
  const [a, b] = first.map(({ id }) => id) as [number, number];
  expect(deliveries.succeed(a)).toBe(true);
  expect(deliveries.succeed(a)).toBe(false);
  expect(deliveries.fail(a, boom)).toBeUndefined();
  expect(deliveries.fail(b, boom)).toBe('pending');
  expect(deliveries.fail(b, boom)).toBeUndefined();
  expect(deliveries.succeed(b)).toBe(false);
  expect(deliveries.counts()).toEqual({ pending: 1, running: 1, done: 1, skipped: 0, failed: 0 });
});

test('are tried twice more, with the same event, and then given up with a record', async () => {
  const harness = await startWith('a');
  const { deliveries, pass } = harness;
  expect(LAMBDA_RETRY_DELAYS_MS).toEqual([MINUTE, 2 * MINUTE]);
  const [first] = deliveries.take(1);
  const id = first?.id ?? 0;
  expect(deliveries.fail(id, boom)).toBe('pending');
  expect(deliveries.nextDueAt()).toEqual(later(1));
  pass(MINUTE - 1);
  expect(deliveries.take(1)).toEqual([]);
  pass(1);
  const [second] = deliveries.take(1);
  expect(second).toMatchObject({ id, attempts: 2, lastError: 'Unhandled: boom', event: first?.event });
  expect(deliveries.fail(id, { ...boom, message: 'again' })).toBe('pending');
  expect(deliveries.nextDueAt()).toEqual(later(3));
  pass(2 * MINUTE);
  expect(deliveries.take(1)).toMatchObject([{ id, attempts: 3, event: first?.event }]);
  expect(deliveries.failures()).toEqual([]);
  expect(deliveries.fail(id, { ...boom, message: 'at last' })).toBe('failed');
  expect(deliveries.nextDueAt()).toBeUndefined();
  expect(deliveries.counts()).toEqual({ pending: 0, running: 0, done: 0, skipped: 0, failed: 1 });
  expect(deliveries.failures()).toMatchObject([
    { id, ruleName: 'r', attempts: 3, state: 'failed', lastError: 'Unhandled: at last', event: first?.event },
  ]);
});

test('are skipped where AWS is not to be asked, until a verdict comes', async () => {
  const harness = await startWith('a', 'b');
  const { deliveries, pass, store } = harness;
  const [a, b] = deliveries.take(2);
  const needs = 'sqs:GetQueueAttributes';
  const skip = { type: QUEUE, resourceId: 'a', needs, reason: 'another account' };
  expect(deliveries.skip(a?.id ?? 0, [skip, { type: QUEUE, resourceId: 'c', needs }])).toBe(true);
  expect(deliveries.skip(a?.id ?? 0, [skip])).toBe(false);
  expect(deliveries.counts()).toEqual({ pending: 0, running: 1, done: 0, skipped: 1, failed: 0 });
  expect(deliveries.failures()).toEqual([]);
  expect(store.rules.named('r')).toMatchObject({
    errorCode: 'NotEvaluated',
    errorMessage: `needs ${needs}`,
  });
  expect(store.deliveries.skipped.standing()).toMatchObject([
    { ...skip, at: START.getTime() },
    { resourceId: 'c', needs, reason: undefined },
  ]);
  if (b !== undefined) await report(harness, b, 'COMPLIANT');
  deliveries.succeed(b?.id ?? 0);
  expect(store.deliveries.skipped.standing()).toHaveLength(2);
  pass(MINUTE);
  recordItems(harness.service, [itemOf(QUEUE, 'a', { at: later(1), configuration: { size: 2 } })]);
  const [again] = deliveries.take(1);
  if (again !== undefined) await report(harness, again, 'COMPLIANT');
  expect(store.deliveries.skipped.standing()).toMatchObject([{ resourceId: 'c' }]);
});

test('of a skip and a verdict in the same millisecond the later one stands', async () => {
  const harness = await startWith('a', 'b');
  const { deliveries, store } = harness;
  const [a, b] = deliveries.take(2);
  if (a === undefined || b === undefined) throw new Error('no deliveries');
  const skip = { type: QUEUE, resourceId: 'a', needs: 'sqs:GetQueueAttributes' };
  deliveries.skip(b.id, [skip]);
  await report(harness, a, 'COMPLIANT');
  expect(store.deliveries.skipped.standing()).toEqual([]);
  deliveries.skip(a.id, [skip]);
  expect(store.deliveries.skipped.standing()).toMatchObject([skip]);
});

test('a verdict that is refused as too old makes nothing good', async () => {
  const harness = await startWith('a');
  const { deliveries, store, service } = harness;
  const [first] = deliveries.take(1);
  recordItems(service, [itemOf(QUEUE, 'a', { at: later(1), configuration: { size: 2 } })]);
  const [second] = deliveries.take(1);
  if (first === undefined || second === undefined) throw new Error('no deliveries');
  await report(harness, second, 'COMPLIANT');
  deliveries.skip(second.id, [{ type: QUEUE, resourceId: 'a', needs: 'sqs:GetQueueAttributes' }]);
  await report(harness, first, 'NON_COMPLIANT');
  expect(store.deliveries.skipped.standing()).toHaveLength(1);
});

test('a skipped schedule is made good by the next one that ends well, whatever it judged', async () => {
  const harness = await startHarness();
  const { deliveries, store, service } = harness;
  await putRule(harness, 'r', { types: [QUEUE], messages: ['change', 'scheduled'] });
  const account = { type: 'AWS::::Account', resourceId: ACCOUNT_ID, needs: 'sqs:ListQueues' };
  const [first] = deliveries.take(1);
  deliveries.skip(first?.id ?? 0, [account]);
  recordItems(service, [itemOf(QUEUE, 'a')]);
  const [change] = deliveries.take(1);
  if (change === undefined) throw new Error('no change');
  await report(harness, change, 'COMPLIANT');
  deliveries.succeed(change.id);
  expect(store.deliveries.skipped.standing()).toHaveLength(1);
  fireSchedules(service);
  const [second] = deliveries.take(1);
  await harness.client.send(
    new PutEvaluationsCommand({
      ResultToken: second?.event.resultToken,
      Evaluations: [
        {
          ComplianceResourceType: QUEUE,
          ComplianceResourceId: 'a',
          ComplianceType: 'COMPLIANT',
          OrderingTimestamp: later(1),
        },
      ],
    }),
  );
  deliveries.succeed(second?.id ?? 0);
  expect(store.deliveries.skipped.standing()).toEqual([]);
});

test('the delays are the runner’s to set', async () => {
  const { deliveries } = await startWith('a');
  const [taken] = deliveries.take(1);
  expect(deliveries.fail(taken?.id ?? 0, boom, [])).toBe('failed');
  expect((await startWith('b')).deliveries.nextDueAt()).toEqual(START);
});

test('the last failures are shown first, as many as asked for', async () => {
  const { deliveries } = await startWith('a', 'b', 'c');
  for (const { id } of deliveries.take(3)) deliveries.fail(id, boom, []);
  expect(told(deliveries.failures(2))).toEqual(['r b', 'r c']);
});

test('what was running is pending again after recovery, and the attempt does not count', async () => {
  const harness = await startWith('a', 'b');
  const { deliveries } = harness;
  const [first] = deliveries.take(1);
  expect(deliveries.recover()).toBe(1);
  expect(deliveries.recover()).toBe(0);
  const again = deliveries.take(2);
  expect(told(again)).toEqual(['r a', 'r b']);
  expect(again[0]).toMatchObject({ id: first?.id, attempts: 1, event: first?.event });
});

test('the newest parameters of a rule go with an event that waits', async () => {
  const harness = await startWith('a');
  await putRule(harness, 'r', { InputParameters: '{"strict":"true"}' });
  expect(harness.deliveries.take(1)).toMatchObject([{ event: { ruleParameters: '{"strict":"true"}' } }]);
});

test('events tell of deliveries, settlements and verdicts, once they are committed', async () => {
  const harness = await startHarness();
  const { service, deliveries, store } = harness;
  const seen: string[] = [];
  service.events.on('deliveries', (count) => seen.push(`deliveries ${String(count)}`));
  service.events.on('settled', () => seen.push('settled'));
  service.events.on('evaluations', (rule, count) => seen.push(`evaluations ${rule} ${String(count)}`));
  const heard = (): string[] => seen.splice(0);
  recordItems(service, [itemOf(QUEUE, 'a')]);
  expect(heard()).toEqual([]);
  await putRule(harness, 'r');
  expect(heard()).toEqual(['deliveries 1']);
  recordItems(service, [itemOf(QUEUE, 'b'), itemOf(QUEUE, 'c')]);
  expect(heard()).toEqual(['deliveries 2']);
  expect(() =>
    store.transaction(() => {
      recordItems(service, [itemOf(QUEUE, 'd')]);
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(heard()).toEqual([]);
  const [a, b] = takeAll(harness);
  if (a === undefined || b === undefined) throw new Error('not told');
  expect(heard()).toEqual(['settled', 'settled', 'settled']);
  await report(harness, a, 'COMPLIANT');
  expect(heard()).toEqual(['evaluations r 1']);
  deliveries.succeed(a.id);
  deliveries.fail(b.id, boom);
  expect(heard()).toEqual(['settled', 'settled']);
});

test('a rule put in a transaction that is taken back is told of nothing', async () => {
  const harness = await startHarness();
  const { service, store } = harness;
  await putRule(harness, 'kept');
  expect(() =>
    store.transaction(() => {
      store.rules.add({ id: 'x', name: 'x', pack: undefined, definition: {} as never, createdAt: 0 });
      recordItems(service, [itemOf(QUEUE, 'a')]);
      throw new Error('stop');
    }),
  ).toThrow('stop');
  recordItems(service, [itemOf(QUEUE, 'a')]);
  expect(told(takeAll(harness))).toEqual(['kept a']);
});
