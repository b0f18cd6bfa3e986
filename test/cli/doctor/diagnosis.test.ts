import type { ConfigRuleEvaluationStatus, ConfigurationRecorder } from '@aws-sdk/client-config-service';
import { costOf } from '../../../cli/doctor/cost';
import { diagnose, type Check } from '../../../cli/doctor/diagnosis';
import type { Answer, Deployed, Facts } from '../../../cli/doctor/facts';
import { alsoScheduled, change, periodic } from '../../deploy/rules';

const NOW = new Date('2026-11-20T12:00:00Z');
const known = <T>(value: T): Answer<T> => ({ known: true, value });
const NOT_ALLOWED = { known: false, why: 'not allowed' } as const;

const queues = change();
const daily = alsoScheduled({ id: 'sqs-queue-daily' });
const account = periodic({ id: 'iam-account-daily' });
const RULES = [queues, daily, account];
const deployedAs = (rule: Deployed['rule']): Deployed => ({
  rule,
  name: `${rule.id}-conformance-pack-abc`,
  functionArn: `arn:aws:lambda:us-east-1:111122223333:function:f-${rule.id}`,
});
const EVERYTHING: ConfigurationRecorder = {
  recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
};
const evaluatedAt = (time: string): ConfigRuleEvaluationStatus => ({
  LastSuccessfulEvaluationTime: new Date(time),
  FirstActivatedTime: new Date('2026-01-01'),
});
const statuses = (status: ConfigRuleEvaluationStatus) =>
  known(new Map(RULES.map((rule) => [deployedAs(rule).name, status])));

const HEALTHY: Facts = {
  recorder: known(EVERYTHING),
  recorderStatus: known({ recording: true, lastStatus: 'Success' }),
  hasDeliveryChannel: known(true),
  packs: known([{ ConformancePackName: 'p', ConformancePackState: 'CREATE_COMPLETE' }] as never),
  deployed: known(RULES.map(deployedAs)),
  evaluations: statuses(evaluatedAt('2026-11-20T06:00:00Z')),
  functions: known(new Map(RULES.map((rule) => [deployedAs(rule).functionArn, { fault: undefined }]))),
  resources: known(new Map([['AWS::SQS::Queue', 40]])),
  changes: known(new Map([['AWS::SQS::Queue', 100]])),
};

const textsOf = (checks: readonly Check[]): string[] =>
  checks.map(({ health, subject, finding }) => `${health} ${subject}: ${finding}`);
const diagnosed = (facts: Partial<Facts>) => diagnose({ ...HEALTHY, ...facts }, RULES, NOW);
const worst = (facts: Partial<Facts>): Check | undefined => diagnosed(facts)[0];

test('a healthy deployment', () => {
  expect(textsOf(diagnosed({}))).toEqual([
    'ok recorder: it records',
    'ok conformance packs: 1 complete',
    'ok rules: 3 of 3 are deployed',
    'ok recorded types: every deployed rule sees its resources',
    'ok functions: 3 are ready, and may be invoked',
    'ok evaluations: no rule fails, and none with a schedule is silent',
  ]);
});

test('what may not be asked is not known, and no problem', () => {
  const checks = diagnosed({
    recorder: NOT_ALLOWED,
    packs: NOT_ALLOWED,
    evaluations: NOT_ALLOWED,
    functions: NOT_ALLOWED,
  });
  expect(textsOf(checks)).toEqual([
    'unknown recorder: cannot be told: not allowed',
    'unknown conformance packs: cannot be told: not allowed',
    'unknown functions: cannot be told: not allowed',
    'unknown evaluations: cannot be told: not allowed',
    'ok rules: 3 of 3 are deployed',
  ]);
});

test.each<[string, Partial<Facts>, string]>([
  ['no recorder', { recorder: known(undefined) }, 'recorder: there is none, so that nothing triggers a rule'],
  [
    'a stopped recorder',
    { recorderStatus: known({ recording: false }) },
    'recorder: it is stopped, so that no change triggers a rule',
  ],
  [
    'a recorder that cannot deliver',
    {
      recorderStatus: known({
        recording: true,
        lastStatus: 'Failure',
        lastErrorCode: 'NoSuchBucket',
        lastErrorMessage: 'gone',
      }),
    },
    'recorder: it could not deliver (NoSuchBucket: gone)',
  ],
  ['no delivery channel', { hasDeliveryChannel: known(false) }, 'delivery channel: there is none'],
  [
    'a pack that failed',
    {
      packs: known([
        {
          ConformancePackName: 'p',
          ConformancePackState: 'CREATE_FAILED',
          ConformancePackStatusReason: 'why',
        },
      ] as never),
    },
    'conformance pack p: it is CREATE_FAILED: why',
  ],
  ['no rule of ours', { deployed: known([]) }, 'rules: none of this pack is deployed here'],
  [
    'rules that are missing',
    { deployed: known([deployedAs(queues)]) },
    'rules: 1 of 3 are deployed; 2 that the whitepaper asks for in words are missing',
  ],
  [
    'types that are not recorded',
    { recorder: known({ recordingGroup: { allSupported: false, resourceTypes: [] } }) },
    'blind rules: 2 judge types that are not recorded, and look as if nothing were wrong: AWS::SQS::Queue',
  ],
  [
    'a function that is gone',
    { functions: known(new Map([[deployedAs(queues).functionArn, { fault: 'it does not exist' }]])) },
    'functions: it does not exist (1)',
  ],
  [
    'rules that fail',
    {
      evaluations: statuses({
        ...evaluatedAt('2026-11-19T06:00:00Z'),
        LastFailedInvocationTime: new Date('2026-11-20T06:00:00Z'),
        LastErrorCode: 'AccessDenied',
        LastErrorMessage: 'may not invoke',
      }),
    },
    'failing rules: 3 failed last: AccessDenied: may not invoke',
  ],
  [
    'silence of schedules',
    { evaluations: statuses(evaluatedAt('2026-11-17T06:00:00Z')) },
    'silent rules: 2 have a daily schedule and have evaluated nothing for 2 days',
  ],
])('%s is a problem', (_, facts, text) => {
  const check = worst(facts);
  expect([check?.health, `${String(check?.subject)}: ${String(check?.finding)}`]).toEqual(['problem', text]);
  expect(check?.advice).toMatch(/\w/);
});

test('a failure that was made good since is none, nor is the silence of rules without a schedule', () => {
  const status = {
    ...evaluatedAt('2026-11-20T07:00:00Z'),
    LastFailedInvocationTime: new Date('2026-11-20T06:00:00Z'),
  };
  expect(worst({ evaluations: statuses(status) })?.health).toBe('ok');
  const old = known(
    new Map([
      [deployedAs(queues).name, evaluatedAt('2026-01-02T00:00:00Z')],
      ...[daily, account].map((rule) => [deployedAs(rule).name, status] as const),
    ]),
  );
  expect(worst({ evaluations: old })?.health).toBe('ok');
});

test('what the embedded endpoint does not evaluate is not known', () => {
  const notEvaluated = { LastErrorCode: 'NotEvaluated', LastErrorMessage: 'needs iam:GetAccountSummary' };
  const evaluations = known(
    new Map([
      [deployedAs(queues).name, evaluatedAt('2026-11-20T06:00:00Z')],
      [deployedAs(daily).name, { ...notEvaluated, LastErrorMessage: 'needs another' }],
      [deployedAs(account).name, notEvaluated],
    ]),
  );
  expect(worst({ evaluations })).toMatchObject({
    health: 'unknown',
    subject: 'rules that ask AWS',
    rules: ['sqs-queue-daily', 'iam-account-daily'],
  });
});

test('types that are recorded once a day are told', () => {
  const recorder = known({ ...EVERYTHING, recordingMode: { recordingFrequency: 'DAILY' as const } });
  expect(textsOf(diagnosed({ recorder }))).toContain(
    'ok recorded types: 2 rules judge once a day: their types are recorded daily',
  );
});

describe('a month', () => {
  test('costs the changes that were recorded and the schedules', () => {
    // Two rules judge queues with each change, one of them and the account's daily.
    expect(costOf(HEALTHY)).toEqual({
      ofChanges: 200,
      ofSchedules: (40 + 1) * 30,
      dollars: (200 + 41 * 30) * 0.001,
      basis: 'the changes that were recorded in the last 30 days',
    });
  });

  test('is assumed to have five changes of each resource where none are known', () => {
    expect(costOf({ ...HEALTHY, changes: NOT_ALLOWED })).toMatchObject({
      ofChanges: 2 * 40 * 5,
      basis: '5 changes of each resource a month, an assumption (not allowed)',
    });
  });

  test.each(['deployed', 'resources'] as const)('cannot be told without %s', (part) => {
    expect(costOf({ ...HEALTHY, [part]: NOT_ALLOWED })).toBeUndefined();
  });
});
