import { MEMBER_ROLE_VARIABLE } from '../../shared/aws';
import {
  InvalidParameterError,
  MalformedItemError,
  ReportError,
  UnknownEventError,
} from '../../shared/errors';
import type { Finding } from '../../shared/finding';
import type { RuleHandler } from '../../shared/handler';
import { listParameter } from '../../shared/parameters';
import { pause } from '../../shared/pause';
import { changeRule, periodicRule } from '../../shared/rule';
import { either, object, resource, text } from '../../shared/shape';
import { compliant, nonCompliant, type Verdict } from '../../shared/verdict';
import { ConfigEndpoint, credentials, error, evaluationsOf, output } from '../config-endpoint';
import change from '../events/change.json';
import oversized from '../events/oversized.json';
import scheduled from '../events/scheduled.json';
import { keepLogLines, type LogLine } from '../log-lines';

jest.mock('../../shared/pause', () => ({ pause: jest.fn(() => Promise.resolve()) }));

const ACCOUNT = '123456789012';
const CONTEXT = {
  awsRequestId: 'request-1',
  invokedFunctionArn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:hipaa-config-a-rule`,
};
const TYPE = 'AWS::Kinesis::Stream';
const CAPTURED = 1682607791.636;
const SCHEDULED = 1682601977.741;

const metadata = {
  title: 'Streams are fine',
  rationale: 'They should be.',
  whitepaper: { section: 'Amazon Kinesis Streams', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation: 'Make them fine.',
} as const;

const Stream = resource(TYPE, {
  configuration: { Name: text, StreamEncryption: object({ EncryptionType: text, KeyId: text }) },
});
const Consumer = resource('AWS::Kinesis::StreamConsumer', { configuration: { ConsumerName: text } });
const parameters = { kmsKeyIds: listParameter({ default: [], description: 'Keys to accept.' }) };

/** Judges streams by their key; throws for one that is named `broken`. */
const streams = changeRule({
  ...metadata,
  id: 'streams-fine',
  resource: Stream,
  parameters,
  evaluate({ configuration }, { parameters: { kmsKeyIds } }) {
    if (configuration.Name === 'broken') throw new Error('AWS does not say');
    const key = configuration.StreamEncryption?.KeyId;
    if (key === undefined) return nonCompliant('No key.');
    return kmsKeyIds.length === 0 || kmsKeyIds.includes(key)
      ? compliant(`Key ${key}.`)
      : nonCompliant(`Key ${key}.`);
  },
});

const evaluateDaily = jest.fn<Verdict | Promise<Verdict>, [id: string]>();
/** Judges streams and consumers, when they change and every day. */
const daily = changeRule({
  ...metadata,
  id: 'streams-fine-daily',
  resource: either(Stream, Consumer),
  alsoEvery: '24h',
  evaluate: ({ resourceId }) => evaluateDaily(resourceId),
});

const runPeriodic = jest.fn<AsyncIterable<Finding> | Iterable<Finding>, []>();
const periodic = periodicRule({
  ...metadata,
  id: 'tables-fine',
  reports: ['AWS::DynamoDB::Table'],
  parameters,
  async *evaluate() {
    yield* runPeriodic();
  },
});

const account = periodicRule({
  ...metadata,
  id: 'account-fine',
  reports: 'account',
  evaluate: ({ accountId }) => Promise.resolve(compliant(`Account ${accountId} is fine.`)),
});

let endpoint: ConfigEndpoint;
let logged: readonly LogLine[];
/** What was logged, each line as the JSON that it is. */
const lines = () =>
  logged.map(({ line }) => {
    expect(line).toMatch(/^[^\n]*\n$/);
    return JSON.parse(line) as Record<string, unknown>;
  });
beforeAll(async () => {
  endpoint = await ConfigEndpoint.start();
});
afterAll(() => endpoint.stop());
beforeEach(() => {
  endpoint.reset();
  endpoint.answer('GetComplianceDetailsByConfigRule', () => output({ EvaluationResults: [] }));
  logged = keepLogLines();
  evaluateDaily.mockReset().mockReturnValue(compliant('Fine.'));
  runPeriodic.mockReset().mockReturnValue([]);
  jest.mocked(pause).mockClear();
  delete process.env['HIPAA_CONFIG_MEMBER_ROLE_NAME'];
});
afterEach(() => {
  jest.restoreAllMocks();
});

const invoke = ({ handler }: { readonly handler: RuleHandler }, event: unknown) => handler(event, CONTEXT);

/** The event with members of its item, or of its summary, replaced. */
function withItem(event: typeof change | typeof oversized, members: object) {
  const notification = JSON.parse(event.invokingEvent) as Record<string, object>;
  const name = 'configurationItem' in notification ? 'configurationItem' : 'configurationItemSummary';
  return {
    ...event,
    invokingEvent: JSON.stringify({ ...notification, [name]: { ...notification[name], ...members } }),
  };
}

const reported = () =>
  endpoint
    .evaluations()
    .flat()
    .map((evaluation) => [evaluation['ComplianceResourceId'], evaluation['ComplianceType']]);
const orderedBy = () => [
  ...new Set(
    endpoint
      .evaluations()
      .flat()
      .map((evaluation) => evaluation['OrderingTimestamp']),
  ),
];

describe('a change', () => {
  test('gets the verdict of the rule, at the time of the item and with the token of the event', async () => {
    await expect(invoke(streams, change)).resolves.toEqual({ evaluations: 1 });
    expect(endpoint.calls).toEqual([
      {
        operation: 'PutEvaluations',
        accessKeyId: 'AKIAFUNCTION',
        region: 'us-east-1',
        input: {
          ResultToken: 'opaque-token-copied-back-unchanged',
          Evaluations: [
            {
              ComplianceResourceType: TYPE,
              ComplianceResourceId: 'admissions',
              ComplianceType: 'COMPLIANT',
              Annotation: 'Key alias/phi.',
              OrderingTimestamp: CAPTURED,
            },
          ],
        },
      },
    ]);
  });

  test.each([undefined, '', '{}'])(
    'with the parameters %p is judged by the defaults',
    async (ruleParameters) => {
      await invoke(streams, { ...change, ruleParameters });
      expect(reported()).toEqual([['admissions', 'COMPLIANT']]);
    },
  );

  test('with other parameters is judged by them', async () => {
    await invoke(streams, { ...change, ruleParameters: '{"kmsKeyIds":"alias/other"}' });
    expect(reported()).toEqual([['admissions', 'NON_COMPLIANT']]);
  });

  test.each([
    ['{"keys":"alias/phi"}', 'unknown parameter "keys"; known: kmsKeyIds'],
    ['{"kmsKeyIds":7}', 'parameter kmsKeyIds takes a comma-separated list, got number 7'],
  ])('with the parameters %p is not judged', async (ruleParameters, message) => {
    await expect(invoke(streams, { ...change, ruleParameters })).rejects.toThrow(
      new InvalidParameterError(`streams-fine: ${message}`),
    );
    expect(endpoint.calls).toEqual([]);
  });

  test.each([
    ['OK', 'COMPLIANT'],
    ['ResourceDiscovered', 'COMPLIANT'],
    ['ResourceNotRecorded', 'NOT_APPLICABLE'],
    ['ResourceDeleted', 'NOT_APPLICABLE'],
    ['ResourceDeletedNotRecorded', 'NOT_APPLICABLE'],
  ])('of status %s is %s', async (configurationItemStatus, compliance) => {
    await invoke(streams, withItem(change, { configurationItemStatus }));
    expect(reported()).toEqual([['admissions', compliance]]);
    expect(orderedBy()).toEqual([CAPTURED]);
  });

  test.each([null, '', undefined])(
    'to deletion without a configuration (%p) is NOT_APPLICABLE',
    async (configuration) => {
      await invoke(streams, withItem(change, { configurationItemStatus: 'ResourceDeleted', configuration }));
      expect(reported()).toEqual([['admissions', 'NOT_APPLICABLE']]);
    },
  );

  test.each([
    ['with a configuration', {}],
    ['without one', { configuration: undefined }],
    ['that the rule could not judge', { configuration: { Name: 'broken' } }],
  ])('out of the scope of the rule %s is NOT_APPLICABLE', async (_, members) => {
    await invoke(streams, { ...withItem(change, members), eventLeftScope: true });
    expect(reported()).toEqual([['admissions', 'NOT_APPLICABLE']]);
  });

  test('of a live resource without a configuration is an error', async () => {
    await expect(invoke(streams, withItem(change, { configuration: null }))).rejects.toThrow(
      'configuration: expected an object, got nothing',
    );
    expect(endpoint.calls).toEqual([]);
  });

  test('of another type is an error', async () => {
    await expect(invoke(streams, withItem(change, { resourceType: 'AWS::EC2::Instance' }))).rejects.toThrow(
      new UnknownEventError(
        'streams-fine judges AWS::Kinesis::Stream; the item is of type AWS::EC2::Instance',
      ),
    );
    expect(endpoint.calls).toEqual([]);
  });

  test('that was delivered twice is reported twice alike', async () => {
    await invoke(streams, change);
    await invoke(streams, change);
    const [first, second] = endpoint.evaluations();
    expect(second).toEqual(first);
  });
});

describe('evaluationMode', () => {
  test.each([undefined, 'DETECTIVE'])('%p is judged', async (evaluationMode) => {
    await invoke(streams, { ...change, evaluationMode });
    expect(reported()).toEqual([['admissions', 'COMPLIANT']]);
  });

  test('PROACTIVE is an error', async () => {
    await expect(invoke(streams, { ...change, evaluationMode: 'PROACTIVE' })).rejects.toThrow(
      UnknownEventError,
    );
    expect(endpoint.calls).toEqual([]);
  });
});

describe('an oversized change', () => {
  const stored = (members: object = {}) => ({
    configurationItems: [
      {
        accountId: ACCOUNT,
        awsRegion: 'us-east-1',
        resourceType: TYPE,
        resourceId: 'admissions',
        configurationItemStatus: 'OK',
        configurationItemCaptureTime: 1475772376.261,
        configuration: '{"StreamEncryption":{"EncryptionType":"KMS","KeyId":"alias/phi"}}',
        supplementaryConfiguration: {},
        ...members,
      },
    ],
  });

  test('is judged by the item that Config keeps, at the time of the summary', async () => {
    endpoint.answerInTurn('GetResourceConfigHistory', output(stored()));
    await expect(invoke(streams, oversized)).resolves.toEqual({ evaluations: 1 });
    expect(reported()).toEqual([['admissions', 'COMPLIANT']]);
    expect(orderedBy()).toEqual([1475772376.261]);
    expect(endpoint.callsOf('GetResourceConfigHistory')[0]?.input).toMatchObject({
      laterTime: 1475772376.261,
    });
  });

  test('is an error while Config has only another version', async () => {
    endpoint.answerInTurn(
      'GetResourceConfigHistory',
      output(stored({ configurationItemCaptureTime: 1475772300 })),
    );
    await expect(invoke(streams, oversized)).rejects.toThrow(ReportError);
    expect(endpoint.evaluations()).toEqual([]);
  });

  test.each([
    [{}, { configurationItemStatus: 'ResourceDeleted' }],
    [{}, { configurationItemStatus: 'ResourceNotRecorded' }],
    [{}, { configurationItemStatus: 'ResourceDeletedNotRecorded' }],
    [{ eventLeftScope: true }, {}],
  ])('with %j and %j needs no item and is NOT_APPLICABLE', async (members, summary) => {
    await invoke(streams, { ...withItem(oversized, summary), ...members });
    expect(endpoint.calls.map(({ operation }) => operation)).toEqual(['PutEvaluations']);
    expect(reported()).toEqual([['admissions', 'NOT_APPLICABLE']]);
    expect(orderedBy()).toEqual([1475772376.261]);
  });
});

describe('a periodic rule', () => {
  const table = (resourceId: string, verdict = compliant('Fine.')) => ({
    resourceType: 'AWS::DynamoDB::Table',
    resourceId,
    verdict,
  });
  const result = (ResourceId: string) => ({
    EvaluationResultIdentifier: {
      EvaluationResultQualifier: { ResourceType: 'AWS::DynamoDB::Table', ResourceId },
    },
  });

  test('reports each finding at the time of the schedule', async () => {
    runPeriodic.mockReturnValue([table('a'), table('b', nonCompliant('Not fine.'))]);
    await expect(invoke(periodic, scheduled)).resolves.toEqual({ evaluations: 2 });
    expect(reported()).toEqual([
      ['a', 'COMPLIANT'],
      ['b', 'NON_COMPLIANT'],
    ]);
    expect(orderedBy()).toEqual([SCHEDULED]);
  });

  test('with 250 findings reports them in three calls', async () => {
    runPeriodic.mockReturnValue(Array.from({ length: 250 }, (_, index) => table(String(index))));
    await expect(invoke(periodic, scheduled)).resolves.toEqual({ evaluations: 250 });
    expect(endpoint.evaluations().map(({ length }) => length)).toEqual([100, 100, 50]);
  });

  test('retires earlier results about what it no longer finds', async () => {
    runPeriodic.mockReturnValue([table('a')]);
    endpoint.answerInTurn(
      'GetComplianceDetailsByConfigRule',
      output({ EvaluationResults: [result('gone 1')], NextToken: 'two' }),
      output({ EvaluationResults: [result('a'), result('gone 2')] }),
    );
    await expect(invoke(periodic, scheduled)).resolves.toEqual({ evaluations: 3 });
    expect(reported()).toEqual([
      ['a', 'COMPLIANT'],
      ['gone 1', 'NOT_APPLICABLE'],
      ['gone 2', 'NOT_APPLICABLE'],
    ]);
    expect(orderedBy()).toEqual([SCHEDULED]);
    expect(endpoint.callsOf('GetComplianceDetailsByConfigRule')[0]?.input).toMatchObject({
      ConfigRuleName: 'elasticache-redis-encrypted-in-transit',
    });
  });

  test('that finds nothing says so about the account, and retires everything', async () => {
    endpoint.answerInTurn(
      'GetComplianceDetailsByConfigRule',
      output({ EvaluationResults: [result('gone')] }),
    );
    await invoke(periodic, scheduled);
    expect(endpoint.evaluations()).toEqual([
      [
        expect.objectContaining({
          ComplianceResourceType: 'AWS::::Account',
          ComplianceResourceId: ACCOUNT,
          ComplianceType: 'NOT_APPLICABLE',
          Annotation: 'There is no such resource in us-east-1.',
        }),
      ],
      [expect.objectContaining({ ComplianceResourceId: 'gone', ComplianceType: 'NOT_APPLICABLE' })],
    ]);
  });

  test('that breaks off throws, and retires nothing', async () => {
    runPeriodic.mockReturnValue(
      (function* () {
        yield table('a');
        throw new Error('AccessDenied');
      })(),
    );
    await expect(invoke(periodic, scheduled)).rejects.toThrow('AccessDenied');
    expect(endpoint.calls).toEqual([]);
  });

  test('whose findings are refused throws, and retires nothing', async () => {
    runPeriodic.mockReturnValue([table('a')]);
    endpoint.answer('PutEvaluations', ({ input }) => output({ FailedEvaluations: evaluationsOf(input) }));
    await expect(invoke(periodic, scheduled)).rejects.toThrow(
      new ReportError('1 of 1 evaluations were refused by AWS Config, AWS::DynamoDB::Table a first'),
    );
    expect(endpoint.callsOf('GetComplianceDetailsByConfigRule')).toEqual([]);
  });

  test('about the account reports the account, and has nothing to retire', async () => {
    await expect(invoke(account, scheduled)).resolves.toEqual({ evaluations: 1 });
    expect(endpoint.calls.map(({ operation }) => operation)).toEqual(['PutEvaluations']);
    expect(endpoint.evaluations()).toEqual([
      [
        {
          ComplianceResourceType: 'AWS::::Account',
          ComplianceResourceId: ACCOUNT,
          ComplianceType: 'COMPLIANT',
          Annotation: 'Account 123456789012 is fine.',
          OrderingTimestamp: SCHEDULED,
        },
      ],
    ]);
  });

  test.each([
    ['change', change],
    ['oversized', oversized],
  ])('cannot judge the %s of an item', async (kind, event) => {
    await expect(invoke(periodic, event)).rejects.toThrow(
      new UnknownEventError(`tables-fine runs on a schedule; it cannot judge the ${kind} of an item`),
    );
    expect(endpoint.calls).toEqual([]);
  });

  test('with wrong parameters does not run', async () => {
    await expect(invoke(periodic, { ...scheduled, ruleParameters: '{"x":"1"}' })).rejects.toThrow(
      InvalidParameterError,
    );
    expect(runPeriodic).not.toHaveBeenCalled();
  });
});

describe('the schedule of a change rule', () => {
  const record = (ids: readonly string[], type: string) =>
    ids.map((resourceId) => ({
      resourceType: type,
      resourceId,
      accountId: ACCOUNT,
      configurationItemStatus: resourceId.startsWith('deleted') ? 'ResourceDeleted' : 'OK',
      configurationItemCaptureTime: 1682600000,
      configuration: resourceId === 'malformed' ? '[]' : '{"Name":"x"}',
    }));
  /** Pages of resource ids by type; BatchGetResourceConfig then knows them all. */
  const recorded = (pages: Readonly<Record<string, readonly (readonly string[])[]>>) => {
    endpoint.answer('ListDiscoveredResources', ({ input }) => {
      const type = String(input['resourceType']);
      const page = Number(input['nextToken'] ?? 0);
      const ofType = pages[type] ?? [];
      return output({
        resourceIdentifiers: (ofType[page] ?? []).map((resourceId) => ({ resourceType: type, resourceId })),
        ...(page + 1 < ofType.length ? { nextToken: String(page + 1) } : {}),
      });
    });
    endpoint.answer('BatchGetResourceConfig', ({ input }) => {
      const keys = input['resourceKeys'] as { resourceId: string; resourceType: string }[];
      return output({
        baseConfigurationItems: keys.flatMap(({ resourceId, resourceType }) =>
          record([resourceId], resourceType),
        ),
      });
    });
  };
  const numbered = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${String(index)}`);

  test('judges every recorded resource of every type, at the time of the schedule', async () => {
    recorded({
      [TYPE]: [numbered('s', 100), numbered('t', 25)],
      'AWS::Kinesis::StreamConsumer': [['c', 'deleted 1']],
    });
    await expect(invoke(daily, scheduled)).resolves.toEqual({ evaluations: 127 });
    expect(endpoint.evaluations().map(({ length }) => length)).toEqual([100, 27]);
    expect(orderedBy()).toEqual([SCHEDULED]);
    expect(new Map(reported() as [string, string][])).toEqual(
      new Map<string, string>([
        ...[...numbered('s', 100), ...numbered('t', 25), 'c'].map((id) => [id, 'COMPLIANT'] as const),
        ['deleted 1', 'NOT_APPLICABLE'],
      ]),
    );
  });

  test('waits for at most ten evaluations at the same time', async () => {
    recorded({ [TYPE]: [numbered('s', 25)] });
    let running = 0;
    let most = 0;
    evaluateDaily.mockImplementation(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return compliant('Fine.');
    });
    await invoke(daily, scheduled);
    expect(most).toBe(10);
  });

  test('has nothing to report where nothing is recorded', async () => {
    recorded({});
    await expect(invoke(daily, scheduled)).resolves.toEqual({ evaluations: 0 });
    expect(endpoint.evaluations()).toEqual([]);
  });

  test('reports the others when one fails, and still throws', async () => {
    recorded({ [TYPE]: [['a', 'b', 'c'], ['d']] });
    const cause = new Error('Throttled');
    evaluateDaily.mockImplementation((id) => (id === 'b' ? Promise.reject(cause) : compliant('Fine.')));
    const run = invoke(daily, scheduled);
    await expect(run).rejects.toThrow(ReportError);
    await expect(run).rejects.toMatchObject({
      message: '1 failure(s) beside 3 evaluation(s) of recorded resources; the first: Error: Throttled',
      cause,
    });
    expect(reported()).toEqual([
      ['a', 'COMPLIANT'],
      ['c', 'COMPLIANT'],
      ['d', 'COMPLIANT'],
    ]);
    expect(lines()).toContainEqual({
      level: 'error',
      message: 'evaluation failed',
      rule: 'streams-fine-daily',
      resourceType: TYPE,
      resourceId: 'b',
      requestId: 'request-1',
      error: 'Error: Throttled',
    });
  });

  test('reports the others when an item is malformed, and still throws', async () => {
    recorded({ [TYPE]: [['a', 'malformed', 'c']] });
    await expect(invoke(daily, scheduled)).rejects.toMatchObject({
      cause: expect.any(MalformedItemError) as unknown,
    });
    expect(reported()).toEqual([
      ['a', 'COMPLIANT'],
      ['c', 'COMPLIANT'],
    ]);
  });

  test('reports the others when Config holds an item back, and still throws', async () => {
    recorded({ [TYPE]: [['a']], 'AWS::Kinesis::StreamConsumer': [['c']] });
    endpoint.answer('BatchGetResourceConfig', ({ input }) =>
      JSON.stringify(input).includes('"a"')
        ? output({ unprocessedResourceKeys: input['resourceKeys'] })
        : output({ baseConfigurationItems: record(['c'], 'AWS::Kinesis::StreamConsumer') }),
    );
    await expect(invoke(daily, scheduled)).rejects.toThrow('AWS::Kinesis::Stream a first');
    expect(reported()).toEqual([['c', 'COMPLIANT']]);
    expect(pause).toHaveBeenCalledTimes(3);
  });

  test('reports the types that can be listed when one cannot, and still throws', async () => {
    recorded({ 'AWS::Kinesis::StreamConsumer': [['c']] });
    endpoint.answer('ListDiscoveredResources', ({ input }) =>
      input['resourceType'] === TYPE
        ? error('ValidationException')
        : output({ resourceIdentifiers: [{ resourceType: input['resourceType'], resourceId: 'c' }] }),
    );
    await expect(invoke(daily, scheduled)).rejects.toThrow('the first: ValidationException');
    expect(endpoint.callsOf('ListDiscoveredResources')).toHaveLength(2);
    expect(reported()).toEqual([['c', 'COMPLIANT']]);
  });

  test('throws when its last batch is refused', async () => {
    recorded({ [TYPE]: [['a']] });
    endpoint.answer('PutEvaluations', ({ input }) => output({ FailedEvaluations: evaluationsOf(input) }));
    await expect(invoke(daily, scheduled)).rejects.toThrow('1 of 1 evaluations were refused');
  });

  test('throws when a full batch is refused on the way', async () => {
    recorded({ [TYPE]: [numbered('s', 100), ['last']] });
    endpoint.answerInTurn('PutEvaluations', error('InvalidResultTokenException'), output());
    await expect(invoke(daily, scheduled)).rejects.toThrow('InvalidResultTokenException');
    expect(endpoint.evaluations().map(({ length }) => length)).toEqual([100, 1]);
  });

  test('does not keep the rule from judging changes', async () => {
    await invoke(daily, { ...change, ruleParameters: '' });
    expect(reported()).toEqual([['admissions', 'COMPLIANT']]);
  });

  test('is refused by a rule that has none', async () => {
    await expect(invoke(streams, { ...scheduled, ruleParameters: '' })).rejects.toThrow(
      new UnknownEventError('streams-fine judges changes of resources only; it has no schedule'),
    );
    expect(endpoint.calls).toEqual([]);
  });
});

describe('a rule in another account than the function', () => {
  const MEMBER = '444455556666';

  test('is served as the named role of that account, and not as the role of the event', async () => {
    process.env[MEMBER_ROLE_VARIABLE] = 'hipaa-config-member';
    endpoint.answerInTurn('AssumeRole', credentials('ASIAMEMBER', new Date(Date.now() + 3_600_000)));
    await invoke(streams, {
      ...change,
      accountId: MEMBER,
      executionRoleArn: `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    });
    expect(endpoint.calls).toMatchObject([
      {
        operation: 'AssumeRole',
        accessKeyId: 'AKIAFUNCTION',
        input: { RoleArn: `arn:aws:iam::${MEMBER}:role/hipaa-config-member` },
      },
      { operation: 'PutEvaluations', accessKeyId: 'ASIAMEMBER' },
    ]);
  });

  test('is refused while no role is named', async () => {
    await expect(invoke(streams, { ...change, accountId: MEMBER })).rejects.toThrow(
      /the rule is in account 444455556666 and the function in 123456789012; set HIPAA_CONFIG_MEMBER_ROLE_NAME/,
    );
    expect(endpoint.calls).toEqual([]);
  });

  test('judges and reports the account of the rule', async () => {
    process.env[MEMBER_ROLE_VARIABLE] = 'hipaa-config-other';
    endpoint.answerInTurn('AssumeRole', credentials('ASIAOTHER', new Date(Date.now() + 3_600_000)));
    await invoke(account, { ...scheduled, accountId: MEMBER });
    expect(endpoint.evaluations()).toEqual([
      [
        expect.objectContaining({
          ComplianceResourceId: MEMBER,
          Annotation: 'Account 444455556666 is fine.',
        }),
      ],
    ]);
  });
});

describe('a failure is thrown', () => {
  test('when a part of the evaluations stays refused', async () => {
    endpoint.answer('PutEvaluations', ({ input }) => output({ FailedEvaluations: evaluationsOf(input) }));
    await expect(invoke(streams, change)).rejects.toThrow(
      new ReportError('1 of 1 evaluations were refused by AWS Config, AWS::Kinesis::Stream admissions first'),
    );
    expect(endpoint.evaluations()).toHaveLength(4);
  });

  test('unless a later try is accepted', async () => {
    endpoint.answer('PutEvaluations', ({ input }, earlier) =>
      output({ FailedEvaluations: earlier === 0 ? evaluationsOf(input) : [] }),
    );
    await expect(invoke(streams, change)).resolves.toEqual({ evaluations: 1 });
    expect(endpoint.evaluations()[1]).toEqual(endpoint.evaluations()[0]);
  });

  test('when the rule does not know', async () => {
    await expect(invoke(streams, withItem(change, { configuration: { Name: 'broken' } }))).rejects.toThrow(
      'AWS does not say',
    );
    expect(endpoint.calls).toEqual([]);
  });

  test.each([
    ['is no object', null],
    ['has no token', { ...change, resultToken: undefined }],
    ['has no valid notification', { ...change, invokingEvent: '{' }],
  ])('when the event %s', async (_, event) => {
    await expect(invoke(streams, event)).rejects.toThrow(UnknownEventError);
    expect(endpoint.calls).toEqual([]);
  });

  test('when the function does not know where it is', async () => {
    await expect(streams.handler(change, { ...CONTEXT, invokedFunctionArn: 'local' })).rejects.toThrow(
      UnknownEventError,
    );
  });
});

describe('the log', () => {
  test('has a line for each verdict, without annotation and configuration', async () => {
    await invoke(streams, change);
    expect(lines()).toEqual([
      {
        level: 'info',
        message: 'evaluated',
        rule: 'streams-fine',
        resourceType: TYPE,
        resourceId: 'admissions',
        compliance: 'COMPLIANT',
        durationMs: expect.any(Number) as unknown,
        requestId: 'request-1',
      },
    ]);
  });

  test('says how long an evaluation took', async () => {
    const slow = (): Promise<Verdict> =>
      new Promise((resolve) =>
        setTimeout(() => {
          resolve(compliant('Fine.'));
        }, 30),
      );
    evaluateDaily.mockImplementation(slow);
    await invoke(daily, { ...change, ruleParameters: '' });
    runPeriodic.mockReturnValue(
      (async function* () {
        yield { resourceType: 'AWS::DynamoDB::Table', resourceId: 'a', verdict: await slow() };
        yield { resourceType: 'AWS::DynamoDB::Table', resourceId: 'b', verdict: compliant('Fine.') };
      })(),
    );
    await invoke(periodic, scheduled);
    const [changed, first, second] = lines().map(({ durationMs }) => Number(durationMs));
    expect(changed).toBeGreaterThan(25);
    expect(first).toBeGreaterThan(25);
    expect(second).toBeLessThan(25);
  });

  test('names the resource of a failure, then the invocation that failed', async () => {
    await expect(invoke(streams, withItem(change, { configuration: { Name: 'broken' } }))).rejects.toThrow();
    expect(lines()).toEqual([
      {
        level: 'error',
        message: 'evaluation failed',
        rule: 'streams-fine',
        resourceType: TYPE,
        resourceId: 'admissions',
        requestId: 'request-1',
        error: 'Error: AWS does not say',
      },
      {
        level: 'error',
        message: 'invocation failed',
        rule: 'streams-fine',
        requestId: 'request-1',
        error: 'Error: AWS does not say',
      },
    ]);
  });

  test('has no configuration of a malformed item', async () => {
    const secret = 'patient 4711';
    const configuration = { Name: 'x', StreamEncryption: { KeyId: { note: secret } }, Tags: [secret] };
    await expect(invoke(streams, withItem(change, { configuration }))).rejects.toThrow(MalformedItemError);
    expect(lines().map(({ error: message }) => message)).toEqual([
      'MalformedItemError: configuration.StreamEncryption.KeyId: expected text, got a value of type object',
      'MalformedItemError: configuration.StreamEncryption.KeyId: expected text, got a value of type object',
    ]);
    expect(JSON.stringify(lines())).not.toContain(secret);
  });
});
