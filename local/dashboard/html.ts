/** HTML that is safe by construction: whatever is put into a template is escaped, unless it is HTML already. */

export class Html {
  constructor(readonly text: string) {}
}

export type Part = string | number | Html | false | undefined | readonly Part[];

/** A template; `false` and `undefined` leave nothing, lists are put one after the other. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => `${text}${rendered(parts[index])}`).join(''));
}

function rendered(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(rendered).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSEEN = /([\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff])/;

/**
 * Text of somebody else, such as the name of a resource: it cannot change the direction of what is around it, and
 * characters that would not be seen are shown by their numbers.
 */
export const given = (text: string): Html => html`<bdi>${shown(text)}</bdi>`;

/** The same as plain text, for titles of windows. */
export const givenText = (text: string): string =>
  text
    .split(UNSEEN)
    .map((part, index) => (index % 2 === 0 ? part : codeOf(part)))
    .join('');

/** The same with its line breaks, for preformatted text. */
export const givenLines = (text: string): Html =>
  html`<bdi>${text.split('\n').map((line, index) => [index > 0 && '\n', shown(line)])}</bdi>`;

function shown(text: string): Part {
  // Every other part is a character that was looked for.
  return text
    .split(UNSEEN)
    .map((part, index) => (index % 2 === 0 ? part : html`<span class="unseen">${codeOf(part)}</span>`));
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A path with a query; members without a value are left out. */
export function link(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, value);
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}
