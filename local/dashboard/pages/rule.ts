import { CITATIONS } from '../../../shared/citations';
import type { Rule } from '../../../shared/rule';
import { origin, readControls, standingOf, type Control, type Instance } from '../controls';
import { filtered, narrowed, type Filter } from '../filter';
import { given, html, link, type Html, type Part } from '../html';
import type { Page, View } from '../layout';
import {
  badge,
  bar,
  empty,
  filterForm,
  kindTabs,
  PAGE_SIZE,
  paging,
  scoreText,
  severityBadge,
} from '../parts';
import { regionChoice } from '../choices';
import { findings } from '../results';
import { BASIS_NAMES, counted, moment, SAFEGUARD_NAMES } from '../words';
import { findingsTable } from './findings';
import { missingPage } from './missing';

/** @param id the key of a control */
export function rulePage(view: View, id: string, filter: Filter): Page {
  const all = readControls(view.services, view.rules).filter(({ key }) => key === id);
  const [control] = all;
  if (control === undefined) return missingPage('rule', id);
  const { counts, total, page } = findings(narrowed(all, filter), filter, PAGE_SIZE);
  const { rule } = control;
  return {
    title: control.title,
    section: '/rules',
    announcement: counted(counts.NON_COMPLIANT, 'finding', 'findings'),
    lead: [
      html`<p class="summary">
        ${badge(standingOf(control))}
        <span><strong>${scoreText(control.counts)}</strong> of its evaluations comply</span>
        ${bar(control.counts)}
      </p>`,
      problems(control),
      rule === undefined ? ownRule(control) : about(rule),
      deployed(control),
    ],
    form: html`<h2>Resources</h2>
      ${filterForm('/rule', filter, regionChoice(view, filter), {
        search: 'Search resource or annotation',
        hidden: { id, verdict: filter.verdict },
      })}`,
    content: [
      kindTabs(counts, '/rule', filter, id),
      page.length === 0
        ? empty('No resource fits this filter.')
        : findingsTable(page, view, { withRule: false }),
      paging(total, filter.page, (to) => filtered('/rule', filter, { page: to }, id), [
        'resource',
        'resources',
      ]),
    ],
  };
}

function about(rule: Rule): Html {
  const { editions, section, basis } = rule.whitepaper;
  return html`<div class="about">
    <p class="lead">${rule.rationale}</p>
    <div class="remedy">
      <h2>Remedy</h2>
      <p>${rule.remediation}</p>
    </div>
    <dl class="facts">
      <dt>Severity</dt>
      <dd>${severityBadge(rule.severity)}</dd>
      <dt>Safeguard</dt>
      <dd>
        <a href="${link('/rules', { safeguard: rule.safeguard })}">${SAFEGUARD_NAMES[rule.safeguard]}</a>
      </dd>
      <dt>45 CFR</dt>
      <dd>
        <ul>
          ${rule.citations.map(
            (citation) =>
              html`<li>
                <a href="${link('/rules', { citation })}">§ ${citation}</a> ${CITATIONS[citation]}
              </li>`,
          )}
        </ul>
      </dd>
      <dt>Whitepaper</dt>
      <dd>
        <cite>Architecting for HIPAA Security and Compliance</cite> (${editions.join(' and ')}), “${section}”:
        ${BASIS_NAMES[basis]}
      </dd>
      <dt>Judges</dt>
      <dd>
        ${rule.resourceTypes.join(', ')}
        ${
          rule.kind === 'periodic'
            ? 'every 24 hours'
            : rule.alsoEvery === undefined
              ? 'with every change'
              : 'with every change and every 24 hours'
        }
      </dd>
      <dt>Rule</dt>
      <dd><code>${rule.id}</code></dd>
    </dl>
  </div>`;
}

/** A rule that somebody put beside the pack. */
function ownRule(control: Control): Html {
  const description = control.instances[0]?.stored.definition.Description;
  return html`${description !== undefined && html`<p class="lead">${given(description)}</p>`}
    <p>${origin(control)}, not of this pack.</p>`;
}

function deployed({ instances }: Control): Html {
  return html`<details class="deployed">
    <summary>Deployed ${counted(instances.length, 'time', 'times')}</summary>
    <dl class="facts">${instances.map(deployment)}</dl>
  </details>`;
}

function deployment({ service, stored }: Instance): Html {
  const { pack, name, definition, invokedAt, evaluatedAt } = stored;
  return html`<dt>${service.region}</dt>
    <dd>
      <code>${given(name)}</code>, ${pack === undefined ? 'in no pack' : html`in pack ${given(pack)}`}<br />
      Function <code>${given(definition.Source?.SourceIdentifier ?? '')}</code><br />
      ${
        definition.InputParameters !== undefined &&
        html`Parameters <code>${given(definition.InputParameters)}</code><br />`
      }
      Last invoked ${invokedAt === undefined ? 'never' : moment(invokedAt)}, last verdict
      ${evaluatedAt === undefined ? 'never' : moment(evaluatedAt)}
    </dd>`;
}

/** What the function is at, and how it ended last where that was not well. */
function problems({ instances }: Control): Part {
  return instances.map(({ service, stored, waiting, retried }) => {
    const failedAt = Math.max(stored.evaluationFailedAt ?? 0, stored.invocationFailedAt ?? 0);
    return [
      waiting > 0 &&
        html`<p class="notice waiting" data-key="waiting ${stored.id}">
          <strong>${counted(waiting, 'evaluation', 'evaluations')} under way</strong> in
          ${service.region}${retried > 0 && `, ${String(retried)} after an error`}.
        </p>`,
      failedAt > 0 &&
        html`<p class="notice failed" data-key="failed ${stored.id}">
          <strong>Last error</strong> in ${service.region}, ${moment(failedAt)}:
          ${given(`${stored.errorCode ?? ''}: ${stored.errorMessage ?? ''}`)}
        </p>`,
    ];
  });
}
