import { RenewedCredentials } from '../../../local/runner/credentials';
import type { Credentials } from '../../../local/runner/environment';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const HOUR_MS = 60 * 60_000;
const until = (accessKeyId: string, milliseconds: number): Credentials => ({
  accessKeyId,
  secretAccessKey: 's',
  expiration: new Date(NOW + milliseconds),
});

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
});
afterEach(() => {
  jest.useRealTimers();
});

test('they are renewed five minutes before they expire', async () => {
  const given = [until('A', HOUR_MS), until('B', 2 * HOUR_MS)];
  const onRenewal = jest.fn();
  const renewed = new RenewedCredentials(() => Promise.resolve(given.shift() ?? until('C', 0)), onRenewal);
  await renewed.renew();
  await jest.advanceTimersByTimeAsync(55 * 60_000 - 1);
  expect([renewed.current?.accessKeyId, onRenewal.mock.calls.length]).toEqual(['A', 1]);
  await jest.advanceTimersByTimeAsync(1);
  expect([renewed.current?.accessKeyId, onRenewal.mock.calls.length]).toEqual(['B', 2]);
  renewed.stop();
});

test('where that fails, it is tried again each minute', async () => {
  const given: (Credentials | Error)[] = [
    until('A', HOUR_MS),
    new Error('no network'),
    until('B', 9 * HOUR_MS),
  ];
  const provide = jest.fn(() => {
    const next = given.shift();
    return next instanceof Error || next === undefined
      ? Promise.reject(next ?? new Error())
      : Promise.resolve(next);
  });
  const renewed = new RenewedCredentials(provide, () => undefined);
  await renewed.renew();
  await jest.advanceTimersByTimeAsync(55 * 60_000);
  expect([renewed.current?.accessKeyId, provide.mock.calls.length]).toEqual(['A', 2]);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(renewed.current?.accessKeyId).toBe('B');
  renewed.stop();
});

test('without an end, without any, and once stopped there is nothing to renew', async () => {
  const endless = new RenewedCredentials(
    () => Promise.resolve({ accessKeyId: 'A', secretAccessKey: 's' }),
    () => undefined,
  );
  await endless.renew();
  const none = new RenewedCredentials(undefined, () => undefined);
  await none.renew();
  const stopped = new RenewedCredentials(
    () => Promise.resolve(until('A', HOUR_MS)),
    () => undefined,
  );
  const renewing = stopped.renew();
  stopped.stop();
  await renewing;
  expect([endless.current?.accessKeyId, none.current, stopped.current?.accessKeyId]).toEqual([
    'A',
    undefined,
    'A',
  ]);
  expect(jest.getTimerCount()).toBe(0);
});
