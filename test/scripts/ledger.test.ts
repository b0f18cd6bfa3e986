import { ledgerFaults, readLedger, type Section } from '../../scripts/ledger';
import { ledgerGenerator } from '../../scripts/generate/ledger';
import { change } from '../deploy/rules';

const SOUND = `
- section: Amazon SQS
  editions: [2017, 2024]
  heading2017: Amazon Simple Queues
  rules: [sqs-queue-marked, sqs-queue-empty]
  note: Messages are left out.
- section: Amazon SNS
  editions: [2024]
  alsoCovered: [sqs-queue-marked]
  reason: Topics keep nothing.
`;
const sections: readonly Section[] = readLedger(SOUND);
const ledgerOf = (sources: readonly Section[], ...rules: Parameters<typeof change>[0][]): string =>
  ledgerGenerator(sources)(rules.map((metadata) => change(metadata)))[0]?.content ?? '';

test('a sound ledger is read', () => {
  expect(sections[1]).toEqual({
    section: 'Amazon SNS',
    editions: [2024],
    heading2017: undefined,
    rules: [],
    alsoCovered: ['sqs-queue-marked'],
    reason: 'Topics keep nothing.',
    note: undefined,
  });
});

test.each([
  ['- section: A\n  editions: [2024]', 'A: a section without rules of its own needs a reason'],
  ['- section: A\n  editions: [2024]\n  rules: [a-b]\n  reason: x', 'A: a section with rules has no reason'],
  ['- section: A\n  editions: [2024]\n  reason: x\n  note: x', 'A: a section without rules has no note'],
  ['- section: A\n  editions: [2022]\n  reason: x', 'A: editions must be [2017], [2024] or [2017, 2024]'],
  ['- section: A\n  reason: x', 'A: editions must be'],
  ['- editions: [2024]\n  reason: x', 'section 1: section must be text'],
  ['- section: A\n  editions: [2024]\n  reason: 7', 'A: reason must be text'],
  ['- section: A\n  editions: [2024]\n  rules: a-b', 'A: rules must be a list of rule ids'],
  ['- section: A\n  editions: [2024]\n  reason: x\n  status: done', 'A: unknown member status'],
  ['- text', 'section 1: section must be text'],
  ['section: A', 'expected a list of sections'],
  [
    `${SOUND}- section: Amazon SNS\n  editions: [2024]\n  reason: x`,
    'Amazon SNS: the section is there twice',
  ],
  [
    `${SOUND}- section: A\n  editions: [2024]\n  rules: [sqs-queue-empty]`,
    'sqs-queue-empty: the rule is under two sections',
  ],
  [
    `${SOUND}- section: A\n  editions: [2024]\n  reason: x\n  alsoCovered: [no-rule]`,
    'A: also covered by no-rule, which is under no section',
  ],
  [
    `${SOUND}- section: A\n  editions: [2024]\n  rules: [a-b]\n  alsoCovered: [a-b]`,
    'A: a-b is listed twice',
  ],
])('%j is refused', (text, fault) => {
  expect(() => readLedger(text)).toThrow(fault);
});

test('all faults are named at once', () => {
  expect(() => readLedger('- section: A\n  editions: [1]\n- section: B\n  editions: [2024]')).toThrow(
    /A: editions[^]*A: a section without[^]*B: a section without/,
  );
});

test('a rule and its section agree', () => {
  expect(ledgerFaults(sections, [change()])).toEqual([]);
});

test.each([
  [
    { whitepaper: { section: 'Amazon S3', editions: [2024], basis: 'explicit' } },
    'the ledger has no section "Amazon S3"',
  ],
  [{ id: 'sqs-queue-new' }, 'the ledger does not list it under Amazon SQS'],
  [
    { whitepaper: { section: 'Amazon SQS', editions: [2024], basis: 'explicit' } },
    'says edition 2024, the ledger says 2017 and 2024 for Amazon SQS',
  ],
] as const)('%j is a fault, and fails the build', (metadata, fault) => {
  const rule = change(metadata);
  expect(ledgerFaults(sections, [rule])).toEqual([`${rule.id}: ${fault}`]);
  expect(() => ledgerGenerator(sections)([rule])).toThrow(fault);
});

test('the page shows existing rules, those to come, and reasons', () => {
  const page = ledgerOf(sections, {});
  expect(page).toContain('have 2 sections.\n1 of them have rules of their own: 2 rules, of which 1 exist.');
  expect(page).toContain(
    '| Amazon SQS<br>2017: Amazon Simple Queues | 2017, 2024 | [`sqs-queue-marked`](rules/sqs-queue-marked.md)<br>`sqs-queue-empty` (to come)<br>Messages are left out. |',
  );
  expect(page).toContain(
    '| Amazon SNS | 2024 | Topics keep nothing.<br>Judged there, too, by [`sqs-queue-marked`](rules/sqs-queue-marked.md). |',
  );
});

test('the page leads from each paragraph of the Security Rule to the rules', () => {
  const page = ledgerOf(sections, {});
  expect(page).toContain('| 164.312(b) | Audit controls | [`sqs-queue-marked`](rules/sqs-queue-marked.md) |');
  expect(page).toContain('| 164.312(d) | Person or entity authentication | No rule cites it. |');
});
