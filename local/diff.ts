/** What changed between two versions of a resource, as change notifications say it. */
import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../shared/shape';
import { isDeleted, type EventItem } from './items';
import type { ChangeType } from './store/deliveries';

export interface PropertyChange {
  readonly previousValue: unknown;
  readonly updatedValue: unknown;
  readonly changeType: ChangeType;
}

export interface ItemDiff {
  /** By path, such as Configuration.InstanceType. */
  readonly changedProperties: Readonly<Record<string, PropertyChange>>;
  readonly changeType: ChangeType;
}

const COMPARED = ['configuration', 'supplementaryConfiguration', 'tags', 'relationships'] as const;

/** @param previous the version before, or undefined for a resource that was not known */
export function diffOf(previous: EventItem | undefined, current: EventItem): ItemDiff {
  const changedProperties: Record<string, PropertyChange> = {};
  if (previous !== undefined) {
    for (const part of COMPARED) compare(capitalized(part), previous[part], current[part], changedProperties);
  }
  const isNew = previous === undefined || isDeleted(previous.configurationItemStatus);
  return {
    changedProperties,
    changeType: isDeleted(current.configurationItemStatus) ? 'DELETE' : isNew ? 'CREATE' : 'UPDATE',
  };
}

/** Whether two versions say the same about the resource. */
export const isSameState = (one: EventItem, other: EventItem): boolean =>
  one.configurationItemStatus === other.configurationItemStatus &&
  COMPARED.every((part) => isDeepStrictEqual(one[part], other[part]));

function compare(
  path: string,
  previous: unknown,
  updated: unknown,
  changes: Record<string, PropertyChange>,
): void {
  if (isDeepStrictEqual(previous ?? null, updated ?? null)) return;
  const before = entriesOf(previous);
  const after = entriesOf(updated);
  if (before !== undefined && after !== undefined) {
    for (const name of new Set([...before.keys(), ...after.keys()]))
      compare(`${path}.${capitalized(name)}`, before.get(name), after.get(name), changes);
    return;
  }
  changes[path] = {
    previousValue: previous ?? null,
    updatedValue: updated ?? null,
    changeType: isNothing(previous) ? 'CREATE' : isNothing(updated) ? 'DELETE' : 'UPDATE',
  };
}

const isNothing = (value: unknown): boolean => value === undefined || value === null;

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value))
    return new Map(value.map((entry: unknown, index) => [String(index), entry] as const));
  return isRecord(value) ? new Map(Object.entries(value)) : undefined;
}

const capitalized = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
