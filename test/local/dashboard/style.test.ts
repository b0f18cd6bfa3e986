import { readFileSync } from 'node:fs';

const css = readFileSync('local/dashboard/assets/dashboard.css', 'utf8');

const blockOf = (start: RegExp): string => {
  const found = start.exec(css);
  if (found === null) throw new Error(`there is no ${String(start)}`);
  let depth = 0;
  for (let index = found.index; index < css.length; index += 1) {
    if (css[index] === '{') depth += 1;
    if (css[index] === '}') depth -= 1;
    if (css[index] === '}' && depth === 0) return css.slice(found.index, index);
  }
  throw new Error('a block has no end');
};

const coloursOf = (block: string): ReadonlyMap<string, string> =>
  new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );

const light = coloursOf(blockOf(/^:root \{/m));
const dark = coloursOf(blockOf(/@media screen and \(prefers-color-scheme: dark\) \{/));

/** As WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const TEXTS = [
  ['ink', 'ground'],
  ['ink', 'card'],
  ['ink', 'amber-soft'],
  ['ink', 'red-soft'],
  ['ink', 'green-soft'],
  ['ink', 'blue-soft'],
  ['quiet', 'ground'],
  ['quiet', 'card'],
  ['quiet', 'grey-soft'],
  ['quiet', 'red-soft'],
  ['quiet', 'green-soft'],
  ['link', 'ground'],
  ['link', 'card'],
  ['link', 'amber-soft'],
  ['card', 'link'],
  ['red', 'card'],
  ['red', 'red-soft'],
  ['amber', 'card'],
  ['amber', 'amber-soft'],
  ['green', 'card'],
  ['green', 'green-soft'],
  ['blue', 'blue-soft'],
] as const;
const MARKS = [
  ['strong-line', 'card'],
  ['strong-line', 'ground'],
  ['red-fill', 'card'],
  ['green-fill', 'card'],
  ['link', 'ground'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
])('%s colours', (_, colours) => {
  const ratio = (one: string, other: string): number => {
    const [front, back] = [colours.get(one), colours.get(other)];
    if (front === undefined || back === undefined) throw new Error(`${one} or ${other} is no colour`);
    return contrast(front, back);
  };

  test.each(TEXTS)('%s on %s is read easily (4.5 : 1)', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS)('%s on %s is told apart (3 : 1)', (mark, ground) => {
    expect(ratio(mark, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('dark replaces every colour of light', () => {
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});

test('paper has nothing to press', () => {
  const print = blockOf(/@media print \{/);
  for (const name of ['.top nav', '.filter', '.paging a', '.skip']) expect(print).toContain(`${name},`);
});

test('nothing is loaded from elsewhere', () => {
  expect(css).not.toMatch(/url\(|@import|http/);
});
