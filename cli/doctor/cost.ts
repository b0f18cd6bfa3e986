/** What a month of evaluations will cost, from what is recorded and how often it changes. */
import { CHANGE_DAYS, changeTypesOf, isScheduled, type Facts } from './facts';

export interface Cost {
  /** A month. */
  readonly ofChanges: number;
  readonly ofSchedules: number;
  readonly dollars: number;
  /** Where the number of changes comes from. */
  readonly basis: string;
}

/** The list price of us-east-1, up to 100,000 evaluations in an account and Region. */
const DOLLARS = 0.001;
const RUNS = 30;
/** Of a resource in a month, where nothing is known. */
const ASSUMED_CHANGES = 5;

/** Undefined where the deployed rules or the recorded resources are not known. */
export function costOf({ deployed, resources, changes }: Facts): Cost | undefined {
  if (!deployed.known || !resources.known) return undefined;
  const count = (type: string): number => resources.value.get(type) ?? 0;
  const changesOf = (type: string): number =>
    changes.known ? (changes.value.get(type) ?? 0) : count(type) * ASSUMED_CHANGES;
  const ofChanges = sum(deployed.value, ({ rule }) => sum(changeTypesOf(rule), changesOf));
  const ofSchedules = sum(deployed.value, ({ rule }) => {
    if (!isScheduled(rule)) return 0;
    // A rule about the account, or about types that are not recorded, gives at least one verdict.
    return Math.max(1, sum(rule.resourceTypes, count)) * RUNS;
  });
  return {
    ofChanges,
    ofSchedules,
    dollars: (ofChanges + ofSchedules) * DOLLARS,
    basis: changes.known
      ? `the changes that were recorded in the last ${String(CHANGE_DAYS)} days`
      : `${String(ASSUMED_CHANGES)} changes of each resource a month, an assumption (${changes.why})`,
  };
}

const sum = <T>(values: readonly T[], valueOf: (value: T) => number): number =>
  values.reduce((total, value) => total + valueOf(value), 0);
