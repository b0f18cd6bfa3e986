import { replay } from '../../scripts/replay/replay';

test('of 2,000 changes that are replayed, none is lost, and each newest version has its own verdict', async () => {
  const lines: string[] = [];
  const result = await replay(2_000, (line) => lines.push(line), 3);
  expect(result).toMatchObject({ events: 2_000, lost: 0, wrong: 0, failed: 0, kept: 2_000 });
  expect(result.samples.at(-1)?.settled).toBeGreaterThan(1_000);
  expect(result.samples.every(({ ownMb }) => ownMb > 0)).toBe(true);
  expect(lines.at(-1)).toMatch(/^\d+ judged; \d+ MB, functions \d+ MB$/);
}, 120_000);
