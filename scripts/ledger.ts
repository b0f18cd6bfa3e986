/** docs/ledger.yaml: every section of both editions of the whitepaper, with its rules or the reason why it has none. */
import { parse } from 'yaml';
import type { Rule } from '../shared/rule';
import { isRecord } from '../shared/shape';

export const LEDGER_PATH = 'docs/ledger.yaml';

export interface Section {
  readonly section: string;
  readonly editions: readonly (2017 | 2024)[];
  readonly heading2017: string | undefined;
  /** Rules of the section, those to come included. */
  readonly rules: readonly string[];
  /** Rules of other sections that judge what this one asks for, too. */
  readonly alsoCovered: readonly string[];
  readonly reason: string | undefined;
  readonly note: string | undefined;
}

const MEMBERS = ['section', 'editions', 'heading2017', 'rules', 'alsoCovered', 'reason', 'note'];

/**
 * Reads the ledger.
 * @throws Error naming everything that is wrong with it
 */
export function readLedger(text: string): readonly Section[] {
  const source: unknown = parse(text);
  if (!Array.isArray(source)) throw new Error(`${LEDGER_PATH}: expected a list of sections`);
  const faults: string[] = [];
  const sections = source.map((entry, index) => sectionOf(entry, index, faults));
  faults.push(...gaps(sections));
  if (faults.length > 0) throw new Error(`${LEDGER_PATH}:\n${faults.join('\n')}`);
  return sections;
}

/** Where the ledger and the rules disagree. */
export function ledgerFaults(sections: readonly Section[], rules: readonly Rule[]): string[] {
  return rules.flatMap(({ id, whitepaper }) => {
    const section = sections.find((known) => known.section === whitepaper.section);
    if (section === undefined)
      return [`${id}: the ledger has no section ${JSON.stringify(whitepaper.section)}`];
    const faults: string[] = [];
    if (!section.rules.includes(id))
      faults.push(`${id}: the ledger does not list it under ${section.section}`);
    if (section.editions.join() !== whitepaper.editions.join()) {
      faults.push(
        `${id}: says edition ${whitepaper.editions.join(' and ')}, the ledger says ` +
          `${section.editions.join(' and ')} for ${section.section}`,
      );
    }
    return faults;
  });
}

function sectionOf(entry: unknown, index: number, faults: string[]): Section {
  const source = isRecord(entry) ? entry : {};
  const where = typeof source['section'] === 'string' ? source['section'] : `section ${String(index + 1)}`;
  const wrong = (name: string, wanted: string): void => {
    faults.push(`${where}: ${name} must be ${wanted}`);
  };
  const optionalText = (name: string): string | undefined => {
    const value = source[name];
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    wrong(name, 'text');
    return undefined;
  };
  const ids = (name: string): readonly string[] => {
    const value = source[name] ?? [];
    if (Array.isArray(value) && value.every((id) => typeof id === 'string')) return value;
    wrong(name, 'a list of rule ids');
    return [];
  };
  for (const name of Object.keys(source)) {
    if (!MEMBERS.includes(name)) faults.push(`${where}: unknown member ${name}`);
  }
  const editions = JSON.stringify(source['editions'] ?? null);
  if (!['[2017]', '[2024]', '[2017,2024]'].includes(editions))
    wrong('editions', '[2017], [2024] or [2017, 2024]');
  const section = optionalText('section');
  if (section === undefined) wrong('section', 'text');
  return {
    section: section ?? where,
    editions: ([2017, 2024] as const).filter((edition) => editions.includes(String(edition))),
    heading2017: optionalText('heading2017'),
    rules: ids('rules'),
    alsoCovered: ids('alsoCovered'),
    reason: optionalText('reason'),
    note: optionalText('note'),
  };
}

function gaps(sections: readonly Section[]): string[] {
  const faults: string[] = [];
  const planned = sections.flatMap(({ rules }) => rules);
  for (const { section } of repeated(sections, (entry) => entry.section))
    faults.push(`${section}: the section is there twice`);
  for (const id of repeated(planned, (entry) => entry)) faults.push(`${id}: the rule is under two sections`);
  for (const { section, rules, alsoCovered, reason, note } of sections) {
    if (rules.length === 0 && reason === undefined)
      faults.push(`${section}: a section without rules of its own needs a reason`);
    if (rules.length > 0 && reason !== undefined)
      faults.push(`${section}: a section with rules has no reason; a remark beside them is a note`);
    if (rules.length === 0 && note !== undefined)
      faults.push(`${section}: a section without rules has no note; say it in the reason`);
    for (const id of alsoCovered) {
      if (!planned.includes(id)) faults.push(`${section}: also covered by ${id}, which is under no section`);
      if (rules.includes(id)) faults.push(`${section}: ${id} is listed twice`);
    }
  }
  return faults;
}

const repeated = <T>(entries: readonly T[], key: (entry: T) => string): T[] =>
  entries.filter((entry, index) => entries.findIndex((other) => key(other) === key(entry)) < index);
