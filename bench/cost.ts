/** What a thousand resources cost a month, by list prices of us-east-1 and by the durations that were just measured. */
import { readFileSync } from 'node:fs';
import { ACCOUNT } from '../shared/finding';
import type { Rule } from '../shared/rule';
import { rules } from '../rules/index';
import { PACKS } from '../scripts/generate/packs';
import type { Row, Table } from './table';

/** Processor time of a whole core, in milliseconds. */
export interface Durations {
  /** An invocation for one change. */
  readonly change: number;
  /** A scheduled run over a few resources, its start included. */
  readonly run: number;
}

const DOLLARS = { evaluation: 0.001, gigabyteSecond: 0.000_013_333_4, request: 0.000_000_2 };
const RESOURCES = 1000;
const DAYS = 30;
const CHANGES_A_MONTH = [1, 5, 20];
/** With so much memory Lambda gives a whole core, with less a part of it. */
const CORE_MEGABYTES = 1769;
const MEGABYTES = { change: 128, run: 256 };
/** Spent waiting for AWS, which the loopback does not show: one answer, and the half a dozen of a run. */
const WAITING_MS = { change: 30, run: 200 };

export function cost(measured: Durations): Table {
  const rows = Object.entries(PACKS).flatMap(([pack, bases]): Row[] => {
    const own = rules.filter(({ whitepaper }) => bases.includes(whitepaper.basis));
    const { aChange, aDay, runs } = workOf(own);
    return CHANGES_A_MONTH.map((changes) => {
      const ofChanges = aChange * changes * RESOURCES;
      const ofSchedules = aDay * DAYS;
      const gigabyteSeconds =
        ofChanges * gigabyteSecondsOf('change', measured) + runs * DAYS * gigabyteSecondsOf('run', measured);
      return {
        pack,
        'changes of each resource': changes,
        'evaluations of changes': Math.round(ofChanges),
        'of schedules': Math.round(ofSchedules),
        'AWS Config $': ((ofChanges + ofSchedules) * DOLLARS.evaluation).toFixed(2),
        'Lambda $': (
          gigabyteSeconds * DOLLARS.gigabyteSecond +
          (ofChanges + runs * DAYS) * DOLLARS.request
        ).toFixed(3),
      };
    });
  });
  const { change, run } = measured;
  return {
    title: 'A thousand resources in one account and Region, for a month',
    notes: [
      'The resources are those of the example account.',
      `An invocation is taken as ${lasts('change', measured)} ms at ${String(MEGABYTES.change)} MB (${change.toFixed(1)} ms of a whole core, and ${String(WAITING_MS.change)} ms for the answer of AWS Config);`,
      `a scheduled run as ${lasts('run', measured)} ms at ${String(MEGABYTES.run)} MB (${run.toFixed(0)} ms with its start, and ${String(WAITING_MS.run)} ms for answers).`,
    ],
    rows,
  };
}

const milliseconds = (kind: keyof Durations, measured: Durations): number =>
  (measured[kind] * CORE_MEGABYTES) / MEGABYTES[kind] + WAITING_MS[kind];

const lasts = (kind: keyof Durations, measured: Durations): string => milliseconds(kind, measured).toFixed(0);

const gigabyteSecondsOf = (kind: keyof Durations, measured: Durations): number =>
  (milliseconds(kind, measured) / 1000) * (MEGABYTES[kind] / 1024);

/** How much the rules have to do: evaluations for a change, evaluations by schedules in a day, and scheduled runs. */
function workOf(own: readonly Rule[]): {
  readonly aChange: number;
  readonly aDay: number;
  readonly runs: number;
} {
  const { configurationItems: items } = JSON.parse(readFileSync('examples/clinic/snapshot.json', 'utf8')) as {
    readonly configurationItems: readonly { readonly resourceType: string }[];
  };
  const shareOf = ({ resourceTypes }: Rule): number =>
    items.filter(({ resourceType }) => resourceTypes.includes(resourceType)).length / items.length;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const ofChanges = own.filter(({ kind }) => kind === 'change');
  const scheduled = own.filter((rule) => rule.kind === 'periodic' || rule.alsoEvery !== undefined);
  return {
    aChange: sum(ofChanges.map(shareOf)),
    // A rule about the account as a whole, or about resources of which there are none, has one verdict a day.
    aDay: sum(
      scheduled.map((rule) =>
        rule.kind === 'periodic' && rule.resourceTypes.includes(ACCOUNT)
          ? 1
          : Math.max(shareOf(rule) * RESOURCES, rule.kind === 'periodic' ? 1 : 0),
      ),
    ),
    runs: scheduled.length,
  };
}
