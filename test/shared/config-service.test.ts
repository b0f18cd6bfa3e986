import { awsOf } from '../../shared/aws';
import { fetchOversized, recordedItems, Report } from '../../shared/config-service';
import { ReportError } from '../../shared/errors';
import { readItem } from '../../shared/item';
import { pause } from '../../shared/pause';
import { compliant } from '../../shared/verdict';
import { ConfigEndpoint, error, evaluationsOf, output } from '../config-endpoint';

jest.mock('../../shared/pause', () => ({ pause: jest.fn(() => Promise.resolve()) }));

const ACCOUNT = '123456789012';
const aws = awsOf(`arn:aws:lambda:us-east-1:${ACCOUNT}:function:hipaa-config-a-rule`, ACCOUNT);
const TYPE = 'AWS::Kinesis::Stream';

let endpoint: ConfigEndpoint;
beforeAll(async () => {
  endpoint = await ConfigEndpoint.start();
});
afterAll(() => endpoint.stop());
beforeEach(() => {
  endpoint.reset();
  jest.mocked(pause).mockClear();
});

const pauses = () => jest.mocked(pause).mock.calls.map(([milliseconds]) => milliseconds);

describe('fetchOversized', () => {
  const summary = readItem({
    resourceType: TYPE,
    resourceId: 'admissions',
    configurationItemStatus: 'OK',
    configurationItemCaptureTime: '2016-10-06T16:46:16.261Z',
  });
  /** As the service sends it: times in seconds, everything else as text. */
  const stored = (configurationItemCaptureTime: number) => ({
    version: '1.3',
    accountId: ACCOUNT,
    configurationItemCaptureTime,
    configurationItemStatus: 'OK',
    configurationStateId: '1475772376261',
    resourceType: TYPE,
    resourceId: 'admissions',
    configuration: '{"StreamEncryption":{"EncryptionType":"KMS"}}',
    supplementaryConfiguration: {},
  });

  test('asks for the version of that very time', async () => {
    endpoint.answerInTurn(
      'GetResourceConfigHistory',
      output({ configurationItems: [stored(1475772376.261)] }),
    );
    const item = await fetchOversized(aws, summary);
    expect(item).toMatchObject({
      resourceId: 'admissions',
      capturedAt: '2016-10-06T16:46:16.261Z',
      configuration: { StreamEncryption: { EncryptionType: 'KMS' } },
    });
    expect(endpoint.calls.map(({ input }) => input)).toEqual([
      { resourceType: TYPE, resourceId: 'admissions', laterTime: 1475772376.261, limit: 1 },
    ]);
  });

  test.each([
    ['nothing', {}],
    ['no items', { configurationItems: [] }],
    ['an earlier version', { configurationItems: [stored(1475772376.26)] }],
    ['a later version', { configurationItems: [stored(1475772377.261)] }],
  ])('throws when the history holds %s', async (_, members) => {
    endpoint.answerInTurn('GetResourceConfigHistory', output(members));
    await expect(fetchOversized(aws, summary)).rejects.toThrow(
      new ReportError(
        'AWS::Kinesis::Stream admissions: the configuration history has no item captured at 2016-10-06T16:46:16.261Z',
      ),
    );
  });

  test('throws what the service throws', async () => {
    endpoint.answerInTurn('GetResourceConfigHistory', error('ResourceNotDiscoveredException'));
    await expect(fetchOversized(aws, summary)).rejects.toMatchObject({
      name: 'ResourceNotDiscoveredException',
    });
  });
});

describe('recordedItems', () => {
  const identifiers = (...ids: string[]) =>
    ids.map((resourceId) => ({ resourceType: TYPE, resourceId, resourceName: resourceId }));
  const keys = (...ids: string[]) => ids.map((resourceId) => ({ resourceType: TYPE, resourceId }));
  const items = (...ids: string[]) =>
    keys(...ids).map((key) => ({ ...key, configurationItemCaptureTime: 1, configuration: '{}' }));

  async function listed(): Promise<{ pages: (string | undefined)[][]; thrown: unknown }> {
    const pages: (string | undefined)[][] = [];
    try {
      for await (const page of recordedItems(aws, TYPE)) pages.push(page.map(({ resourceId }) => resourceId));
      return { pages, thrown: undefined };
    } catch (thrown) {
      return { pages, thrown };
    }
  }

  test('lists every page and gets its items', async () => {
    endpoint.answerInTurn(
      'ListDiscoveredResources',
      output({ resourceIdentifiers: identifiers('a', 'b'), nextToken: 'two' }),
      output({ resourceIdentifiers: [], nextToken: 'three' }),
      output({ resourceIdentifiers: identifiers('c'), nextToken: '' }),
    );
    endpoint.answerInTurn(
      'BatchGetResourceConfig',
      output({ baseConfigurationItems: items('a', 'b'), unprocessedResourceKeys: [] }),
      output({ baseConfigurationItems: items('c') }),
    );
    await expect(listed()).resolves.toEqual({ pages: [['a', 'b'], ['c']], thrown: undefined });
    expect(endpoint.callsOf('ListDiscoveredResources').map(({ input }) => input)).toEqual([
      { resourceType: TYPE, limit: 100 },
      { resourceType: TYPE, limit: 100, nextToken: 'two' },
      { resourceType: TYPE, limit: 100, nextToken: 'three' },
    ]);
    expect(endpoint.callsOf('BatchGetResourceConfig').map(({ input }) => input)).toEqual([
      { resourceKeys: keys('a', 'b') },
      { resourceKeys: keys('c') },
    ]);
  });

  test('gets nothing where nothing is recorded', async () => {
    endpoint.answerInTurn('ListDiscoveredResources', output());
    await expect(listed()).resolves.toEqual({ pages: [], thrown: undefined });
    expect(endpoint.callsOf('BatchGetResourceConfig')).toEqual([]);
  });

  test('asks again for what was left unprocessed, with growing pauses', async () => {
    endpoint.answerInTurn(
      'ListDiscoveredResources',
      output({ resourceIdentifiers: identifiers('a', 'b', 'c') }),
    );
    endpoint.answerInTurn(
      'BatchGetResourceConfig',
      output({ baseConfigurationItems: items('b'), unprocessedResourceKeys: keys('a', 'c') }),
      output({ unprocessedResourceKeys: keys('a', 'c') }),
      output({ baseConfigurationItems: items('a', 'c'), unprocessedResourceKeys: [] }),
    );
    await expect(listed()).resolves.toEqual({ pages: [['b', 'a', 'c']], thrown: undefined });
    expect(endpoint.callsOf('BatchGetResourceConfig').map(({ input }) => input)).toEqual([
      { resourceKeys: keys('a', 'b', 'c') },
      { resourceKeys: keys('a', 'c') },
      { resourceKeys: keys('a', 'c') },
    ]);
    expect(pauses()).toEqual([200, 400]);
  });

  test('throws for what stays unprocessed, but only after every other item', async () => {
    endpoint.answerInTurn(
      'ListDiscoveredResources',
      output({ resourceIdentifiers: identifiers('a', 'b'), nextToken: 'two' }),
      output({ resourceIdentifiers: identifiers('c') }),
    );
    endpoint.answer('BatchGetResourceConfig', ({ input }) =>
      JSON.stringify(input).includes('"c"')
        ? output({ baseConfigurationItems: items('c') })
        : output({ unprocessedResourceKeys: keys('b'), baseConfigurationItems: [] }),
    );
    const { pages, thrown } = await listed();
    expect(pages).toEqual([[], ['c']]);
    expect(thrown).toEqual(
      new ReportError(
        '1 items were left unprocessed by BatchGetResourceConfig, AWS::Kinesis::Stream b first',
      ),
    );
    expect(endpoint.callsOf('BatchGetResourceConfig')).toHaveLength(5);
    expect(pauses()).toEqual([200, 400, 800]);
  });

  test('throws when a page cannot be listed', async () => {
    endpoint.answerInTurn(
      'ListDiscoveredResources',
      output({ resourceIdentifiers: identifiers('a'), nextToken: 'two' }),
      error('InvalidNextTokenException'),
    );
    endpoint.answerInTurn('BatchGetResourceConfig', output({ baseConfigurationItems: items('a') }));
    await expect(listed()).resolves.toMatchObject({
      pages: [['a']],
      thrown: { name: 'InvalidNextTokenException' },
    });
  });
});

describe('Report', () => {
  const finding = (resourceId: string) => ({
    resourceType: TYPE,
    resourceId,
    verdict: compliant(`Stream ${resourceId}.`),
  });
  const newReport = () => new Report(aws, 'token', '2023-04-27T15:03:11.636Z');
  const reportOf = async (count: number) => {
    const report = newReport();
    for (let index = 0; index < count; index += 1) await report.add(finding(String(index)));
    return report;
  };

  test('delivers an evaluation with the time of the event', async () => {
    const report = await reportOf(1);
    await report.flush();
    expect(endpoint.calls.map(({ operation, input }) => [operation, input])).toEqual([
      [
        'PutEvaluations',
        {
          ResultToken: 'token',
          Evaluations: [
            {
              ComplianceResourceType: TYPE,
              ComplianceResourceId: '0',
              ComplianceType: 'COMPLIANT',
              Annotation: 'Stream 0.',
              OrderingTimestamp: 1682607791.636,
            },
          ],
        },
      ],
    ]);
  });

  test('delivers nothing when there is nothing, and nothing twice', async () => {
    const report = newReport();
    await report.flush();
    expect(endpoint.calls).toEqual([]);
    await report.add(finding('a'));
    await report.flush();
    await report.flush();
    expect(endpoint.evaluations()).toHaveLength(1);
    expect(report.size).toBe(1);
  });

  test.each([
    [99, [99]],
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])('delivers %d findings in batches of %j', async (count, batches) => {
    const report = await reportOf(count);
    await report.flush();
    expect(endpoint.evaluations().map(({ length }) => length)).toEqual(batches);
    const ids = endpoint
      .evaluations()
      .flat()
      .map(({ ComplianceResourceId: id }) => id);
    expect(new Set(ids).size).toBe(count);
    expect(report.size).toBe(count);
  });

  test('loses nothing when findings are added at the same time', async () => {
    const report = newReport();
    await Promise.all(Array.from({ length: 250 }, (_, index) => report.add(finding(String(index)))));
    await report.flush();
    expect(endpoint.evaluations().map(({ length }) => length)).toEqual([100, 100, 50]);
  });

  test('delivers again what was refused, with growing pauses, and that alone', async () => {
    endpoint.answer('PutEvaluations', ({ input }, earlier) => {
      const evaluations = evaluationsOf(input);
      return output({ FailedEvaluations: evaluations.slice(0, [3, 1, 0][earlier]) });
    });
    const report = await reportOf(5);
    await report.flush();
    const [first = [], ...rest] = endpoint.evaluations();
    expect(first).toHaveLength(5);
    expect(rest).toEqual([first.slice(0, 3), first.slice(0, 1)]);
    expect(pauses()).toEqual([200, 400]);
  });

  test('throws for what stays refused', async () => {
    endpoint.answer('PutEvaluations', ({ input }) =>
      output({
        FailedEvaluations: evaluationsOf(input).filter(({ ComplianceResourceId: id }) => id === '2'),
      }),
    );
    const report = await reportOf(5);
    await expect(report.flush()).rejects.toThrow(
      new ReportError('1 of 5 evaluations were refused by AWS Config, AWS::Kinesis::Stream 2 first'),
    );
    expect(endpoint.evaluations().map(({ length }) => length)).toEqual([5, 1, 1, 1]);
    expect(pauses()).toEqual([200, 400, 800]);
  });

  test('takes an answer without a list of failures for success', async () => {
    endpoint.answerInTurn('PutEvaluations', output());
    const report = await reportOf(1);
    await report.flush();
    expect(endpoint.calls).toHaveLength(1);
  });

  test('throws what the service throws', async () => {
    endpoint.answer('PutEvaluations', () => error('InvalidResultTokenException'));
    const report = await reportOf(1);
    await expect(report.flush()).rejects.toMatchObject({ name: 'InvalidResultTokenException' });
  });

  describe('retires', () => {
    const result = (ResourceId: string | undefined, ResourceType: string | undefined = TYPE) => ({
      EvaluationResultIdentifier: {
        EvaluationResultQualifier: { ConfigRuleName: 'r', ResourceId, ResourceType },
      },
      ComplianceType: 'COMPLIANT',
    });

    test('earlier results about what this run does not mention, on all pages', async () => {
      endpoint.answerInTurn(
        'GetComplianceDetailsByConfigRule',
        output({ EvaluationResults: [result('0'), result('gone')], NextToken: 'two' }),
        output({ NextToken: 'three' }),
        output({ EvaluationResults: [result('0', 'AWS::Other::Type'), result('1')], NextToken: '' }),
      );
      const report = await reportOf(2);
      await report.flush();
      await report.retireOthers('my-rule');
      expect(endpoint.callsOf('GetComplianceDetailsByConfigRule').map(({ input }) => input)).toEqual([
        { ConfigRuleName: 'my-rule', ComplianceTypes: ['COMPLIANT', 'NON_COMPLIANT'], Limit: 100 },
        {
          ConfigRuleName: 'my-rule',
          ComplianceTypes: ['COMPLIANT', 'NON_COMPLIANT'],
          Limit: 100,
          NextToken: 'two',
        },
        {
          ConfigRuleName: 'my-rule',
          ComplianceTypes: ['COMPLIANT', 'NON_COMPLIANT'],
          Limit: 100,
          NextToken: 'three',
        },
      ]);
      expect(endpoint.evaluations()[1]).toEqual([
        {
          ComplianceResourceType: TYPE,
          ComplianceResourceId: 'gone',
          ComplianceType: 'NOT_APPLICABLE',
          Annotation: 'The resource no longer exists, or is no longer judged.',
          OrderingTimestamp: 1682607791.636,
        },
        expect.objectContaining({ ComplianceResourceType: 'AWS::Other::Type', ComplianceResourceId: '0' }),
      ]);
    });

    test('nothing when nothing is left over, or a result names no resource', async () => {
      endpoint.answerInTurn(
        'GetComplianceDetailsByConfigRule',
        output({
          EvaluationResults: [result('0'), {}, { EvaluationResultIdentifier: {} }, result(undefined)],
        }),
      );
      const report = await reportOf(1);
      await report.flush();
      await report.retireOthers('my-rule');
      expect(endpoint.evaluations()).toHaveLength(1);
    });

    test('more than a hundred in batches', async () => {
      endpoint.answerInTurn(
        'GetComplianceDetailsByConfigRule',
        output({
          EvaluationResults: Array.from({ length: 100 }, (_, index) => result(`a${String(index)}`)),
          NextToken: 'two',
        }),
        output({ EvaluationResults: Array.from({ length: 30 }, (_, index) => result(`b${String(index)}`)) }),
      );
      await newReport().retireOthers('my-rule');
      expect(endpoint.evaluations().map(({ length }) => length)).toEqual([100, 30]);
    });

    test('nothing, and throws, when the earlier results cannot be listed', async () => {
      endpoint.answerInTurn(
        'GetComplianceDetailsByConfigRule',
        output({ EvaluationResults: [result('gone')], NextToken: 'two' }),
        error('InvalidNextTokenException'),
      );
      await expect(newReport().retireOthers('my-rule')).rejects.toMatchObject({
        name: 'InvalidNextTokenException',
      });
      expect(endpoint.evaluations()).toEqual([]);
    });
  });
});
