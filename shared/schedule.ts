/**
 * Schedules in the notation of AWS: `cron(minutes hours day-of-month month day-of-week year)` and `rate(value unit)`.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */

interface Day {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  /** The last date of the month. */
  readonly end: number;
  /** From 1 for Sunday to 7 for Saturday. */
  readonly weekday: number;
}

type Test = (day: Day) => boolean;

interface Unit {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const DATES: Unit = { min: 1, max: 31 };
const MONTHS: Unit = { min: 1, max: 12, names: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ') };
const WEEKDAYS: Unit = { min: 1, max: 7, names: 'SUN MON TUE WED THU FRI SAT'.split(' ') };
const SATURDAY = 7;

/** For a field that chooses all days: recognized by itself, so that nothing has to be asked of each day. */
const everyDay: Test = Boolean;

/** How an entry of each field of a cron expression chooses days; undefined where it cannot be read. */
const FIELDS: readonly ((entry: string) => Test | undefined)[] = [
  // At what times of a day makes no difference.
  (entry) => numberTest(entry, { min: 0, max: 59 }) && everyDay,
  (entry) => numberTest(entry, { min: 0, max: 23 }) && everyDay,
  dateTest,
  (entry) => dayTest(entry, MONTHS, ({ month }) => month),
  weekdayTest,
  (entry) => dayTest(entry, { min: 1970, max: 2199 }, ({ year }) => year),
];

/** More than a year and a month: every gap of up to a month that a year can have lies in it as a whole. */
const WINDOW_DAYS = 400;

const PER_DAY: Readonly<Record<string, number>> = { MINUTE: 1440, HOUR: 24, DAY: 1 };

/**
 * The longest time without a run in the 400 days from today, in days: 1 for a daily schedule, 3 for one from Monday to
 * Friday. Gaps of more than a month may be longer than told. Undefined when the schedule cannot be read.
 */
export function longestGap(schedule: string, today: Date = new Date()): number | undefined {
  const source = schedule.trim().toUpperCase();
  const [, value, unit = ''] = /^RATE\(([1-9]\d*) (MINUTE|HOUR|DAY)S?\)$/.exec(source) ?? [];
  const perDay = PER_DAY[unit];
  if (perDay !== undefined) return Number(value) / perDay;
  const runsOn = cronTest(source);
  if (runsOn === undefined) return undefined;
  const days = windowFrom(today);
  let longest = 0;
  let previous = -1;
  for (let offset = 0; offset <= WINDOW_DAYS; offset += 1) {
    const day = days[offset];
    // What comes after the window is not known: at best the next run.
    if (day !== undefined && !runsOn(day)) continue;
    longest = Math.max(longest, offset - previous);
    previous = offset;
  }
  return longest;
}

let lastWindow: { readonly first: string; readonly days: readonly Day[] } | undefined;

/** The same for every schedule that is read on a day, and dearer than all else about it. */
function windowFrom(today: Date): readonly Day[] {
  const first = today.toISOString().slice(0, 10);
  if (lastWindow?.first !== first) {
    lastWindow = { first, days: Array.from({ length: WINDOW_DAYS }, (_, offset) => dayAfter(today, offset)) };
  }
  return lastWindow.days;
}

function cronTest(source: string): Test | undefined {
  const [, inner = ''] = /^CRON\(([^()]*)\)$/.exec(source) ?? [];
  const fields = inner.trim().split(/\s+/);
  if (fields.length < FIELDS.length) return undefined;
  const tests = understood(
    fields.map((field, index) => {
      const entries = understood(field.split(',').map((entry) => FIELDS[index]?.(entry)));
      return entries?.includes(everyDay)
        ? everyDay
        : entries && ((day: Day) => entries.some((includes) => includes(day)));
    }),
  )?.filter((test) => test !== everyDay);
  return tests && ((day) => tests.every((includes) => includes(day)));
}

/** All tests, or undefined when one of them could not be read. */
function understood(tests: readonly (Test | undefined)[]): readonly Test[] | undefined {
  const known = tests.filter((test) => test !== undefined);
  return known.length === tests.length ? known : undefined;
}

/** `?`, `L`, `LW`, `15W` or numbers. */
function dateTest(entry: string): Test | undefined {
  if (entry === '?') return everyDay;
  if (entry === 'L') return ({ date, end }) => date === end;
  if (entry === 'LW') return (day) => day.date === workdayNear(day.end, day);
  const near = numberOf(/^(\d+)W$/.exec(entry)?.[1], DATES);
  if (near !== undefined) return (day) => near <= day.end && day.date === workdayNear(near, day);
  return dayTest(entry, DATES, ({ date }) => date);
}

/** `?`, `L`, `FRIL` for the last Friday, `FRI#2` for the second one, or numbers and names. */
function weekdayTest(entry: string): Test | undefined {
  if (entry === '?') return everyDay;
  if (entry === 'L') return ({ weekday }) => weekday === SATURDAY;
  const last = numberOf(/^(\w+)L$/.exec(entry)?.[1], WEEKDAYS);
  if (last !== undefined) return ({ weekday, date, end }) => weekday === last && date > end - 7;
  const [, name, nth] = /^(\w+)#([1-5])$/.exec(entry) ?? [];
  const weekdayOfNth = numberOf(name, WEEKDAYS);
  if (weekdayOfNth !== undefined)
    return ({ weekday, date }) => weekday === weekdayOfNth && Math.ceil(date / 7) === Number(nth);
  return dayTest(entry, WEEKDAYS, ({ weekday }) => weekday);
}

function dayTest(entry: string, unit: Unit, read: (day: Day) => number): Test | undefined {
  if (entry === '*') return everyDay;
  const includes = numberTest(entry, unit);
  return includes && ((day) => includes(read(day)));
}

/** `*`, `5`, `MON-FRI`, `FRI-MON`, and each of them with a step, as in `0/15`. */
function numberTest(entry: string, unit: Unit): ((value: number) => boolean) | undefined {
  const [match, first, last, every] = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/([1-9]\d*))?$/.exec(entry) ?? [];
  if (match === undefined) return undefined;
  // A step without an end goes on to the end of the unit.
  const isOpen = first === undefined || (last === undefined && every !== undefined);
  const start = first === undefined ? unit.min : numberOf(first, unit);
  const end = isOpen ? unit.max : numberOf(last ?? first, unit);
  if (start === undefined || end === undefined) return undefined;
  const size = unit.max - unit.min + 1;
  const length = (end - start + size) % size;
  return (value) => {
    const offset = (value - start + size) % size;
    return offset <= length && offset % Number(every ?? 1) === 0;
  };
}

function numberOf(word: string | undefined, { min, max, names = [] }: Unit): number | undefined {
  if (word === undefined) return undefined;
  const number = /^\d+$/.test(word) ? Number(word) : names.indexOf(word) + min;
  return number >= min && number <= max ? number : undefined;
}

/** The day from Monday to Friday that is nearest to a date, within the month of the day. */
function workdayNear(date: number, { date: today, weekday: weekdayToday, end }: Day): number {
  const weekday = ((weekdayToday - 1 + date - today + 35) % 7) + 1;
  if (weekday === SATURDAY) return date > 1 ? date - 1 : date + 2;
  if (weekday === 1) return date < end ? date + 1 : date - 2;
  return date;
}

function dayAfter(today: Date, offset: number): Day {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const day = new Date(Date.UTC(year, month, today.getUTCDate() + offset));
  return {
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    date: day.getUTCDate(),
    end: new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate(),
    weekday: day.getUTCDay() + 1,
  };
}
