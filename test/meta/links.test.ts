import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkFaults } from '../../scripts/links';
import { filesUnder } from '../../scripts/project-files';

const root = process.cwd();
const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...['docs', 'examples']
    .flatMap((folder) => filesUnder(root, folder))
    .filter((path) => path.endsWith('.md')),
];

test('links between pages lead somewhere', () => {
  expect(pages.length).toBeGreaterThan(200);
  expect(pages.flatMap((page) => linkFaults(root, page))).toEqual([]);
});

describe('a link', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'links-'));
    writeFileSync(join(folder, 'b.md'), "# What `b` has, and AWS's\n");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['to a page', '[b](b.md)', []],
    ['to a heading of a page', '[b](b.md#what-b-has-and-awss)', []],
    ['to a heading of its own page', '# Here\n[here](#here)', []],
    ['to the web', '[AWS](https://docs.aws.amazon.com/#none)', []],
    ['to a page that is gone', '[c](c.md)', ['a.md: c.md does not exist']],
    ['to a heading that is gone', '[b](b.md#gone)', ['a.md: b.md has no heading #gone']],
    ['to a heading that its own page lacks', '[here](#here)', ['a.md: a.md has no heading #here']],
  ])('%s', (_, text, faults) => {
    writeFileSync(join(folder, 'a.md'), text);
    expect(linkFaults(folder, 'a.md')).toEqual(faults);
  });
});
