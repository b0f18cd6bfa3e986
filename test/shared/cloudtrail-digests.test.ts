import { digestVerdict } from '../../shared/cloudtrail-digests';

const hoursAgo = (hours: number): Date => new Date(Date.parse('2026-10-01T12:00:00Z') - hours * 3_600_000);

beforeEach(() => {
  jest.useFakeTimers({ now: hoursAgo(0) });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('digestVerdict', () => {
  test.each([
    [{ IsLogging: false, LatestDigestDeliveryError: 'AccessDenied' }, 'NOT_APPLICABLE', /stopped/],
    [{}, 'NOT_APPLICABLE', /stopped/],
    [{ IsLogging: true, StartLoggingTime: hoursAgo(5.9) }, 'NOT_APPLICABLE', /less than 6 hours/],
    [
      { IsLogging: true, StartLoggingTime: hoursAgo(1), LatestDigestDeliveryError: 'NoSuchBucket' },
      'NOT_APPLICABLE',
      /too short/,
    ],
    [{ IsLogging: true, StartLoggingTime: hoursAgo(6) }, 'NON_COMPLIANT', /No digest file was delivered yet/],
    [{ IsLogging: true }, 'NON_COMPLIANT', /one an hour is wanted/],
    [
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(1), LatestDigestDeliveryError: 'AccessDenied' },
      'NON_COMPLIANT',
      /AccessDenied/,
    ],
    [
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(6.1) },
      'NON_COMPLIANT',
      /at 2026-10-01T05:54:00\.000Z; at most 6 hours ago/,
    ],
    [
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(6), LatestDigestDeliveryError: '' },
      'COMPLIANT',
      /at 2026-10-01T06:00:00\.000Z\.$/,
    ],
  ] as const)('%j is %s', (status, compliance, annotation) => {
    const verdict = digestVerdict(status, 6);
    expect(verdict.compliance).toBe(compliance);
    expect(verdict.annotation).toMatch(annotation);
  });
});
