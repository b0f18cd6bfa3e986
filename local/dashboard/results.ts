/** Pages of findings over all Regions and rules, worst first, without reading more than the page shows. */
import { NO_COUNTS, sum, worstFirst, type Control, type Counts, type Instance } from './controls';
import { fitsText, typePrefixOf, type Filter } from './filter';
import type { Finding, FindingFilter, FindingKind } from '../store/findings';
import { KINDS, serviceOf } from './words';

export interface Found {
  readonly control: Control;
  readonly instance: Instance;
  readonly finding: Finding;
}

interface Block {
  readonly control: Control;
  readonly instance: Instance;
  readonly kind: FindingKind;
  readonly count: number;
}

/**
 * @param controls those that the filter leaves
 * @returns the counts of all that fits the filter, and one page of what also fits its verdict
 */
export function findings(
  controls: readonly Control[],
  filter: Filter,
  size: number,
): { readonly counts: Counts; readonly total: number; readonly page: readonly Found[] } {
  const query = queryOf(controls, filter);
  const matching = matchingCounts(controls, query);
  const blocks = blocksOf(controls, matching, filter.verdict);
  const total = blocks.reduce((all, { count }) => all + count, 0);
  return {
    counts: sum(matching.values()),
    total,
    page: pageOf(blocks, query, (filter.page - 1) * size, size),
  };
}

function queryOf(controls: readonly Control[], filter: Filter): FindingFilter {
  const idsOf = (fitting: readonly Control[]): string[] =>
    fitting.flatMap(({ instances }) => instances.map(({ stored }) => stored.id));
  return {
    typePrefix: typePrefixOf(filter),
    scheduledRuleIds: idsOf(
      controls.filter(({ rule }) => serviceOf(rule?.resourceTypes[0] ?? '') === filter.service),
    ),
    text: filter.text,
    textRuleIds: filter.text === undefined ? [] : idsOf(controls.filter((c) => fitsText(c, filter.text))),
  };
}

/** By instance; without a text the counts are known already. */
function matchingCounts(controls: readonly Control[], query: FindingFilter): ReadonlyMap<Instance, Counts> {
  const instances = controls.flatMap((control) => control.instances);
  if (query.text === undefined) return new Map(instances.map((instance) => [instance, instance.counts]));
  const services = new Set(instances.map(({ service }) => service));
  const counts = new Map(
    [...services].map((service) => {
      const byRule = new Map<string, Record<FindingKind, number>>();
      for (const { ruleId, kind, count } of service.store.findings.matching(query)) {
        const known = byRule.get(ruleId) ?? { ...NO_COUNTS };
        known[kind] += count;
        byRule.set(ruleId, known);
      }
      return [service, byRule] as const;
    }),
  );
  return new Map(
    instances.map((instance) => [
      instance,
      counts.get(instance.service)?.get(instance.stored.id) ?? NO_COUNTS,
    ]),
  );
}

function blocksOf(
  controls: readonly Control[],
  matching: ReadonlyMap<Instance, Counts>,
  verdict: string | undefined,
): Block[] {
  const sorted = worstFirst(controls);
  return KINDS.filter((kind) => verdict === undefined || kind === verdict).flatMap((kind) =>
    sorted.flatMap((control) =>
      control.instances.flatMap((instance) => {
        const count = matching.get(instance)?.[kind] ?? 0;
        return count === 0 ? [] : [{ control, instance, kind, count }];
      }),
    ),
  );
}

function pageOf(blocks: readonly Block[], query: FindingFilter, offset: number, size: number): Found[] {
  const page: Found[] = [];
  let skip = offset;
  for (const { control, instance, kind, count } of blocks) {
    if (page.length >= size) break;
    if (skip >= count) {
      skip -= count;
      continue;
    }
    const range = { offset: skip, limit: size - page.length };
    skip = 0;
    for (const finding of instance.service.store.findings.ofRule(instance.stored.id, kind, query, range))
      page.push({ control, instance, finding });
  }
  return page;
}
