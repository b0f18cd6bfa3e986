import { controlChoices } from '../choices';
import { origin, readControls, standingOf, worstFirst, type Control, type Standing } from '../controls';
import { filtered, fitsText, narrowed, type Filter } from '../filter';
import { given, html, type Html } from '../html';
import type { Page, View } from '../layout';
import {
  badge,
  bar,
  COUNT_COLUMNS,
  countCells,
  empty,
  filterForm,
  ruleLink,
  scoreText,
  severityBadge,
  STANDING_NAMES,
  table,
  tabs,
} from '../parts';
import { counted, SAFEGUARD_NAMES } from '../words';

const TABS: readonly Standing[] = [
  'NON_COMPLIANT',
  'FAILED',
  'SKIPPED',
  'WAITING',
  'COMPLIANT',
  'NOT_APPLICABLE',
  'NONE',
];

/** An account has at most a thousand rules: they fit one page. */
export function rulesPage(view: View, filter: Filter): Page {
  const controls = readControls(view.services, view.rules);
  const fitting = narrowed(controls, filter).filter((control) => fitsText(control, filter.text));
  const shown = fitting.filter(
    (control) => filter.verdict === undefined || standingOf(control) === filter.verdict,
  );
  const count = (standing: Standing): number =>
    fitting.filter((control) => standingOf(control) === standing).length;
  return {
    title: 'Rules',
    section: '/rules',
    announcement: counted(shown.length, 'rule', 'rules'),
    form: filterForm('/rules', filter, controlChoices(view, controls, filter), {
      search: 'Search title, id or reason',
      hidden: { verdict: filter.verdict },
    }),
    content: [
      tabs(
        [
          { value: undefined, name: 'All', count: fitting.length },
          ...TABS.map((value) => ({ value, name: STANDING_NAMES[value], count: count(value) })).filter(
            (tab) => tab.count > 0 || tab.value === filter.verdict,
          ),
        ],
        filter.verdict,
        (verdict) => filtered('/rules', filter, { verdict }),
      ),
      shown.length === 0 ? empty('No rule fits this filter.') : rulesTable(shown),
    ],
  };
}

const rulesTable = (controls: readonly Control[]): Html =>
  table(
    'Rules, the worst first',
    [
      { name: 'Rule', isWide: true },
      { name: 'Severity' },
      { name: 'State' },
      { name: 'Score', isNumber: true },
      ...COUNT_COLUMNS,
    ],
    worstFirst(controls).map((control) => ({
      key: control.key,
      cells: [
        html`${ruleLink(control)}
          <div class="details">
            ${
              control.rule === undefined
                ? origin(control)
                : html`${given(control.key)} · ${SAFEGUARD_NAMES[control.rule.safeguard]}`
            }
          </div>
          ${bar(control.counts)}`,
        severityBadge(control.rule?.severity),
        badge(standingOf(control)),
        scoreText(control.counts),
        ...countCells(control.counts),
      ],
    })),
  );
