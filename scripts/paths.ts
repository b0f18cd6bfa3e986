/** Whether everything that rules read and report exists in AWS's published schemas. */
import { ResourceType } from '@aws-sdk/client-config-service';
import type { Rule } from '../shared/rule';
import type { KnownPath, KnownType } from './known-paths';
import type { Schemas } from './schemas';

/**
 * Paths of shapes that neither the first schema that knows the type nor the list has, and entries of the list that
 * nothing needs.
 * @param schemas asked in this order; the first that knows a type decides
 */
export function pathFaults(
  rules: readonly Rule[],
  schemas: readonly Schemas[],
  known: readonly KnownPath[],
): readonly string[] {
  const needed = new Set<KnownPath>();
  const faults = rules.flatMap((rule) =>
    (rule.kind === 'change' ? rule.shapes : []).flatMap(({ type, paths }) => {
      const schema = schemas.find(({ has }) => has(type, '') !== undefined);
      return paths
        .filter((path) => schema?.has(type, path) !== true)
        .filter((path) => {
          const entry = known.find((each) => each.type === type && each.path === path);
          if (entry !== undefined) needed.add(entry);
          return entry === undefined;
        })
        .map(
          (path) =>
            `${rule.id}: ${type} has no ${path} in ${schema?.name ?? 'any schema'}; correct the shape`,
        );
    }),
  );
  const idle = known.filter((entry) => !needed.has(entry));
  return [
    ...faults,
    ...idle.map(({ type, path }) => `known-paths.ts: nothing needs ${path} of ${type}; remove it`),
  ];
}

/** Resource types that neither the SDK nor the list has, and entries of the list that nothing needs. */
export function typeFaults(rules: readonly Rule[], known: readonly KnownType[]): readonly string[] {
  const types: ReadonlySet<string> = new Set(Object.values(ResourceType));
  const listed: ReadonlySet<string> = new Set(known.map(({ type }) => type));
  const used: ReadonlySet<string> = new Set(rules.flatMap(({ resourceTypes }) => resourceTypes));
  return [
    ...rules.flatMap(({ id, resourceTypes }) =>
      resourceTypes
        .filter((type) => !types.has(type) && !listed.has(type))
        .map((type) => `${id}: AWS Config has no resource type ${type}; correct the rule`),
    ),
    ...[...listed]
      .filter((type) => types.has(type) || !used.has(type))
      .map((type) => `known-paths.ts: nothing needs the type ${type}; remove it`),
  ];
}
