import { submittedWithin, verdictOnRecent, type Work } from '../../shared/recent-work';

async function* workOf(...work: Work[]): AsyncGenerator<Work> {
  yield* await Promise.resolve(work);
}

const words = { subject: 'Jobs', wanted: 'a key', days: 7 };
const good = (name: string): Work => ({ name, isAsWanted: true });
const bad = (name: string): Work => ({ name, isAsWanted: false });

test.each([
  ['NOT_APPLICABLE', [], 'There are no Jobs of the last 7 days to judge.'],
  ['COMPLIANT', [good('job 1'), good('job 2')], 'Jobs of the last 7 days with a key: all 2.'],
  [
    'NON_COMPLIANT',
    [bad('job 1'), good('job 2'), bad('job 3')],
    'Jobs of the last 7 days without a key: 2 of 3 (job 1, job 3).',
  ],
])('%s', async (compliance, work, annotation) => {
  expect(await verdictOnRecent(workOf(...work), words)).toEqual({ compliance, annotation });
});

test('the period ends now', () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-10-01T12:00:00.000Z'));
  expect(submittedWithin(30)).toEqual({ SubmitTimeAfter: new Date('2026-09-01T12:00:00.000Z') });
  clock.mockRestore();
});
