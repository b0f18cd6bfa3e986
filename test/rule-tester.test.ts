import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { changeRule, periodicRule } from '../shared/rule';
import { either, flag, json, list, object, resource, text } from '../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../shared/verdict';
import {
  answer,
  failure,
  faultsOfTable,
  testPeriodicRule,
  testRule,
  type ItemTable,
  type RunTable,
} from './rule-tester';

const metadata = {
  title: 'Things are fine',
  rationale: 'They should be.',
  whitepaper: { section: 'Amazon S3', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'integrity',
  citations: ['164.312(c)(1)'],
  severity: 'low',
  remediation: 'Make them fine.',
} as const;

const Bucket = resource('AWS::S3::Bucket', {
  configuration: { name: text, encrypted: flag, rules: list(object({ id: text })), tags: json },
  supplementaryConfiguration: { BucketPolicy: object({ policyText: json }) },
});
const Queue = resource('AWS::SQS::Queue', { configuration: { QueueName: text } });

const rule = changeRule({
  ...metadata,
  id: 'things-fine',
  resource: either(Bucket, Queue),
  permissions: ['kms:DescribeKey'],
  async evaluate(item, { client, partition }) {
    if (item.resourceType === 'AWS::SQS::Queue') return notApplicable('A queue.');
    const { name, encrypted } = item.configuration;
    if (name === 'asks') await client(KMSClient).send(new DescribeKeyCommand({ KeyId: 'k' }));
    if (name === 'abroad') await client(KMSClient, 'eu-west-1').send(new DescribeKeyCommand({ KeyId: 'k' }));
    if (encrypted === true) return compliant(`Encrypted in ${partition}.`);
    return nonCompliant('Not encrypted.');
  },
});

const careless = changeRule({
  ...metadata,
  id: 'careless',
  resource: Bucket,
  async evaluate(_, { client }) {
    await client(KMSClient).send(new DescribeKeyCommand({ KeyId: 'k' }));
    return compliant('Asked.');
  },
});

const periodic = periodicRule({
  ...metadata,
  id: 'keys-fine',
  reports: ['AWS::KMS::Key'],
  permissions: ['kms:DescribeKey'],
  async *evaluate({ client }) {
    const { KeyMetadata: key } = await client(KMSClient).send(new DescribeKeyCommand({ KeyId: 'k' }));
    if (key?.KeyId === undefined) return;
    const verdict = key.Enabled === true ? compliant('Enabled.') : nonCompliant('Disabled.');
    yield { resourceType: 'AWS::KMS::Key', resourceId: key.KeyId, verdict };
  },
});

const table: ItemTable = {
  compliant: { on: { configuration: { encrypted: true } } },
  nonCompliant: { nothing: { configuration: {} } },
};
const runs: RunTable = {
  compliant: {
    on: { answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: 'k', Enabled: true } })] },
  },
  nonCompliant: {
    off: { answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: 'k', Enabled: false } })] },
  },
};

/** What the tests of a table say: their names, each with the message of its failure or "passes". */
async function outcomesOf(declare: () => void): Promise<Record<string, string>> {
  const tests: [name: string, run: (...row: unknown[]) => unknown][] = [];
  const globals = { describe, test };
  const collect = (name: string, run: () => unknown) => tests.push([name, run]);
  const each =
    (rows: readonly (readonly unknown[])[]) => (name: string, run: (...row: unknown[]) => unknown) => {
      for (const row of rows) tests.push([name.replace('%s', String(row[0])), () => run(...row)]);
    };
  Object.assign(globalThis, {
    describe: (_: string, body: () => void) => {
      body();
    },
    test: Object.assign(collect, { each }),
  });
  try {
    declare();
  } finally {
    Object.assign(globalThis, globals);
  }
  const outcomes: Record<string, string> = {};
  for (const [name, run] of tests) {
    try {
      await run();
      outcomes[name] = 'passes';
    } catch (error) {
      outcomes[name] = String(error);
    }
  }
  return outcomes;
}

describe('a table of a change rule', () => {
  test('that is sound passes, each situation in both spellings', async () => {
    await expect(
      outcomesOf(() => {
        testRule(rule, {
          ...table,
          notApplicable: {
            'a queue': { resourceType: 'AWS::SQS::Queue', configuration: { QueueName: 'q' } },
          },
          fails: { malformed: { configuration: { encrypted: 'perhaps' }, error: /expected true or false/ } },
        });
      }),
    ).resolves.toEqual({
      'has a sound table': 'passes',
      'COMPLIANT: on (event spelling)': 'passes',
      'COMPLIANT: on (API spelling)': 'passes',
      'NON_COMPLIANT: nothing (event spelling)': 'passes',
      'NON_COMPLIANT: nothing (API spelling)': 'passes',
      'NOT_APPLICABLE: a queue (event spelling)': 'passes',
      'NOT_APPLICABLE: a queue (API spelling)': 'passes',
      'throws: malformed (event spelling)': 'passes',
      'throws: malformed (API spelling)': 'passes',
    });
  });

  test('may use every declared field, objects that are null, and members of JSON', () => {
    const policyText = { Statement: [{ Effect: 'Deny' }] };
    expect(
      faultsOfTable(rule, {
        ...table,
        compliant: {
          ...table.compliant,
          all: {
            configuration: { NAME: 'n', rules: [{ id: 'a' }, { id: 'b' }], tags: { any: [{ thing: 1 }] } },
            supplementaryConfiguration: { BucketPolicy: { policyText } },
            ignored: { owner: 'o' },
          },
          nulls: { configuration: { rules: null }, supplementaryConfiguration: { BucketPolicy: null } },
        },
      }),
    ).toEqual([]);
  });

  test.each<[string, Partial<ItemTable>, string[]]>([
    ['no COMPLIANT situation', { compliant: {} }, ['no situation is COMPLIANT']],
    [
      'no NON_COMPLIANT situation',
      { nonCompliant: {}, notApplicable: { nothing: { configuration: {} } } },
      ['no situation is NON_COMPLIANT'],
    ],
    [
      'no empty configuration',
      { nonCompliant: { off: { configuration: { encrypted: false } } } },
      ['no situation has an empty configuration'],
    ],
    [
      'an empty configuration beside a supplement',
      { nonCompliant: { off: { configuration: {}, supplementaryConfiguration: { BucketPolicy: null } } } },
      ['no situation has an empty configuration'],
    ],
    [
      'an undeclared field',
      { notApplicable: { typo: { configuration: { encryptd: true } } } },
      ['typo: the shape does not declare configuration.encryptd'],
    ],
    [
      'an undeclared field within a list',
      { notApplicable: { typo: { configuration: { rules: [{ id: 'a' }, { key: 'b' }] } } } },
      ['typo: the shape does not declare configuration.rules.key'],
    ],
    [
      'a declared field under a longer name',
      { notApplicable: { longer: { configuration: { names: 'a' } } } },
      ['longer: the shape does not declare configuration.names'],
    ],
    [
      'an undeclared supplement',
      { notApplicable: { typo: { supplementaryConfiguration: { BucketPolicies: 'x' } } } },
      ['typo: the shape does not declare supplementaryConfiguration.BucketPolicies'],
    ],
    [
      'a field of the other type',
      { notApplicable: { other: { resourceType: 'AWS::SQS::Queue', configuration: { encrypted: true } } } },
      ['other: the shape does not declare configuration.encrypted'],
    ],
    [
      'a field of no type of the rule',
      { notApplicable: { stranger: { resourceType: 'AWS::A::B', configuration: { name: 'x' } } } },
      ['stranger: the shape does not declare configuration.name'],
    ],
    [
      'a declared field that is said to be ignored',
      { notApplicable: { heeded: { ignored: { encrypted: true } } } },
      ['heeded: the shape declares the ignored encrypted'],
    ],
    [
      'the same input twice, in one group or two',
      {
        compliant: {
          on: { configuration: { encrypted: true } },
          again: { configuration: { encrypted: true } },
        },
        notApplicable: { 'nothing again': { configuration: {}, annotation: /different/ } },
      },
      ['again: the same input as on', 'nothing again: the same input as nothing'],
    ],
  ])('with %s is refused', async (_, changes, faults) => {
    const bad = { ...table, ...changes };
    expect(faultsOfTable(rule, bad)).toEqual(faults);
    const outcomes = await outcomesOf(() => {
      testRule(rule, bad);
    });
    expect(outcomes['has a sound table']).toContain(faults[0]);
  });

  const outcome = async (changes: Partial<ItemTable>, name: string, of = rule) =>
    (
      await outcomesOf(() => {
        testRule(of, { ...table, ...changes });
      })
    )[name];
  const asked = answer(DescribeKeyCommand, { KeyMetadata: { KeyId: 'k' } });

  test.each<[string, Partial<ItemTable>, string, string]>([
    [
      'a wrong verdict',
      { compliant: { off: { configuration: { encrypted: false } } } },
      'COMPLIANT: off (event spelling)',
      'NON_COMPLIANT',
    ],
    [
      'an annotation that does not say it',
      { compliant: { on: { configuration: { encrypted: true }, annotation: /with a key/ } } },
      'COMPLIANT: on (API spelling)',
      'StringMatching /with a key/',
    ],
    [
      'an answer that nobody asked for',
      { compliant: { on: { configuration: { encrypted: true }, answers: [asked] } } },
      'COMPLIANT: on (event spelling)',
      'DescribeKeyCommand',
    ],
    [
      'a call without an answer',
      { compliant: { on: { configuration: { encrypted: true, name: 'asks' } } } },
      'COMPLIANT: on (event spelling)',
      'unexpected call of DescribeKey in us-east-1: {"KeyId":"k"}',
    ],
    [
      'a call with other input',
      {
        compliant: {
          on: {
            configuration: { encrypted: true, name: 'asks' },
            answers: [answer(DescribeKeyCommand, {}, { input: { KeyId: 'other' } })],
          },
        },
      },
      'COMPLIANT: on (event spelling)',
      'unexpected call of DescribeKey',
    ],
    [
      'a call in another Region',
      {
        compliant: {
          on: {
            configuration: { encrypted: true, name: 'abroad' },
            answers: [answer(DescribeKeyCommand, {}, { region: 'us-east-1' })],
          },
        },
      },
      'COMPLIANT: on (event spelling)',
      'unexpected call of DescribeKey in eu-west-1',
    ],
    [
      'a failure that does not come',
      { fails: { fine: { configuration: { encrypted: true }, error: /AccessDenied/ } } },
      'throws: fine (event spelling)',
      'Received promise resolved instead of rejected',
    ],
    [
      'another failure than the one named',
      {
        fails: {
          refused: {
            configuration: { encrypted: true, name: 'asks' },
            answers: [failure(DescribeKeyCommand, 'NotFoundException')],
            error: /AccessDenied/,
          },
        },
      },
      'throws: refused (API spelling)',
      'NotFoundException',
    ],
    [
      'a parameter that the rule does not have',
      { compliant: { on: { configuration: { encrypted: true }, parameters: { strict: 'true' } } } },
      'COMPLIANT: on (event spelling)',
      'unknown parameter "strict"',
    ],
  ])('fails on %s', async (_, changes, name, message) => {
    await expect(outcome(changes, name)).resolves.toContain(message);
  });

  test.each<[string, ItemTable['compliant'][string]]>([
    ['answered', { configuration: { encrypted: true, name: 'asks' }, answers: [asked] }],
    [
      'answered by its input and Region',
      {
        configuration: { encrypted: true, name: 'abroad' },
        answers: [answer(DescribeKeyCommand, {}, { input: { KeyId: 'k' }, region: 'eu-west-1' })],
      },
    ],
    [
      'in another partition',
      { configuration: { encrypted: 'True' }, partition: 'aws-cn', annotation: /aws-cn/ },
    ],
  ])('passes a situation that is %s', async (_, on) => {
    await expect(outcome({ compliant: { on } }, 'COMPLIANT: on (event spelling)')).resolves.toBe('passes');
    await expect(outcome({ compliant: { on } }, 'COMPLIANT: on (API spelling)')).resolves.toBe('passes');
  });

  test('passes a failure of AWS that the rule throws', async () => {
    const refused = {
      configuration: { name: 'asks' },
      answers: [failure(DescribeKeyCommand, 'AccessDenied', { message: 'not you' })],
      error: /not you/,
    };
    await expect(outcome({ fails: { refused } }, 'throws: refused (event spelling)')).resolves.toBe('passes');
  });

  test('fails on a call outside the permissions of the rule', async () => {
    const on = { configuration: {}, answers: [asked] };
    await expect(
      outcome({ compliant: { on } }, 'COMPLIANT: on (event spelling)', careless),
    ).resolves.toContain("DescribeKey is not among the rule's permissions");
  });
});

describe('a table of a periodic rule', () => {
  const outcomes = (changes: Partial<RunTable>) =>
    outcomesOf(() => {
      testPeriodicRule(periodic, { ...runs, ...changes });
    });
  const found = (KeyId: string) => answer(DescribeKeyCommand, { KeyMetadata: { KeyId, Enabled: true } });

  test('that is sound passes', async () => {
    await expect(
      outcomes({
        findings: {
          one: { answers: [found('other')], expected: [['AWS::KMS::Key', 'other', 'COMPLIANT']] },
          none: { answers: [answer(DescribeKeyCommand, {})], expected: [] },
        },
        fails: { refused: { answers: [failure(DescribeKeyCommand, 'AccessDenied')], error: /AccessDenied/ } },
      }),
    ).resolves.toEqual({
      'has a sound table': 'passes',
      'COMPLIANT: on': 'passes',
      'NON_COMPLIANT: off': 'passes',
      'findings: one': 'passes',
      'findings: none': 'passes',
      'throws: refused': 'passes',
    });
  });

  test.each<[string, Partial<RunTable>, string]>([
    ['no COMPLIANT situation', { compliant: {} }, 'no situation is COMPLIANT'],
    ['no NON_COMPLIANT situation', { nonCompliant: {} }, 'no situation is NON_COMPLIANT'],
    [
      'the same answers twice',
      { notApplicable: { again: { ...runs.compliant['on'], answers: runs.compliant['on']?.answers ?? [] } } },
      'again: the same input as on',
    ],
  ])('with %s is refused', async (_, changes, fault) => {
    await expect(outcomes(changes)).resolves.toMatchObject({
      'has a sound table': expect.stringContaining(fault) as unknown,
    });
  });

  test.each<[string, Partial<RunTable>, string, string]>([
    [
      'a wrong verdict',
      { compliant: { off: { answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: 'k' } })] } } },
      'COMPLIANT: off',
      'NON_COMPLIANT',
    ],
    [
      'a run without findings under a verdict',
      { compliant: { none: { answers: [answer(DescribeKeyCommand, {})] } } },
      'COMPLIANT: none',
      'not',
    ],
    [
      'an answer that nobody asked for',
      { compliant: { on: { answers: [found('k'), found('l')] } } },
      'COMPLIANT: on',
      'DescribeKeyCommand',
    ],
    [
      'a finding about another resource',
      { findings: { one: { answers: [found('k')], expected: [['AWS::KMS::Key', 'l', 'COMPLIANT']] } } },
      'findings: one',
      '"l"',
    ],
    [
      'a finding that is not expected',
      { findings: { one: { answers: [found('k')], expected: [] } } },
      'findings: one',
      '"k"',
    ],
    [
      'a failure that does not come',
      { fails: { fine: { answers: [found('k')], error: /AccessDenied/ } } },
      'throws: fine',
      'Received promise resolved instead of rejected',
    ],
  ])('fails on %s', async (_, changes, name, message) => {
    const outcome = (await outcomes(changes))[name];
    expect(outcome).not.toBe('passes');
    expect(outcome).toContain(message);
  });
});
