import {
  renderPacksBySafeguard,
  renderPacksWithin,
  SAFEGUARDS,
  selectRules,
  type Selection,
} from '../../deploy/compile';
import type { Pack } from '../../deploy/pack';
import { preflight } from '../../deploy/preflight';
import { LIMITS } from '../../deploy/preflight-rules';
import { rules as all } from '../../rules/index';
import { alsoScheduled, change, METADATA, PARAMETERS, periodic } from './rules';

const rules = [
  change({ id: 'sqs-a', severity: 'high' }),
  alsoScheduled({ id: 'sqs-b', safeguard: 'monitoring', citations: ['164.312(a)(2)(iv)'] }),
  periodic({ id: 'ec2-c', whitepaper: { ...METADATA.whitepaper, basis: 'parity' }, severity: 'medium' }),
];
const chosen = (selection: Selection): string[] => selectRules(rules, selection).map(({ id }) => id);

test.each<[Selection, string[]]>([
  [{}, ['sqs-a', 'sqs-b', 'ec2-c']],
  [{ basis: ['parity'] }, ['ec2-c']],
  [{ basis: ['parity', 'explicit'] }, ['sqs-a', 'sqs-b', 'ec2-c']],
  [{ safeguard: ['monitoring'] }, ['sqs-b']],
  [{ severity: ['high', 'medium'] }, ['sqs-a', 'ec2-c']],
  [{ service: ['sqs'] }, ['sqs-a', 'sqs-b']],
  [{ rules: ['ec2-c', 'sqs-a'] }, ['sqs-a', 'ec2-c']],
  [{ service: ['sqs'], severity: ['high'] }, ['sqs-a']],
  [{ citation: ['164.312(a)'] }, ['sqs-b']],
  [{ citation: ['164.312(a)(2)(iv)'] }, ['sqs-b']],
  [{ citation: ['164.312(a)(2)(i)'] }, []],
  [{ citation: ['164.312(b)'] }, ['sqs-a', 'ec2-c']],
])('%j chooses %j', (selection, ids) => {
  expect(chosen(selection)).toEqual(ids);
});

test('the safeguards that can be chosen are those of the rules', () => {
  expect([...new Set(all.map(({ safeguard }) => safeguard))].sort()).toEqual(SAFEGUARDS);
});

const many = (count: number, parameters = {}) =>
  Array.from({ length: count }, (_, index) => change({ id: `rule-${String(index)}` }, parameters));
const sizes = (packs: ReturnType<typeof renderPacksWithin>): number[] =>
  packs.map(({ template }) => Object.keys(template.Resources).length);

const namesOf = ({ template }: Pack): string[] =>
  Object.values(template.Resources).map(({ Properties }) => Properties.ConfigRuleName);

test('130 rules are one pack, 131 are two of about the same size, and none is lost', () => {
  expect(sizes(renderPacksWithin(many(LIMITS.rules), {}))).toEqual([130]);
  const packs = renderPacksWithin(many(LIMITS.rules + 1), {});
  expect(packs).toHaveLength(2);
  for (const size of sizes(packs)) expect(size).toBeGreaterThan(45);
  const ids = many(LIMITS.rules + 1).map(({ id }) => id);
  expect(packs.flatMap(namesOf).sort()).toEqual(ids.sort());
});

test('60 pack parameters are one pack, 61 are two', () => {
  const parameters = { keys: PARAMETERS.kmsKeyIds };
  expect(sizes(renderPacksWithin(many(59, parameters), {}))).toEqual([59]);
  expect(sizes(renderPacksWithin(many(60, parameters), {}))).toHaveLength(2);
});

/** Of each rule the pack that it is in. */
const placesIn = (packs: readonly Pack[]): Record<string, number> =>
  Object.fromEntries(packs.flatMap((pack, index) => namesOf(pack).map((name) => [name, index])));

test('rules that come move no others, and a pack more only takes from the others', () => {
  const [before, more, three] = [150, 170, LIMITS.rules * 2 + 1].map((count) =>
    placesIn(renderPacksWithin(many(count), {})),
  );
  expect(more).toMatchObject(before ?? {});
  expect(new Set(Object.values(three ?? {}))).toEqual(new Set([0, 1, 2]));
  const moved = Object.entries(before ?? {}).filter(
    ([name, place]) => ![place, 2].includes(three?.[name] ?? 0),
  );
  expect(moved).toEqual([]);
});

/** Rules whose pack has just so many bytes: each character of a parameter's value is one. */
function packOfSize(bytes: number) {
  const two = [change({ id: 'a-b' }, PARAMETERS), change({ id: 'c-d' }, PARAMETERS)];
  const options = (length: number) => ({
    parameters: { 'a-b': { strict: 'true', owners: 'x'.repeat(length) } },
  });
  const [empty] = renderPacksWithin(two, options(1));
  return renderPacksWithin(two, options(1 + bytes - Buffer.byteLength(empty?.text ?? '')));
}

test('300 KB are one pack, and a byte more is two', () => {
  const [fitting] = packOfSize(LIMITS.bucketBytes);
  expect(Buffer.byteLength(fitting?.text ?? '')).toBe(307_200);
  expect(sizes(packOfSize(LIMITS.bucketBytes))).toEqual([2]);
  expect(sizes(packOfSize(LIMITS.bucketBytes + 1))).toEqual([1, 1]);
});

test('a rule that no pack can hold stays in one, which the preflight names with every other fault', () => {
  const [first, second] = packOfSize(LIMITS.bucketBytes * 2);
  expect(preflight(second?.text ?? '').violations).toEqual([]);
  expect(preflight(first?.text ?? '').violations).toEqual([
    expect.stringMatching(/^the template: bytes: \d+, at most 307200 allowed/),
    expect.stringMatching(/^a-b: characters in InputParameters: \d+, at most 1024 allowed/),
  ]);
});

test('a safeguard that does not fit into one pack has a second', () => {
  const packs = renderPacksBySafeguard([...many(LIMITS.rules + 1), ...rules], {}, LIMITS.bucketBytes);
  expect([...packs.keys()]).toEqual(['integrity', 'integrity-2', 'monitoring']);
});

test('each safeguard is one pack that can be passed inline, wherever the functions are', () => {
  const functionArnPrefix = 'arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:hipaa-config-';
  const packs = renderPacksBySafeguard(all, { functionArnPrefix }, LIMITS.inlineBytes);
  expect([...packs.keys()]).toEqual(SAFEGUARDS);
  expect(sizes([...packs.values()]).reduce((sum, size) => sum + size)).toBe(all.length);
  for (const { text } of packs.values())
    expect({ ...preflight(text) }).toMatchObject({ violations: [], notes: [] });
});
