import {
  type ComplianceType,
  DeleteConfigRuleCommand,
  DescribeComplianceByConfigRuleCommand,
  type DescribeComplianceByConfigRuleCommandInput,
  DescribeComplianceByResourceCommand,
  type DescribeComplianceByResourceCommandInput,
  type Evaluation,
  GetComplianceDetailsByConfigRuleCommand,
  type GetComplianceDetailsByConfigRuleCommandInput,
  GetComplianceDetailsByResourceCommand,
  type GetComplianceDetailsByResourceCommandInput,
  GetComplianceSummaryByConfigRuleCommand,
  PutEvaluationsCommand,
} from '@aws-sdk/client-config-service';
import type { Delivery } from '../../local/deliveries';
import { recordItems } from '../../local/recording';
import {
  ACCOUNT_ID,
  closeHarnesses,
  type Harness,
  itemOf,
  judgeAll,
  MINUTE,
  putRule,
  randomOf,
  refusal,
  report,
  shuffled,
  START,
  startHarness,
  takeAll,
} from './harness';

afterEach(closeHarnesses);

const QUEUE = 'AWS::SQS::Queue';
const later = (minutes: number): Date => new Date(START.getTime() + minutes * MINUTE);

const evaluationOf = (rest: Partial<Evaluation> = {}): Evaluation => ({
  ComplianceResourceType: QUEUE,
  ComplianceResourceId: 'q',
  ComplianceType: 'COMPLIANT',
  OrderingTimestamp: START,
  ...rest,
});

async function changeOf(harness: Harness, ruleName = 'r', resourceId = 'q'): Promise<Delivery> {
  await putRule(harness, ruleName);
  recordItems(harness.service, [itemOf(QUEUE, resourceId)]);
  return one(takeAll(harness));
}

async function scheduleOf(harness: Harness, ruleName = 's'): Promise<Delivery> {
  await putRule(harness, ruleName, { messages: ['scheduled'] });
  return one(takeAll(harness));
}

function one(deliveries: readonly Delivery[]): Delivery {
  const [delivery, ...others] = deliveries;
  if (delivery === undefined || others.length > 0) throw new Error(`${String(deliveries.length)} deliveries`);
  return delivery;
}

const put = ({ client }: Harness, token: string, Evaluations: Evaluation[], TestMode?: boolean) =>
  client.send(new PutEvaluationsCommand({ ResultToken: token, Evaluations, TestMode }));

const detailsOf = async (
  { client }: Harness,
  ConfigRuleName: string,
  rest: Partial<GetComplianceDetailsByConfigRuleCommandInput> = {},
) =>
  (await client.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName, ...rest })))
    .EvaluationResults ?? [];

const verdicts = async (...[harness, name, rest]: Parameters<typeof detailsOf>): Promise<string[]> =>
  (await detailsOf(harness, name, rest)).map(
    ({ EvaluationResultIdentifier, ComplianceType: type, Annotation }) =>
      `${EvaluationResultIdentifier?.EvaluationResultQualifier?.ResourceId ?? ''} ${type ?? ''} ${Annotation ?? '-'}`,
  );

describe('PutEvaluations', () => {
  test('stores the verdict of a change with all its times', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r');
    recordItems(harness.service, [itemOf(QUEUE, 'q')]);
    harness.pass(MINUTE);
    const delivery = one(takeAll(harness));
    harness.pass(MINUTE);
    const answer = await put(harness, delivery.event.resultToken, [
      evaluationOf({ ComplianceType: 'NON_COMPLIANT', Annotation: 'Not encrypted.' }),
    ]);
    expect(answer.FailedEvaluations).toEqual([]);
    expect(await detailsOf(harness, 'r')).toEqual([
      {
        EvaluationResultIdentifier: {
          EvaluationResultQualifier: {
            ConfigRuleName: 'r',
            ResourceType: QUEUE,
            ResourceId: 'q',
            EvaluationMode: 'DETECTIVE',
          },
          OrderingTimestamp: START,
        },
        ComplianceType: 'NON_COMPLIANT',
        Annotation: 'Not encrypted.',
        ConfigRuleInvokedTime: later(1),
        ResultRecordedTime: later(2),
      },
    ]);
  });

  test('takes many resources, and the account, from a schedule', async () => {
    const harness = await startHarness();
    const { event } = await scheduleOf(harness);
    const ids = Array.from({ length: 99 }, (_, index) => `q${String(index)}`);
    await put(harness, event.resultToken, [
      ...ids.map((ComplianceResourceId) => evaluationOf({ ComplianceResourceId })),
      evaluationOf({ ComplianceResourceType: 'AWS::::Account', ComplianceResourceId: ACCOUNT_ID }),
    ]);
    expect(await detailsOf(harness, 's', { Limit: 100 })).toHaveLength(100);
  });

  test.each<[string, Partial<Evaluation>]>([
    ['INSUFFICIENT_DATA', { ComplianceType: 'INSUFFICIENT_DATA' }],
    ['another resource than the changed one', { ComplianceResourceId: 'other' }],
    ['another type than the changed one', { ComplianceResourceType: 'AWS::SNS::Topic' }],
    ['no resource type', { ComplianceResourceType: 'queue' }],
  ])('refuses all of a batch for one evaluation: %s', async (_, rest) => {
    const harness = await startHarness();
    const { event } = await changeOf(harness);
    const call = put(harness, event.resultToken, [evaluationOf(), evaluationOf(rest)]);
    expect(await refusal(call)).toMatchObject({ name: 'InvalidParameterValueException' });
    expect(await detailsOf(harness, 'r')).toEqual([]);
  });

  test('takes an annotation of 256 and a resource id of 768 characters, and none', async () => {
    const harness = await startHarness();
    const { event } = await scheduleOf(harness);
    const id = 'i'.repeat(768);
    await put(harness, event.resultToken, [
      evaluationOf({ ComplianceResourceId: id, Annotation: 'a'.repeat(256) }),
      evaluationOf({ ComplianceResourceId: 'none' }),
    ]);
    expect(await verdicts(harness, 's')).toEqual([`${id} COMPLIANT ${'a'.repeat(256)}`, 'none COMPLIANT -']);
    await put(harness, event.resultToken, []);
  });

  test('in test mode validates, and needs and changes nothing', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r');
    expect((await put(harness, 'any token', [evaluationOf()], true)).FailedEvaluations).toEqual([]);
    expect(await detailsOf(harness, 'r')).toEqual([]);
    const call = put(harness, 'any token', [evaluationOf({ ComplianceType: 'INSUFFICIENT_DATA' })], true);
    expect(await refusal(call)).toMatchObject({ name: 'InvalidParameterValueException' });
  });
});

describe('result tokens', () => {
  test.each([
    ['an invented one', () => 'token'],
    ['an empty one', () => ''],
    [
      'one with a changed payload',
      (token: string) => `${Buffer.from('1').toString('base64url')}x.${token.split('.')[1] ?? ''}`,
    ],
    ['one with a changed signature', (token: string) => `${token.slice(0, -2)}AA`],
    ['one without a signature', (token: string) => token.split('.')[0] ?? ''],
    ['one with something behind it', (token: string) => `${token}.x`],
  ])('%s is refused', async (_, forge) => {
    const harness = await startHarness();
    const { event } = await changeOf(harness);
    expect(await refusal(put(harness, forge(event.resultToken), [evaluationOf()]))).toMatchObject({
      name: 'InvalidResultTokenException',
    });
  });

  test('one of another service is refused, also for the same rule and delivery', async () => {
    const one = await startHarness();
    const other = await startHarness();
    const { event } = await changeOf(one);
    await changeOf(other);
    expect(await refusal(put(other, event.resultToken, [evaluationOf()]))).toMatchObject({
      name: 'InvalidResultTokenException',
    });
  });

  test('a page token is no result token', async () => {
    const harness = await startHarness();
    const { event } = await scheduleOf(harness);
    await put(
      harness,
      event.resultToken,
      ['a', 'b'].map((ComplianceResourceId) => evaluationOf({ ComplianceResourceId })),
    );
    const { NextToken = '' } = await harness.client.send(
      new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 's', Limit: 1 }),
    );
    expect(await refusal(put(harness, NextToken, [evaluationOf()]))).toMatchObject({
      name: 'InvalidResultTokenException',
    });
  });

  test('one is good for its rule alone', async () => {
    const harness = await startHarness();
    await putRule(harness, 'a');
    await putRule(harness, 'b');
    recordItems(harness.service, [itemOf(QUEUE, 'q')]);
    const ofA = takeAll(harness).find(({ ruleName }) => ruleName === 'a');
    await put(harness, ofA?.event.resultToken ?? '', [evaluationOf()]);
    expect(await detailsOf(harness, 'a')).toHaveLength(1);
    expect(await detailsOf(harness, 'b')).toEqual([]);
  });

  test('is used again and again until it expires, counted from the invocation', async () => {
    const harness = await startHarness({ service: { resultTokenLifetimeMs: 10 * MINUTE } });
    await putRule(harness, 'r');
    recordItems(harness.service, [itemOf(QUEUE, 'q')]);
    // Waiting in the queue takes nothing away.
    harness.pass(60 * MINUTE);
    const { event, id } = one(takeAll(harness));
    await put(harness, event.resultToken, [evaluationOf()]);
    harness.deliveries.succeed(id);
    harness.pass(10 * MINUTE);
    await put(harness, event.resultToken, [evaluationOf()]);
    harness.pass(1);
    expect(await refusal(put(harness, event.resultToken, [evaluationOf()]))).toEqual({
      name: 'InvalidResultTokenException',
      message: expect.stringContaining('expired') as unknown,
    });
  });

  test('one of a deleted rule is good for nothing, also when a rule of the same name came after', async () => {
    const harness = await startHarness();
    const { event } = await changeOf(harness);
    await harness.client.send(new DeleteConfigRuleCommand({ ConfigRuleName: 'r' }));
    await putRule(harness, 'r');
    expect(await refusal(put(harness, event.resultToken, [evaluationOf()]))).toMatchObject({
      name: 'NoSuchConfigRuleException',
    });
  });
});

describe('the ordering timestamp', () => {
  const types = ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'] as const;

  test('the newest verdict wins in whichever order, however often, verdicts come', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = randomOf(seed);
      const harness = await startHarness();
      const { event } = await scheduleOf(harness);
      const evaluations = Array.from({ length: 30 }, (_, index) =>
        evaluationOf({
          ComplianceResourceId: `q${String(index % 3)}`,
          ComplianceType: types[Math.floor(random() * 3)],
          Annotation: String(index),
          OrderingTimestamp: later(index),
        }),
      );
      const sent = shuffled([...evaluations, ...evaluations.slice(0, 10)], random);
      while (sent.length > 0)
        await put(harness, event.resultToken, sent.splice(0, 1 + Math.floor(random() * 9)));
      expect(await verdicts(harness, 's', { ComplianceTypes: [...types] })).toEqual(
        [27, 28, 29].map((index) => {
          const { ComplianceResourceId, ComplianceType: type } = evaluations[index] ?? {};
          return `${ComplianceResourceId ?? ''} ${type ?? ''} ${String(index)}`;
        }),
      );
      await closeHarnesses();
    }
  });

  test('of two verdicts with the same time the later one counts', async () => {
    const harness = await startHarness();
    const { event } = await changeOf(harness);
    await put(harness, event.resultToken, [evaluationOf({ Annotation: 'first' })]);
    await put(harness, event.resultToken, [evaluationOf({ Annotation: 'second' })]);
    expect(await verdicts(harness, 'r')).toEqual(['q COMPLIANT second']);
    await put(harness, event.resultToken, [
      evaluationOf({ Annotation: 'old', OrderingTimestamp: new Date(START.getTime() - 1) }),
    ]);
    expect(await verdicts(harness, 'r')).toEqual(['q COMPLIANT second']);
  });

  test('an older verdict does not come back after NOT_APPLICABLE', async () => {
    const harness = await startHarness();
    const { event } = await changeOf(harness);
    await put(harness, event.resultToken, [evaluationOf({ OrderingTimestamp: later(1) })]);
    await put(harness, event.resultToken, [
      evaluationOf({ ComplianceType: 'NOT_APPLICABLE', OrderingTimestamp: later(2) }),
    ]);
    await put(harness, event.resultToken, [evaluationOf({ OrderingTimestamp: later(1) })]);
    expect(await verdicts(harness, 'r')).toEqual([]);
    expect(await verdicts(harness, 'r', { ComplianceTypes: ['NOT_APPLICABLE'] })).toEqual([
      'q NOT_APPLICABLE -',
    ]);
    await put(harness, event.resultToken, [evaluationOf({ OrderingTimestamp: later(3) })]);
    expect(await verdicts(harness, 'r')).toEqual(['q COMPLIANT -']);
  });
});

describe('views', () => {
  /** Rule a: q1 and q2 fail, t1 passes. Rule b: all pass. Rule c: nothing applies. Rule d: nothing known. */
  async function startJudged(): Promise<Harness> {
    const harness = await startHarness();
    for (const name of ['a', 'b', 'c']) await putRule(harness, name);
    await putRule(harness, 'd', { types: ['AWS::EC2::VPC'] });
    recordItems(harness.service, [itemOf(QUEUE, 'q1'), itemOf(QUEUE, 'q2'), itemOf('AWS::SNS::Topic', 't1')]);
    await judgeAll(harness, ({ resourceType }, rule) => {
      if (rule === 'c') return 'NOT_APPLICABLE';
      return rule === 'a' && resourceType === QUEUE ? 'NON_COMPLIANT' : 'COMPLIANT';
    });
    return harness;
  }

  const failing = (CappedCount: number) => ({
    ComplianceType: 'NON_COMPLIANT',
    ComplianceContributorCount: { CappedCount, CapExceeded: false },
  });

  test.each<[string, DescribeComplianceByConfigRuleCommandInput, string[]]>([
    ['all', {}, ['a', 'b', 'c', 'd']],
    ['by name', { ConfigRuleNames: ['d', 'a'] }, ['a', 'd']],
    ['failing', { ComplianceTypes: ['NON_COMPLIANT'] }, ['a']],
    ['without data or passing', { ComplianceTypes: ['INSUFFICIENT_DATA', 'COMPLIANT'] }, ['b', 'c', 'd']],
    ['NOT_APPLICABLE', { ComplianceTypes: ['NOT_APPLICABLE'] }, []],
  ])('compliance by rule: %s', async (_, input, expected) => {
    const { client } = await startJudged();
    const compliance: Readonly<Record<string, object>> = {
      a: failing(2),
      b: { ComplianceType: 'COMPLIANT' },
      c: { ComplianceType: 'INSUFFICIENT_DATA' },
      d: { ComplianceType: 'INSUFFICIENT_DATA' },
    };
    const { ComplianceByConfigRules } = await client.send(new DescribeComplianceByConfigRuleCommand(input));
    expect(ComplianceByConfigRules).toEqual(
      expected.map((ConfigRuleName) => ({ ConfigRuleName, Compliance: compliance[ConfigRuleName] })),
    );
  });

  test.each<[string, DescribeComplianceByResourceCommandInput, string[]]>([
    ['all', {}, ['t1', 'q1', 'q2']],
    ['of a type', { ResourceType: QUEUE }, ['q1', 'q2']],
    ['one', { ResourceType: QUEUE, ResourceId: 'q2' }, ['q2']],
    ['unknown', { ResourceType: QUEUE, ResourceId: 'q3' }, []],
    ['failing', { ComplianceTypes: ['NON_COMPLIANT'] }, ['q1', 'q2']],
    ['passing', { ComplianceTypes: ['COMPLIANT'] }, ['t1']],
    ['without data', { ComplianceTypes: ['INSUFFICIENT_DATA'] }, []],
  ])('compliance by resource: %s', async (_, input, expected) => {
    const { client } = await startJudged();
    const { ComplianceByResources = [] } = await client.send(new DescribeComplianceByResourceCommand(input));
    expect(ComplianceByResources).toEqual(
      expected.map((ResourceId) => ({
        ResourceType: ResourceId === 't1' ? 'AWS::SNS::Topic' : QUEUE,
        ResourceId,
        Compliance: ResourceId === 't1' ? { ComplianceType: 'COMPLIANT' } : failing(1),
      })),
    );
  });

  test.each<[string, GetComplianceDetailsByResourceCommandInput, string[]]>([
    ['all verdicts', { ResourceType: QUEUE, ResourceId: 'q1' }, ['a NON_COMPLIANT', 'b COMPLIANT']],
    [
      'failing',
      { ResourceType: QUEUE, ResourceId: 'q1', ComplianceTypes: ['NON_COMPLIANT'] },
      ['a NON_COMPLIANT'],
    ],
    [
      'not applicable',
      { ResourceType: QUEUE, ResourceId: 'q1', ComplianceTypes: ['NOT_APPLICABLE'] },
      ['c NOT_APPLICABLE'],
    ],
    ['of an unknown resource', { ResourceType: QUEUE, ResourceId: 'q3' }, []],
  ])('details of a resource: %s', async (_, input, expected) => {
    const { client } = await startJudged();
    const { EvaluationResults = [] } = await client.send(new GetComplianceDetailsByResourceCommand(input));
    const found = EvaluationResults.map(
      ({ EvaluationResultIdentifier: identifier, ComplianceType: type }) =>
        `${identifier?.EvaluationResultQualifier?.ConfigRuleName ?? ''} ${type ?? ''}`,
    );
    expect(found.sort()).toEqual(expected);
  });

  test('the summary counts rules that have verdicts', async () => {
    const { client } = await startJudged();
    const { ComplianceSummary } = await client.send(new GetComplianceSummaryByConfigRuleCommand({}));
    expect(ComplianceSummary).toEqual({
      CompliantResourceCount: { CappedCount: 1, CapExceeded: false },
      NonCompliantResourceCount: { CappedCount: 1, CapExceeded: false },
      ComplianceSummaryTimestamp: START,
    });
  });

  test('counts end at 25', async () => {
    const harness = await startHarness();
    const { event } = await scheduleOf(harness);
    const fail = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        evaluationOf({ ComplianceResourceId: String(index), ComplianceType: 'NON_COMPLIANT' }),
      );
    const count = async () =>
      (await harness.client.send(new DescribeComplianceByConfigRuleCommand({}))).ComplianceByConfigRules?.[0]
        ?.Compliance?.ComplianceContributorCount;
    await put(harness, event.resultToken, fail(25));
    expect(await count()).toEqual({ CappedCount: 25, CapExceeded: false });
    await put(harness, event.resultToken, fail(26));
    expect(await count()).toEqual({ CappedCount: 25, CapExceeded: true });
  });

  test('a deleted resource leaves all views with its NOT_APPLICABLE', async () => {
    const harness = await startJudged();
    const { client } = harness;
    recordItems(harness.service, [
      itemOf(QUEUE, 'q1', { at: later(1), status: 'ResourceDeleted', configuration: null }),
    ]);
    for (const delivery of takeAll(harness)) await report(harness, delivery, 'NOT_APPLICABLE');
    expect(await verdicts(harness, 'a')).toEqual(['t1 COMPLIANT Seen.', 'q2 NON_COMPLIANT Seen.']);
    const { ComplianceByResources } = await client.send(
      new DescribeComplianceByResourceCommand({ ResourceType: QUEUE, ResourceId: 'q1' }),
    );
    expect(ComplianceByResources).toEqual([]);
    const { ComplianceByConfigRules } = await client.send(
      new DescribeComplianceByConfigRuleCommand({ ConfigRuleNames: ['a'] }),
    );
    expect(ComplianceByConfigRules?.[0]?.Compliance).toEqual(failing(1));
  });

  test.each<[string, (harness: Harness) => Promise<unknown>, string]>([
    ['details of an unknown rule', (harness) => detailsOf(harness, 'x'), 'NoSuchConfigRuleException'],
    [
      'details filtered for INSUFFICIENT_DATA',
      (harness) => detailsOf(harness, 'a', { ComplianceTypes: ['INSUFFICIENT_DATA'] }),
      'InvalidParameterValueException',
    ],
    [
      'four compliance types',
      (harness) => detailsOf(harness, 'a', { ComplianceTypes: Array<ComplianceType>(4).fill('COMPLIANT') }),
      'ValidationException',
    ],
    [
      'compliance of an unknown rule',
      ({ client }) => client.send(new DescribeComplianceByConfigRuleCommand({ ConfigRuleNames: ['a', 'x'] })),
      'NoSuchConfigRuleException',
    ],
    [
      'a resource without its type',
      ({ client }) => client.send(new DescribeComplianceByResourceCommand({ ResourceId: 'q1' })),
      'InvalidParameterValueException',
    ],
    [
      'details of no resource',
      ({ client }) => client.send(new GetComplianceDetailsByResourceCommand({ ResourceType: QUEUE })),
      'InvalidParameterValueException',
    ],
    [
      'details of a proactive evaluation',
      ({ client }) => client.send(new GetComplianceDetailsByResourceCommand({ ResourceEvaluationId: 'x' })),
      'InvalidParameterValueException',
    ],
  ])('are refused: %s', async (_, call, name) => {
    expect(await refusal(call(await startJudged()))).toMatchObject({ name });
  });
});
