/** What is enforced about every rule, beyond what its own test says. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preflight } from '../../deploy/preflight';
import { rules } from '../../rules/index';
import {
  emptyConfigurationFaults,
  fileFaults,
  importFaults,
  metadataFaults,
  parameterFaults,
  permissionFaults,
  repeatedTexts,
  unfinishedFaults,
} from '../../scripts/checks';
import { differences, renderAll } from '../../scripts/generate/all';
import { renderPacks } from '../../scripts/generate/packs';
import { KNOWN_PATHS, KNOWN_TYPES } from '../../scripts/known-paths';
import { ledgerFaults, LEDGER_PATH, readLedger } from '../../scripts/ledger';
import { pathFaults, typeFaults } from '../../scripts/paths';
import { filesUnder, reachedSource, ruleFileOf, ruleFilesOf, testFileOf } from '../../scripts/project-files';
import { cloudFormationSchemas, configSchemas } from '../../scripts/schemas';
import { namesEmptyAsCompliant, tablesOf } from './tables';

const root = process.cwd();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const byId = rules.map((rule) => [rule.id, rule] as const);

test('rule files, registry, tests and pages are the same rules', () => {
  expect(
    fileFaults(
      rules.map(({ id }) => id),
      {
        rules: ruleFilesOf(root),
        tests: filesUnder(root, 'test/rules'),
        docs: filesUnder(root, 'docs/rules'),
      },
    ),
  ).toEqual([]);
});

test.each(byId)('%s: the metadata keep to their form', (_, rule) => {
  expect(metadataFaults(rule)).toEqual([]);
});

test.each(byId)('%s: nothing is left to be filled in', (id) => {
  const paths = [ruleFileOf(id), testFileOf(id)];
  expect(paths.flatMap((path) => unfinishedFaults(path, read(path)))).toEqual([]);
});

test.each(byId)('%s: the entry point of its function is the handler of the rule', async (id, rule) => {
  const module = (await import(join(root, ruleFileOf(id)))) as {
    readonly handler: unknown;
    readonly rule: unknown;
  };
  expect(module.rule).toBe(rule);
  expect(module.handler).toBe(rule.handler);
});

test('no two rules share a text', () => {
  expect(repeatedTexts(rules)).toEqual([]);
});

test('every section of the whitepaper is in the ledger, and every rule in its section', () => {
  const sections = readLedger(read(LEDGER_PATH));
  expect(sections).toHaveLength(135);
  expect(ledgerFaults(sections, rules)).toEqual([]);
});

test('resource types are those that AWS Config knows', () => {
  expect(typeFaults(rules, KNOWN_TYPES)).toEqual([]);
});

// The public repository awslabs/aws-config-resource-schema, where it is checked out beside this one.
const published = join(root, '..', 'shared', 'config-schema');
(existsSync(published) ? test : test.skip)("paths of shapes are in AWS's published schemas", () => {
  expect(pathFaults(rules, [configSchemas(published), cloudFormationSchemas()], KNOWN_PATHS)).toEqual([]);
});

test.each(byId)('%s: calls of AWS and permissions go together', (id, rule) => {
  const path = ruleFileOf(id);
  expect(permissionFaults(rule, read(path), reachedSource(root, path))).toEqual([]);
});

test.each(byId)(
  '%s: knows what an empty configuration means, and throws what it cannot know',
  async (id, rule) => {
    const tested = await tablesOf(root, testFileOf(id));
    expect(tested.map((each) => each.rule.id)).toEqual([id]);
    const mayComply = (type: string): boolean => tested.some((each) => namesEmptyAsCompliant(each, type));
    expect(await emptyConfigurationFaults(rule, mayComply)).toEqual([]);
  },
);

test.each(byId)('%s: takes its own defaults, and neither rubbish nor unknown parameters', (_, rule) => {
  expect(parameterFaults(rule)).toEqual([]);
});

test('generated files are what the generators render now', async () => {
  expect(differences(root, await renderAll(root, rules))).toEqual([]);
});

test.each(renderPacks(rules).map((pack) => [pack.path, pack.content]))(
  '%s keeps every limit of AWS Config',
  (_, content) => {
    expect(preflight(content).violations).toEqual([]);
  },
);

test('shared/ imports nothing from above it, and no rule another', () => {
  const files = [...filesUnder(root, 'shared'), ...ruleFilesOf(root)];
  expect(files.flatMap((path) => importFaults(path, read(path)))).toEqual([]);
});

test('importing the registry opens no connection', () => {
  const offline = (): string =>
    execFileSync(
      process.execPath,
      ['--import', 'tsx', join(root, 'scripts/import-offline.ts'), join(root, 'rules/index.ts')],
      { cwd: root, encoding: 'utf8', stdio: 'pipe' },
    );
  expect(offline).not.toThrow();
});
