import { longestGap } from '../../shared/schedule';

// A Thursday; February 2027 has 28 days.
const TODAY = new Date('2026-10-01T12:00:00.000Z');

test.each([
  ['every day, with the question mark at the date', 'cron(0 5 ? * * *)', 1],
  ['every day, with the question mark at the weekday', 'cron(0 5 * * ? *)', 1],
  ['every hour', 'cron(15 * ? * * *)', 1],
  ['steps within a day, in other casing and with more spaces', ' Cron( 5/30   */6 * * ? * ) ', 1],
  ['a range of hours and a list of minutes', 'cron(0,30 8-18 * * ? *)', 1],
  ['Sundays', 'cron(0 5 ? * SUN *)', 7],
  ['Sundays by number', 'cron(0 5 ? * 1 *)', 7],
  ['the last day of the week', 'cron(0 5 ? * L *)', 7],
  ['Saturdays by number', 'cron(0 5 ? * 7 *)', 7],
  ['Monday to Friday', 'cron(0 5 ? * MON-FRI *)', 3],
  ['Monday to Friday by numbers', 'cron(0 5 ? * 2-6 *)', 3],
  ['Friday to Monday', 'cron(0 5 ? * FRI-MON *)', 4],
  ['three weekdays', 'cron(0 5 ? * mon,wed,fri *)', 3],
  ['every other weekday from Sunday', 'cron(0 5 ? * */2 *)', 2],
  ['both fields of days', 'cron(0 5 * * TUE *)', 7],
  ['the first of the month', 'cron(0 5 1 * ? *)', 31],
  ['the first and the fifteenth', 'cron(0 5 1,15 * ? *)', 17],
  ['every other date', 'cron(0 5 1/2 * ? *)', 2],
  ['dates with a step up to an end', 'cron(0 5 1-28/3 * ? *)', 4],
  ['the 31st', 'cron(0 5 31 * ? *)', 61],
  ['the last of the month', 'cron(0 5 L * ? *)', 31],
  ['the last workday of the month', 'cron(0 5 LW * ? *)', 33],
  ['the workday near the first', 'cron(0 5 1W * ? *)', 32],
  ['the workday near the fifteenth', 'cron(0 5 15W * ? *)', 32],
  ['the workday near the 31st', 'cron(0 5 31W * ? *)', 62],
  ['the last Friday', 'cron(0 5 ? * 6L *)', 35],
  ['the last Friday by name', 'cron(0 5 ? * FRIL *)', 35],
  ['the second Monday', 'cron(0 5 ? * MON#2 *)', 35],
  ['the fifth Thursday', 'cron(0 5 ? * 5#5 *)', 119],
  ['only from January to March', 'cron(0 5 * JAN-MAR ? *)', 219],
  ['all months but February', 'cron(0 5 * 1,3-12 ? *)', 29],
  ['only in October, by number', 'cron(0 5 * 10 ? *)', 335],
  ['until the end of the year', 'cron(0 5 * * ? 2026)', 309],
  ['years from this one on', 'cron(0 5 * * ? 2026-2199)', 1],
  ['every second year', 'cron(0 5 * * ? 2025/2)', 93],
  ['a year that is over', 'cron(0 5 * * ? 2025)', 401],
  ['a date that no month has', 'cron(0 5 30 2 ? *)', 401],
  ['a rate of days', 'rate(2 days)', 2],
  ['a rate of one day', 'rate(1 day)', 1],
  ['a rate of hours', 'Rate(12 hours)', 0.5],
  ['a rate of minutes', 'rate(30 minutes)', 30 / 1440],
])('%s', (_, schedule, expected) => {
  expect(longestGap(schedule, TODAY)).toBe(expected);
});

test.each([
  ['nothing', ''],
  ['words', 'every day'],
  ['no name', '0 5 * * ? *'],
  ['no fields', 'cron()'],
  ['five fields', 'cron(0 5 * * ?)'],
  ['seven fields', 'cron(0 0 5 * * ? *)'],
  ['a minute too many', 'cron(60 5 * * ? *)'],
  ['an hour too many', 'cron(0 24 * * ? *)'],
  ['hour names', 'cron(0 NOON * * ? *)'],
  ['date 0', 'cron(0 5 0 * ? *)'],
  ['a date too many', 'cron(0 5 1-32 * ? *)'],
  ['a workday near no date', 'cron(0 5 32W * ? *)'],
  ['a step of nothing', 'cron(0 5 1/0 * ? *)'],
  ['an empty entry', 'cron(0 5 1,,2 * ? *)'],
  ['a month that is none', 'cron(0 5 * MAI ? *)'],
  ['a weekday that is none', 'cron(0 5 ? * 8 *)'],
  ['the last of a weekday that is none', 'cron(0 5 ? * 8L *)'],
  ['a sixth Monday', 'cron(0 5 ? * MON#6 *)'],
  ['the second of a weekday that is none', 'cron(0 5 ? * DAY#2 *)'],
  ['a question mark for the month', 'cron(0 5 * ? * *)'],
  ['a year too early', 'cron(0 5 * * ? 1969)'],
  ['a rate of nothing', 'rate(0 days)'],
  ['a rate of weeks', 'rate(1 week)'],
  ['a point in time', 'at(2026-10-01T12:00:00)'],
])('cannot read %s', (_, schedule) => {
  expect(longestGap(schedule, TODAY)).toBeUndefined();
});

test.each(['2026-01-01', '2026-02-28', '2026-07-15', '2026-12-31', '2027-03-31', '2028-02-29'])(
  'gaps of up to a month do not depend on the day of the question: %s',
  (today) => {
    expect(longestGap('cron(0 5 1 * ? *)', new Date(today))).toBe(31);
    expect(longestGap('cron(0 5 ? * SUN *)', new Date(today))).toBe(7);
  },
);

test('today is now unless told otherwise', () => {
  jest.useFakeTimers({ now: TODAY });
  expect(longestGap('cron(0 5 * * ? 2026)')).toBe(309);
  jest.useRealTimers();
});
