import { regionChoice, serviceChoice } from '../choices';
import { filtered, typePrefixOf, type Filter } from '../filter';
import { html, type Html } from '../html';
import type { Page, View } from '../layout';
import { badge, count, empty, filterForm, PAGE_SIZE, paging, resourceCell, table, tabs } from '../parts';
import type { Service } from '../../service';
import type { ResourceSummary } from '../../store/resource-summaries';
import { counted, moment, RESOURCE_STATUS_NAMES, RESOURCE_STATUSES, serviceOf } from '../words';

interface Listed {
  readonly service: Service;
  readonly resource: ResourceSummary;
}

export function resourcesPage(view: View, filter: Filter): Page {
  const services = view.services.filter(
    ({ region }) => filter.region === undefined || region === filter.region,
  );
  const wanted = { typePrefix: typePrefixOf(filter), text: filter.text };
  const counts = services.map(({ store }) => store.summaries.statuses(wanted));
  const statuses = RESOURCE_STATUSES.map((status) => ({
    value: status,
    name: RESOURCE_STATUS_NAMES[status],
    count: counts.reduce((total, ofService) => total + (ofService.get(status) ?? 0), 0),
  }));
  const all = statuses.reduce((total, status) => total + status.count, 0);
  const status = RESOURCE_STATUSES.find((value) => value === filter.verdict);
  const total = status === undefined ? all : (statuses.find(({ value }) => value === status)?.count ?? 0);
  const end = Math.min(filter.page * PAGE_SIZE, total);
  // The first ones of each Region hold the first ones of all.
  const listed = services
    .flatMap((service) =>
      service.store.summaries.first(wanted, status, end).map((resource) => ({ service, resource })),
    )
    .sort(worstFirst)
    .slice((filter.page - 1) * PAGE_SIZE, end);
  const types = view.services.flatMap(({ store }) => store.items.types());
  return {
    title: 'Resources',
    section: '/resources',
    announcement: counted(total, 'resource', 'resources'),
    form: filterForm(
      '/resources',
      filter,
      [serviceChoice(types.map(serviceOf), filter), ...regionChoice(view, filter)],
      { search: 'Search name, id or type', hidden: { verdict: filter.verdict } },
    ),
    content: [
      tabs([{ value: undefined, name: 'All', count: all }, ...statuses], status, (verdict) =>
        filtered('/resources', filter, { verdict }),
      ),
      listed.length === 0 ? empty('No resource fits this filter.') : resourcesTable(listed, view),
      paging(total, filter.page, (to) => filtered('/resources', filter, { page: to }), [
        'resource',
        'resources',
      ]),
    ],
  };
}

const worstFirst = ({ resource: one }: Listed, { resource: other }: Listed): number =>
  other.nonCompliant - one.nonCompliant ||
  other.notEvaluated - one.notEvaluated ||
  other.compliant - one.compliant;

const BADGES = {
  NON_COMPLIANT: 'NON_COMPLIANT',
  NOT_EVALUATED: 'SKIPPED',
  COMPLIANT: 'COMPLIANT',
  NONE: 'NOT_APPLICABLE',
} as const;

const resourcesTable = (listed: readonly Listed[], { services }: View): Html =>
  table(
    'Resources, those with most findings first',
    [
      { name: 'Resource', isWide: true },
      { name: 'State' },
      { name: 'Non-compliant', isNumber: true },
      { name: 'Not evaluated', isNumber: true },
      { name: 'Compliant', isNumber: true },
      { name: 'Recorded' },
    ],
    listed.map(({ service, resource }) => ({
      key: [service.region, resource.type, resource.resourceId].join(' '),
      cells: [
        resourceCell(service, resource, services.length > 1),
        html`${badge(BADGES[resource.status], RESOURCE_STATUS_NAMES[resource.status])}
        ${resource.live === false && html`<span class="details">Deleted</span>`}`,
        count(resource.nonCompliant, 'non-compliant'),
        count(resource.notEvaluated, 'failed'),
        count(resource.compliant, 'compliant'),
        resource.capturedAt === undefined
          ? html`<span class="quiet">Not recorded</span>`
          : moment(resource.capturedAt),
      ],
    })),
  );
