import type { Rule } from '../../shared/rule';
import { awsStandIn, type AwsStandIn } from './aws-stand-in';
import { commandLine, queue, resultsOf } from './command-line';
import { encrypted, listed, parameterized, summarized } from './made-up-rules';

const database = (resourceId: string, members: object = {}) =>
  queue(resourceId, {
    resourceType: 'AWS::RDS::DBInstance',
    configuration: { group: { name: resourceId } },
    ...members,
  });
const large = database('large', { configuration: { group: { name: 'large' } } });

let aws: AwsStandIn;
const environment = process.env;

beforeAll(async () => {
  aws = await awsStandIn({
    GetCallerIdentity: '<Arn>arn:aws:iam::111122223333:user/auditor</Arn><Account>111122223333</Account>',
    DescribeDBParameters:
      '<Parameters><Parameter><ParameterName>force_ssl</ParameterName></Parameter></Parameters>',
    GetAccountSummary: '<SummaryMap><entry><key>Users</key><value>2</value></entry></SummaryMap>',
    GetResourceConfigHistory: JSON.stringify({
      configurationItems: [
        {
          ...large,
          accountId: large.awsAccountId,
          configuration: JSON.stringify(large.configuration),
          configurationItemCaptureTime: Date.parse(large.configurationItemCaptureTime) / 1000,
        },
      ],
    }),
  });
});
afterAll(() => aws.close());
beforeEach(() => {
  process.env = {
    ...environment,
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  aws.calls.length = 0;
  aws.failures.clear();
});
afterEach(() => {
  process.env = environment;
});

const live = (items: readonly unknown[] | undefined, rules: readonly Rule[] = [parameterized]) =>
  commandLine(['evaluate', '--live', '--format', 'json', ...(items === undefined ? [] : ['-'])], {
    stdin: JSON.stringify(items ?? []),
    rules,
  });
const parsed = ({ stdout }: { readonly stdout: string }) =>
  JSON.parse(stdout) as Record<'evaluations' | 'skipped' | 'errors', readonly Record<string, unknown>[]>;

test('asks about each item, in its Region, and keeps the order of the input', async () => {
  const items = [
    database('one'),
    database('two', { awsRegion: 'eu-west-1' }),
    database('three', { configuration: {} }),
    database('four', { awsRegion: 'global' }),
    ...Array.from({ length: 30 }, (_, index) => database(`more-${String(index)}`)),
  ];
  const result = await live(items);
  expect(result.exitCode).toBe(1);
  expect(parsed(result).evaluations.map(({ resourceId }) => resourceId)).toEqual(
    items.map(({ resourceId }) => resourceId),
  );
  expect(parsed(result)).toMatchObject({
    evaluations: [
      { compliance: 'COMPLIANT', annotation: '1 parameters.' },
      { compliance: 'COMPLIANT' },
      { compliance: 'NON_COMPLIANT' },
      { compliance: 'COMPLIANT' },
      ...Array.from({ length: 30 }, () => ({ compliance: 'COMPLIANT' })),
    ],
    skipped: [],
    errors: [],
  });
  expect(aws.calls.filter((call) => call.startsWith('GetCallerIdentity'))).toEqual([
    'GetCallerIdentity us-east-1',
  ]);
  expect(aws.calls.filter((call) => call === 'DescribeDBParameters eu-west-1')).toHaveLength(1);
  expect(aws.calls).toHaveLength(1 + 33);
});

test('does not ask with the credentials of another account', async () => {
  const items = [
    database('foreign', { awsAccountId: '444455556666' }),
    database('homeless', { awsAccountId: undefined }),
    database('nowhere', { awsRegion: undefined }),
  ];
  const result = await live(items);
  expect(result.exitCode).toBe(0);
  expect(parsed(result)).toMatchObject({
    evaluations: [],
    skipped: [
      {
        resourceId: 'foreign',
        needs: 'rds:DescribeDBParameters',
        reason: 'the item is of account 444455556666, the credentials are of account 111122223333',
      },
      { resourceId: 'homeless', reason: 'the item does not name its account' },
      { resourceId: 'nowhere', reason: 'the item does not name its Region' },
    ],
  });
  expect(aws.calls).toEqual(['GetCallerIdentity us-east-1']);
});

test('tells in the table why it did not ask', async () => {
  const { stdout } = await commandLine(['evaluate', '--live', '-'], {
    stdin: JSON.stringify([database('foreign', { awsAccountId: '444455556666' })]),
    rules: [parameterized],
  });
  expect(stdout).toContain('not asked: the item is of account 444455556666');
  expect(stdout).not.toContain('\n  --live');
});

test('an error of AWS is an error of that resource, and the others are evaluated', async () => {
  aws.failures.set('DescribeDBParameters', 'AccessDenied');
  const result = await live([database('refused'), queue('on')], [parameterized, encrypted]);
  expect(result.exitCode).toBe(2);
  expect(parsed(result)).toMatchObject({
    evaluations: [{ resourceId: 'on', compliance: 'COMPLIANT' }],
    errors: [{ rule: 'rds-parameterized', resourceId: 'refused', item: 1, message: 'AccessDenied it is' }],
  });
});

test('runs periodic rules once, for the account and Region of the caller', async () => {
  const items = [queue('a'), queue('b', { awsRegion: 'eu-west-1' })];
  const result = await live(items, [summarized, listed]);
  expect(result.exitCode).toBe(1);
  expect(parsed(result)).toMatchObject({
    evaluations: [
      {
        rule: 'iam-summarized',
        resourceType: 'AWS::::Account',
        resourceId: '111122223333',
        resourceName: null,
        accountId: '111122223333',
        region: 'us-east-1',
        compliance: 'NON_COMPLIANT',
        capturedAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
      },
      {
        rule: 'rds-listed',
        resourceType: 'AWS::RDS::DBInstance',
        resourceId: 'force_ssl',
        compliance: 'COMPLIANT',
      },
    ],
    skipped: [
      {
        rule: 'iam-summarized',
        region: 'eu-west-1',
        reason: 'the credentials and the Region are those of 111122223333, us-east-1',
      },
      { rule: 'rds-listed', region: 'eu-west-1' },
    ],
  });
});

test('needs no file for periodic rules', async () => {
  const result = await live(undefined, [summarized]);
  expect(parsed(result).evaluations).toHaveLength(1);
});

test('an error of a periodic rule is an error of the account', async () => {
  aws.failures.set('GetAccountSummary', 'AccessDenied');
  const result = await live(undefined, [summarized]);
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toContain('error: iam-summarized on AWS::::Account 111122223333: AccessDenied it is');
});

test('fetches the item of an oversized event', async () => {
  const { configuration: _, ...configurationItemSummary } = large;
  const event = {
    invokingEvent: JSON.stringify({
      messageType: 'OversizedConfigurationItemChangeNotification',
      configurationItemSummary,
    }),
  };
  const { exitCode, stdout } = await commandLine(['evaluate', '--live', '--format', 'jsonl', '-'], {
    stdin: JSON.stringify(event),
    rules: [parameterized],
  });
  expect([exitCode, resultsOf(stdout)]).toEqual([
    0,
    [expect.objectContaining({ resourceId: 'large', compliance: 'COMPLIANT' })],
  ]);
});

test('without a Region is one clear error', async () => {
  delete process.env['AWS_REGION'];
  const { exitCode, stdout, stderr } = await live([database('one')]);
  expect([exitCode, stdout, aws.calls]).toEqual([2, '', []]);
  expect(stderr).toBe('error: --live: no AWS Region is set; set AWS_REGION, or region in the AWS profile\n');
});

test('without credentials, or with wrong ones, is one clear error', async () => {
  aws.failures.set('GetCallerIdentity', 'InvalidClientTokenId');
  expect((await live([database('one')])).stderr).toBe(
    'error: --live: AWS did not accept the credentials: InvalidClientTokenId it is\n',
  );
  delete process.env['AWS_ACCESS_KEY_ID'];
  const { exitCode, stderr } = await live([database('one')]);
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringMatching(/^error: --live: AWS did not accept the credentials: .*\n$/),
  ]);
});
