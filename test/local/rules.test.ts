import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ConfigRule,
  DeleteConfigRuleCommand,
  DescribeConfigRuleEvaluationStatusCommand,
  DescribeConfigRulesCommand,
  type DescribeConfigRulesCommandInput,
  PutConfigRuleCommand,
  StartConfigRulesEvaluationCommand,
} from '@aws-sdk/client-config-service';
import { fireSchedules } from '../../local/triggers';
import { recordItems } from '../../local/recording';
import { Database, Query } from '../../local/store/database';
import {
  closeHarnesses,
  itemOf,
  judgeAll,
  MINUTE,
  putRule,
  refusal,
  ruleOf,
  START,
  startHarness,
  takeAll,
  told,
} from './harness';

afterEach(closeHarnesses);

test('a rule is described as it was put, with what the service adds', async () => {
  const { client } = await startHarness();
  const rule = ruleOf('queues', {
    types: ['AWS::SQS::Queue'],
    Description: 'Queues are fine.',
    InputParameters: '{"a":"1"}',
    messages: ['change', 'oversized', 'scheduled'],
    frequency: 'Three_Hours',
  });
  await client.send(new PutConfigRuleCommand({ ConfigRule: rule }));
  const { ConfigRules = [] } = await client.send(new DescribeConfigRulesCommand({}));
  const id = ConfigRules[0]?.ConfigRuleId ?? '';
  expect(id).toMatch(/^config-rule-[a-z0-9]{6}$/);
  expect(ConfigRules).toEqual([
    {
      ...rule,
      ConfigRuleId: id,
      ConfigRuleArn: `arn:aws:config:us-east-1:111122223333:config-rule/${id}`,
      ConfigRuleState: 'ACTIVE',
      EvaluationModes: [{ Mode: 'DETECTIVE' }],
    },
  ]);
});

test('a rule is changed by its name, its id or its ARN, and keeps them', async () => {
  const { client } = await startHarness();
  await putRule({ client }, 'queues');
  const describe = async (): Promise<ConfigRule> => {
    const { ConfigRules = [] } = await client.send(new DescribeConfigRulesCommand({}));
    const [rule, ...others] = ConfigRules;
    if (rule === undefined || others.length > 0) throw new Error(`${String(ConfigRules.length)} rules`);
    return rule;
  };
  const { ConfigRuleId, ConfigRuleArn } = await describe();
  const { ConfigRuleName: _, ...nameless } = ruleOf('queues');
  for (const by of [{ ConfigRuleName: 'queues' }, { ConfigRuleId }, { ConfigRuleArn }] as const) {
    const Description = Object.keys(by)[0] ?? '';
    await client.send(new PutConfigRuleCommand({ ConfigRule: { ...nameless, ...by, Description } }));
    expect(await describe()).toMatchObject({
      ConfigRuleName: 'queues',
      ConfigRuleId,
      ConfigRuleArn,
      Description,
    });
  }
});

const detail = { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' } as const;
const arn = 'arn:aws:lambda:us-east-1:111122223333:function:f';

test.each<[string, Partial<ConfigRule>, RegExp]>([
  [
    'a policy rule',
    {
      Source: {
        Owner: 'CUSTOM_POLICY',
        CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x', PolicyText: 'x' },
      },
    },
    /CUSTOM_LAMBDA and AWS only/,
  ],
  ['a managed rule that cannot be', { Source: { Owner: 'AWS', SourceIdentifier: 'a-b' } }, /managed rule/],
  [
    'no function',
    { Source: { Owner: 'CUSTOM_LAMBDA', SourceDetails: [detail] } },
    /ARN of a Lambda function/,
  ],
  [
    'an ARN of something else',
    { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: 'arn:aws:s3:::bucket', SourceDetails: [detail] } },
    /ARN of a Lambda function/,
  ],
  [
    'a function in another Region',
    {
      Source: {
        Owner: 'CUSTOM_LAMBDA',
        SourceIdentifier: arn.replace('us-east-1', 'eu-west-1'),
        SourceDetails: [detail],
      },
    },
    /Region of the rule, us-east-1, not in eu-west-1/,
  ],
  [
    'a function of $LATEST',
    { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: `${arn}:$LATEST`, SourceDetails: [detail] } },
    /\$LATEST/,
  ],
  [
    'nothing that triggers it',
    { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: arn } },
    /SourceDetails/,
  ],
  [
    'a trigger without a message type',
    {
      Source: {
        Owner: 'CUSTOM_LAMBDA',
        SourceIdentifier: arn,
        SourceDetails: [{ EventSource: 'aws.config' }],
      },
    },
    /MessageType/,
  ],
  [
    'a snapshot as trigger',
    {
      Source: {
        Owner: 'CUSTOM_LAMBDA',
        SourceIdentifier: arn,
        SourceDetails: [{ ...detail, MessageType: 'ConfigurationSnapshotDeliveryCompleted' }],
      },
    },
    /snapshots/,
  ],
  [
    'a frequency of changes',
    {
      Source: {
        Owner: 'CUSTOM_LAMBDA',
        SourceIdentifier: arn,
        SourceDetails: [{ ...detail, MaximumExecutionFrequency: 'One_Hour' }],
      },
    },
    /ScheduledNotification only/,
  ],
  ['a frequency outside its trigger', { MaximumExecutionFrequency: 'One_Hour' }, /SourceDetails/],
  ['parameters that are no JSON', { InputParameters: '{' }, /JSON object/],
  ['parameters that are a list', { InputParameters: '[]' }, /JSON object/],
  ['proactive evaluation', { EvaluationModes: [{ Mode: 'PROACTIVE' }] }, /DETECTIVE/],
  ['a resource id without a type', { Scope: { ComplianceResourceId: 'i' } }, /exactly one resource type/],
  ['a tag value without a key', { Scope: { TagValue: 'v' } }, /TagKey/],
  ['an id of no rule', { ConfigRuleId: 'config-rule-zzzzzz' }, /existing rule/],
  [
    'an ARN of another account',
    { ConfigRuleArn: 'arn:aws:config:us-east-1:999999999999:config-rule/x' },
    /existing rule/,
  ],
  ['no name', { ConfigRuleName: undefined }, /needs a ConfigRuleName/],
])('a rule is refused: %s', async (_, part, message) => {
  const { client } = await startHarness();
  const put = client.send(new PutConfigRuleCommand({ ConfigRule: { ...ruleOf('r'), ...part } }));
  expect(await refusal(put)).toEqual({
    name: 'InvalidParameterValueException',
    message: expect.stringMatching(message) as unknown,
  });
  expect(await client.send(new DescribeConfigRulesCommand({}))).toMatchObject({ ConfigRules: [] });
});

test('the name of a rule stays', async () => {
  const { client } = await startHarness();
  await putRule({ client }, 'one');
  const { ConfigRules = [] } = await client.send(new DescribeConfigRulesCommand({}));
  const renamed = { ...ruleOf('two'), ConfigRuleId: ConfigRules[0]?.ConfigRuleId };
  expect(await refusal(client.send(new PutConfigRuleCommand({ ConfigRule: renamed })))).toMatchObject({
    name: 'InvalidParameterValueException',
  });
});

test('an account has at most 1,000 rules', async () => {
  const { client, store } = await startHarness();
  store.transaction(() => {
    for (let index = 0; index < 1000; index += 1) {
      const name = `rule-${String(index)}`;
      store.rules.add({ id: name, name, pack: undefined, definition: ruleOf(name), createdAt: 0 });
    }
  });
  expect(await refusal(putRule({ client }, 'one-more'))).toMatchObject({
    name: 'MaxNumberOfConfigRulesExceededException',
  });
});

test('what no rule is left to be told of is gone with the last rule that was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  const path = join(folder, 'config.db');
  const { client, service, store } = await startHarness({ path });
  await putRule({ client }, 'one');
  await putRule({ client }, 'other');
  recordItems(service, [itemOf('AWS::SQS::Queue', 'q')]);
  const deleteRule = async (ConfigRuleName: string) =>
    client.send(new DeleteConfigRuleCommand({ ConfigRuleName }));
  const [delivery] = store.deliveries.due(service.now().getTime(), 1);
  await deleteRule('one');
  expect(store.deliveries.due(service.now().getTime(), 9)).toMatchObject([
    { notification: delivery?.notification },
  ]);
  await deleteRule('other');
  await closeHarnesses();
  const database = new Database(path);
  expect(new Query(database, 'SELECT * FROM notifications').all()).toEqual([]);
  database.close();
  rmSync(folder, { recursive: true });
});

test('a deleted rule is gone with its deliveries', async () => {
  const harness = await startHarness();
  const { client, deliveries, service } = harness;
  await putRule(harness, 'queues');
  recordItems(service, [itemOf('AWS::SQS::Queue', 'q')]);
  const [taken] = deliveries.take(1);
  await client.send(new DeleteConfigRuleCommand({ ConfigRuleName: 'queues' }));
  expect(deliveries.counts()).toEqual({ pending: 0, running: 0, done: 0, skipped: 0, failed: 0 });
  expect(deliveries.succeed(taken?.id ?? 0)).toBe(false);
  expect(deliveries.fail(taken?.id ?? 0, { code: 'x', message: 'x', invoked: true })).toBeUndefined();
  const named = { ConfigRuleNames: ['queues'] };
  for (const call of [
    client.send(new DescribeConfigRulesCommand(named)),
    client.send(new DescribeConfigRuleEvaluationStatusCommand(named)),
    client.send(new StartConfigRulesEvaluationCommand(named)),
    client.send(new DeleteConfigRuleCommand({ ConfigRuleName: 'queues' })),
  ]) {
    expect(await refusal(call)).toEqual({
      name: 'NoSuchConfigRuleException',
      message: expect.stringContaining('queues') as unknown,
    });
  }
});

test('rules are filtered by name and by evaluation mode', async () => {
  const { client } = await startHarness();
  for (const name of ['b', 'a', 'c']) await putRule({ client }, name);
  const names = async (input: DescribeConfigRulesCommandInput) =>
    (await client.send(new DescribeConfigRulesCommand(input))).ConfigRules?.map(
      ({ ConfigRuleName }) => ConfigRuleName,
    );
  expect(await names({})).toEqual(['a', 'b', 'c']);
  expect(await names({ ConfigRuleNames: ['c', 'a', 'c'] })).toEqual(['a', 'c']);
  expect(await names({ Filters: { EvaluationMode: 'DETECTIVE' } })).toEqual(['a', 'b', 'c']);
  expect(await names({ Filters: { EvaluationMode: 'PROACTIVE' } })).toEqual([]);
});

test('the evaluation status follows invocations, evaluations and failures', async () => {
  const harness = await startHarness();
  const { client, deliveries, service, pass } = harness;
  const status = async () =>
    (await client.send(new DescribeConfigRuleEvaluationStatusCommand({ ConfigRuleNames: ['r'] })))
      .ConfigRulesEvaluationStatus?.[0];
  await putRule(harness, 'r');
  expect(await status()).toMatchObject({
    ConfigRuleName: 'r',
    FirstEvaluationStarted: false,
    FirstActivatedTime: START,
  });
  expect(await status()).not.toHaveProperty('LastSuccessfulInvocationTime');
  recordItems(service, [itemOf('AWS::SQS::Queue', 'q')]);
  pass(MINUTE);
  await judgeAll(harness, () => 'COMPLIANT');
  const later = new Date(START.getTime() + MINUTE);
  expect(await status()).toMatchObject({
    FirstEvaluationStarted: true,
    LastSuccessfulInvocationTime: later,
    LastSuccessfulEvaluationTime: later,
  });
  recordItems(service, [itemOf('AWS::SQS::Queue', 'p')]);
  const [taken] = takeAll(harness);
  pass(MINUTE);
  deliveries.fail(taken?.id ?? 0, { code: 'Unhandled', message: 'boom', invoked: true });
  const latest = new Date(START.getTime() + 2 * MINUTE);
  expect(await status()).toMatchObject({
    LastFailedEvaluationTime: latest,
    LastErrorCode: 'Unhandled',
    LastErrorMessage: 'boom',
  });
  expect(await status()).not.toHaveProperty('LastFailedInvocationTime');
  pass(MINUTE);
  const [again] = takeAll(harness);
  deliveries.fail(again?.id ?? 0, { code: 'ResourceNotFound', message: 'no such function', invoked: false });
  expect(await status()).toMatchObject({
    LastSuccessfulInvocationTime: later,
    LastFailedInvocationTime: new Date(START.getTime() + 3 * MINUTE),
    LastFailedEvaluationTime: latest,
    LastErrorCode: 'ResourceNotFound',
  });
});

describe('StartConfigRulesEvaluation', () => {
  const start = (...ConfigRuleNames: string[]) => new StartConfigRulesEvaluationCommand({ ConfigRuleNames });
  const state = async ({ client }: Awaited<ReturnType<typeof startHarness>>) =>
    (await client.send(new DescribeConfigRulesCommand({}))).ConfigRules?.map(
      ({ ConfigRuleState }) => ConfigRuleState,
    );

  test('delivers the last known state of what is in scope, once for each rule', async () => {
    const harness = await startHarness();
    recordItems(harness.service, [
      itemOf('AWS::SQS::Queue', 'q1', { at: new Date('2026-09-01') }),
      itemOf('AWS::SQS::Queue', 'q1'),
      itemOf('AWS::SQS::Queue', 'gone', { status: 'ResourceDeleted', configuration: null }),
      itemOf('AWS::SNS::Topic', 't1'),
    ]);
    await putRule(harness, 'queues', { types: ['AWS::SQS::Queue'] });
    await putRule(harness, 'both', { messages: ['change', 'scheduled'] });
    await putRule(harness, 'schedule', { messages: ['scheduled'] });
    const all = ['both -', 'both q1', 'both t1', 'queues q1', 'schedule -'];
    const first = takeAll(harness);
    expect(told(first)).toEqual(all);
    for (const { id } of first) harness.deliveries.succeed(id);
    await harness.client.send(start('queues', 'both', 'schedule', 'both'));
    expect(await state(harness)).toEqual(['EVALUATING', 'EVALUATING', 'EVALUATING']);
    const second = takeAll(harness);
    expect(told(second)).toEqual(all);
    for (const { id } of second) harness.deliveries.succeed(id);
    expect(await state(harness)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
  });

  test('is refused while one is in progress, and within a minute', async () => {
    const harness = await startHarness();
    recordItems(harness.service, [itemOf('AWS::SQS::Queue', 'q1')]);
    await putRule(harness, 'queues');
    await putRule(harness, 'other');
    await harness.client.send(start('queues'));
    const limited = { name: 'LimitExceededException', message: expect.stringContaining('queues') as unknown };
    expect(await refusal(harness.client.send(start('other', 'queues')))).toEqual(limited);
    harness.pass(MINUTE);
    expect(await refusal(harness.client.send(start('queues')))).toEqual(limited);
    for (const { id } of takeAll(harness)) harness.deliveries.succeed(id);
    await harness.client.send(start('queues'));
    for (const { id } of takeAll(harness)) harness.deliveries.succeed(id);
    harness.pass(MINUTE - 1);
    expect(await refusal(harness.client.send(start('queues')))).toEqual(limited);
    harness.pass(1);
    await harness.client.send(start('queues'));
    // The refused call left nothing of its other rule behind.
    expect(await harness.client.send(start('other'))).toBeDefined();
  });

  test('needs names', async () => {
    const { client } = await startHarness();
    expect(await refusal(client.send(new StartConfigRulesEvaluationCommand({})))).toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });
});

test('schedules are fired for the rules that have one, all or by name', async () => {
  const harness = await startHarness();
  await putRule(harness, 'changes');
  await putRule(harness, 'daily', { messages: ['scheduled'] });
  await putRule(harness, 'hourly', { messages: ['scheduled'], frequency: 'One_Hour' });
  takeAll(harness);
  expect(fireSchedules(harness.service)).toBe(2);
  expect(told(takeAll(harness))).toEqual(['daily -', 'hourly -']);
  expect(fireSchedules(harness.service, ['hourly', 'changes'])).toBe(1);
  expect(told(takeAll(harness))).toEqual(['hourly -']);
  expect(fireSchedules(harness.service, ['changes'])).toBe(0);
  expect(() => fireSchedules(harness.service, ['missing'])).toThrow(/no Config rule missing/);
});
