/** What pages are made of. */
import type { Severity } from '../../shared/rule';
import type { Service } from '../service';
import type { FindingKind } from '../store/findings';
import { notEvaluated, score, type Control, type Counts, type Standing } from './controls';
import { filtered, type Filter } from './filter';
import { given, html, link, type Html, type Part } from './html';
import { counted, KIND_NAMES, KINDS, number, SEVERITY_NAMES } from './words';

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  ...KIND_NAMES,
  WAITING: 'Being evaluated',
  NONE: 'No verdict yet',
};

/** A verdict by word and mark; the colour only adds to them. */
export const badge = (standing: Standing, words: string = STANDING_NAMES[standing]): Html =>
  html`<span class="badge ${standing.toLowerCase().replaceAll('_', '-')}">${words}</span>`;

export const severityBadge = (severity: Severity | undefined): Html =>
  severity === undefined
    ? html`<span class="severity unrated">Unrated</span>`
    : html`<span class="severity ${severity}">${SEVERITY_NAMES[severity]}</span>`;

export const scoreText = (counts: Counts): string => {
  const percent = score(counts);
  return percent === undefined ? '–' : `${String(percent)}%`;
};

const BAR_PARTS = ['NON_COMPLIANT', 'FAILED', 'SKIPPED', 'COMPLIANT'] as const satisfies FindingKind[];

/** Shares as a bar, worst first; its numbers stand beside it in the table. */
export function bar(counts: Counts): Html {
  const total = BAR_PARTS.reduce((all, kind) => all + counts[kind], 0);
  let left = 0;
  const rectangles = BAR_PARTS.map((kind) => {
    const width = total === 0 ? 0 : (counts[kind] * 100) / total;
    const x = left;
    left += width;
    return (
      width > 0 &&
      html`<rect
        class="${kind.toLowerCase().replaceAll('_', '-')}"
        x="${x.toFixed(2)}"
        width="${width.toFixed(2)}"
        height="8"
      />`
    );
  });
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="8" />
    ${rectangles}
  </svg>`;
}

export interface Column {
  readonly name: string;
  /** Set right, in figures of one width. */
  readonly isNumber?: true;
  /** Takes what width is left. */
  readonly isWide?: true;
}

export interface Row {
  /** Tells the row from the others while the page is updated. */
  readonly key: string;
  readonly cells: readonly Part[];
}

/** Columns of a table with counts of findings. */
export const COUNT_COLUMNS: readonly Column[] = [
  { name: 'Non-compliant', isNumber: true },
  { name: 'Not evaluated', isNumber: true },
  { name: 'Compliant', isNumber: true },
];

export const countCells = (counts: Counts): readonly Part[] => [
  count(counts.NON_COMPLIANT, 'non-compliant'),
  count(notEvaluated(counts), 'failed'),
  count(counts.COMPLIANT, 'compliant'),
];

export const count = (value: number, kind: string): Html =>
  html`<span class="count ${value === 0 ? 'zero' : kind}">${number(value)}</span>`;

/** Narrow screens show a row as a card; the roles keep it a row for whoever hears the page. The first cell heads its row. */
export function table(caption: string, columns: readonly Column[], rows: readonly Row[]): Html {
  const classOf = ({ isNumber, isWide }: Column): string => (isNumber ? 'number' : isWide ? 'wide' : '');
  return html`<table role="table">
    <caption class="unseen-by-eye">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(
          (column) =>
            html`<th role="columnheader" scope="col" class="${classOf(column)}">${column.name}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        ({ key, cells }) =>
          html`<tr role="row" data-key="${key}">
            ${cells.map((cell, index) => cellOf(cell, columns[index], index, classOf))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cellOf(
  cell: Part,
  column: Column = { name: '' },
  index: number,
  classOf: (column: Column) => string,
): Html {
  const content = html`<div class="content">${cell}</div>`;
  return index === 0
    ? html`<th role="rowheader" scope="row" data-label="${column.name}" class="${classOf(column)}">
        ${content}
      </th>`
    : html`<td role="cell" data-label="${column.name}" class="${classOf(column)}">${content}</td>`;
}

export const ruleLink = ({ key, title }: Pick<Control, 'key' | 'title'>): Html =>
  html`<a href="${link('/rule', { id: key })}">${title === key ? given(key) : title}</a>`;

export const resourceHref = (region: string, type: string, id: string): string =>
  link('/resource', { region, type, id });

/** Longer ones, such as ARNs, stand on the page of the resource. */
const LONGEST_ID = 32;

/** What people call the resource, with what tells it from others below. */
export function resourceCell(
  { region }: Pick<Service, 'region'>,
  {
    type,
    resourceId,
    name,
  }: { readonly type: string; readonly resourceId: string; readonly name: string | undefined },
  showRegion: boolean,
): Html {
  if (type === '') {
    return html`<span>All: the schedule failed</span>
      ${showRegion && html`<div class="details">${region}</div>`}`;
  }
  const details = [
    given(type),
    name !== undefined && name !== resourceId && resourceId.length <= LONGEST_ID && given(resourceId),
    showRegion && html`<span class="nowrap">${region}</span>`,
  ].filter((part) => part !== false);
  return html`<a href="${resourceHref(region, type, resourceId)}">${given(name ?? resourceId)}</a>
    <div class="details">${details.map((part, index) => [index > 0 && ' · ', part])}</div>`;
}

interface Tab {
  readonly value: string | undefined;
  readonly name: string;
  readonly count: number;
}

/** Links that narrow the results to one verdict, with how many there are. */
export function tabs(
  all: readonly Tab[],
  current: string | undefined,
  hrefOf: (value: string | undefined) => string,
): Html {
  return html`<nav class="tabs" aria-label="Verdict">
    <ul>
      ${all.map(
        ({ value, name, count: size }) =>
          html`<li data-key="${value ?? 'all'}">
            <a href="${hrefOf(value)}" ${value === current && html`aria-current="true"`}
              >${name} <span class="number">${number(size)}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

export const kindTabs = (counts: Counts, path: string, filter: Filter, id?: string): Html =>
  tabs(
    [
      { value: undefined, name: 'All', count: KINDS.reduce((total, kind) => total + counts[kind], 0) },
      ...KINDS.map((kind) => ({ value: kind, name: KIND_NAMES[kind], count: counts[kind] })),
    ],
    filter.verdict,
    (verdict) => filtered(path, filter, { verdict }, id),
  );

export const PAGE_SIZE = 50;

/** Which of the results are shown, with the ways to the others. */
export function paging(
  total: number,
  page: number,
  hrefOf: (page: number) => string,
  [one, many]: readonly [string, string],
  size: number = PAGE_SIZE,
): Html {
  const pages = Math.max(1, Math.ceil(total / size));
  const first = (page - 1) * size + 1;
  const shown =
    total > size && first <= total
      ? `${number(first)}–${number(Math.min(total, page * size))} of ${counted(total, one, many)}`
      : counted(total, one, many);
  return html`<nav class="paging" aria-label="Pages">
    <p>${shown}</p>
    ${page > 1 && html`<a rel="prev" href="${hrefOf(Math.min(page - 1, pages))}">Previous</a>`}
    ${page < pages && html`<a rel="next" href="${hrefOf(page + 1)}">Next</a>`}
  </nav>`;
}

export const empty = (words: Part): Html => html`<p class="empty">${words}</p>`;

export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, words: string])[];
}

/** Works by its button; a script applies changes at once. */
export function filterForm(
  path: string,
  filter: Filter,
  choices: readonly Choice[],
  {
    search,
    hidden = {},
  }: { readonly search: string; readonly hidden?: Readonly<Record<string, string | undefined>> },
): Html {
  const kept = Object.entries(hidden).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return html`<form class="filter" method="get" action="${path}" role="search" data-filter>
    <label class="search">
      <span>${search}</span>
      <input
        type="search"
        name="q"
        value="${filter.text}"
        maxlength="200"
        autocomplete="off"
        aria-keyshortcuts="/"
      />
    </label>
    ${choices.map(
      ({ name, label, value, options }) =>
        html`<label>
          <span>${label}</span>
          <select name="${name}">
            <option value="">All</option>
            ${options.map(
              ([option, words]) =>
                html`<option value="${option}" ${option === value && html`selected`}>${words}</option>`,
            )}
          </select>
        </label>`,
    )}
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button type="submit">Apply</button>
    <a class="reset" href="${link(path, { id: hidden['id'] })}">Clear</a>
  </form>`;
}
