import {
  DescribeConfigRulesCommand,
  GetComplianceDetailsByConfigRuleCommand,
  PutEvaluationsCommand,
} from '@aws-sdk/client-config-service';
import type { Fault } from '../../local/faults';
import {
  clientOf,
  closeHarnesses,
  type Harness,
  putRule,
  refusal,
  START,
  startHarness,
  takeAll,
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
