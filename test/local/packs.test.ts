import {
  DeleteConfigRuleCommand,
  DeleteConformancePackCommand,
  DescribeConfigRulesCommand,
  DescribeConformancePackComplianceCommand,
  type DescribeConformancePackComplianceCommandInput,
  DescribeConformancePacksCommand,
  DescribeConformancePackStatusCommand,
  GetConformancePackComplianceDetailsCommand,
  type GetConformancePackComplianceDetailsCommandInput,
  GetConformancePackComplianceSummaryCommand,
  PutConfigRuleCommand,
  PutConformancePackCommand,
  type PutConformancePackCommandInput,
} from '@aws-sdk/client-config-service';
import { recordItems } from '../../local/recording';
import {
  ACCOUNT_ID,
  closeHarnesses,
  type Harness,
  itemOf,
  judgeAll,
  MINUTE,
  refusal,
  REGION,
  ruleOf,
  START,
  startHarness,
  takeAll,
} from './harness';

afterEach(closeHarnesses);

const QUEUE = 'AWS::SQS::Queue';

/** A template with one rule for each name. */
const templateOf = (...names: readonly string[]): string =>
  JSON.stringify({
    Resources: Object.fromEntries(
      names.map((name) => [
        name,
        { Type: 'AWS::Config::ConfigRule', Properties: ruleOf(name, { types: [QUEUE] }) },
      ]),
    ),
  });

const put = ({ client }: Harness, TemplateBody: string, rest: Partial<PutConformancePackCommandInput> = {}) =>
  client.send(new PutConformancePackCommand({ ConformancePackName: 'hipaa', TemplateBody, ...rest }));

const rulesOf = async ({ client }: Harness) =>
  (await client.send(new DescribeConfigRulesCommand({}))).ConfigRules ?? [];

const packIdOf = async ({ client }: Harness): Promise<string> =>
  (await client.send(new DescribeConformancePacksCommand({}))).ConformancePackDetails?.[0]
    ?.ConformancePackId ?? '';

test('a pack makes its rules, with its tail on their names and owned by the service', async () => {
  const harness = await startHarness();
  recordItems(harness.service, [itemOf(QUEUE, 'q')]);
  const { ConformancePackArn } = await put(harness, templateOf('b', 'a'), {
    DeliveryS3Bucket: 'awsconfigconforms-x',
    ConformancePackInputParameters: [],
  });
  const id = await packIdOf(harness);
  expect(id).toMatch(/^conformance-pack-[a-z0-9]{9}$/);
  expect(ConformancePackArn).toBe(`arn:aws:config:${REGION}:${ACCOUNT_ID}:conformance-pack/hipaa/${id}`);
  const rules = await rulesOf(harness);
  expect(rules).toMatchObject(
    ['a', 'b'].map((name) => ({
      ConfigRuleName: `${name}-${id}`,
      CreatedBy: 'config-conforms.amazonaws.com',
      ConfigRuleArn: expect.stringMatching(
        /:config-rule\/aws-service-rule\/config-conforms\.amazonaws\.com\/config-rule-[a-z0-9]{6}$/,
      ) as unknown,
    })),
  );
  expect(
    takeAll(harness)
      .map(({ ruleName }) => ruleName)
      .sort(),
  ).toEqual([`a-${id}`, `b-${id}`]);
  const { ConformancePackStatusDetails } = await harness.client.send(
    new DescribeConformancePackStatusCommand({}),
  );
  expect(ConformancePackStatusDetails).toEqual([
    {
      ConformancePackName: 'hipaa',
      ConformancePackId: id,
      ConformancePackArn,
      ConformancePackState: 'CREATE_COMPLETE',
      StackArn: expect.stringMatching(
        new RegExp(`^arn:aws:cloudformation:${REGION}:${ACCOUNT_ID}:stack/awsconfigconforms-hipaa-${id}/`),
      ) as unknown,
      LastUpdateRequestedTime: START,
      LastUpdateCompletedTime: START,
    },
  ]);
  const { ConformancePackDetails } = await harness.client.send(
    new DescribeConformancePacksCommand({ ConformancePackNames: ['hipaa'] }),
  );
  expect(ConformancePackDetails).toMatchObject([
    {
      DeliveryS3Bucket: 'awsconfigconforms-x',
      ConformancePackInputParameters: [],
      LastUpdateRequestedTime: START,
    },
  ]);
});

test('a pack that is put again keeps its id, its kept rules and their verdicts; others come and go', async () => {
  const harness = await startHarness();
  recordItems(harness.service, [itemOf(QUEUE, 'q')]);
  await put(harness, templateOf('kept', 'dropped'));
  const id = await packIdOf(harness);
  const [, before] = await rulesOf(harness);
  await judgeAll(harness, () => 'COMPLIANT');
  harness.pass(MINUTE);
  await put(harness, templateOf('kept', 'new'));
  expect(await packIdOf(harness)).toBe(id);
  const [after, ...others] = await rulesOf(harness);
  expect(after?.ConfigRuleId).toBe(before?.ConfigRuleId);
  expect(others.map(({ ConfigRuleName }) => ConfigRuleName)).toEqual([`new-${id}`]);
  expect(takeAll(harness).map(({ ruleName }) => ruleName)).toEqual([`new-${id}`]);
  const compliance = new DescribeConformancePackComplianceCommand({ ConformancePackName: 'hipaa' });
  expect((await harness.client.send(compliance)).ConformancePackRuleComplianceList).toMatchObject([
    { ConfigRuleName: `kept-${id}`, ComplianceType: 'COMPLIANT' },
    { ConfigRuleName: `new-${id}`, ComplianceType: 'INSUFFICIENT_DATA' },
  ]);
});

test('a pack that fails leaves nothing, and one that fails to change stays as it was', async () => {
  const harness = await startHarness();
  const bad = templateOf('good', 'bad').replace('function:bad', 'bad');
  expect(await refusal(put(harness, bad))).toEqual({
    name: 'ConformancePackTemplateValidationException',
    message: expect.stringMatching(
      /^Resources\.bad\.Properties: SourceIdentifier must be the ARN/,
    ) as unknown,
  });
  expect(await rulesOf(harness)).toEqual([]);
  expect(await packIdOf(harness)).toBe('');
  await put(harness, templateOf('good'));
  expect(await refusal(put(harness, bad))).toMatchObject({
    name: 'ConformancePackTemplateValidationException',
  });
  expect(await rulesOf(harness)).toHaveLength(1);
});

test.each<[string, string, RegExp]>([
  [
    'two rules of one name',
    templateOf('a', 'b').replace('"ConfigRuleName":"b"', '"ConfigRuleName":"a"'),
    /Resources\.b: another rule has this name: a-conformance-pack-/,
  ],
  [
    'a name that is too long with its tail',
    templateOf('x'.repeat(103)),
    /the name with its tail is too long/,
  ],
  [
    'a description that is too long',
    templateOf('a').replace('"Scope"', `"Description":"${'x'.repeat(257)}","Scope"`),
    /Resources\.a\.Properties: 1 validation error detected: Value at 'description'/,
  ],
  [
    'a scope that is a text',
    templateOf('a').replace(/"Scope":\{.*?\}/, '"Scope":"all"'),
    /scope: expected an object/,
  ],
])('a pack is refused: %s', async (_, template, message) => {
  const harness = await startHarness();
  expect(await refusal(put(harness, template))).toEqual({
    name: 'ConformancePackTemplateValidationException',
    message: expect.stringMatching(message) as unknown,
  });
  expect(await rulesOf(harness)).toEqual([]);
});

test('the longest name of a rule in a pack', async () => {
  const harness = await startHarness();
  await put(harness, templateOf('x'.repeat(101)));
  const [rule] = await rulesOf(harness);
  expect(rule?.ConfigRuleName).toHaveLength(128);
});

test('the rules of a pack are changed and deleted with it alone', async () => {
  const harness = await startHarness();
  const { client } = harness;
  await put(harness, templateOf('a'));
  const ConfigRuleName = `a-${await packIdOf(harness)}`;
  expect(await refusal(client.send(new DeleteConfigRuleCommand({ ConfigRuleName })))).toMatchObject({
    name: 'AccessDeniedException',
  });
  expect(
    await refusal(client.send(new PutConfigRuleCommand({ ConfigRule: ruleOf(ConfigRuleName) }))),
  ).toMatchObject({ name: 'AccessDeniedException' });
  const deletion = new DeleteConformancePackCommand({ ConformancePackName: 'hipaa' });
  await client.send(deletion);
  expect(await rulesOf(harness)).toEqual([]);
  expect(await packIdOf(harness)).toBe('');
  expect(await refusal(client.send(deletion))).toMatchObject({ name: 'NoSuchConformancePackException' });
});

test('templates come in the body', async () => {
  const { client } = await startHarness();
  for (const input of [
    {},
    { TemplateS3Uri: 's3://bucket/pack.yaml' },
    { TemplateSSMDocumentDetails: { DocumentName: 'doc' } },
    { TemplateBody: templateOf('a'), TemplateS3Uri: 's3://bucket/pack.yaml' },
  ]) {
    const call = client.send(new PutConformancePackCommand({ ConformancePackName: 'p', ...input }));
    expect(await refusal(call)).toMatchObject({ name: 'InvalidParameterValueException' });
  }
});

test('an account has at most 50 packs', async () => {
  const harness = await startHarness();
  for (let index = 0; index < 50; index += 1)
    await put(harness, templateOf('a'), { ConformancePackName: `p${String(index)}` });
  expect(await refusal(put(harness, templateOf('a')))).toMatchObject({
    name: 'MaxNumberOfConformancePacksExceededException',
  });
  await put(harness, templateOf('b'), { ConformancePackName: 'p0' });
});

describe('compliance of a pack', () => {
  /** Rule a fails for q1, b passes, c has no data. */
  async function startJudged() {
    const harness = await startHarness();
    await put(harness, templateOf('a', 'b'));
    const id = await packIdOf(harness);
    recordItems(harness.service, [itemOf(QUEUE, 'q1'), itemOf(QUEUE, 'q2')]);
    await judgeAll(harness, ({ resourceId }, rule) =>
      rule.startsWith('a-') && resourceId === 'q1' ? 'NON_COMPLIANT' : 'COMPLIANT',
    );
    const other = templateOf('a', 'b', 'c').replaceAll(`"${QUEUE}"`, '"AWS::EC2::VPC"');
    await put(harness, templateOf('a', 'b', 'c'));
    await put(harness, other, { ConformancePackName: 'other' });
    takeAll(harness);
    return { ...harness, id };
  }

  const compliance = async (
    { client }: Pick<Harness, 'client'>,
    Filters?: DescribeConformancePackComplianceCommandInput['Filters'],
  ) =>
    (
      await client.send(
        new DescribeConformancePackComplianceCommand({ ConformancePackName: 'hipaa', Filters }),
      )
    ).ConformancePackRuleComplianceList?.map(
      ({ ConfigRuleName = '', ComplianceType: type = '' }) => `${ConfigRuleName.slice(0, 1)} ${type}`,
    );

  const details = async (
    { client }: Pick<Harness, 'client'>,
    Filters?: GetConformancePackComplianceDetailsCommandInput['Filters'],
  ) =>
    (
      await client.send(
        new GetConformancePackComplianceDetailsCommand({ ConformancePackName: 'hipaa', Filters }),
      )
    ).ConformancePackRuleEvaluationResults?.map(
      ({ EvaluationResultIdentifier: identifier, ComplianceType: type }) => {
        const { ConfigRuleName = '', ResourceId = '' } = identifier?.EvaluationResultQualifier ?? {};
        return `${ConfigRuleName.slice(0, 1)} ${ResourceId} ${type ?? ''}`;
      },
    );

  test('by rule', async () => {
    const harness = await startJudged();
    const all = ['a NON_COMPLIANT', 'b COMPLIANT', 'c INSUFFICIENT_DATA'];
    expect(await compliance(harness)).toEqual(all);
    expect(await compliance(harness, { ComplianceType: 'COMPLIANT' })).toEqual(['b COMPLIANT']);
    expect(await compliance(harness, { ConfigRuleNames: [`c-${harness.id}`, `a-${harness.id}`] })).toEqual([
      'a NON_COMPLIANT',
      'c INSUFFICIENT_DATA',
    ]);
  });

  test('in detail', async () => {
    const harness = await startJudged();
    const all = ['a q1 NON_COMPLIANT', 'a q2 COMPLIANT', 'b q1 COMPLIANT', 'b q2 COMPLIANT'];
    expect(await details(harness)).toEqual(all);
    expect(await details(harness, { ComplianceType: 'NON_COMPLIANT' })).toEqual([all[0]]);
    expect(await details(harness, { ConfigRuleNames: [`b-${harness.id}`] })).toEqual(all.slice(2));
    expect(await details(harness, { ResourceType: QUEUE, ResourceIds: ['q2'] })).toEqual([all[1], all[3]]);
    expect(await details(harness, { ResourceType: 'AWS::SNS::Topic' })).toEqual([]);
  });

  test('as a whole: insufficient data only where no rule has any', async () => {
    const harness = await startJudged();
    const { client, id } = harness;
    const summary = async () =>
      (
        await client.send(
          new GetConformancePackComplianceSummaryCommand({ ConformancePackNames: ['other', 'hipaa'] }),
        )
      ).ConformancePackComplianceSummaryList;
    expect(await summary()).toEqual([
      { ConformancePackName: 'hipaa', ConformancePackComplianceStatus: 'NON_COMPLIANT' },
      { ConformancePackName: 'other', ConformancePackComplianceStatus: 'INSUFFICIENT_DATA' },
    ]);
    await put(harness, templateOf('b', 'c'));
    expect(await packIdOf(harness)).toBe(id);
    expect(await summary()).toMatchObject([{ ConformancePackComplianceStatus: 'COMPLIANT' }, {}]);
  });

  test.each<[string, (harness: Harness) => Promise<unknown>, string]>([
    [
      'a rule of no pack',
      (h) => compliance(h, { ConfigRuleNames: ['a'] }),
      'NoSuchConfigRuleInConformancePackException',
    ],
    [
      'details of a rule of no pack',
      (h) => details(h, { ConfigRuleNames: ['a'] }),
      'NoSuchConfigRuleInConformancePackException',
    ],
    [
      'INSUFFICIENT_DATA',
      (h) => compliance(h, { ComplianceType: 'INSUFFICIENT_DATA' }),
      'InvalidParameterValueException',
    ],
    [
      'details of INSUFFICIENT_DATA',
      (h) => details(h, { ComplianceType: 'INSUFFICIENT_DATA' }),
      'InvalidParameterValueException',
    ],
    ['ids without a type', (h) => details(h, { ResourceIds: ['q1'] }), 'InvalidParameterValueException'],
    [
      'an unknown pack',
      ({ client }) => client.send(new DescribeConformancePackComplianceCommand({ ConformancePackName: 'x' })),
      'NoSuchConformancePackException',
    ],
    [
      'details of an unknown pack',
      ({ client }) =>
        client.send(new GetConformancePackComplianceDetailsCommand({ ConformancePackName: 'x' })),
      'NoSuchConformancePackException',
    ],
    [
      'a summary of an unknown pack',
      ({ client }) =>
        client.send(new GetConformancePackComplianceSummaryCommand({ ConformancePackNames: ['x'] })),
      'NoSuchConformancePackException',
    ],
    [
      'a description of an unknown pack',
      ({ client }) => client.send(new DescribeConformancePacksCommand({ ConformancePackNames: ['x'] })),
      'NoSuchConformancePackException',
    ],
  ])('is refused: %s', async (_, call, name) => {
    expect(await refusal(call(await startJudged()))).toMatchObject({ name });
  });

  test('the status of an unknown pack is left out', async () => {
    const { client } = await startJudged();
    const command = new DescribeConformancePackStatusCommand({ ConformancePackNames: ['x', 'other'] });
    expect((await client.send(command)).ConformancePackStatusDetails).toMatchObject([
      { ConformancePackName: 'other' },
    ]);
  });
});
