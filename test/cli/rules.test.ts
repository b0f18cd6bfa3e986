import { rules } from '../../rules/index';
import { changeRule } from '../../shared/rule';
import { resource } from '../../shared/shape';
import { compliant } from '../../shared/verdict';
import { commandLine } from './command-line';
import { encrypted, parameterized, summarized } from './made-up-rules';

const again = changeRule({
  ...{ ...parameterized, parameters: {} },
  id: 'rds-again',
  safeguard: 'integrity',
  alsoEvery: '24h',
  resource: resource('AWS::RDS::DBInstance', { configuration: {} }),
  evaluate: () => compliant('Fine.'),
});
const some = [encrypted, again, summarized];

test('lists every rule of the pack', async () => {
  const { exitCode, stdout } = await commandLine(['rules'], { terminal: 160 });
  expect(exitCode).toBe(0);
  for (const { id } of rules) expect(stdout).toContain(id);
  expect(stdout).toContain(`${String(rules.length)} rules.`);
});

test('lists them with all metadata as JSON', async () => {
  const { stdout } = await commandLine(['rules', '--format', 'json'], { rules: some });
  const entries = JSON.parse(stdout) as readonly Record<string, unknown>[];
  expect(entries.map(({ id, trigger, every }) => [id, trigger, every])).toEqual([
    ['sqs-encrypted', 'change', null],
    ['rds-again', 'change', '24h'],
    ['iam-summarized', 'periodic', '24h'],
  ]);
  expect(entries[0]).toEqual({
    id: 'sqs-encrypted',
    title: 'Queues are encrypted',
    rationale: 'Messages may carry PHI.',
    whitepaper: { section: 'Amazon SQS', editions: [2017, 2024], basis: 'explicit' },
    safeguard: 'encryption-at-rest',
    citations: [{ paragraph: '164.312(a)(2)(iv)', heading: 'Encryption and decryption' }],
    severity: 'high',
    remediation: 'Turn encryption on.',
    trigger: 'change',
    every: null,
    resourceTypes: ['AWS::SQS::Queue'],
    parameters: [
      {
        name: 'strict',
        description: 'Accept nothing.',
        accepts: 'true or false',
        default: false,
        inPack: true,
      },
      {
        name: 'days',
        description: 'Days.',
        accepts: 'a whole number from 1 to 30',
        default: 7,
        inPack: false,
      },
    ],
    permissions: [],
  });
});

test('explains one', async () => {
  const { stdout } = await commandLine(['rules', 'show', 'sqs-encrypted'], { rules: some });
  for (const text of [
    'Queues are encrypted',
    'Messages may carry PHI.',
    'Section "Amazon SQS", editions 2017 and 2024: asked for in words (explicit).',
    '45 CFR 164.312(a)(2)(iv): Encryption and decryption',
    'encryption at rest, high',
    'When a resource changes.',
    'AWS::SQS::Queue',
    'strict: Accept nothing. Takes true or false; default false.',
    'days: Days. Takes a whole number from 1 to 30; default 7.',
    'the configuration item says it all',
    'Turn encryption on.',
  ]) {
    expect(stdout).toContain(text);
  }
});

test.each([
  ['rds-again', ['When a resource changes, and every 24 hours', 'rds:DescribeDBParameters', 'None.']],
  ['iam-summarized', ['Every 24 hours, by asking AWS.', 'iam:GetAccountSummary', 'AWS::::Account']],
])('explains what triggers %s', async (id, texts) => {
  const { stdout } = await commandLine(['rules', 'show', id], { rules: some });
  for (const text of texts) expect(stdout).toContain(text);
});

test.each([
  [['rules', 'show', 'rds-again', '--format', 'json']],
  [['rules', '--format', 'json', 'show', 'rds-again']],
])('%j', async (argv) => {
  const { stdout } = await commandLine(argv, { rules: some });
  expect(JSON.parse(stdout)).toMatchObject({ id: 'rds-again' });
});

test('explains every rule of the pack within the width', async () => {
  for (const { id, title } of rules) {
    const { exitCode, stdout } = await commandLine(['rules', 'show', id]);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining(title.slice(0, 40))]);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  }
});

test('an unknown one is exit code 2', async () => {
  expect(await commandLine(['rules', 'show', 'sqs-encrypt'], { rules: some })).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'error: unknown rule "sqs-encrypt"; did you mean "sqs-encrypted"?\n',
  });
});
