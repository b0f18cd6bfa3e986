/** Links of the project's pages to each other: files that are there, and headings that are in them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Each link of a page that leads nowhere; those to other places on the web are not followed. */
export function linkFaults(root: string, page: string): readonly string[] {
  return [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = '', heading] = link.split('#');
    const target = path === '' ? page : normalize(join(dirname(page), path));
    if (!existsSync(join(root, target))) return [`${page}: ${target} does not exist`];
    if (heading === undefined || headingsOf(readFileSync(join(root, target), 'utf8')).has(heading)) return [];
    return [`${page}: ${target} has no heading #${heading}`];
  });
}

/** By the names that GitHub gives them. */
const headingsOf = (page: string): ReadonlySet<string> =>
  new Set(
    [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
