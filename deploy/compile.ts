/** Chooses the rules of conformance packs, and divides them into as many packs as AWS Config's limits ask for. */
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
 * As few packs as the limits on rules, pack parameters and bytes allow, of about as many rules each. A rule that no
 * pack can hold stays in one of its own: the preflight names it.
 * @param maxBytes of a template
 */
export function renderPacksWithin(
  rules: readonly PackEntry[],
  options: PackOptions,
  maxBytes: number = LIMITS.bucketBytes,
): readonly Pack[] {
  const fewest = Math.ceil(rules.length / LIMITS.rules);
  for (let count = fewest; count < rules.length; count += 1) {
    const packs = inParts(rules, count).map((part) => renderPack(part, options));
    if (packs.every((pack) => fits(pack, maxBytes))) return packs;
  }
  return rules.map((rule) => renderPack([rule], options));
}

const fits = ({ template, text }: Pack, maxBytes: number): boolean =>
  Object.keys(template.Parameters).length <= LIMITS.packParameters && Buffer.byteLength(text) <= maxBytes;

/** The first parts have one more where the number does not divide. */
const inParts = <T>(all: readonly T[], count: number): T[][] =>
  Array.from({ length: count }, (_, index) =>
    all.slice(Math.ceil((index * all.length) / count), Math.ceil(((index + 1) * all.length) / count)),
  );
