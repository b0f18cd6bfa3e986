import { execFileSync } from 'node:child_process';
import { commandLine, queue, resultsOf, temporaryFolder } from './command-line';
import { encrypted, listed, parameterized, policed, summarized } from './made-up-rules';

const file = temporaryFolder();
const rules = [encrypted, policed, parameterized, summarized, listed];
const database = queue('db', {
  resourceType: 'AWS::RDS::DBInstance',
  resourceName: 'patients',
  configuration: { group: { name: 'default' } },
});
const on = queue('on', { supplementaryConfiguration: { policy: 'p' } });
const off = queue('off', {
  resourceName: '2+2',
  configuration: { encrypted: false },
  configurationItemCaptureTime: '2026-10-02T00:00:00Z',
});
const account = file('account.json', JSON.stringify({ configurationItems: [on, database, off] }));

const evaluate = (argv: readonly string[], circumstances: Parameters<typeof commandLine>[1] = {}) =>
  commandLine(['evaluate', ...argv], { rules, ...circumstances });

describe('formats', () => {
  test('jsonl has the results alone on standard output, with these members in this order', async () => {
    const { exitCode, stdout, stderr } = await evaluate([
      account,
      '--format',
      'jsonl',
      '--rules',
      'sqs-encrypted',
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      '{"rule":"sqs-encrypted","resourceType":"AWS::SQS::Queue","resourceId":"on","resourceName":null,' +
        '"accountId":"111122223333","region":"us-east-1","compliance":"COMPLIANT","annotation":"Encrypted.",' +
        '"capturedAt":"2026-10-01T12:00:00.000Z"}\n' +
        '{"rule":"sqs-encrypted","resourceType":"AWS::SQS::Queue","resourceId":"off","resourceName":"2+2",' +
        '"accountId":"111122223333","region":"us-east-1","compliance":"NON_COMPLIANT",' +
        '"annotation":"Encryption is off; it should be on.","capturedAt":"2026-10-02T00:00:00.000Z"}\n',
    );
    expect(stderr).toBe(
      '3 items read (1 of types without a rule), 1 non-compliant, 1 compliant, 0 not applicable, 0 skipped, 0 errors\n',
    );
  });

  test('jsonl names what was skipped, and the call that it needs, on standard error', async () => {
    const { stderr } = await evaluate([account, '--format', 'jsonl']);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'skipped: rds-parameterized on AWS::RDS::DBInstance db (111122223333, us-east-1) needs rds:DescribeDBParameters',
      'skipped: iam-summarized on AWS::::Account 111122223333 (111122223333, us-east-1) needs iam:GetAccountSummary',
      'skipped: rds-listed on AWS::::Account 111122223333 (111122223333, us-east-1) needs rds:DescribeDBParameters',
    ]);
  });

  test('csv quotes what needs quotes and disarms formulas', async () => {
    const { exitCode, stdout } = await evaluate([account, '--format', 'csv', '--rules', 'sqs-policed']);
    expect(exitCode).toBe(1);
    expect(stdout.split('\r\n')).toEqual([
      'rule,resourceType,resourceId,resourceName,accountId,region,compliance,annotation,capturedAt',
      'sqs-policed,AWS::SQS::Queue,on,,111122223333,us-east-1,COMPLIANT,There is a policy.,2026-10-01T12:00:00.000Z',
      `sqs-policed,AWS::SQS::Queue,off,2+2,111122223333,us-east-1,NON_COMPLIANT,"'=2+2 has no policy, ""none"" at all.",2026-10-02T00:00:00.000Z`,
      '',
    ]);
  });

  test('json has all in one document', async () => {
    const broken = queue('broken', { configuration: { encrypted: 'maybe' } });
    const path = file('with-fault.json', JSON.stringify([on, database, broken]));
    const { exitCode, stdout } = await evaluate([
      path,
      '--format',
      'json',
      '--rules',
      'sqs-encrypted,rds-parameterized',
    ]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      evaluations: [expect.objectContaining({ resourceId: 'on', compliance: 'COMPLIANT' })],
      skipped: [
        {
          rule: 'rds-parameterized',
          resourceType: 'AWS::RDS::DBInstance',
          resourceId: 'db',
          accountId: '111122223333',
          region: 'us-east-1',
          needs: 'rds:DescribeDBParameters',
        },
      ],
      errors: [
        {
          source: path,
          item: 3,
          offset: JSON.stringify([on, database]).length,
          rule: 'sqs-encrypted',
          resourceType: 'AWS::SQS::Queue',
          resourceId: 'broken',
          message: 'configuration.encrypted: expected true or false, got the text "maybe"',
        },
      ],
      summary: {
        items: 3,
        itemsOfTypesWithoutRule: 0,
        olderVersions: 0,
        evaluations: { COMPLIANT: 1, NON_COMPLIANT: 0, NOT_APPLICABLE: 0 },
        skipped: 1,
        errors: 1,
        safeguards: { 'encryption-at-rest': { COMPLIANT: 1, NON_COMPLIANT: 0, NOT_APPLICABLE: 0 } },
      },
    });
  });

  test('json of nothing is a document, too', async () => {
    const { stdout } = await evaluate(['-', '--format', 'json'], { stdin: '[]' });
    expect(JSON.parse(stdout)).toMatchObject({ evaluations: [], skipped: [], errors: [] });
  });

  test('json holds more skips than fit into memory at leisure', async () => {
    const many = Array.from({ length: 12_000 }, (_, index) =>
      JSON.stringify({ ...database, resourceId: `db ü ${String(index)}` }),
    );
    const { stdout } = await evaluate(['-', '--format', 'json'], { stdin: many.join('\n') });
    const { skipped } = JSON.parse(stdout) as {
      readonly skipped: readonly { readonly resourceId: string }[];
    };
    expect(skipped).toHaveLength(12_002);
    expect(skipped[11_999]?.resourceId).toBe('db ü 11999');
  });
});

describe('table', () => {
  test('has the worst first, by safeguard, with annotation, citation, counts and what next', async () => {
    const { exitCode, stdout, stderr } = await evaluate([account]);
    expect([exitCode, stderr]).toEqual([1, '']);
    const order = [
      'ACCESS CONTROL: 1 non-compliant, 1 compliant, 0 not applicable',
      'CRITICAL  Queues have a policy',
      'sqs-policed, 45 CFR 164.312(a)(1) Access control',
      '=2+2 has no policy',
      'ENCRYPTION AT REST: 1 non-compliant, 1 compliant, 0 not applicable',
      'HIGH  ',
      'sqs-encrypted, 45 CFR 164.312(a)(2)(iv) Encryption and decryption',
      'Encryption is off; it should be on.',
      'BY SAFEGUARD',
      'NOT EVALUATED',
      'rds:DescribeDBParameters: 2 verdicts',
      'iam:GetAccountSummary: 1 verdict',
      'hipaa-config rules show sqs-policed',
      '--live',
      '--format json, jsonl or csv',
    ];
    const places = order.map((text) => stdout.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(stdout).not.toContain('\u001b');
  });

  test.each([
    [{}, 100],
    [{ terminal: 72 }, 72],
    [{ terminal: 140 }, 140],
  ])('fits the width %j', async (circumstances, width) => {
    const long = queue('x'.repeat(300), { configuration: {} });
    const { stdout } = await evaluate(['-'], { ...circumstances, stdin: JSON.stringify([long]) });
    // eslint-disable-next-line no-control-regex -- colours take no room
    const widths = stdout.split('\n').map((line) => line.replace(/\u001b\[\d+m/g, '').length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    expect(stdout.replace(/[^x]/g, '').length).toBeGreaterThan(300);
  });

  test('is coloured on a terminal, unless the user asks not to', async () => {
    expect((await evaluate([account], { terminal: 100 })).stdout).toContain('\u001b[31m\u001b[1mCRITICAL');
    expect((await evaluate([account], { terminal: 100, env: { NO_COLOR: '1' } })).stdout).not.toContain(
      '\u001b',
    );
    expect((await evaluate([account], { terminal: 100, env: { TERM: 'dumb' } })).stdout).not.toContain(
      '\u001b',
    );
  });

  test('shows the worst ones within the limit and counts the others', async () => {
    const { stdout } = await evaluate([account, '--limit', '1']);
    expect(stdout).toContain('... and 1 more non-compliant results');
    expect(stdout).toContain('CRITICAL');
    expect(stdout).not.toContain('ENCRYPTION AT REST: 1 non-compliant');
  });

  test('says so when nothing is wrong, and when nothing is known', async () => {
    const all = await evaluate(['-', '--rules', 'sqs-policed'], { stdin: JSON.stringify([on]) });
    expect([all.exitCode, all.stdout.split('\n')[0]]).toEqual([0, 'NOTHING IS NON-COMPLIANT']);
    const part = await evaluate(['-'], { stdin: JSON.stringify([on, database]) });
    expect(part.stdout).toContain('NOTHING IS NON-COMPLIANT, among what was evaluated');
    expect((await evaluate(['-'], { stdin: '[]' })).stdout).toContain('NOTHING WAS EVALUATED');
  });

  test('points at the errors', async () => {
    const { exitCode, stdout, stderr } = await evaluate(['-'], { stdin: 'hello' });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('not JSON')]);
    expect(stdout).toContain('The errors above name what could not be evaluated');
  });
});

describe('rules that ask AWS', () => {
  test('are judged where the item says enough', async () => {
    const stdin = JSON.stringify([{ ...database, configuration: {} }]);
    const { stdout, exitCode } = await evaluate(['-', '--format', 'jsonl', '--rules', 'rds-parameterized'], {
      stdin,
    });
    expect([exitCode, resultsOf(stdout).length]).toEqual([1, 1]);
  });

  test('are skipped otherwise, which is no fault', async () => {
    const stdin = JSON.stringify([database]);
    const { stdout, exitCode } = await evaluate(['-', '--format', 'jsonl', '--rules', 'rds-parameterized'], {
      stdin,
    });
    expect([exitCode, stdout]).toEqual([0, '']);
  });

  test('on a schedule are skipped once for each account and Region', async () => {
    const items = [
      queue('a'),
      queue('b'),
      queue('c', { awsRegion: 'eu-west-1' }),
      queue('d', { awsRegion: 'global' }),
      queue('e', { awsAccountId: '444455556666', awsRegion: 'global', resourceType: 'AWS::Other::Thing' }),
    ];
    const { stdout } = await evaluate(['-', '--format', 'json', '--rules', 'iam-summarized'], {
      stdin: JSON.stringify({ configurationItems: items }),
    });
    const { skipped } = JSON.parse(stdout) as { readonly skipped: readonly Record<string, unknown>[] };
    expect(skipped.map(({ accountId, region }) => [accountId, region])).toEqual([
      ['111122223333', 'us-east-1'],
      ['111122223333', 'eu-west-1'],
      ['444455556666', 'global'],
    ]);
  });
});

describe('parameters', () => {
  test.each([
    ['yaml', 'sqs-encrypted:\n  strict: true\nrds-parameterized:\n'],
    ['json', '{"sqs-encrypted": {"strict": "true", "days": 3}}'],
  ])('from %s', async (extension, content) => {
    const path = file(`parameters.${extension}`, content);
    const { stdout } = await evaluate([
      account,
      '--format',
      'jsonl',
      '--parameters',
      path,
      '--rules',
      'sqs-encrypted',
    ]);
    expect(resultsOf(stdout).map(({ compliance }) => compliance)).toEqual(['NON_COMPLIANT', 'NON_COMPLIANT']);
  });

  test('that are wrong are all named before anything is read', async () => {
    const content = [
      'sqs-encrypted: {strict: perhaps, days: 31, loud: true}',
      'sqs-encripted: {strict: true}',
      'sqs-policed: [strict]',
    ];
    const path = file('wrong.yaml', content.join('\n'));
    const { exitCode, stdout, stderr } = await evaluate(['missing.json', '--parameters', path]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toEqual([
      `error: ${path}: sqs-encrypted: parameter strict takes true or false, got the text "perhaps"`,
      `error: ${path}: sqs-encrypted: parameter days takes a whole number from 1 to 30, got number 31`,
      `error: ${path}: sqs-encrypted: unknown parameter "loud"; known: strict, days`,
      `error: ${path}: unknown rule "sqs-encripted"; did you mean "sqs-encrypted"?`,
      `error: ${path}: sqs-policed: expected parameters with their values, got a list`,
      '',
    ]);
  });

  test.each([
    ['sqs-encrypted: {strict: [', /line 1, column \d+: /],
    ['- a', /expected rule ids with their parameters, got a list/],
    ['a: &a [*a, *b]', /b/],
  ])('in a file that is none: %s', async (content, message) => {
    const path = file('none.yaml', content);
    const { exitCode, stderr } = await evaluate([account, '--parameters', path]);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  test('in a file that is missing', async () => {
    expect((await evaluate([account, '--parameters', 'missing.yaml'])).stderr).toMatch(
      /^error: missing\.yaml: cannot be read: /,
    );
  });
});

describe('usage', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['no file', [], /^error: name a file/],
    ['standard input twice', ['-', '-'], /standard input can be read once/],
    [
      'an unknown rule',
      [account, '--rules', 'sqs-encrypt,nonsense-of-all-kinds'],
      /^error: --rules: unknown rule "sqs-encrypt"; did you mean "sqs-encrypted"\?\nerror: --rules: unknown rule "nonsense-of-all-kinds"\n$/,
    ],
    ['no rules', [account, '--rules', ','], /Name at least one rule/],
    ['an unknown format', [account, '--format', 'xml'], /Allowed choices are table, json, jsonl, csv/],
    ['a limit that is no number', [account, '--limit', 'many'], /It takes a whole number/],
    ['an unknown option', [account, '--fast'], /unknown option '--fast'/],
  ])('%s is exit code 2', async (_, argv, message) => {
    const { exitCode, stdout, stderr } = await evaluate(argv);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('an unknown command is exit code 2', async () => {
    expect((await commandLine(['evalute'])).exitCode).toBe(2);
  });

  test('version and help', async () => {
    expect(await commandLine(['--version'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as unknown,
    });
    for (const argv of [['--help'], ['evaluate', '--help'], ['rules', '--help']]) {
      const { exitCode, stdout } = await commandLine(argv);
      expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/Examples:\n {2}hipaa-config/)]);
    }
  });
});

test('a named pipe is read once', async () => {
  const pipe = file('placeholder', '').replace('placeholder', 'pipe');
  execFileSync('mkfifo', [pipe]);
  const writing = import('node:fs/promises').then(({ writeFile }) =>
    writeFile(pipe, JSON.stringify({ configurationItems: [on, off] })),
  );
  const { exitCode, stdout } = await evaluate([pipe, '--format', 'jsonl', '--rules', 'sqs-encrypted']);
  await writing;
  expect([exitCode, resultsOf(stdout).length]).toEqual([1, 2]);
});
