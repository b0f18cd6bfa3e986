/** The handlers of rules with the real SDK against the endpoint, invoked as AWS Config would. */
import { GetComplianceDetailsByConfigRuleCommand } from '@aws-sdk/client-config-service';
import { recordItems } from '../../local/recording';
import { fireSchedules } from '../../local/triggers';
import { changeRule, periodicRule, type Rule } from '../../shared/rule';
import { resource, text } from '../../shared/shape';
import { compliant, nonCompliant } from '../../shared/verdict';
import {
  closeHarnesses,
  type Harness,
  itemOf,
  MINUTE,
  putRule,
  START,
  startHarness,
  takeAll,
} from './harness';
import { keepLogLines } from '../log-lines';

const QUEUE = 'AWS::SQS::Queue';
const later = (minutes: number): Date => new Date(START.getTime() + minutes * MINUTE);

const metadata = {
  title: 'Queues have a key',
  rationale: 'Messages may carry PHI.',
  whitepaper: { section: 'Amazon SQS', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation: 'Set a key.',
} as const;

const withKey = changeRule({
  ...metadata,
  id: 'queue-has-key',
  resource: resource(QUEUE, { configuration: { KmsMasterKeyId: text } }),
  alsoEvery: '24h',
  evaluate: ({ configuration: queue }) =>
    queue.KmsMasterKeyId === undefined ? nonCompliant('No key.') : compliant(`Key ${queue.KmsMasterKeyId}.`),
});

let existing: readonly string[] = [];
const listed = periodicRule({
  ...metadata,
  id: 'queues-listed',
  reports: [QUEUE],
  async *evaluate() {
    for (const resourceId of existing)
      yield await Promise.resolve({ resourceType: QUEUE, resourceId, verdict: compliant('There.') });
  },
});

// Clients of rules are made once in a process, so one endpoint serves all tests.
let harness: Harness;
const environment = { ...process.env };
beforeAll(async () => {
  harness = await startHarness({ service: { maxNotificationBytes: 2_000 } });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_CONFIG_SERVICE: harness.url,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
  });
  keepLogLines();
  await putRule(harness, withKey.id, { types: [QUEUE], messages: ['change', 'oversized', 'scheduled'] });
  await putRule(harness, listed.id, { messages: ['scheduled'] });
  takeAll(harness);
});
afterAll(async () => {
  process.env = environment;
  await closeHarnesses();
});

const RULES: ReadonlyMap<string, Rule> = new Map([withKey, listed].map((rule) => [rule.id, rule]));

/** Invokes the handlers of everything that is due. */
async function run(): Promise<void> {
  for (const { id, ruleName, functionArn, event } of takeAll(harness)) {
    await RULES.get(ruleName)?.handler(event, { awsRequestId: String(id), invokedFunctionArn: functionArn });
    harness.deliveries.succeed(id);
  }
}

async function verdictsOf({ id }: Rule): Promise<string[]> {
  const command = new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: id, Limit: 100 });
  const { EvaluationResults = [] } = await harness.client.send(command);
  return EvaluationResults.map(
    ({ EvaluationResultIdentifier: identifier, ComplianceType = '', Annotation = '' }) =>
      `${identifier?.EvaluationResultQualifier?.ResourceId ?? ''} ${ComplianceType} ${Annotation}`,
  );
}

test('changes, oversized changes, deletions and schedules end in the verdicts of the rules', async () => {
  const large = { KmsMasterKeyId: 'k', Policy: 'x'.repeat(3_000) };
  recordItems(harness.service, [
    itemOf(QUEUE, 'bare', { configuration: {} }),
    itemOf(QUEUE, 'gone', { configuration: {} }),
    itemOf(QUEUE, 'large', { configuration: { ...large, KmsMasterKeyId: 'old' } }),
    itemOf(QUEUE, 'large', { at: later(1), configuration: large }),
  ]);
  await run();
  const bare = 'bare NON_COMPLIANT No key.';
  expect(await verdictsOf(withKey)).toEqual([bare, 'gone NON_COMPLIANT No key.', 'large COMPLIANT Key k.']);

  recordItems(harness.service, [
    itemOf(QUEUE, 'gone', { at: later(2), status: 'ResourceDeleted', configuration: null }),
  ]);
  await run();
  expect(await verdictsOf(withKey)).toEqual([bare, 'large COMPLIANT Key k.']);

  // More resources than a page of the list and a batch of evaluations take.
  harness.pass(10 * MINUTE);
  recordItems(
    harness.service,
    Array.from({ length: 120 }, (_, index) =>
      itemOf(QUEUE, `q${String(index)}`, { configuration: { KmsMasterKeyId: 'a' } }),
    ),
  );
  takeAll(harness);
  expect(fireSchedules(harness.service, [withKey.id])).toBe(1);
  await run();
  const { rules, evaluations } = harness.store;
  expect(evaluations.ruleTallies().get(rules.named(withKey.id)?.id ?? '')).toEqual({
    judged: 122,
    nonCompliant: 1,
  });
});

test('a schedule takes back verdicts on what is gone', async () => {
  existing = ['one', 'two'];
  fireSchedules(harness.service, [listed.id]);
  await run();
  expect(await verdictsOf(listed)).toEqual(['one COMPLIANT There.', 'two COMPLIANT There.']);
  existing = ['two'];
  harness.pass(MINUTE);
  fireSchedules(harness.service, [listed.id]);
  await run();
  expect(await verdictsOf(listed)).toEqual(['two COMPLIANT There.']);
});
