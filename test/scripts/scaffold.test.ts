import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRule, renameRule } from '../../scripts/scaffold';

let root: string;
const write = (path: string, content: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
};
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const LEDGER = `- section: Amazon SQS
  editions: [2017, 2024]
  rules:
    - sqs-queue-marked
    - sqs-queue-marked-twice
- section: "Amazon's SNS"
  editions: [2024]
  alsoCovered:
    - sqs-queue-marked
  reason: Topics keep nothing.
`;
const RULE =
  "import { x } from '../../shared/x';\nexport const rule = changeRule({ id: 'sqs-queue-marked' });\n";
const TEST = "import { rule } from '../../../rules/sqs/sqs-queue-marked';\ntestRule(rule, {});\n";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'scaffold-'));
  write('docs/ledger.yaml', LEDGER);
  write(
    'CHANGELOG.md',
    '# Changelog\n\n## Unreleased\n\n### Verdicts that change\n\nNothing: this is the first release.\n\n### Added\n',
  );
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('a new rule', () => {
  test('takes its section from the ledger and cannot pass until it is filled in', () => {
    const said = newRule(root, 'sqs-queue-marked', 'change');
    const rule = read('rules/sqs/sqs-queue-marked.ts');
    expect(rule).toContain("section: 'Amazon SQS', editions: [2017, 2024]");
    expect(rule).toContain("throw new Error('TODO");
    expect(read('test/rules/sqs/sqs-queue-marked.test.ts')).toContain(
      "from '../../../rules/sqs/sqs-queue-marked';\nimport { testRule }",
    );
    expect(said.join('\n')).toContain('shared/resources/sqs.ts does not exist yet; declare the fields');
  });

  test('is told which shapes of the service there are', () => {
    write('shared/resources/sqs.ts', "export const Queue = resource('AWS::SQS::Queue', {});\n");
    expect(newRule(root, 'sqs-queue-marked', 'change').join('\n')).toContain(
      'shared/resources/sqs.ts has Queue (AWS::SQS::Queue); add what is missing',
    );
  });

  test('may be a scheduled one, which needs no shape', () => {
    const said = newRule(root, 'sqs-queue-marked', 'periodic').join('\n');
    expect(read('rules/sqs/sqs-queue-marked.ts')).toContain('periodicRule({');
    expect(read('test/rules/sqs/sqs-queue-marked.test.ts')).toContain('testPeriodicRule(rule, {');
    expect(said).not.toContain('shared/resources');
  });

  test.each([
    ['SQS_queue', 'an id is in lower case'],
    [`sqs-${'q'.repeat(42)}`, 'an id has at most 45 characters'],
    ['sqs-queue-unknown', 'no section of docs/ledger.yaml lists it'],
  ])('%s is refused', (id, message) => {
    expect(() => newRule(root, id, 'change')).toThrow(message);
    expect(existsSync(join(root, 'rules'))).toBe(false);
  });

  test('does not overwrite one that exists, nor its test', () => {
    write('test/rules/sqs/sqs-queue-marked.test.ts', TEST);
    expect(() => newRule(root, 'sqs-queue-marked', 'change')).toThrow(
      'sqs-queue-marked: test/rules/sqs/sqs-queue-marked.test.ts exists',
    );
    expect(existsSync(join(root, 'rules'))).toBe(false);
  });
});

describe('a renamed rule', () => {
  beforeEach(() => {
    write('rules/sqs/sqs-queue-marked.ts', RULE);
    write('test/rules/sqs/sqs-queue-marked.test.ts', TEST);
  });

  test('moves with its test, the ledger and the changelog; other mentions are named', () => {
    write('docs/guide.md', 'Read sqs-queue-marked first.');
    write('docs/other.md', 'Read sqs-queue-marked-twice first.');
    write('docs/rules/sqs-queue-marked.md', 'sqs-queue-marked is generated again');
    const said = renameRule(root, 'sqs-queue-marked', 'sns-topic-marked');
    expect(existsSync(join(root, 'rules/sqs'))).toBe(false);
    expect(existsSync(join(root, 'test/rules/sqs'))).toBe(false);
    expect(read('rules/sns/sns-topic-marked.ts')).toBe(
      RULE.replace("id: 'sqs-queue-marked'", "id: 'sns-topic-marked'"),
    );
    expect(read('test/rules/sns/sns-topic-marked.test.ts')).toContain(
      "'../../../rules/sns/sns-topic-marked'",
    );
    expect(read('docs/ledger.yaml')).toBe(LEDGER.replaceAll('- sqs-queue-marked\n', '- sns-topic-marked\n'));
    expect(read('CHANGELOG.md')).toContain(
      '### Verdicts that change\n\n- `sqs-queue-marked` is now called `sns-topic-marked`; its verdicts are the same.',
    );
    expect(read('CHANGELOG.md')).not.toContain('Nothing');
    expect(said).toEqual([
      'sqs-queue-marked is now sns-topic-marked: rule, test, docs/ledger.yaml and CHANGELOG.md',
      'docs/guide.md still mentions sqs-queue-marked',
    ]);
  });

  test('leaves other files of its folder, and earlier entries of the changelog', () => {
    write('rules/sqs/sqs-queue-other.ts', RULE);
    write('CHANGELOG.md', '### Verdicts that change\n\n- Something else.\n');
    renameRule(root, 'sqs-queue-marked', 'sqs-queue-noted');
    expect(existsSync(join(root, 'rules/sqs/sqs-queue-other.ts'))).toBe(true);
    expect(read('CHANGELOG.md')).toMatch(/change\n\n- `sqs-queue-marked` .*\n- Something else\.\n/);
  });

  test.each([
    ['sqs-queue-gone', 'sqs-queue-noted', 'sqs-queue-gone: there is no rules/sqs/sqs-queue-gone.ts'],
    ['sqs-queue-marked', 'Noted', 'Noted: an id is in lower case'],
    ['sqs-queue-marked', 'sqs-queue-marked', 'sqs-queue-marked: rules/sqs/sqs-queue-marked.ts exists'],
    ['sqs-queue-marked', 'sqs-queue-marked-twice', 'docs/ledger.yaml has this id for another rule'],
  ])('%s to %s is refused, and nothing moves', (from, to, message) => {
    expect(() => renameRule(root, from, to)).toThrow(message);
    expect(read('rules/sqs/sqs-queue-marked.ts')).toBe(RULE);
    expect(read('docs/ledger.yaml')).toBe(LEDGER);
  });

  test('needs a heading in the changelog', () => {
    write('CHANGELOG.md', '# Changelog\n');
    expect(() => renameRule(root, 'sqs-queue-marked', 'sqs-queue-noted')).toThrow('there is no heading');
    expect(read('rules/sqs/sqs-queue-marked.ts')).toBe(RULE);
  });
});

/** A script of the project, run in a folder. */
const run = (folder: string, script: string, ...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', join('scripts', `${script}.ts`), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

test('in a copy of the project a new rule is generated everywhere, fails until it is filled in, and can be renamed', () => {
  const planned = 'sqs-queue-tested';
  rmSync(root, { recursive: true });
  const copied = ['rules', 'shared', 'scripts', 'deploy', 'docs', 'test', 'package.json', 'tsconfig.json'];
  for (const path of [...copied, 'jest.config.js', 'CHANGELOG.md'])
    cpSync(path, join(root, path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  const section = `\n- section: Tests\n  editions: [2024]\n  rules:\n    - ${planned}\n`;
  write('docs/ledger.yaml', read('docs/ledger.yaml') + section);

  expect(run(root, 'new-rule', planned)).toMatchObject({ status: 0 });
  expect(read('rules/index.ts')).toContain('sqsQueueTested');
  expect(existsSync(join(root, `docs/rules/${planned}.md`))).toBe(true);
  const tests = [join('node_modules', 'jest', 'bin', 'jest.js'), `test/rules/sqs/${planned}`];
  const failing = spawnSync(process.execPath, tests, { cwd: root, encoding: 'utf8' });
  expect(failing.status).toBe(1);
  expect(failing.stderr).toContain('no situation is COMPLIANT');

  expect(run(root, 'rename-rule', planned, 'sns-topic-tested')).toMatchObject({ status: 0 });
  expect(existsSync(join(root, `docs/rules/${planned}.md`))).toBe(false);
  expect(read('docs/rules/sns-topic-tested.md')).toContain('rules/sns/sns-topic-tested.ts');

  write('docs/rules/stray.md', '');
  const check = run(root, 'generate', '--check');
  expect(check).toMatchObject({ status: 1, stdout: 'extra: docs/rules/stray.md\n' });

  const schema = 'config-schema/properties/resource-types/AWS::Kinesis::Stream.properties.json';
  write(schema, '{"configuration.Name":"string"}');
  const paths = run(root, 'check-paths', 'config-schema');
  expect(paths.status).toBe(1);
  expect(paths.stderr).toContain(
    'kinesis-stream-encrypted: AWS::Kinesis::Stream has no configuration.StreamEncryption.KeyId in the published Config schema',
  );
}, 180_000);

test.each<[string, readonly string[], number, string]>([
  ['new-rule', [], 2, 'usage: npm run new-rule'],
  ['new-rule', ['Queue'], 1, 'an id is in lower case'],
  ['rename-rule', ['sqs-queue-gone'], 2, 'usage: npm run rename-rule'],
  ['rename-rule', ['sqs-queue-gone', 'sqs-queue-noted'], 1, 'there is no rules/sqs/sqs-queue-gone.ts'],
  ['check-paths', ['nowhere'], 2, 'nowhere: there is no properties/resource-types in it'],
])(
  '%s %j exits with %i',
  (script, args, status, message) => {
    const done = run(process.cwd(), script, ...args);
    expect(done.stderr).toContain(message);
    expect(done.status).toBe(status);
  },
  60_000,
);
