import { daysAgo } from '../../shared/days-ago';

afterEach(() => {
  jest.useRealTimers();
});

test.each([
  [0, '2026-03-09T12:00:00.000Z'],
  [1, '2026-03-08T12:00:00.000Z'],
  [10, '2026-02-27T12:00:00.000Z'],
])('%i days ago', (days, expected) => {
  jest.useFakeTimers({ now: new Date('2026-03-09T12:00:00.000Z') });
  expect(daysAgo(days).toISOString()).toBe(expected);
});
