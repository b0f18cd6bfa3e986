/** Every check of test/meta/rules.test.ts finds the fault that it is there for. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STSClient } from '@aws-sdk/client-sts';
import {
  emptyConfigurationFaults,
  fileFaults,
  importFaults,
  metadataFaults,
  parameterFaults,
  permissionFaults,
  repeatedTexts,
  unfinishedFaults,
} from '../../scripts/checks';
import { ruleFileOf, testFileOf } from '../../scripts/project-files';
import type { Citation } from '../../shared/citations';
import { booleanParameter, integerParameter, listParameter } from '../../shared/parameters';
import { changeRule, periodicRule, type Rule } from '../../shared/rule';
import { resource, text } from '../../shared/shape';
import { compliant, type Verdict } from '../../shared/verdict';
import { change, METADATA } from '../deploy/rules';
import { namesEmptyAsCompliant, tablesOf } from './tables';

describe('files', () => {
  const ID = 'sqs-queue-marked';
  const files = { rules: [ruleFileOf(ID)], tests: [testFileOf(ID)], docs: [`docs/rules/${ID}.md`] };

  test('that belong together pass', () => {
    expect(fileFaults([ID], files)).toEqual([]);
  });

  test.each([
    [
      'a rule outside the registry',
      [ID],
      { ...files, rules: [...files.rules, 'rules/sqs/sqs-stray.ts'] },
      'rules/sqs/sqs-stray.ts: this is not the rule of any rule in the registry',
    ],
    [
      'a rule in another folder',
      [ID],
      { ...files, rules: [`rules/sns/${ID}.ts`] },
      `rules/sqs/${ID}.ts: the rule is missing`,
    ],
    ['a missing test', [ID], { ...files, tests: [] }, `test/rules/sqs/${ID}.test.ts: the test is missing`],
    ['a missing page', [ID], { ...files, docs: [] }, `docs/rules/${ID}.md: the page is missing`],
    [
      'a page of no rule',
      [ID],
      { ...files, docs: [...files.docs, 'docs/rules/gone.md'] },
      'docs/rules/gone.md: this is not the page of any rule in the registry',
    ],
    ['an id twice', [ID, ID], files, `${ID}: two rules have this id`],
    [
      'an id in upper case',
      ['SQS-queue'],
      files,
      'SQS-queue: an id is in lower case, with hyphens between words, the service first',
    ],
    [
      'an id without a service',
      ['queues'],
      files,
      'queues: an id is in lower case, with hyphens between words, the service first',
    ],
    [
      'an id of 46 characters',
      [`sqs-${'q'.repeat(42)}`],
      files,
      `sqs-${'q'.repeat(42)}: an id has at most 45 characters`,
    ],
    [
      'a function name of 65 characters',
      [`sqs-${'q'.repeat(48)}`],
      files,
      `sqs-${'q'.repeat(48)}: the name of a function has at most 64 characters`,
    ],
  ])('%s', (_, ids, present, fault) => {
    expect(fileFaults(ids, present)).toContain(fault);
  });

  test('an id of 45 characters passes', () => {
    const id = `sqs-${'q'.repeat(41)}`;
    expect(
      fileFaults([id], { rules: [ruleFileOf(id)], tests: [testFileOf(id)], docs: [`docs/rules/${id}.md`] }),
    ).toEqual([]);
  });
});

describe('metadata', () => {
  test('a title of 100 characters passes', () => {
    expect(metadataFaults(change({ title: 'x'.repeat(100) }))).toEqual([]);
  });

  test.each([
    [{ title: 'x'.repeat(101) }, 'the title has more than 100 characters'],
    [{ title: 'Ensure that queues are marked' }, 'the title says "Ensure" instead of the condition'],
    [{ title: 'This ensures marks' }, 'the title says "Ensure" instead of the condition'],
    [{ title: 'Queues are marked.' }, 'the title ends in a full stop'],
    [{ title: ' ' }, 'the title is empty'],
    [{ rationale: '' }, 'the rationale is empty'],
    [{ remediation: '' }, 'the remediation is empty'],
    [{ citations: ['164.312(b)', '164.312(b)'] as const }, 'a paragraph is cited twice'],
    [{ citations: ['164.999(z)' as Citation] as const }, '45 CFR 164.999(z) is not in shared/citations.ts'],
  ])('%j', (metadata, fault) => {
    expect(metadataFaults(change(metadata))).toEqual([`sqs-queue-marked: ${fault}`]);
  });

  test('something left to be filled in', () => {
    expect(unfinishedFaults('rules/sqs/a.ts', '// TODO: the shape')).toEqual([
      'rules/sqs/a.ts: there is a TODO in it',
    ]);
    expect(unfinishedFaults('rules/sqs/a.ts', '// MASTODON')).toEqual([]);
  });

  test('a text of two rules', () => {
    const copied = change({ id: 'sqs-copy', title: 'Copies are marked', remediation: 'Copy it.' });
    expect(repeatedTexts([change(), copied])).toEqual([
      'sqs-copy: the rationale is also a text of sqs-queue-marked',
    ]);
    expect(repeatedTexts([change(), { ...copied, rationale: 'Copies matter.' }])).toEqual([]);
  });
});

describe('permissions', () => {
  const CALL = "import { SQSClient } from '@aws-sdk/client-sqs';\nnew ListQueuesCommand({})";

  test('a declared call passes, in the rule, in a helper, or page by page', () => {
    const rule = change({ permissions: ['sqs:ListQueues'] });
    expect(permissionFaults(rule, CALL, CALL)).toEqual([]);
    expect(permissionFaults(rule, '', CALL)).toEqual([]);
    expect(permissionFaults(rule, '', 'paginateListQueues({ client }, {})')).toEqual([]);
  });

  test.each<[string, readonly `${string}:${string}`[], string, readonly string[]]>([
    [
      'a client without permissions',
      [],
      "import { SQSClient } from '@aws-sdk/client-sqs';",
      ['imports a client of the AWS SDK and declares no permissions'],
    ],
    [
      'a call that is not declared',
      ['sqs:GetQueueUrl'],
      `${CALL}; new GetQueueUrlCommand({})`,
      ['calls ListQueues and does not declare the permission'],
    ],
    [
      'a permission for no call',
      ['sqs:ListQueues', 'sqs:GetQueueUrl'],
      CALL,
      ['declares sqs:GetQueueUrl and never makes the call'],
    ],
    [
      'a call that writes',
      ['sqs:DeleteQueue'],
      'new DeleteQueueCommand({})',
      ['sqs:DeleteQueue is not an action that only reads'],
    ],
    [
      'a wildcard',
      ['sqs:Get*'],
      '',
      ['declares sqs:Get* and never makes the call', 'sqs:Get* is not an action that only reads'],
    ],
  ])('%s', (_, permissions, source, faults) => {
    expect(permissionFaults(change({ permissions }), source, source)).toEqual(
      faults.map((fault) => `sqs-queue-marked: ${fault}`),
    );
  });
});

describe('an empty configuration', () => {
  const Queue = resource('AWS::SQS::Queue', { configuration: { Name: text } });
  const rule = (evaluate: () => Verdict | Promise<Verdict>): Rule =>
    changeRule({ ...METADATA, resource: Queue, evaluate });
  const ask = (aws: { client: (type: typeof STSClient) => STSClient }): Promise<unknown> =>
    aws.client(STSClient).send({} as never);
  const asking = (answer: (asked: Promise<unknown>) => Promise<Verdict>): Rule =>
    changeRule({ ...METADATA, resource: Queue, evaluate: (_, context) => answer(ask(context)) });
  const never = (): boolean => false;

  test('a verdict that fails passes, one that complies does where the table says so', async () => {
    expect(await emptyConfigurationFaults(change(), never)).toEqual([]);
    expect(
      await emptyConfigurationFaults(
        rule(() => compliant('Marked.')),
        () => true,
      ),
    ).toEqual([]);
  });

  test('one that complies without a situation', async () => {
    expect(
      await emptyConfigurationFaults(
        rule(() => compliant('Marked.')),
        never,
      ),
    ).toEqual([
      'sqs-queue-marked: an empty configuration of AWS::SQS::Queue is COMPLIANT, and no situation of its test says why',
    ]);
  });

  test('a TypeError', async () => {
    const reading = rule(() => {
      throw new TypeError('cannot read properties of undefined');
    });
    expect(await emptyConfigurationFaults(reading, never)).toEqual([
      'sqs-queue-marked: an empty configuration of AWS::SQS::Queue throws TypeError: cannot read properties of undefined',
    ]);
  });

  test('a verdict in spite of a failed call', async () => {
    const optimist = asking((asked) =>
      asked.then(
        () => compliant('Marked.'),
        () => compliant('Probably marked.'),
      ),
    );
    expect(await emptyConfigurationFaults(optimist, () => true)).toEqual([
      'sqs-queue-marked: when AWS does not answer, the rule must throw that error; it gives COMPLIANT',
    ]);
    expect(
      await emptyConfigurationFaults(
        asking((asked) => asked.then(() => compliant('Marked.'))),
        never,
      ),
    ).toEqual([]);
  });

  test('a scheduled run that does not throw what it cannot know', async () => {
    const periodic = (evaluate: (asked: Promise<unknown>) => Promise<Verdict>): Rule =>
      periodicRule({ ...METADATA, reports: 'account', evaluate: (context) => evaluate(ask(context)) });
    const honest = periodic((asked) => asked.then(() => compliant('Marked.')));
    const optimist = periodic((asked) =>
      asked.then(
        () => compliant('Marked.'),
        () => compliant('Probably.'),
      ),
    );
    // eslint-disable-next-line @typescript-eslint/no-empty-function -- it finds nothing
    const idle = periodicRule({ ...METADATA, reports: ['AWS::SQS::Queue'], async *evaluate() {} });
    expect(await emptyConfigurationFaults(honest, never)).toEqual([]);
    expect(await emptyConfigurationFaults(optimist, () => true)).toEqual([
      'sqs-queue-marked: when AWS does not answer, the rule must throw that error; it gives COMPLIANT',
    ]);
    expect(await emptyConfigurationFaults(idle, never)).toEqual([
      'sqs-queue-marked: when AWS does not answer, the rule must throw that error; it gives no finding',
    ]);
  });

  test('the tables of tests are read without running them', async () => {
    const [tested, ...others] = await tablesOf(process.cwd(), testFileOf('kinesis-stream-encrypted'));
    expect(others).toEqual([]);
    expect(tested?.rule.id).toBe('kinesis-stream-encrypted');
    expect(Object.keys(tested?.table.compliant ?? {})).not.toEqual([]);
    expect(tested && namesEmptyAsCompliant(tested, 'AWS::Kinesis::Stream')).toBe(false);
  });

  test.each([
    ['the situation names it', {}, true],
    ['a field is set', { configuration: { Name: 'q' } }, false],
    ['a parameter is set', { parameters: { strict: 'true' } }, false],
    ['it is of another type', { resourceType: 'AWS::SNS::Topic' }, false],
  ])('counts as named when %s', (_, situation, named) => {
    const table = { compliant: { situation }, nonCompliant: {} };
    expect(namesEmptyAsCompliant({ rule: change(), table }, 'AWS::SQS::Queue')).toBe(named);
  });
});

describe('parameters', () => {
  const strict = booleanParameter({ default: false, description: 'Whether to be strict.' });
  const faultsOf = (name: string, parameter: object): string[] =>
    parameterFaults(change({}, { [name]: { ...strict, ...parameter } }));

  test('of every kind pass', () => {
    const description = 'What it means.';
    expect(
      parameterFaults(
        change(
          {},
          {
            strict,
            owners: listParameter({ default: ['self', 'other'], description }),
            days: integerParameter({ default: 7, min: 1, max: 35, description }),
          },
        ),
      ),
    ).toEqual([]);
  });

  test.each([
    ['a default that its parser refuses', 'strict', { default: 'perhaps' }, 'does not take its own default'],
    ['a default that its parser changes', 'strict', { default: 'true' }, 'does not take its own default'],
    [
      'a parser that takes an object',
      'strict',
      {
        parse: (source: unknown) =>
          source !== '\u0000 rubbish' && String(source) === 'true'
            ? true
            : typeof source === 'object'
              ? true
              : source === 'false'
                ? false
                : undefined,
      },
      'takes an object',
    ],
    [
      'a parser that takes rubbish',
      'strict',
      { parse: (source: unknown) => (typeof source === 'string' ? source === 'true' : undefined) },
      'takes rubbish',
    ],
    ['a name with a hyphen', 'be-strict', {}, 'is not spelled in camelCase'],
    ['a negative name', 'skipStrict', {}, 'is negative; name what is wanted or accepted'],
  ])('%s', (_, name, parameter, fault) => {
    expect(faultsOf(name, parameter)).toEqual([`sqs-queue-marked: parameter ${name} ${fault}`]);
  });

  test('a rule that takes a parameter that it does not have', () => {
    const lenient: Rule = { ...change(), configure: () => () => compliant('Marked.') };
    expect(parameterFaults(lenient)).toEqual(['sqs-queue-marked: takes a parameter that it does not have']);
  });
});

describe('imports', () => {
  test.each([
    ['shared/item.ts', "import { isRecord } from './shape';"],
    ['shared/tls.ts', "import { Queue } from './resources/sqs';\nimport { X } from '@aws-sdk/client-sqs';"],
    ['shared/resources/sqs.ts', "import { text } from '../shape';"],
    [
      'rules/sqs/a.ts',
      "import { Queue } from '../../shared/resources/sqs';\nimport { X } from '@aws-sdk/client-sqs';",
    ],
    ['rules/sqs/a.ts', "return verdict('Wanted from ', ['x', '../b']);"],
  ])('%s may say %s', (path, source) => {
    expect(importFaults(path, source)).toEqual([]);
  });

  test.each([
    ['shared/item.ts', "import { rule } from '../rules/sqs/a';", '../rules/sqs/a'],
    ['shared/item.ts', "import type { Command } from 'commander';", 'commander'],
    ['shared/resources/sqs.ts', "import { rules } from '../../rules/index';", '../../rules/index'],
    ['shared/item.ts', "const rules = await import('../rules/index');", '../rules/index'],
    ['shared/item.ts', "import '../cli/main';", '../cli/main'],
    ['rules/sqs/a.ts', "import { rule } from './b';", './b'],
    ['rules/sqs/a.ts', "import { rule } from '../sns/b';", '../sns/b'],
    ['rules/sqs/a.ts', "import {\n  rules,\n} from '../../rules/index';", '../../rules/index'],
    ['rules/sqs/a.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
  ])('%s may not say %s', (path, source, target) => {
    expect(importFaults(path, source)).toEqual([`${path}: must not import ${target}`]);
  });

  test('a module that opens a connection when it is imported', () => {
    const folder = mkdtempSync(join(tmpdir(), 'offline-'));
    try {
      writeFileSync(join(folder, 'calling.mjs'), "fetch('http://127.0.0.1:45454/').catch(() => undefined);");
      writeFileSync(join(folder, 'quiet.mjs'), 'export const quiet = true;');
      const run = (file: string): string =>
        execFileSync(
          process.execPath,
          ['--import', 'tsx', join(process.cwd(), 'scripts/import-offline.ts'), join(folder, file)],
          { encoding: 'utf8', stdio: 'pipe' },
        );
      expect(() => run('calling.mjs')).toThrow('connections were opened');
      expect(run('quiet.mjs')).toBe('');
      expect(() => run('missing.mjs')).toThrow('missing.mjs');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
