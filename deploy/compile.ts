/** Chooses the rules of conformance packs, and divides them into as many packs as AWS Config's limits ask for. */
import { createHash } from 'node:crypto';
import type { Basis, Rule, Safeguard, Severity } from '../shared/rule';
import { serviceOf } from './endpoints';
import { renderPack, type Pack, type PackEntry, type PackOptions } from './pack';
import { LIMITS } from './preflight-rules';

/** What chosen rules have: one of each list that is given. */
export interface Selection {
  readonly basis?: readonly string[];
  readonly safeguard?: readonly string[];
  readonly severity?: readonly string[];
  /** The service's part of the id. */
  readonly service?: readonly string[];
  /** Paragraphs; `164.312(a)` chooses those within it, too. */
  readonly citation?: readonly string[];
  readonly rules?: readonly string[];
}

export const BASES: readonly Basis[] = ['explicit', 'implied', 'chapter', 'parity', 'optional'];
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
export const SAFEGUARDS: readonly Safeguard[] = [
  'access-control',
  'audit-logging',
  'authentication',
  'backup-and-recovery',
  'encryption-at-rest',
  'encryption-in-transit',
  'integrity',
  'monitoring',
  'patching',
];

export function selectRules(rules: readonly Rule[], selection: Selection): readonly Rule[] {
  const { basis, safeguard, severity, service, citation, rules: ids } = selection;
  const takes = (wanted: readonly string[] | undefined, value: string): boolean =>
    wanted === undefined || wanted.includes(value);
  return rules.filter(
    (rule) =>
      takes(basis, rule.whitepaper.basis) &&
      takes(safeguard, rule.safeguard) &&
      takes(severity, rule.severity) &&
      takes(service, serviceOf(rule)) &&
      takes(ids, rule.id) &&
      (citation === undefined || citation.some((paragraph) => cites(rule, paragraph))),
  );
}

/** Whether a rule cites the paragraph, or one within it. */
export const cites = (rule: Rule, paragraph: string): boolean =>
  rule.citations.some((cited) => cited === paragraph || cited.startsWith(`${paragraph}(`));

/**
 * The packs of each safeguard, by its name; where one has more rules than fit, its second pack ends in `-2`.
 * @param maxBytes of a template
 */
export const renderPacksBySafeguard = (
  rules: readonly Rule[],
  options: PackOptions,
  maxBytes: number,
): ReadonlyMap<string, Pack> =>
  new Map(
    SAFEGUARDS.flatMap((safeguard) =>
      renderPacksWithin(selectRules(rules, { safeguard: [safeguard] }), options, maxBytes).map(
        (pack, index): [string, Pack] => [
          index === 0 ? safeguard : `${safeguard}-${String(index + 1)}`,
          pack,
        ],
      ),
    ),
  );

/**
 * As few packs as the limits on rules, pack parameters and bytes allow, of about as many rules each. To AWS Config a rule
 * in another pack is another rule, with a history of its own. So its name alone says in which of so many packs it is:
 * rules that come and go move no others, unless they change the number of packs. A rule that no pack can hold stays in
 * one of its own: the preflight names it.
 * @param maxBytes of a template
 */
export function renderPacksWithin(
  rules: readonly PackEntry[],
  options: PackOptions,
  maxBytes: number = LIMITS.bucketBytes,
): readonly Pack[] {
  for (let count = 1; count < rules.length; count += 1) {
    const parts = inParts(rules, count);
    if (parts.some((part) => part.length > LIMITS.rules)) continue;
    const packs = parts.map((part) => renderPack(part, options));
    if (packs.every((pack) => fits(pack, maxBytes))) return packs;
  }
  return rules.map((rule) => renderPack([rule], options));
}

const fits = ({ template, text }: Pack, maxBytes: number): boolean =>
  Object.keys(template.Parameters).length <= LIMITS.packParameters && Buffer.byteLength(text) <= maxBytes;

function inParts(rules: readonly PackEntry[], count: number): PackEntry[][] {
  const parts = rules.map((rule) => partOf('id' in rule ? rule.id : rule.name, count));
  return Array.from({ length: count }, (_, part) =>
    rules.filter((_rule, index) => parts[index] === part),
  ).filter(({ length }) => length > 0);
}

/** By rendezvous hashing: one part more takes its share of each of the others, between which nothing moves. */
function partOf(name: string, count: number): number {
  const weights = Array.from({ length: count }, (_, part) =>
    createHash('sha256')
      .update(`${String(part)} ${name}`)
      .digest('hex'),
  );
  return weights.indexOf(weights.reduce((one, other) => (one > other ? one : other)));
}
