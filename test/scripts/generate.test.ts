import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { differences, renderAll, writeAll } from '../../scripts/generate/all';
import { renderPacks } from '../../scripts/generate/packs';
import { renderRegistry } from '../../scripts/generate/registry';
import { renderRuleDocs } from '../../scripts/generate/rule-docs';
import type { Basis, Rule } from '../../shared/rule';
import { alsoScheduled, change, METADATA, PARAMETERS, periodic } from '../deploy/rules';

let root: string;
const write = (path: string, content: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'generate-'));
  write('docs/ledger.yaml', '- section: Amazon SQS\n  editions: [2017, 2024]\n  rules: [sqs-queue-marked]\n');
  write('rules/sqs/sqs-queue-marked.ts', '');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('generated files on disk', () => {
  test('are current after they were written', async () => {
    const files = await renderAll(root, [change()]);
    expect(writeAll(root, files).map(({ state }) => state)).toEqual(files.map(() => 'missing'));
    expect(differences(root, files)).toEqual([]);
    expect(readFileSync(join(root, 'rules/index.ts'), 'utf8')).toContain("from './sqs/sqs-queue-marked'");
  });

  test('are named when they are stale, missing or extra, and put right', async () => {
    const files = await renderAll(root, [change()]);
    writeAll(root, files);
    write('conformance-pack.yaml', 'edited by hand');
    write('docs/rules/sqs-queue-gone.md', 'of a rule that was removed');
    rmSync(join(root, 'docs/ledger.md'));
    const found = [
      { path: 'conformance-pack.yaml', state: 'stale' },
      { path: 'docs/ledger.md', state: 'missing' },
      { path: 'docs/rules/sqs-queue-gone.md', state: 'extra' },
    ];
    expect(differences(root, files)).toEqual(found);
    expect(writeAll(root, files)).toEqual(found);
    expect(differences(root, files)).toEqual([]);
  });

  test('are not rendered from a pack that breaks a limit', async () => {
    await expect(renderAll(root, [change({ title: 'x'.repeat(260) })])).rejects.toThrow(
      'conformance-pack.yaml: sqs-queue-marked: characters in the description',
    );
  });
});

test('the registry is sorted by id and names each rule after it', () => {
  const { content } = renderRegistry(['rules/sqs/sqs-b-1.ts', 'rules/s3/s3-a.ts']);
  expect(content).toContain(
    "import { rule as s3A } from './s3/s3-a';\nimport { rule as sqsB1 } from './sqs/sqs-b-1';",
  );
  expect(content).toContain('= [\n  s3A,\n  sqsB1,\n];');
});

test('what the text asks for is in one pack, what follows from it in the other', () => {
  const bases: readonly Basis[] = ['explicit', 'implied', 'chapter', 'parity', 'optional'];
  const packs = renderPacks(
    bases.map((basis) => change({ id: `sqs-${basis}`, whitepaper: { ...METADATA.whitepaper, basis } })),
  );
  const names = packs.map(({ path, content }) => [
    path,
    Object.keys((parse(content) as { Resources: object }).Resources),
  ]);
  expect(names).toEqual([
    ['conformance-pack.yaml', ['SqsExplicit', 'SqsChapter']],
    ['conformance-pack-extended.yaml', ['SqsImplied', 'SqsParity', 'SqsOptional']],
    ['conformance-pack-companion.yaml', expect.arrayContaining(['IamPasswordPolicy'])],
  ]);
});

describe('the page of a rule', () => {
  const pageOf = (rule: Rule): string => renderRuleDocs([rule])[0]?.content ?? '';

  test('says what is judged, when, and where it comes from', () => {
    const page = pageOf(change());
    expect(page).toContain('from rules/sqs/sqs-queue-marked.ts; do not edit.');
    expect(page).toContain('# Queues are marked\n');
    expect(page).toContain('| `sqs-queue-marked` | low | integrity |');
    expect(page).toContain('(2017 and 2024), section “Amazon SQS”. The section asks for it in words.');
    expect(page).toContain('- 45 CFR 164.312(b): Audit controls\n- 45 CFR 164.312(c)(1): Integrity');
    expect(page).toContain(
      'Each resource of type `AWS::SQS::Queue`, whenever AWS Config records a change of it.',
    );
    expect(page).toContain('- `configuration.KmsMasterKeyId`\n- `configuration.Nested.Name`');
    expect(page).toContain('## What to do about a finding\n\nMark the queue.');
    expect(page).toContain('None beyond those that every rule has');
    expect(page).not.toContain('## Parameters');
  });

  test('tells a schedule from changes', () => {
    expect(pageOf(alsoScheduled())).toContain('Every 24 hours all of them are judged again');
    expect(pageOf(periodic())).toContain(
      'Every 24 hours, by asking AWS. The findings are about `AWS::::Account`.',
    );
    expect(pageOf(periodic())).not.toContain('can read');
  });

  test('has a parameters file to start from', () => {
    const page = pageOf(change({ permissions: ['sqs:ListQueues'] }, PARAMETERS));
    expect(page).toContain(
      '| `kmsKeyIds` | none | a comma-separated list | Keys to accept. | `SqsQueueMarkedKmsKeyIds` |',
    );
    expect(page).toContain(
      '| `owners` | `self` | a comma-separated list | Owners to accept. | no; set it in a parameters file |',
    );
    const [, example = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
    expect(parse(example)).toEqual({
      'sqs-queue-marked': { kmsKeyIds: '', owners: 'self', strict: 'false' },
    });
    expect(page).toContain('to AWS Config: `sqs:ListQueues`.');
  });
});
