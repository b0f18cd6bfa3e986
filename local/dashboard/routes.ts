/** The pages of the dashboard, for the `routes` of the endpoint. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Rule } from '../../shared/rule';
import type { Service } from '../service';
import { readFilter } from './filter';
import { documentOf, type Page, type View } from './layout';
import { Live } from './live';
import { findingsPage } from './pages/findings';
import { overviewPage } from './pages/overview';
import { resourcePage } from './pages/resource';
import { resourcesPage } from './pages/resources';
import { rulePage } from './pages/rule';
import { rulesPage } from './pages/rules';

export interface DashboardOptions {
  /** One for each Region, of one account. */
  readonly services: readonly Service[];
  /** The rules whose metadata is known. */
  readonly rules: readonly Rule[];
}

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const ASSETS = {
  'dashboard.css': 'text/css; charset=utf-8',
  'dashboard.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

type Route = (view: View, search: URLSearchParams) => Page;

const PAGES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['/', overviewPage],
  ['/rules', (view, search) => rulesPage(view, readFilter(search))],
  ['/rule', (view, search) => rulePage(view, search.get('id') ?? '', readFilter(search))],
  ['/findings', (view, search) => findingsPage(view, readFilter(search))],
  ['/resources', (view, search) => resourcesPage(view, readFilter(search))],
  ['/resource', (view, search) => resourcePage(view, resourceOf(search))],
]);

/** Answers requests for the dashboard; false for what is none of its pages. */
export function dashboardRoutes({
  services,
  rules,
}: DashboardOptions): (request: IncomingMessage, response: ServerResponse) => boolean {
  const live = new Live(services);
  // The build puts the folder beside the bundle.
  const assets = new Map(
    Object.entries(ASSETS).map(([name, type]) => [
      `/assets/${name}`,
      { type, body: readFileSync(join(import.meta.dirname, 'assets', name)) },
    ]),
  );
  return (request, response) => {
    const { url = '/', method } = request;
    if (method !== 'GET' && method !== 'HEAD') return false;
    const [path = '/', query = ''] = url.split(/\?(.*)/s);
    const asset = assets.get(path);
    if (asset !== undefined) {
      response.writeHead(200, { ...HEADERS, 'content-type': asset.type }).end(asset.body);
      return true;
    }
    if (path === '/events') {
      if (method === 'HEAD')
        response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' }).end();
      else live.connect(response, HEADERS);
      return true;
    }
    const route = PAGES.get(path);
    if (route === undefined) return false;
    const view = { services, rules, now: services[0]?.now() ?? new Date() };
    const page = route(view, new URLSearchParams(query));
    response
      .writeHead(page.status ?? 200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' })
      .end(documentOf(view, page));
    return true;
  };
}

function resourceOf(search: URLSearchParams): Parameters<typeof resourcePage>[1] {
  const before = Number(search.get('before') ?? Number.NaN);
  return {
    region: search.get('region') ?? '',
    type: search.get('type') ?? '',
    id: search.get('id') ?? '',
    before: Number.isSafeInteger(before) ? before : undefined,
  };
}
