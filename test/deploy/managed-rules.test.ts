/** AWS's own managed rules beside ours: none twice, each with its paragraphs, within the limits. */
import { JUDGED, LEFT_OUT } from '../../deploy/aws-hipaa-pack';
import { COMPANION, PROCESS_CHECKS } from '../../deploy/managed-rules';
import { renderPack } from '../../deploy/pack';
import { preflight } from '../../deploy/preflight';
import { rules } from '../../rules/index';

const identifiers = COMPANION.map(({ identifier }) => identifier);
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

test('no rule is there twice, by identifier, name or title', () => {
  const all = [...COMPANION, ...PROCESS_CHECKS];
  expect(repeated(identifiers)).toEqual([]);
  expect(repeated([...all.map(({ name }) => name), ...rules.map(({ id }) => id)])).toEqual([]);
  expect(repeated([...all, ...rules].map(({ title }) => title.toLowerCase()))).toEqual([]);
});

test('none judges what a rule of ours judges', () => {
  expect(identifiers.filter((identifier) => identifier in JUDGED || identifier in LEFT_OUT)).toEqual([]);
});

test('what is said to be judged by ours is judged by a rule that there is', () => {
  const ids = new Set(rules.map(({ id }) => id));
  expect(
    Object.values(JUDGED)
      .flat()
      .filter((id) => !ids.has(id)),
  ).toEqual([]);
});

test('the companion fits into one pack that can be passed inline', () => {
  const { facts, violations, notes } = preflight(renderPack(COMPANION).text);
  expect([violations, notes]).toEqual([[], []]);
  expect(facts.rules).toBe(COMPANION.length);
  expect(facts.rules).toBeLessThanOrEqual(130);
  expect(facts.bytes).toBeLessThanOrEqual(51_200);
});

test('titles state a condition, as those of our rules do', () => {
  for (const { title } of [...COMPANION, ...PROCESS_CHECKS]) {
    expect(title.length).toBeLessThanOrEqual(100);
    expect(title).not.toMatch(/\.$|^Ensure/);
  }
});

test('process checks are AWS’s rule for what people state', () => {
  expect(new Set(PROCESS_CHECKS.map(({ identifier }) => identifier))).toEqual(
    new Set(['AWS_CONFIG_PROCESS_CHECK']),
  );
});
