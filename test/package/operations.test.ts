/** What the stack has to tell whether its functions work. */
import { log } from '../../shared/log';
import { keepLogLines } from '../log-lines';
import { packaged, PACKAGING_MS } from './packaged';
import { resources, type Resource } from './roles';

beforeAll(packaged, PACKAGING_MS);
afterEach(() => {
  jest.restoreAllMocks();
});

const ofType = (type: string): [string, Resource][] =>
  Object.entries(resources()).filter(([, { Type }]) => Type === type);
const propertiesOf = (name: string) => resources()[name]?.Properties ?? {};

test('every function sends on what it failed on for good, where there is a queue for it', () => {
  const functions = ofType('AWS::Lambda::Function');
  expect(functions.length).toBeGreaterThan(100);
  const target = { TargetArn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } };
  for (const [, { Properties }] of functions)
    expect(Properties['DeadLetterConfig']).toEqual({
      'Fn::If': ['HasDeadLetterQueue', target, { Ref: 'AWS::NoValue' }],
    });
});

test('the queue is encrypted, refuses plain HTTP and keeps what it has as long as it can', () => {
  expect(propertiesOf('DeadLetters')).toMatchObject({
    SqsManagedSseEnabled: true,
    MessageRetentionPeriod: 14 * 24 * 60 * 60,
  });
  expect(propertiesOf('DeadLettersPolicy')).toMatchObject({
    Queues: [{ Ref: 'DeadLetters' }],
    PolicyDocument: {
      Statement: [
        { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ],
    },
  });
});

test('each alarm tells the topic, and is there only with one', () => {
  const part = (index: number) => ({
    'Fn::Select': [index, { 'Fn::Split': [':', { Ref: 'AlarmTopicArn' }] }],
  });
  const values = {
    Region: { 'Fn::If': ['HasRegionalTopic', { Ref: 'AWS::Region' }, part(3)] },
    Account: { 'Fn::If': ['HasOwnTopic', { Ref: 'AWS::AccountId' }, part(4)] },
    Name: part(5),
  };
  const topic = [{ 'Fn::Sub': ['arn:${AWS::Partition}:sns:${Region}:${Account}:${Name}', values] }];
  expect(
    ofType('AWS::CloudWatch::Alarm').map(([name, { Condition, Properties }]) => [
      name,
      Condition,
      Properties['AlarmActions'],
      Properties['OKActions'],
    ]),
  ).toEqual([
    ['FailuresAlarm', 'HasAlarms', topic, topic],
    ['ThrottlesAlarm', 'HasAlarms', topic, topic],
    ['SilenceAlarm', 'HasAlarms', topic, topic],
    ['DeadLettersAlarm', 'HasDeadLetterAlarm', topic, topic],
  ]);
});

test('without the queue the three tries of one event are an alarm, however long they take', () => {
  const without = (name: string): number => {
    const value = propertiesOf('FailuresAlarm')[name] as { readonly 'Fn::If': readonly unknown[] };
    const [condition, , otherwise] = value['Fn::If'];
    expect(condition).toBe('HasDeadLetterQueue');
    return Number(otherwise);
  };
  const longest = Math.max(
    ...ofType('AWS::Lambda::Function').map(([, { Properties }]) => Number(Properties['Timeout'])),
  );
  // Lambda waits for one minute and for two; a try that runs out of time fails at its end.
  expect(without('Period') * without('EvaluationPeriods')).toBeGreaterThan(2 * longest + 60 + 120);
  expect(without('Threshold')).toBe(2);
});

test('silence is more than a day, as daily schedules are not to the second; a new stack has as long for its first verdict', () => {
  const { Period, EvaluationPeriods, WarmUpConfiguration } = propertiesOf('SilenceAlarm');
  const minutes = (Number(Period) * Number(EvaluationPeriods)) / 60;
  expect(minutes).toBeGreaterThan(25 * 60);
  expect(WarmUpConfiguration).toEqual({
    'Fn::If': ['HasWarmUp', { WarmUpPeriodDurationInMinutes: minutes }, { Ref: 'AWS::NoValue' }],
  });
});

test('silence is an alarm, other gaps are none', () => {
  const missing = ofType('AWS::CloudWatch::Alarm').map(([name, { Properties }]) => [
    name,
    Properties['TreatMissingData'],
  ]);
  expect(Object.fromEntries(missing)).toEqual({
    FailuresAlarm: 'notBreaching',
    ThrottlesAlarm: 'notBreaching',
    SilenceAlarm: 'breaching',
    DeadLettersAlarm: 'notBreaching',
  });
});

/** Whether a line meets a pattern of the form `{ $.a = "x" && $.b = "y" }`. */
function meets(line: string, pattern: string): boolean {
  const fields = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const conditions = [...pattern.matchAll(/\$\.(\w+) = "([^"]+)"/g)];
  expect(conditions.length).toBeGreaterThan(0);
  return conditions.every(([, field = '', value]) => fields[field] === value);
}

test('the metrics count verdicts and failed tries, each once', () => {
  const lines = keepLogLines();
  log('info', 'evaluated', { rule: 'a' });
  log('info', 'retired', { rule: 'a' });
  log('error', 'evaluation failed', { rule: 'a' });
  log('error', 'invocation failed', { rule: 'a' });
  const met = (filter: string) =>
    lines.map(({ line }) => meets(line, String(propertiesOf(filter)['FilterPattern'])));
  expect(met('EvaluationsMetric')).toEqual([true, false, false, false]);
  expect(met('FailuresMetric')).toEqual([false, false, false, true]);
});

test.each([
  '2026-01-02T03:04:05.678Z 0a1b Task timed out after 60.00 seconds',
  'RequestId: 0a1b Error: Runtime exited with error: signal: killed',
  '2026-01-02T03:04:05.678Z\tundefined\tERROR\tUncaught Exception \t{"errorType":"Runtime.ImportModuleError"}',
])('a function that cannot log its failure is counted: %j', (line) => {
  const pattern = String(propertiesOf('CrashesMetric')['FilterPattern']);
  const terms = [...pattern.matchAll(/\?"([^"]+)"/g)].map(([, term = '']) => term);
  expect(terms.some((term) => line.includes(term))).toBe(true);
});

test("the dashboard's name has the Region: an account's dashboards share their names across Regions", () => {
  expect(propertiesOf('FunctionsDashboard')['DashboardName']).toEqual({
    'Fn::Sub': 'hipaa-config-rules-${AWS::Region}',
  });
});

test('alarms and dashboard are about metrics that there are', () => {
  const metrics = ofType('AWS::Logs::MetricFilter').flatMap(
    ([, { Properties }]) =>
      Properties['MetricTransformations'] as readonly { MetricNamespace: string; MetricName: string }[],
  );
  const known = new Set(metrics.map(({ MetricNamespace, MetricName }) => `${MetricNamespace} ${MetricName}`));
  expect([...known].sort()).toEqual(['hipaa-config-rules Evaluations', 'hipaa-config-rules Failures']);
  const asked = ofType('AWS::CloudWatch::Alarm')
    .map(([, { Properties }]) => `${String(Properties['Namespace'])} ${String(Properties['MetricName'])}`)
    .filter((metric) => !metric.startsWith('AWS/'));
  expect(asked.filter((metric) => !known.has(metric))).toEqual([]);
  const body = propertiesOf('FunctionsDashboard')['DashboardBody'] as { readonly 'Fn::Sub': string };
  const { widgets } = JSON.parse(body['Fn::Sub']) as { readonly widgets: readonly unknown[] };
  expect(widgets).toHaveLength(5);
  expect(JSON.stringify(widgets)).toContain('["hipaa-config-rules","Evaluations"]');
});
