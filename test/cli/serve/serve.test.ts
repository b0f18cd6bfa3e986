/** `hipaa-config serve`, with functions of a small package. */
import Libsql from 'libsql';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { putConfigurationRecorder } from '../../../local/operations/put-configuration-recorder';
import { stopConfigurationRecorder } from '../../../local/operations/stop-configuration-recorder';
import { createService, type Service } from '../../../local/service';
import { openStore } from '../../../local/store';
import { awsStandIn, type AwsStandIn } from '../aws-stand-in';
import { commandLine, queue, temporaryFolder } from '../command-line';
import { packageRules, rules, withFunction, type Packaged } from './packaged';

jest.setTimeout(60_000);

let packaged: Packaged;
beforeAll(() => {
  packaged = packageRules();
});
afterAll(() => {
  packaged.remove();
});

const file = temporaryFolder();
let files = 0;
const itemsFile = (...items: readonly unknown[]): string => {
  files += 1;
  return file(`items-${String(files)}.json`, JSON.stringify(items));
};

const STREAM = 'AWS::Kinesis::Stream';
const stream = (resourceId: string, members: object = {}) =>
  queue(resourceId, { resourceType: STREAM, configuration: {}, ...members });
const encrypted = (resourceId: string, members: object = {}) =>
  stream(resourceId, {
    configuration: { StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } },
    ...members,
  });
const database = (resourceId: string, members: object = {}) =>
  queue(resourceId, {
    resourceType: 'AWS::RDS::DBInstance',
    configuration: {
      engine: 'postgres',
      engineVersion: '16.3',
      dBParameterGroups: [{ dBParameterGroupName: 'own' }],
    },
    ...members,
  });

const serve = (
  argv: readonly string[],
  circumstances: Parameters<typeof commandLine>[1] = {},
  functions: readonly string[] = ['--zips', packaged.zips],
) =>
  commandLine(['serve', '--once', '--port', '0', '--packs', packaged.pack, ...functions, ...argv], {
    rules,
    ...circumstances,
  });

describe('--once', () => {
  test('ends with the exit code and the table of evaluate', async () => {
    const path = itemsFile(
      stream('bare'),
      encrypted('sealed'),
      encrypted('changed', { configurationItemCaptureTime: '2026-09-01T00:00:00Z' }),
      stream('changed'),
      encrypted('gone', { configurationItemStatus: 'ResourceDeleted', configuration: null }),
      database('db', { awsRegion: 'eu-west-1' }),
      queue('thing', { resourceType: 'AWS::Other::Thing' }),
    );
    const served = await serve(['--items', path]);
    const evaluated = await commandLine(['evaluate', path], { rules });
    expect([served.exitCode, served.stdout]).toEqual([
      evaluated.exitCode,
      evaluated.stdout.replace(/ {2}--format .*\n.*\n/, ''),
    ]);
    expect(evaluated.stdout).toContain(
      '7 items read (1 of types without a rule, 1 older version), 2 non-compliant, 1 compliant, 1\nnot applicable, 3 skipped, 0 errors.',
    );
    expect(served.stderr).toMatch(/^AWS Config of account 111122223333, us-east-1, eu-west-1: http:/);
    expect(served.stderr).toMatch(
      /^10 events delivered to functions: 6 evaluated, 4 not evaluated \(they need AWS\), 0 failed$/m,
    );
  });

  test("tells how many rules of the packs are AWS's own", async () => {
    const source = '{ Owner: AWS, SourceIdentifier: S3_BUCKET_VERSIONING_ENABLED }';
    const rule = `{ Type: AWS::Config::ConfigRule, Properties: { ConfigRuleName: v, Source: ${source} } }`;
    const { stderr } = await serve([
      '--packs',
      packaged.pack,
      file('managed.yaml', `Resources: { A: ${rule} }`),
    ]);
    expect(stderr).toContain('note: 1 rule is managed by AWS; none of these is evaluated here\n');
  });

  test('ends with 0 when nothing is wrong', async () => {
    expect(await serve(['--items', itemsFile(encrypted('sealed'))])).toMatchObject({ exitCode: 0 });
  });

  test('ends with 2 when a function fails, and shows what it wrote', async () => {
    const zips = withFunction(
      packaged,
      'kinesis-stream-encrypted',
      'console.log("looks at\\u001b[31m it"); throw new TypeError("boom");',
    );
    const { exitCode, stdout, stderr } = await serve(
      ['--items', itemsFile(stream('plain'), queue('q')), '--retry-delays', '0.05', '--verbose'],
      {},
      ['--zips', zips],
    );
    expect(exitCode).toBe(2);
    const rule = 'kinesis-stream-encrypted-conformance-pack-\\w+';
    expect(stderr).toMatch(
      new RegExp(
        `^failed \\(attempt 1, tried again\\): ${rule} on ${STREAM} plain: Unhandled: TypeError: boom\n` +
          '    looks at \\[31m it\n',
        'm',
      ),
    );
    expect(stderr).toMatch(
      new RegExp(`^failed \\(attempt 2, given up\\): ${rule} on ${STREAM} plain: `, 'm'),
    );
    expect(stderr).toContain(
      `error: kinesis-stream-encrypted on ${STREAM} plain: Unhandled: TypeError: boom\n`,
    );
    expect(stderr).toContain('hipaa-config-kinesis-stream-encrypted: looks at [31m it\n');
    expect(stderr).toContain('"compliance":"NON_COMPLIANT"');
    expect(stderr).toMatch(/^4 events .* 2 evaluated, 1 not evaluated .*, 1 failed$/m);
    expect(stdout).toContain('1 non-compliant, 0 compliant, 0 not applicable, 1 skipped, 1 error.');
  });

  test('a terminal shows the progress, and failures above it', async () => {
    const zips = withFunction(
      packaged,
      'kinesis-stream-encrypted',
      'await new Promise((done) => setTimeout(done, 2_000)); throw new TypeError("slow");',
    );
    const { stderr } = await serve(
      ['--items', itemsFile(stream('plain')), '--retry-delays', '0'],
      { terminal: 100 },
      ['--zips', zips],
    );
    expect(stderr).toMatch(/Evaluating =*-+ \d+ % \|/);
    expect(stderr).toContain('\r\u001b[Kfailed (attempt 2, given up): kinesis-stream-encrypted');
  });

  test('rules without a function, and schedules that fail, are errors, too', async () => {
    const zips = withFunction(packaged, 'ebs-encryption-by-default-enabled', 'throw new Error("no");');
    const pack = file(
      'other.yaml',
      `Resources:
  Unknown:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: unknown
      Source:
        Owner: CUSTOM_LAMBDA
        SourceIdentifier: arn:aws:lambda:us-east-1:111122223333:function:other
        SourceDetails: [{ EventSource: aws.config, MessageType: ScheduledNotification }]
`,
    );
    const { exitCode, stderr } = await serve(
      ['--packs', pack, packaged.pack, '--retry-delays', 'none', '--account', '111122223333'],
      { env: { AWS_REGION: 'us-east-1' } },
      ['--zips', zips],
    );
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^error: unknown-conformance-pack-\w+ on AWS::::Account 111122223333: ResourceNotFoundException: Function not found: /m,
    );
    expect(stderr).toContain(
      'error: ebs-encryption-by-default-enabled on AWS::::Account 111122223333: Unhandled: Error: no\n',
    );
  });
});

describe('what is recorded', () => {
  test('items of no Region are at home in the first one', async () => {
    const path = itemsFile(
      stream('user', { awsRegion: 'global' }),
      encrypted('a', { awsRegion: 'eu-west-1' }),
      encrypted('b'),
    );
    const { stdout, stderr } = await serve(['--items', path]);
    expect(stderr).toContain('111122223333, eu-west-1, us-east-1:');
    expect(stdout).toMatch(/^ {2}user +global /m);
    const lonely = await serve(['--items', itemsFile(stream('user', { awsRegion: 'global' }))]);
    expect(lonely.stderr).toContain('111122223333, us-east-1:');
    expect(lonely.stdout).toContain('1 non-compliant');
  });

  test('another account is an error, unless one was asked for', async () => {
    const path = itemsFile(
      stream('mine'),
      stream('theirs', { awsAccountId: '210987654321' }),
      stream('too', { awsAccountId: '210987654321' }),
      stream('global', { awsAccountId: '210987654321', awsRegion: 'global' }),
    );
    const served = await serve(['--items', path]);
    expect(served.exitCode).toBe(2);
    expect(served.stderr).toContain(
      'error: 2 items of account 210987654321, us-east-1 left out: one account is served at a time',
    );
    expect(served.stderr).toContain('error: 1 item of account 210987654321, global left out');
    const asked = await serve(['--items', path, '--account', '210987654321']);
    expect(asked.exitCode).toBe(1);
    expect(asked.stderr).toContain('note: 1 item of account 111122223333, us-east-1 left out');
    expect(asked.stdout).toContain('3 non-compliant');
  });

  test('--region serves one Region alone', async () => {
    const path = itemsFile(stream('a'), stream('b', { awsRegion: 'eu-west-1' }));
    const { exitCode, stdout, stderr } = await serve(['--items', path, '--region', 'eu-west-1']);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining('note: 1 item of account 111122223333, us-east-1'),
    ]);
    expect(stdout).toContain('1 non-compliant');
  });

  test('items of other partitions have their ARNs', async () => {
    const { exitCode, stderr } = await serve([
      '--verbose',
      '--items',
      itemsFile(stream('a', { awsRegion: 'us-gov-west-1' })),
    ]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('111122223333, us-gov-west-1:')]);
  });

  const event = (notification: object, members: object = {}) => ({
    invokingEvent: JSON.stringify(notification),
    eventLeftScope: false,
    resultToken: 't',
    ...members,
  });

  test('events are taken apart; what has no item to record is said', async () => {
    const { configuration: _, ...summary } = stream('large');
    const { exitCode, stdout, stderr } = await serve([
      '--items',
      itemsFile(
        event({ messageType: 'ConfigurationItemChangeNotification', configurationItem: stream('a') }),
        event(
          { messageType: 'ConfigurationItemChangeNotification', configurationItem: stream('left') },
          { eventLeftScope: true },
        ),
        event({ messageType: 'ScheduledNotification', notificationCreationTime: '2026-10-01T00:00:00Z' }),
        event({
          messageType: 'OversizedConfigurationItemChangeNotification',
          configurationItemSummary: summary,
        }),
      ),
    ]);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('1 non-compliant, 0 compliant, 1 not applicable');
    expect(stderr).toMatch(/^note: .*items-\d+\.json: a scheduled event has no item to record; left out$/m);
    expect(stderr).toMatch(/^error: .*item 4 at byte \d+: the notification was too large for its item/m);
  });

  test('rows of a query that lack what a rule reads, and damaged items, are errors', async () => {
    const bucket = queue('bucket', {
      resourceType: 'AWS::S3::Bucket',
      supplementaryConfiguration: undefined,
    });
    const path = file(
      'rows.json',
      JSON.stringify({
        Results: [
          JSON.stringify(bucket),
          JSON.stringify(stream('s', { supplementaryConfiguration: undefined })),
        ],
        QueryInfo: { SelectFields: [{ Name: 'configuration' }, { Name: 'resourceId' }] },
      }),
    );
    const served = await serve([
      '--items',
      path,
      itemsFile({ resourceType: STREAM }, stream('late', { resourceCreationTime: 'never' })),
      'missing.json',
    ]);
    expect(served.exitCode).toBe(2);
    expect(served.stdout).toContain('1 non-compliant');
    expect(served.stderr).toMatch(/rows\.json: item 1 .* did not select supplementaryConfiguration/);
    expect(served.stderr).toMatch(/^error: .*item 1 at byte \d+: resourceId: expected text, got nothing$/m);
    expect(served.stderr).toMatch(
      /^error: .*item 2 at byte \d+: resourceCreationTime: expected a point in time/m,
    );
    expect(served.stderr).toContain('error: missing.json: no such file\n');
  });

  test('--oversize has functions fetch the items themselves', async () => {
    const path = itemsFile(encrypted('sealed', { tags: { note: 'x'.repeat(3_000) } }), stream('small'));
    const { exitCode, stdout, stderr } = await serve(['--items', path, '--oversize', '2000']);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('3 evaluated')]);
    expect(stdout).toContain('1 non-compliant, 1 compliant');
  });

  test('--fault has things go wrong, and the results are the same', async () => {
    const path = itemsFile(stream('plain'), encrypted('sealed'));
    const calm = await serve(['--items', path]);
    const faults = ['kill-after=1', 'skew=-900', 'duplicate=1'].flatMap((fault) => ['--fault', fault]);
    const { exitCode, stdout, stderr } = await serve([
      ...['--items', path, ...faults],
      ...['--retry-delays', '0.05,0.05', '--verbose'],
    ]);
    expect([exitCode, stdout]).toEqual([calm.exitCode, calm.stdout]);
    expect(
      stderr.match(/\((attempt \d), tried again\): kinesis\S+ on \S+ plain: Runtime.ExitError/g),
    ).toHaveLength(2);
    expect(stderr).toMatch(/ 0 failed$/m);
  });

  test.each(['flood', 'throttling=2'])('--fault %s is refused', async (fault) => {
    const { exitCode, stderr } = await serve(['--fault', fault]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('It takes one of throttling, outage, ');
  });

  test('--database keeps it all for the next time', async () => {
    const database = join(packaged.folder, 'config.db');
    const path = itemsFile(stream('a'), encrypted('b', { awsRegion: 'eu-west-1' }));
    const first = await serve(['--database', database, '--items', path]);
    expect(first).toMatchObject({ exitCode: 1 });
    const second = await serve(['--database', database]);
    expect(second.stderr).toContain('111122223333, us-east-1, eu-west-1:');
    expect(second.stderr).toContain(/^\d+ events .*$/m.exec(first.stderr)?.[0]);
    expect([second.exitCode, second.stdout]).toEqual([
      1,
      expect.stringContaining('1 non-compliant, 1 compliant'),
    ]);
    expect(await serve(['--database', database, '--account', '210987654321'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('config.db: the file is of account 111122223333, us-east-1') as unknown,
    });
    expect(await serve(['--database', database, '--region', 'us-west-2'])).toMatchObject({ exitCode: 2 });
    expect(await serve(['--database', join(packaged.folder, 'nowhere', 'config.db')])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('there is no folder for it') as unknown,
    });
  });
});

describe('a database of before', () => {
  let path: string;
  beforeEach(async () => {
    files += 1;
    path = join(packaged.folder, `before-${String(files)}.db`);
    await serve(['--database', path, '--items', itemsFile(stream('a'))]);
  });

  const change = (work: (service: Service) => void): void => {
    const store = openStore(path);
    work(createService({ store, accountId: '111122223333', region: 'us-east-1' }));
    store.close();
  };
  const recorder = {
    roleARN: 'arn:aws:iam::111122223333:role/config',
    recordingMode: { recordingFrequency: 'DAILY' },
  } as const;

  test.each<[string, (service: Service) => void, string]>([
    [
      'a recorder that is stopped',
      (service) => {
        stopConfigurationRecorder({ ConfigurationRecorderName: 'default' }, service);
      },
      'note: 2 items left out: the recorder is stopped, or does not record their types\n',
    ],
    [
      'a recorder that records daily',
      (service) => {
        putConfigurationRecorder({ ConfigurationRecorder: recorder }, service);
      },
      'note: 2 items kept until the day ends: their types are recorded daily\n',
    ],
  ])('%s', async (_, work, note) => {
    change(work);
    const { stdout, stderr } = await serve([
      '--database',
      path,
      '--items',
      itemsFile(stream('b'), stream('c')),
    ]);
    expect(stderr).toContain(note);
    expect(stdout).toContain('1 non-compliant');
  });

  test('schedules come round that are due', async () => {
    const eventsOf = async (): Promise<number> =>
      Number(/^(\d+) events /m.exec((await serve(['--database', path])).stderr)?.[1]);
    const before = await eventsOf();
    expect(await eventsOf()).toBe(before);
    const connection = new Libsql(path);
    connection.exec('UPDATE notifications SET created_at = created_at - 24 * 60 * 60 * 1000');
    connection.close();
    const scheduled = rules.filter((rule) => rule.kind === 'periodic' || rule.alsoEvery !== undefined);
    expect(await eventsOf()).toBe(before + scheduled.length);
  });
});

describe('usage', () => {
  test.each([
    ['two times standard input', ['--items', '-', '-'], /^error: -: standard input can be read once$/m],
    ['a port that is none', ['--port', '70000'], /It takes a port number/],
    ['an account that is none', ['--account', '1'], /twelve digits/],
    ['no size', ['--oversize', '0'], /whole number from 1 on/],
    ['no number', ['--limit', 'x'], /It takes a whole number/],
    ['no seconds', ['--retry-delays', 'soon'], /It takes seconds/],
    ['zips and sources', ['--source'], /cannot be used with/],
    ['a pack that is not there', ['--packs', 'nowhere.yaml'], /^error: nowhere\.yaml: no such file$/m],
    ['a Region that is none', ['--region', 'everywhere'], /It takes the name of a Region, such as us-east-1/],
  ])('%s', async (_, argv, message) => {
    expect(await serve(argv)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(message) as unknown,
    });
  });

  test.each([
    ['a pack that AWS Config would refuse', 'Resources: {}', /there is no Config rule/],
    ['no template', '- a', /expected a map/],
  ])('%s', async (_, text, message) => {
    const { exitCode, stderr } = await serve(['--packs', file('bad pack.yaml', text)]);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('zips that are not there, or are none', async () => {
    const zips = withFunction(packaged, 'kinesis-stream-encrypted', '');
    const zip = join(zips, 'kinesis-stream-encrypted.zip');
    const template = join(zips, 'cloudformation-template-update-stack.json');
    writeFileSync(zip, 'no zip');
    const none = await serve(['--items', itemsFile(stream('a'), queue('b')), '--retry-delays', 'none'], {}, [
      '--zips',
      zips,
    ]);
    expect([none.exitCode, none.stderr]).toEqual([
      2,
      expect.stringContaining(`InvalidZipFileException: ${zip}: cannot be unpacked: `),
    ]);
    expect(none.stdout).toContain('1 error.');
    rmSync(zip);
    expect(await serve([], {}, ['--zips', zips])).toMatchObject({
      exitCode: 2,
      stderr: `error: ${zip}: 1 of the zips are missing; make them with npm run package\n`,
    });
    writeFileSync(template, '{');
    expect(await serve([], {}, ['--zips', zips])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`error: ${template}: `) as unknown,
    });
  });

  test('two packs of one name', async () => {
    const again = join(packaged.folder, 'again', 'pack.yaml');
    mkdirSync(dirname(again));
    copyFileSync(packaged.pack, again);
    const { exitCode, stderr } = await serve(['--packs', again]);
    expect([exitCode, stderr]).toEqual([
      2,
      `error: ${packaged.pack}, ${again}: both would be the pack pack; rename one of them\n`,
    ]);
  });

  test('functions that are not there', async () => {
    const { exitCode, stderr } = await serve([], {}, ['--zips', packaged.folder]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('make them with npm run package')]);
    const sources = await serve([], {}, ['--source', packaged.folder]);
    expect([sources.exitCode, sources.stderr]).toEqual([
      2,
      expect.stringContaining('not a checkout of hipaa-config-rules (generated/functions.yml is missing)'),
    ]);
  });

  test('a port that is taken is an error when it was asked for', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { exitCode, stderr } = await serve(['--port', String(port)]);
    server.close();
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`127.0.0.1, port ${String(port)}: `)]);
  });
});

describe('--live', () => {
  let aws: AwsStandIn;
  const environment = process.env;
  beforeAll(async () => {
    aws = await awsStandIn({
      GetCallerIdentity: '<Arn>arn:aws:iam::111122223333:user/auditor</Arn><Account>111122223333</Account>',
      DescribeDBParameters:
        '<Parameters><Parameter><ParameterName>rds.force_ssl</ParameterName><ParameterValue>1</ParameterValue></Parameter></Parameters>',
      GetEbsEncryptionByDefault: '<ebsEncryptionByDefault>true</ebsEncryptionByDefault>',
    });
  });
  afterAll(() => aws.close());
  beforeEach(() => {
    aws.calls.length = 0;
    process.env = {
      ...environment,
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_REGION: 'eu-west-1',
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  });
  afterEach(() => {
    process.env = environment;
  });
  const env = () => ({ AWS_ENDPOINT_URL: aws.url });

  test('asks with the credentials of the user, in the Region of the item', async () => {
    const path = itemsFile(database('db'));
    const { exitCode, stdout } = await serve(['--live', '--items', path], { env: env() });
    expect(aws.calls).toContain('DescribeDBParameters us-east-1');
    expect([exitCode, stdout]).toEqual([expect.any(Number), expect.stringContaining('0 skipped')]);
  });

  test('asks nothing about another account', async () => {
    const path = itemsFile(database('db', { awsAccountId: '210987654321' }));
    const { exitCode, stdout } = await serve(['--live', '--items', path], { env: env() });
    expect(aws.calls).toEqual(['GetCallerIdentity eu-west-1']);
    expect([exitCode, stdout.replaceAll(/\s+/g, ' ')]).toEqual([
      0,
      expect.stringContaining(
        'not asked: the items are of account 210987654321, the credentials are of account 111122223333',
      ),
    ]);
  });

  test("without items it is about the caller's account and Region", async () => {
    const { stderr } = await serve(['--live'], { env: env() });
    expect(stderr).toContain('111122223333, eu-west-1:');
    expect(aws.calls).toContain('GetEbsEncryptionByDefault eu-west-1');
  });

  test('an endpoint of choice is asked without --live', async () => {
    await serve(['--items', itemsFile(database('db'))], { env: { AWS_ENDPOINT_URL_RDS: aws.url } });
    expect(aws.calls).toEqual(expect.arrayContaining(['DescribeDBParameters us-east-1']));
    expect(aws.calls.join()).not.toContain('Ebs');
  });
});

test('the role for other accounts reaches the functions', async () => {
  const zips = withFunction(
    packaged,
    'kinesis-stream-encrypted',
    'throw process.env.HIPAA_CONFIG_MEMBER_ROLE_NAME;',
  );
  const argv = ['--items', itemsFile(stream('a')), '--retry-delays', 'none'];
  const named = await serve(argv, { env: { HIPAA_CONFIG_MEMBER_ROLE_NAME: 'reporter' } }, ['--zips', zips]);
  expect(named.stderr).toContain('Unhandled: string: reporter');
  const unnamed = await serve(argv, {}, ['--zips', zips]);
  expect(unnamed.stderr).toContain('Unhandled: undefined: undefined');
});
