/**
 * Tests a rule by a literal table of situations, each in wire form under the verdict that it must get. The table is
 * checked, too: a table that could not find a fault is refused.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Aws, ClientClass } from '../shared/aws';
import type { Finding } from '../shared/finding';
import { readItem } from '../shared/item';
import type { ChangeRule, PeriodicRule } from '../shared/rule';
import { isRecord } from '../shared/shape';
import type { Compliance, Verdict } from '../shared/verdict';
import { fakeClients, type Answer } from './fake-aws';

export { answer, failure } from './fake-aws';

interface Situation {
  /** Rule parameters as Config hands them over: texts. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What AWS answers, in the order of the calls; every answer must be asked for. */
  readonly answers?: readonly Answer[];
  /** What the annotation must say. */
  readonly annotation?: RegExp;
  readonly partition?: 'aws' | 'aws-us-gov' | 'aws-cn';
}

/** One configuration item; only fields that the shape declares. */
export interface ItemSituation extends Situation {
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly supplementaryConfiguration?: Readonly<Record<string, unknown>>;
  /** Fields of the configuration that AWS sends and the rule must not heed: ones that the shape does not declare. */
  readonly ignored?: Readonly<Record<string, unknown>>;
  /** Which of the rule's types; the first one unless told otherwise. */
  readonly resourceType?: string;
  readonly arn?: string;
}

/** One scheduled run; every finding must have the verdict of the group. */
interface RunSituation extends Situation {
  readonly answers: readonly Answer[];
}

type Group<S> = Readonly<Record<string, S>>;

interface Table<S extends Situation> {
  readonly compliant: Group<S>;
  readonly nonCompliant: Group<S>;
  readonly notApplicable?: Group<S>;
  /** Not knowing is an error: the message that is thrown. */
  readonly fails?: Group<S & { readonly error: RegExp }>;
}

export type ItemTable = Table<ItemSituation>;

export interface RunTable extends Table<RunSituation> {
  /** Runs about several resources: `[resource type, resource id, verdict]` in the order of the findings. */
  readonly findings?: Group<
    RunSituation & { readonly expected: readonly (readonly [string, string, Compliance])[] }
  >;
}

const ACCOUNT_ID = '111122223333';
const REGION = 'us-east-1';
const GROUPS = {
  compliant: 'COMPLIANT',
  nonCompliant: 'NON_COMPLIANT',
  notApplicable: 'NOT_APPLICABLE',
} as const;

/**
 * Tests a change rule. Each item is judged in the spelling of events and in that of the API.
 *
 * @example
 * testRule(rule, {
 *   compliant: { 'a KMS key is set': { configuration: { KmsMasterKeyId: 'alias/aws/sqs' } } },
 *   nonCompliant: { 'nothing is set': { configuration: {} } },
 * });
 */
export function testRule(rule: ChangeRule, table: ItemTable): void {
  describe(rule.id, () => {
    test('has a sound table', () => {
      expect(faultsOfTable(rule, table)).toEqual([]);
    });
    for (const [group, compliance] of Object.entries(GROUPS)) {
      const situations = table[group as keyof typeof GROUPS] ?? {};
      for (const [name, situation] of Object.entries(situations)) {
        test.each(Object.entries(SPELLINGS))(`${compliance}: ${name} (%s spelling)`, async (_, spell) => {
          const verdict = await withAnswers(rule, situation, (aws) => judge(rule, situation, spell, aws));
          expectVerdict(verdict, compliance, situation);
        });
      }
    }
    for (const [name, situation] of Object.entries(table.fails ?? {})) {
      test.each(Object.entries(SPELLINGS))(`throws: ${name} (%s spelling)`, async (_, spell) => {
        await withAnswers(rule, situation, (aws) =>
          expect(judge(rule, situation, spell, aws)).rejects.toThrow(situation.error),
        );
      });
    }
  });
}

/** Tests a periodic rule; the situations are the answers of AWS. */
export function testPeriodicRule(rule: PeriodicRule, table: RunTable): void {
  const findingsOf = async (situation: RunSituation, aws: Aws): Promise<readonly Finding[]> => {
    const findings: Finding[] = [];
    for await (const finding of rule.configure(situation.parameters ?? {})(aws)) findings.push(finding);
    return findings;
  };
  const run = (situation: RunSituation) => withAnswers(rule, situation, (aws) => findingsOf(situation, aws));

  describe(rule.id, () => {
    test('has a sound table', () => {
      expect(faultsOfGroups(table)).toEqual([]);
    });
    for (const [group, compliance] of Object.entries(GROUPS)) {
      for (const [name, situation] of Object.entries(table[group as keyof typeof GROUPS] ?? {})) {
        test(`${compliance}: ${name}`, async () => {
          const findings = await run(situation);
          expect(findings).not.toEqual([]);
          for (const { verdict } of findings) expectVerdict(verdict, compliance, situation);
        });
      }
    }
    for (const [name, situation] of Object.entries(table.findings ?? {})) {
      test(`findings: ${name}`, async () => {
        const findings = await run(situation);
        expect(
          findings.map((found) => [found.resourceType, found.resourceId, found.verdict.compliance]),
        ).toEqual(situation.expected);
      });
    }
    for (const [name, situation] of Object.entries(table.fails ?? {})) {
      test(`throws: ${name}`, async () => {
        await withAnswers(rule, situation, (aws) =>
          expect(findingsOf(situation, aws)).rejects.toThrow(situation.error),
        );
      });
    }
  });
}

/** What is wrong with a table, in words; nothing when it is sound. */
export function faultsOfTable(rule: ChangeRule, table: ItemTable): string[] {
  const situations = allSituations(table);
  const faults = faultsOfGroups(table);
  if (
    !situations.some(([, { configuration = {}, supplementaryConfiguration = {} }]) =>
      isDeepStrictEqual([configuration, supplementaryConfiguration], [{}, {}]),
    )
  ) {
    faults.push('no situation has an empty configuration');
  }
  for (const [name, situation] of situations) {
    const declared = pathsOf(rule, situation);
    for (const path of fixturePaths(situation)) {
      if (!isDeclared(path, declared)) faults.push(`${name}: the shape does not declare ${path}`);
    }
    for (const field of Object.keys(situation.ignored ?? {})) {
      if (isDeclared(`configuration.${field}`, declared))
        faults.push(`${name}: the shape declares the ignored ${field}`);
    }
  }
  return faults;
}

function faultsOfGroups<S extends Situation>(table: Table<S>): string[] {
  const faults: string[] = [];
  if (Object.keys(table.compliant).length === 0) faults.push('no situation is COMPLIANT');
  if (Object.keys(table.nonCompliant).length === 0) faults.push('no situation is NON_COMPLIANT');
  const seen: [string, unknown][] = [];
  for (const [name, situation] of allSituations(table)) {
    const input = inputOf(situation);
    const twin = seen.find(([, other]) => isDeepStrictEqual(other, input));
    if (twin !== undefined) faults.push(`${name}: the same input as ${twin[0]}`);
    seen.push([name, input]);
  }
  return faults;
}

/** What a rule gets to see of a situation: the empty parts count as absent, and expectations not at all. */
function inputOf({ annotation: _, ...situation }: Situation): Readonly<Record<string, unknown>> {
  const { error: _error, expected: _expected, ...parts }: Readonly<Record<string, unknown>> = situation;
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => !isDeepStrictEqual(part, {})));
}

const allSituations = <S extends Situation>(table: Table<S>): [string, S][] =>
  Object.values({ ...table }).flatMap((group: Group<S>) => Object.entries(group));

/** An item as the two channels send it. */
const SPELLINGS = {
  event: (item: Item): unknown => ({
    ...item,
    awsAccountId: ACCOUNT_ID,
    ARN: item.arn,
    configurationItemVersion: '1.3',
    configurationStateId: 1682607791636,
  }),
  API: ({ configuration, supplementaryConfiguration, ...item }: Item): unknown => ({
    ...item,
    accountId: ACCOUNT_ID,
    version: '1.3',
    configurationStateId: '1682607791636',
    configuration: JSON.stringify(configuration),
    supplementaryConfiguration: Object.fromEntries(
      Object.entries(supplementaryConfiguration).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    configurationItemCaptureTime: new Date(item.configurationItemCaptureTime),
  }),
};

type Item = ReturnType<typeof itemOf>;

function itemOf(rule: ChangeRule, situation: ItemSituation) {
  return {
    resourceType: situation.resourceType ?? rule.resourceTypes[0],
    resourceId: 'resource-1',
    resourceName: 'resource-1',
    arn: situation.arn,
    awsRegion: REGION,
    configurationItemStatus: 'OK',
    configurationItemCaptureTime: '2026-10-01T12:00:00.000Z',
    configuration: { ...situation.configuration, ...situation.ignored },
    supplementaryConfiguration: situation.supplementaryConfiguration ?? {},
  };
}

const judge = async (
  rule: ChangeRule,
  situation: ItemSituation,
  spell: (item: Item) => unknown,
  aws: Aws,
): Promise<Verdict> =>
  rule.configure(situation.parameters ?? {})(readItem(spell(itemOf(rule, situation))), aws);

async function withAnswers<T>(
  rule: ChangeRule | PeriodicRule,
  { answers = [], partition = 'aws' }: Situation,
  act: (aws: Aws) => Promise<T>,
): Promise<T> {
  const fake = fakeClients(answers, rule.permissions);
  const client = <C>(type: ClientClass<C>, region = REGION): C => fake.client(type, region);
  const result = await act({ accountId: ACCOUNT_ID, region: REGION, partition, client });
  expect(fake.unasked()).toEqual([]);
  return result;
}

function expectVerdict(verdict: Verdict, compliance: Compliance, { annotation = /./ }: Situation): void {
  expect(verdict).toEqual({ compliance, annotation: expect.stringMatching(annotation) as unknown });
}

function pathsOf(
  rule: ChangeRule,
  { resourceType = rule.resourceTypes[0] }: ItemSituation,
): readonly string[] {
  return rule.shapes.find(({ type }) => type === resourceType)?.paths ?? [];
}

const fixturePaths = ({ configuration = {}, supplementaryConfiguration = {} }: ItemSituation): string[] => [
  ...leaves('configuration', configuration),
  ...leaves('supplementaryConfiguration', supplementaryConfiguration),
];

function leaves(at: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => leaves(at, entry));
  if (!isRecord(value)) return [at];
  return Object.entries(value).flatMap(([name, member]) => leaves(`${at}.${name}`, member));
}

/** A path is declared when it is a declared path, lies above one (null for an object), or below one (JSON values). */
function isDeclared(path: string, declared: readonly string[]): boolean {
  const wanted = path.toLowerCase();
  return declared.some((known) => {
    const lower = known.toLowerCase();
    return lower === wanted || lower.startsWith(`${wanted}.`) || wanted.startsWith(`${lower}.`);
  });
}
