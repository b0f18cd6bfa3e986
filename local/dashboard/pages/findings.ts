import { controlChoices } from '../choices';
import { readControls } from '../controls';
import { filtered, narrowed, type Filter } from '../filter';
import { given, type Html } from '../html';
import type { Page, View } from '../layout';
import {
  badge,
  empty,
  filterForm,
  kindTabs,
  PAGE_SIZE,
  paging,
  resourceCell,
  ruleLink,
  severityBadge,
  table,
  type Column,
} from '../parts';
import { findings, type Found } from '../results';
import { counted, moment } from '../words';

export function findingsPage(view: View, filter: Filter): Page {
  const controls = readControls(view.services, view.rules);
  const { counts, total, page } = findings(narrowed(controls, filter), filter, PAGE_SIZE);
  return {
    title: 'Findings',
    section: '/findings',
    announcement: counted(total, 'finding', 'findings'),
    form: filterForm('/findings', filter, controlChoices(view, controls, filter), {
      search: 'Search resource, annotation or rule',
      hidden: { verdict: filter.verdict },
    }),
    content: [
      kindTabs(counts, '/findings', filter),
      page.length === 0
        ? empty('No finding fits this filter.')
        : findingsTable(page, view, { withRule: true }),
      paging(total, filter.page, (to) => filtered('/findings', filter, { page: to }), [
        'finding',
        'findings',
      ]),
    ],
  };
}

const RULE_COLUMNS: readonly Column[] = [{ name: 'Severity' }, { name: 'Rule', isWide: true }];

/** @param withRule false on the page of one rule */
export const findingsTable = (
  page: readonly Found[],
  { services }: View,
  { withRule }: { readonly withRule: boolean },
): Html =>
  table(
    'Findings, the worst first',
    [
      { name: 'Resource', isWide: true },
      { name: 'Verdict' },
      ...(withRule ? RULE_COLUMNS : []),
      { name: 'Why', isWide: true },
      { name: 'As of' },
    ],
    page.map(({ control, instance, finding }) => ({
      key: [instance.service.region, instance.stored.id, finding.type, finding.resourceId, finding.kind].join(
        ' ',
      ),
      cells: [
        resourceCell(instance.service, finding, services.length > 1),
        badge(finding.kind),
        ...(withRule ? [severityBadge(control.rule?.severity), ruleLink(control)] : []),
        given(finding.text ?? ''),
        moment(finding.at),
      ],
    })),
  );
