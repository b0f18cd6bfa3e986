import Table from 'cli-table3';
import { Command, Option } from 'commander';
import { CITATIONS } from '../../shared/citations';
import type { Parameter } from '../../shared/parameters';
import type { Basis, Rule } from '../../shared/rule';
import { Output, type Io } from '../io';
import { groupBy } from '../output/groups';
import { NO_BORDERS, styleOf, unpadded, wrap, type Style } from '../output/text';
import { didYouMean, UsageError } from '../problems';

type Format = 'table' | 'json';
const formatOption = (): Option =>
  new Option('--format <format>', 'output format').choices(['table', 'json']).default('table');

const HELP = `
Examples:
  hipaa-config rules
  hipaa-config rules --format json
  hipaa-config rules show kinesis-stream-encrypted`;

export function rulesCommand(io: Io, rules: readonly Rule[]): Command {
  const command = new Command('rules')
    .description('list the rules of this pack')
    .addOption(formatOption())
    .addHelpText('after', HELP)
    .action(async ({ format }: { readonly format: Format }) => {
      await print(io, format === 'json' ? jsonText(rules.map(described)) : listText(rules, styleOf(io)));
    });
  command
    .command('show')
    .description('explain one rule')
    .argument('<id>', 'the id of the rule')
    .addOption(formatOption())
    .action(async (id: string, _: unknown, show: Command) => {
      const rule = rules.find((known) => known.id === id);
      if (rule === undefined) {
        const known = rules.map((candidate) => candidate.id);
        throw new UsageError(`unknown rule ${JSON.stringify(id)}${didYouMean(id, known)}`);
      }
      // Commander gives an option that parent and child share to the one that stands before it.
      const { format } = show.optsWithGlobals<{ readonly format: Format }>();
      await print(io, format === 'json' ? jsonText(described(rule)) : ruleText(rule, styleOf(io)));
    });
  return command;
}

async function print(io: Io, text: string): Promise<void> {
  const output = new Output(io.stdout);
  output.write(text);
  await output.flush();
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Everything that is known about a rule, for programs. */
const described = (rule: Rule) => ({
  id: rule.id,
  title: rule.title,
  rationale: rule.rationale,
  whitepaper: rule.whitepaper,
  safeguard: rule.safeguard,
  citations: rule.citations.map((paragraph) => ({ paragraph, heading: CITATIONS[paragraph] })),
  severity: rule.severity,
  remediation: rule.remediation,
  trigger: rule.kind,
  every: rule.kind === 'periodic' ? '24h' : (rule.alsoEvery ?? null),
  resourceTypes: rule.resourceTypes,
  parameters: parametersOf(rule).map(([name, parameter]) => ({
    name,
    description: parameter.description,
    accepts: parameter.accepts,
    default: parameter.default,
    inPack: parameter.inPack,
  })),
  permissions: rule.permissions,
});

const parametersOf = (rule: Rule): [string, Parameter<unknown>][] => Object.entries(rule.parameters);

/** By safeguard: id, severity, and what complies. Ids are never broken, so that they can be copied. */
function listText(rules: readonly Rule[], style: Style): string {
  const idWidth = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const severityWidth = 'critical'.length + 2;
  const titleWidth = Math.max(style.width - idWidth - severityWidth - 2, 20);
  const sections = [...groupBy(rules, ({ safeguard }) => safeguard)].map(([safeguard, ofSafeguard]) => {
    const table = new Table({
      chars: NO_BORDERS,
      colWidths: [idWidth + 2, severityWidth, titleWidth],
      style: { 'padding-left': 2, 'padding-right': 0, head: [], border: [] },
    });
    for (const { id, severity, title } of ofSafeguard) {
      table.push([id, severity, wrap(title, titleWidth - 2).join('\n')]);
    }
    return `${style.bold(safeguard.replaceAll('-', ' ').toUpperCase())}\n${unpadded(table.toString())}`;
  });
  const count = `${String(rules.length)} ${rules.length === 1 ? 'rule' : 'rules'}.`;
  return `${sections.join('\n\n')}\n\n${count} \`hipaa-config rules show ID\` explains one.\n`;
}

const BASES: Readonly<Record<Basis, string>> = {
  explicit: 'asked for in words',
  implied: 'the plain technical meaning of its words',
  chapter: 'asked for by its chapter on auditing, backups and disaster recovery',
  parity: "checked by AWS's own HIPAA rule set alone",
  optional: 'offered as a choice',
};

function ruleText(rule: Rule, style: Style): string {
  const { section, editions, basis } = rule.whitepaper;
  const paragraph = (text: string): string =>
    wrap(text, style.width - 2)
      .map((line) => `  ${line}`)
      .join('\n');
  const list = (texts: readonly string[]): string =>
    texts.map((text) => `  - ${wrap(text, style.width - 4).join('\n    ')}`).join('\n');
  const parameters = parametersOf(rule).map(([name, parameter]) => {
    const value = parameter.format(parameter.default);
    return `${name}: ${parameter.description} Takes ${parameter.accepts}; default ${value === '' ? 'empty' : value}.`;
  });
  const parts: (readonly [string, string])[] = [
    ['Why', paragraph(rule.rationale)],
    [
      'Whitepaper',
      paragraph(
        `Section "${section}", ${editions.length === 1 ? 'edition' : 'editions'} ${editions.join(' and ')}: ${BASES[basis]} (${basis}).`,
      ),
    ],
    ['Citations', list(rule.citations.map((cited) => `45 CFR ${cited}: ${CITATIONS[cited]}`))],
    ['Safeguard and severity', paragraph(`${rule.safeguard.replaceAll('-', ' ')}, ${rule.severity}`)],
    ['Evaluated', paragraph(triggerText(rule))],
    ['Resource types', list(rule.resourceTypes)],
    ['Parameters', parameters.length > 0 ? list(parameters) : paragraph('None.')],
    [
      'Permissions',
      rule.permissions.length > 0
        ? list(rule.permissions)
        : paragraph('None: the configuration item says it all.'),
    ],
    ['What to do about a finding', paragraph(rule.remediation)],
  ];
  const sections = parts.map(([title, text]) => `${style.bold(title)}\n${text}`);
  return `${[`${style.bold(rule.id)}\n${paragraph(rule.title)}`, ...sections].join('\n\n')}\n`;
}

function triggerText(rule: Rule): string {
  if (rule.kind === 'periodic') return 'Every 24 hours, by asking AWS.';
  return rule.alsoEvery === undefined
    ? 'When a resource changes.'
    : 'When a resource changes, and every 24 hours, since the answer also depends on what changes elsewhere.';
}
