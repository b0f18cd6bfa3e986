/** Files of a new rule, and the moves of a renamed one. Generated files follow by `npm run generate`. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { idFaults } from './ids';
import { LEDGER_PATH, readLedger, type Section } from './ledger';
import { filesUnder, ruleFileOf, serviceOf, testFileOf } from './project-files';

const CHANGELOG = 'CHANGELOG.md';
/** Where an id may stand in text that nobody generates. */
const FOLDERS = ['cli', 'deploy', 'docs', 'examples', 'local', 'rules', 'scripts', 'shared', 'test'];

/**
 * Writes a rule and its test that fail until they are filled in.
 * @returns what was done and what comes next, for people
 * @throws Error when the id is no good, taken, or not in the ledger
 */
export function newRule(root: string, id: string, kind: 'change' | 'periodic'): readonly string[] {
  refuse(idFaults(id));
  const section = sections(root).find(({ rules }) => rules.includes(id));
  if (section === undefined) {
    throw new Error(`${id}: no section of ${LEDGER_PATH} lists it; add it to \`rules\` of its section first`);
  }
  refuseExisting(root, id);
  write(
    root,
    ruleFileOf(id),
    kind === 'change' ? changeRuleFile(id, section) : periodicRuleFile(id, section),
  );
  write(root, testFileOf(id), testFile(id, kind));
  return [
    `${ruleFileOf(id)}: fill in every TODO`,
    `${testFileOf(id)}: one situation for each case, by verdict`,
    ...(kind === 'change' ? shapeHint(root, id) : []),
    'docs/writing-a-rule.md says how; `npm test` fails until both are done.',
  ];
}

/**
 * Moves a rule, its test and its place in the ledger to another id, and says so in the changelog.
 * @returns what was done, and where else the old id still stands
 * @throws Error when there is no such rule, or the new id is no good or taken; nothing is changed then
 */
export function renameRule(root: string, from: string, to: string): readonly string[] {
  refuse(idFaults(to));
  for (const path of [ruleFileOf(from), testFileOf(from)]) {
    if (!existsSync(join(root, path))) throw new Error(`${from}: there is no ${path}`);
  }
  refuseExisting(root, to);
  if (sections(root).some(({ rules }) => rules.includes(to)))
    throw new Error(`${to}: ${LEDGER_PATH} has this id for another rule`);
  const changelog = announced(readFileSync(join(root, CHANGELOG), 'utf8'), from, to);

  move(root, ruleFileOf(from), ruleFileOf(to), (source) => source.replaceAll(`'${from}'`, `'${to}'`));
  move(root, testFileOf(from), testFileOf(to), (source) =>
    source.replaceAll(`/rules/${serviceOf(from)}/${from}'`, `/rules/${serviceOf(to)}/${to}'`),
  );
  const ledger = readFileSync(join(root, LEDGER_PATH), 'utf8');
  write(root, LEDGER_PATH, ledger.replaceAll(new RegExp(`^( +- )${from}$`, 'gm'), `$1${to}`));
  write(root, CHANGELOG, changelog);
  return [
    `${from} is now ${to}: rule, test, ${LEDGER_PATH} and ${CHANGELOG}`,
    ...mentions(root, from).map((path) => `${path} still mentions ${from}`),
  ];
}

const sections = (root: string): readonly Section[] =>
  readLedger(readFileSync(join(root, LEDGER_PATH), 'utf8'));

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

const refuseExisting = (root: string, id: string): void => {
  refuse(
    [ruleFileOf(id), testFileOf(id)]
      .filter((path) => existsSync(join(root, path)))
      .map((path) => `${id}: ${path} exists`),
  );
};

function write(root: string, path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function move(root: string, from: string, to: string, edit: (source: string) => string): void {
  write(root, to, edit(readFileSync(join(root, from), 'utf8')));
  rmSync(join(root, from));
  const folder = dirname(join(root, from));
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Dashboards, waivers and parameters files know a rule by its name, so a new name is announced like a new verdict. */
function announced(changelog: string, from: string, to: string): string {
  const heading = /^#+ Verdicts that change\n+/m;
  if (!heading.test(changelog)) throw new Error(`${CHANGELOG}: there is no heading "Verdicts that change"`);
  const entry = `- \`${from}\` is now called \`${to}\`; its verdicts are the same. Parameters files and waivers follow.\n`;
  return changelog.replace(
    new RegExp(`${heading.source}(Nothing[^\n]*\n)?`, 'm'),
    (found, nothing: string | undefined) => found.slice(0, found.length - (nothing ?? '').length) + entry,
  );
}

const mentions = (root: string, id: string): readonly string[] =>
  FOLDERS.flatMap((folder) => filesUnder(root, folder))
    // The pages and the registry are generated again.
    .filter(
      (path) => !path.startsWith('docs/rules/') && path !== 'rules/index.ts' && path !== 'docs/ledger.md',
    )
    .filter((path) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(readFileSync(join(root, path), 'utf8')));

const metadata = (id: string, { section, editions }: Section): string => `  id: '${id}',
  title: 'TODO: the condition that complies, in the plural',
  rationale: 'TODO: what happens to PHI otherwise.',
  whitepaper: { section: ${quoted(section)}, editions: [${editions.join(', ')}], basis: 'explicit' },
  // TODO: basis, safeguard, citations and severity are only examples
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation: 'TODO: what to do, by the names of the console or the API.',`;

const changeRuleFile = (
  id: string,
  section: Section,
): string => `import { changeRule } from '../../shared/rule';
import { resource } from '../../shared/shape';

export const rule = changeRule({
${metadata(id, section)}
  // TODO: a shape of shared/resources/${serviceOf(id)}.ts
  resource: resource('AWS::TODO::TODO', { configuration: {} }),

  evaluate() {
    throw new Error('TODO: guards that do not apply, ways to comply, and last nonCompliant(...)');
  },
});

export const { handler } = rule;
`;

const periodicRuleFile = (
  id: string,
  section: Section,
): string => `import { periodicRule } from '../../shared/rule';

export const rule = periodicRule({
${metadata(id, section)}
  // TODO: 'account', or the resource types of the findings
  reports: ['AWS::TODO::TODO'],
  permissions: [],

  evaluate() {
    throw new Error('TODO: ask AWS, page through every list, yield a finding for each resource');
  },
});

export const { handler } = rule;
`;

const testFile = (id: string, kind: 'change' | 'periodic'): string => {
  const tester = kind === 'change' ? 'testRule' : 'testPeriodicRule';
  return `import { rule } from '../../../rules/${serviceOf(id)}/${id}';
import { ${tester} } from '../../rule-tester';

// TODO: situations by verdict. An empty table is refused.
${tester}(rule, {
  compliant: {},
  nonCompliant: {},
});
`;
};

function shapeHint(root: string, id: string): readonly string[] {
  const path = `shared/resources/${serviceOf(id)}.ts`;
  const how =
    "declare the fields that the rule reads as AWS Config spells them: resource('AWS::X::Y', { configuration: { Name: text } })";
  if (!existsSync(join(root, path))) return [`${path} does not exist yet; ${how}`];
  const shapes = [
    ...readFileSync(join(root, path), 'utf8').matchAll(/^export const (\w+) = resource\('(.+?)'/gm),
  ];
  return [
    `${path} has ${shapes.map(([, name, type]) => `${name ?? ''} (${type ?? ''})`).join(', ')}; add what is missing, or ${how}`,
  ];
}

const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);
