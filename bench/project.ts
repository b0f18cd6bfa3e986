/** What developers wait for. */
import { median, run } from './measure';
import type { Table } from './table';

const STEPS = {
  'type check': ['npm', 'run', '-s', 'typecheck'],
  'unit tests of rules and shared, no coverage': ['npx', 'jest', 'test/rules', 'test/shared'],
  'package all functions': ['npm', 'run', '-s', 'package'],
};

export async function project(rounds: number): Promise<Table> {
  const seconds = new Map<string, number[]>(Object.keys(STEPS).map((step) => [step, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [step, command] of Object.entries(STEPS)) {
      seconds.get(step)?.push((await run(command)).seconds);
    }
  }
  return {
    title: 'The project itself',
    notes: [],
    rows: [...seconds].map(([step, own]) => ({ step, s: median(own) })),
  };
}
