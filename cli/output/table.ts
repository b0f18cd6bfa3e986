/** The output for people: what is wrong, worst first, by safeguard; then counts, what was not evaluated, and what next. */
import Table from 'cli-table3';
import { CITATIONS } from '../../shared/citations';
import type { Rule, Safeguard, Severity } from '../../shared/rule';
import type { Counts, Evaluation, Skipped, Summary } from '../evaluate';
import { printable, type Output } from '../io';
import { groupBy } from './groups';
import { grouped, summaryText, type Writer } from './results';
import { wrap, type Style } from './text';

const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[];

interface Failure {
  readonly evaluation: Evaluation;
  readonly rule: Rule;
}

interface Call {
  count: number;
  readonly rules: Set<string>;
  readonly examples: string[];
  readonly reasons: Set<string>;
}

/** Resources named for a call that was not made. */
const EXAMPLES = 3;

/**
 * @param limit how many non-compliant resources are shown (and kept in memory), the worst ones
 * @param hasFormats whether the command has other formats, too
 */
export function tableWriter(output: Output, style: Style, limit: number, hasFormats: boolean): Writer {
  const failures = new Map<Severity, Failure[]>();
  const calls = new Map<string, Call>();
  return {
    listsSkipped: true,
    begin: () => undefined,
    evaluation(evaluation, rule) {
      if (evaluation.compliance !== 'NON_COMPLIANT') return;
      const same = failures.get(rule.severity) ?? [];
      failures.set(rule.severity, same);
      if (same.length < limit) same.push({ evaluation, rule });
    },
    text: () => undefined,
    skipped(skipped) {
      count(calls, skipped);
    },
    problem: () => undefined,
    drain: () => Promise.resolve(),
    async end(summary) {
      const shown = SEVERITIES.flatMap((severity) => failures.get(severity) ?? []).slice(0, limit);
      const parts = [
        shown.length === 0 ? nothing(summary, style) : '',
        ...failureSections(shown, summary, style),
        hidden(summary.evaluations.NON_COMPLIANT - shown.length, hasFormats),
        safeguardSection(summary, style),
        callSection(calls, style),
        wrap(`Total: ${summaryText(summary)}.`, style.width).join('\n'),
        next(shown, summary, calls, hasFormats),
      ];
      output.write(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
      await output.flush();
    },
    close: () => Promise.resolve(),
  };
}

function count(
  calls: Map<string, Call>,
  { needs, rule, resourceType, resourceId, region, reason }: Skipped,
): void {
  const call = calls.get(needs) ?? { count: 0, rules: new Set(), examples: [], reasons: new Set() };
  calls.set(needs, call);
  call.count += 1;
  call.rules.add(rule);
  if (call.examples.length < EXAMPLES)
    call.examples.push(`${resourceType} ${resourceId}${region === null ? '' : ` (${region})`}`);
  if (reason !== undefined && call.reasons.size < EXAMPLES) call.reasons.add(reason);
}

/** The safeguard with the worst finding first; `shown` is sorted by severity already. */
function failureSections(shown: readonly Failure[], { safeguards }: Summary, style: Style): string[] {
  const accounts = new Set(shown.map(({ evaluation }) => evaluation.accountId));
  return [...groupBy(shown, ({ rule }) => rule.safeguard)].map(([safeguard, failures]) => {
    const title = `${style.bold(nameOf(safeguard).toUpperCase())}: ${countsText(safeguards[safeguard])}`;
    const blocks = [...groupBy(failures, ({ rule }) => rule)].map(([rule, ofRule]) =>
      ruleBlock(rule, ofRule, accounts.size > 1, style),
    );
    return [title, ...blocks].join('\n\n');
  });
}

/** What a rule wants and cites, once, and its findings: resource, place, and what was seen. */
function ruleBlock(rule: Rule, failures: readonly Failure[], withAccounts: boolean, style: Style): string {
  const citations = rule.citations.map((paragraph) => `${paragraph} ${CITATIONS[paragraph]}`).join('; ');
  const title = `${rule.severity.toUpperCase()}  ${rule.title}`;
  return [
    ...wrap(title, style.width - 2).map((line) => severityText(rule.severity, style.bold(line), style)),
    ...wrap(`${rule.id}, 45 CFR ${citations}`, style.width - 2).map(style.dim),
    findingTable(failures, withAccounts, style),
  ].join('\n');
}

const GAP = 2;
const [NARROWEST_RESOURCE, WIDEST_RESOURCE] = [12, 40];

function findingTable(failures: readonly Failure[], withAccounts: boolean, style: Style): string {
  const rows = failures.map(
    ({ evaluation: { resourceName, resourceId, accountId, region, annotation } }) => ({
      resource: printable(resourceName ?? resourceId),
      place: [withAccounts ? accountId : null, region].filter((part) => part !== null).join(' '),
      annotation: printable(annotation),
    }),
  );
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));
  const resource = widest(rows.map((row) => row.resource));
  const widths = {
    resource: Math.min(
      Math.max(resource, NARROWEST_RESOURCE),
      WIDEST_RESOURCE,
      Math.floor(style.width * 0.4),
    ),
    place: widest(rows.map((row) => row.place)),
  };
  const finding = style.width - widths.resource - widths.place - 4 * GAP;
  return rows.flatMap((row) => findingLines(row, { ...widths, finding })).join('\n');
}

/** By hand: a table of cli-table3 takes longer than the evaluation of a thousand items. */
function findingLines(
  row: { readonly resource: string; readonly place: string; readonly annotation: string },
  widths: { readonly resource: number; readonly place: number; readonly finding: number },
): string[] {
  const [resource, annotation] = [wrap(row.resource, widths.resource), wrap(row.annotation, widths.finding)];
  return Array.from({ length: Math.max(resource.length, annotation.length) }, (_, line) =>
    [
      '',
      (resource[line] ?? '').padEnd(widths.resource + GAP),
      (line === 0 ? row.place : '').padEnd(widths.place),
      annotation[line] ?? '',
    ]
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function severityText(severity: Severity, text: string, style: Style): string {
  switch (severity) {
    case 'critical':
    case 'high':
      return style.red(text);
    case 'medium':
      return style.yellow(text);
    case 'low':
      return text;
  }
}

function nothing({ evaluations, errors, skipped }: Summary, style: Style): string {
  if (evaluations.NON_COMPLIANT > 0) return '';
  if (evaluations.COMPLIANT + evaluations.NOT_APPLICABLE === 0) return style.bold('NOTHING WAS EVALUATED');
  const but = errors + skipped > 0 ? ', among what was evaluated' : '';
  return style.green(`NOTHING IS NON-COMPLIANT${but}`);
}

const hidden = (more: number, hasFormats: boolean): string =>
  more > 0
    ? `... and ${grouped(more)} more non-compliant results (--limit shows more${hasFormats ? '; --format csv has them all' : ''}).`
    : '';

function safeguardSection({ safeguards }: Summary, style: Style): string {
  const rows = Object.entries(safeguards) as [Safeguard, Counts][];
  if (rows.length === 0) return '';
  const table = new Table({
    head: ['Safeguard', 'Non-compliant', 'Compliant', 'Not applicable'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const [safeguard, counts] of rows.sort(([, a], [, b]) => b.NON_COMPLIANT - a.NON_COMPLIANT)) {
    const failed = grouped(counts.NON_COMPLIANT);
    table.push([
      nameOf(safeguard),
      counts.NON_COMPLIANT > 0 ? style.red(failed) : failed,
      grouped(counts.COMPLIANT),
      grouped(counts.NOT_APPLICABLE),
    ]);
  }
  return `${style.bold('BY SAFEGUARD')}\n${table.toString()}`;
}

function callSection(calls: ReadonlyMap<string, Call>, style: Style): string {
  if (calls.size === 0) return '';
  const lines = [...calls]
    .sort(([, a], [, b]) => b.count - a.count)
    .flatMap(([needs, { count: times, rules, examples, reasons }]) => {
      const more = times > examples.length ? ` and ${grouped(times - examples.length)} more` : '';
      const details = [
        `rules: ${[...rules].join(', ')}`,
        `for: ${examples.join(', ')}${more}`,
        ...[...reasons].map((reason) => `not asked: ${reason}`),
      ];
      return [
        `  ${needs}: ${grouped(times)} ${times === 1 ? 'verdict' : 'verdicts'}`,
        ...details.flatMap((text) => wrap(printable(text), style.width - 4).map((line) => `    ${line}`)),
      ];
    });
  return `${style.bold('NOT EVALUATED')}: verdicts that need an answer of AWS, by the call\n${lines.join('\n')}`;
}

function next(
  shown: readonly Failure[],
  { errors }: Summary,
  calls: ReadonlyMap<string, Call>,
  hasFormats: boolean,
): string {
  const example = shown[0]?.rule.id ?? 'ID';
  const couldAsk = [...calls.values()].some(({ reasons }) => reasons.size === 0);
  return [
    'Next:',
    `  hipaa-config rules show ${example}`,
    '      why a rule matters, what it cites and what to do',
    ...(couldAsk ? ['  --live', '      asks AWS, with your credentials, for what was not evaluated'] : []),
    ...(hasFormats
      ? ['  --format json, jsonl or csv', '      all results, for evidence and for other programs']
      : []),
    ...(errors > 0
      ? ['  The errors above name what could not be evaluated; nothing is known about those.']
      : []),
  ].join('\n');
}

const countsText = (counts: Counts | undefined): string =>
  `${grouped(counts?.NON_COMPLIANT ?? 0)} non-compliant, ${grouped(counts?.COMPLIANT ?? 0)} compliant, ` +
  `${grouped(counts?.NOT_APPLICABLE ?? 0)} not applicable`;

const nameOf = (safeguard: Safeguard): string => {
  const words = safeguard.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
