/** The frame around every page. */
import type { Service } from '../service';
import type { Rule } from '../../shared/rule';
import { given, givenText, html, type Html, type Part } from './html';
import { moment } from './words';

/** What pages are made from. */
export interface View {
  /** One for each Region. */
  readonly services: readonly Service[];
  readonly rules: readonly Rule[];
  readonly now: Date;
}

export interface Page {
  readonly title: string;
  /** The main page that is marked in the navigation. */
  readonly section: string | undefined;
  /** Stands before the form. */
  readonly lead?: Part;
  /** Stays as it is while the page is updated. */
  readonly form?: Html | undefined;
  readonly content: Part;
  /** Read out when it changes. */
  readonly announcement?: string;
  readonly status?: number;
}

const SECTIONS = [
  ['/', 'Overview'],
  ['/rules', 'Rules'],
  ['/findings', 'Findings'],
  ['/resources', 'Resources'],
] as const;

export const regionsOf = ({ services }: View): string[] => services.map(({ region }) => region);

export function documentOf(view: View, { title, section, lead, form, content, announcement }: Page): string {
  const account = view.services[0]?.accountId ?? '';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${givenText(title)} · HIPAA compliance</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/dashboard.css" />
        <script src="/assets/dashboard.js" type="module"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <div class="inner">
            <p class="brand"><a href="/">HIPAA compliance</a></p>
            <nav aria-label="Pages">
              <ul>
                ${SECTIONS.map(
                  ([path, name]) =>
                    html`<li>
                      <a href="${path}" ${path === section && html`aria-current="page"`}>${name}</a>
                    </li>`,
                )}
              </ul>
            </nav>
            <p class="place">
              <span>Account ${account}</span> <span>${regionsOf(view).join(', ')}</span>
              <span id="connection" hidden>Live</span>
            </p>
          </div>
        </header>
        <main id="main" tabindex="-1">
          <h1>${given(title)}</h1>
          ${lead !== undefined && html`<div id="lead" data-live>${lead}</div>`} ${form}
          <div id="live" data-live>${content}</div>
        </main>
        <footer>
          <p>
            <span id="state" data-live>State of ${moment(view.now.getTime())}</span>, account ${account},
            ${regionsOf(view).join(', ')}. A local endpoint of AWS Config; nothing on this page leaves this
            machine.
          </p>
        </footer>
        <p id="announcement" class="unseen-by-eye" role="status">${announcement}</p>
      </body>
    </html>`.text;
}
