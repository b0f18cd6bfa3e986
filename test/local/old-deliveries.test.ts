import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteConfigRuleCommand } from '@aws-sdk/client-config-service';
import { recordItems } from '../../local/recording';
import { fireSchedules, ruleNamed, triggerRule } from '../../local/triggers';
import type { Delivery } from '../../local/deliveries';
import {
  closeHarnesses,
  type Harness,
  itemOf,
  MINUTE,
  putRule,
  refusal,
  report,
  startHarness,
  takeAll,
} from './harness';

afterEach(closeHarnesses);

const QUEUE = 'AWS::SQS::Queue';
const TOPIC = 'AWS::SNS::Topic';
const KEPT = 10_000;
const ITEMS = 1_000;
const boom = { code: 'Unhandled', message: 'boom', invoked: true };

const record = ({ service }: Harness): void => {
  recordItems(
    service,
    Array.from({ length: ITEMS }, (_, index) => itemOf(QUEUE, `q${String(index)}`)),
  );
};

/** Has the rule judge everything, and settles what it is told. */
function round(harness: Harness, rule: string, settle: (delivery: Delivery) => void): void {
  const { store, service, pass } = harness;
  pass(MINUTE);
  store.transaction(() => {
    triggerRule(service, ruleNamed(service, rule), { onDemand: false });
    for (const delivery of takeAll(harness)) settle(delivery);
  });
}

test('the database does not grow with the events, and none is missing in the counts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'old-'));
  const path = join(folder, 'config.db');
  const harness = await startHarness({ path });
  await putRule(harness, 'r');
  record(harness);
  const sizes: number[] = [];
  for (let rounds = 0; rounds < 36; rounds += 1) {
    round(harness, 'r', ({ id }) => {
      if (id % 3 === 0) harness.deliveries.skip(id, []);
      else harness.deliveries.succeed(id);
    });
    sizes.push(statSync(path).size);
  }
  // The round of the items' own events included: they are the first of its deliveries.
  const { done, skipped, ...others } = harness.deliveries.counts();
  expect(done + skipped).toBe(37 * ITEMS);
  expect(others).toEqual({ pending: 0, running: 0, failed: 0 });
  expect(sizes.at(-1)).toBe(sizes.at(-4));
  const { deliveries } = harness.store;
  expect(deliveries.withId(1)).toBeUndefined();
  const newest = 37 * ITEMS;
  expect(deliveries.withId(newest - KEPT + 1)).toBeDefined();
  await harness.client.send(new DeleteConfigRuleCommand({ ConfigRuleName: 'r' }));
  expect(harness.deliveries.counts()).toEqual({ pending: 0, running: 0, done: 0, skipped: 0, failed: 0 });
  await closeHarnesses();
  rmSync(folder, { recursive: true });
}, 60_000);

test('the token of a forgotten delivery has expired, as long as there is its rule', async () => {
  const harness = await startHarness();
  await putRule(harness, 'r');
  record(harness);
  const [first, ...rest] = takeAll(harness);
  if (first === undefined) throw new Error('not told');
  for (const { id } of [first, ...rest]) harness.deliveries.succeed(id);
  await report(harness, first, 'COMPLIANT');
  for (let rounds = 0; rounds < 11; rounds += 1)
    round(harness, 'r', ({ id }) => harness.deliveries.succeed(id));
  expect(await refusal(report(harness, first, 'COMPLIANT'))).toEqual({
    name: 'InvalidResultTokenException',
    message: 'The result token has expired.',
  });
  await harness.client.send(new DeleteConfigRuleCommand({ ConfigRuleName: 'r' }));
  expect((await refusal(report(harness, first, 'COMPLIANT'))).name).toBe('NoSuchConfigRuleException');
}, 60_000);

test('the last failure of each resource stays, and one that was made good does not come back', async () => {
  const harness = await startHarness();
  const { deliveries, store, service } = harness;
  await putRule(harness, 'r', { types: [QUEUE] });
  await putRule(harness, 'daily', { messages: ['scheduled'] });
  await putRule(harness, 'topics', { types: [TOPIC] });
  recordItems(service, [itemOf(TOPIC, 't')]);
  for (const { id } of takeAll(harness)) deliveries.fail(id, boom, []);
  const standing = (): string[] =>
    store.findings
      .counts()
      .map(({ type, kind, count }) => `${type} ${kind} ${String(count)}`)
      .sort();
  const topics = `${TOPIC} FAILED 1`;
  expect(standing()).toEqual([' FAILED 1', topics]);
  harness.pass(MINUTE);
  fireSchedules(service, ['daily']);
  for (const { id } of takeAll(harness)) deliveries.succeed(id);
  expect(standing()).toEqual([topics]);
  record(harness);
  for (const { id } of takeAll(harness)) deliveries.succeed(id);
  for (let rounds = 0; rounds < 12; rounds += 1)
    round(harness, 'r', ({ id }) => deliveries.fail(id, boom, []));
  for (let rounds = 0; rounds < 12; rounds += 1) round(harness, 'r', ({ id }) => deliveries.succeed(id));
  expect(deliveries.counts()).toMatchObject({ done: 13 * ITEMS + 1, failed: 12 * ITEMS + 2 });
  expect(standing()).toEqual([topics, `${QUEUE} FAILED ${String(ITEMS)}`]);
  expect(deliveries.failures(100_000)).toHaveLength(KEPT + 2);
}, 60_000);
