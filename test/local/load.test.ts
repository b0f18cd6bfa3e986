import { recordItems } from '../../local/recording';
import { putEvaluations } from '../../local/operations/put-evaluations';
import { addRule } from '../../local/rule-definition';
import { closeHarnesses, invokingEventOf, itemOf, ruleOf, startHarness } from './harness';

afterEach(closeHarnesses);

const ITEMS = 10_000;
const RULES = 20;
const BATCH = 1_000;

/** Ten times what it takes on a slow machine: what grows with the square of the items fails. */
const SECONDS = 30;

test('10,000 items are recorded for 20 rules, and judged, within seconds', async () => {
  const { service, deliveries, store } = await startHarness();
  const types = Array.from({ length: RULES / 2 }, (_, index) => `AWS::Load::Type${String(index)}`);
  for (let index = 0; index < RULES; index += 1) {
    const name = `rule-${String(index)}`;
    const given = ruleOf(name, { types: [types[index % types.length] ?? ''] });
    addRule(service, { id: name, name, pack: undefined, given: given as never });
  }
  const start = performance.now();
  for (let first = 0; first < ITEMS; first += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, index) =>
      itemOf(types[index % types.length] ?? '', `r-${String(first + index)}`, {
        configuration: { text: 'x'.repeat(2_000) },
      }),
    );
    recordItems(service, batch);
  }
  const recorded = performance.now();
  expect(deliveries.counts().pending).toBe(ITEMS * 2);
  for (let taken = deliveries.take(100); taken.length > 0; taken = deliveries.take(100)) {
    for (const delivery of taken) {
      const { configurationItem: item } = invokingEventOf(delivery);
      if (item === undefined) throw new Error('not a change');
      store.transaction(() =>
        putEvaluations(
          {
            ResultToken: delivery.event.resultToken,
            Evaluations: [
              {
                ComplianceResourceType: item.resourceType,
                ComplianceResourceId: item.resourceId,
                ComplianceType: 'COMPLIANT',
                OrderingTimestamp: new Date(item.configurationItemCaptureTime),
              },
            ],
          },
          service,
        ),
      );
      deliveries.succeed(delivery.id);
    }
  }
  const judged = performance.now();
  expect(deliveries.counts()).toEqual({ pending: 0, running: 0, done: ITEMS * 2, failed: 0 });
  expect([...store.evaluations.ruleTallies().values()].map(({ judged: count }) => count)).toEqual(
    Array<number>(RULES).fill(ITEMS / types.length),
  );
  process.stderr.write(
    `recorded ${String(ITEMS)} items in ${String(Math.round(recorded - start))} ms, ` +
      `judged ${String(ITEMS * 2)} deliveries in ${String(Math.round(judged - recorded))} ms\n`,
  );
  expect(judged - start).toBeLessThan(SECONDS * 1000);
}, 60_000);
