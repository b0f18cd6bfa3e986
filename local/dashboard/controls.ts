/** The rules of all Regions and packs, put together as controls, and how they stand. */
import type { Rule, Severity } from '../../shared/rule';
import type { Service } from '../service';
import type { FindingCount, FindingKind } from '../store/findings';
import type { StoredRule } from '../store/rules';
import { SEVERITIES, serviceOf } from './words';

/** How often each kind of finding occurs. */
export type Counts = Readonly<Record<FindingKind, number>>;

/** A rule as one Region, and one pack, has it. */
export interface Instance {
  readonly service: Service;
  readonly stored: StoredRule;
  readonly counts: Counts;
  /** By resource type. */
  readonly byType: ReadonlyMap<string, Counts>;
  /** Deliveries that are not finished. */
  readonly waiting: number;
  /** Of these, those that failed before. */
  readonly retried: number;
}

/** A rule by what it demands, wherever it is deployed. */
export interface Control {
  /** The id of the pack's rule, or the name of a rule of somebody else. */
  readonly key: string;
  readonly title: string;
  /** Undefined for a rule of somebody else. */
  readonly rule: Rule | undefined;
  readonly instances: readonly Instance[];
  readonly counts: Counts;
  readonly waiting: number;
}

export type Standing = FindingKind | 'WAITING' | 'NONE';

export const NO_COUNTS: Counts = { COMPLIANT: 0, NON_COMPLIANT: 0, NOT_APPLICABLE: 0, FAILED: 0, SKIPPED: 0 };

export const sum = (all: Iterable<Counts>): Counts => {
  const total = { ...NO_COUNTS };
  for (const counts of all) {
    total.COMPLIANT += counts.COMPLIANT;
    total.NON_COMPLIANT += counts.NON_COMPLIANT;
    total.NOT_APPLICABLE += counts.NOT_APPLICABLE;
    total.FAILED += counts.FAILED;
    total.SKIPPED += counts.SKIPPED;
  }
  return total;
};

/**
 * The share of evaluations that comply, in whole percent, as AWS Config scores conformance packs; undefined where
 * nothing is judged. 100 is said only when nothing fails.
 */
export function score({ COMPLIANT, NON_COMPLIANT }: Counts): number | undefined {
  const judged = COMPLIANT + NON_COMPLIANT;
  return judged === 0 ? undefined : Math.floor((COMPLIANT * 100) / judged);
}

export const notEvaluated = ({ FAILED, SKIPPED }: Counts): number => FAILED + SKIPPED;

/** The worst that is to be said of a control. */
export function standingOf({ counts, waiting }: Pick<Control, 'counts' | 'waiting'>): Standing {
  if (counts.NON_COMPLIANT > 0) return 'NON_COMPLIANT';
  if (counts.FAILED > 0) return 'FAILED';
  if (counts.SKIPPED > 0) return 'SKIPPED';
  if (waiting > 0) return 'WAITING';
  if (counts.COMPLIANT > 0) return 'COMPLIANT';
  return counts.NOT_APPLICABLE > 0 ? 'NOT_APPLICABLE' : 'NONE';
}

export const severityRank = (severity: Severity | undefined): number =>
  severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);

const STANDINGS: readonly Standing[] = [
  'NON_COMPLIANT',
  'FAILED',
  'SKIPPED',
  'WAITING',
  'COMPLIANT',
  'NOT_APPLICABLE',
  'NONE',
];

/** Worst first: by what is wrong, how severe it is, and how often. */
export const worstFirst = (controls: readonly Control[]): Control[] =>
  [...controls].sort(
    (one, other) =>
      STANDINGS.indexOf(standingOf(one)) - STANDINGS.indexOf(standingOf(other)) ||
      severityRank(one.rule?.severity) - severityRank(other.rule?.severity) ||
      other.counts.NON_COMPLIANT - one.counts.NON_COMPLIANT ||
      notEvaluated(other.counts) - notEvaluated(one.counts) ||
      one.title.localeCompare(other.title),
  );

/** What is to be said of a rule of somebody else. */
export const origin = ({ instances }: Control): string =>
  instances[0]?.stored.definition.Source?.Owner === 'AWS'
    ? 'A rule that AWS manages, not evaluated here'
    : 'A rule of your own';

/** Reads how all rules stand now. */
export function readControls(services: readonly Service[], rules: readonly Rule[]): Control[] {
  const ruleOf = matcher(rules);
  const groups = new Map<string, { readonly rule: Rule | undefined; readonly instances: Instance[] }>();
  for (const service of services) {
    const found = countsByRule(service.store.findings.counts());
    const waiting = new Map(service.store.findings.waiting().map((count) => [count.ruleId, count]));
    for (const stored of service.store.rules.all()) {
      const rule = ruleOf(stored);
      const key = rule?.id ?? stored.name;
      const byType = typed(found.get(stored.id) ?? new Map<string, Counts>(), rule);
      const group = groups.get(key) ?? { rule, instances: [] };
      groups.set(key, group);
      group.instances.push({
        service,
        stored,
        counts: sum(byType.values()),
        byType,
        waiting: waiting.get(stored.id)?.count ?? 0,
        retried: waiting.get(stored.id)?.retried ?? 0,
      });
    }
  }
  return [...groups].map(([key, { rule, instances }]) => ({
    key,
    title: rule?.title ?? key,
    rule,
    instances,
    counts: sum(instances.map(({ counts }) => counts)),
    waiting: instances.reduce((total, instance) => total + instance.waiting, 0),
  }));
}

/** Knows a rule of the pack by its function, whatever prefix that has, or by its name, whatever tail that has. */
function matcher(rules: readonly Rule[]): (stored: StoredRule) => Rule | undefined {
  // The longest first: an id may end like another one.
  const longestFirst = [...rules].sort((one, other) => other.id.length - one.id.length);
  return ({ name, definition }) => {
    const functionName = (definition.Source?.SourceIdentifier ?? '').split(':')[6] ?? '';
    return longestFirst.find(
      ({ id }) =>
        functionName === id ||
        functionName.endsWith(`-${id}`) ||
        name === id ||
        name.startsWith(`${id}-conformance-pack-`),
    );
  };
}

function countsByRule(counts: readonly FindingCount[]): ReadonlyMap<string, Map<string, Counts>> {
  const byRule = new Map<string, Map<string, Counts>>();
  for (const { ruleId, type, kind, count } of counts) {
    const byType = byRule.get(ruleId) ?? new Map<string, Counts>();
    byRule.set(ruleId, byType);
    byType.set(type, { ...(byType.get(type) ?? NO_COUNTS), [kind]: count });
  }
  return byRule;
}

/** A failed schedule is counted with the type that the rule is about. */
function typed(byType: Map<string, Counts>, rule: Rule | undefined): Map<string, Counts> {
  const untyped = byType.get('');
  const type = rule?.resourceTypes[0];
  if (untyped === undefined || type === undefined) return byType;
  byType.delete('');
  return byType.set(type, sum([untyped, byType.get(type) ?? NO_COUNTS]));
}

/** The services that the findings of a control are about, or could be. */
export const servicesOf = ({ rule, instances }: Control): ReadonlySet<string> =>
  new Set(
    [...(rule?.resourceTypes ?? []), ...instances.flatMap(({ byType }) => [...byType.keys()])]
      .filter((type) => type !== '')
      .map(serviceOf),
  );
