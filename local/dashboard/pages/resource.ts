import { diffOf, type PropertyChange } from '../../diff';
import { isDeleted, type EventItem } from '../../items';
import { inScope, wants } from '../../scope';
import type { Service } from '../../service';
import type { StoredItem } from '../../store/items';
import { readControls, severityRank, type Control, type Standing } from '../controls';
import { given, givenLines, html, link, type Html, type Part } from '../html';
import type { Page, View } from '../layout';
import { badge, empty, resourceHref, ruleLink, severityBadge, table } from '../parts';
import { counted, moment, serviceName, serviceOf } from '../words';
import { missingPage } from './missing';

/** Versions on a page of the timeline. */
const VERSIONS = 10;
const MOST_CHANGES = 50;
const MOST_EVALUATIONS = 1_000;

interface Opinion {
  readonly control: Control;
  readonly standing: Standing;
  readonly text: string | undefined;
  readonly at: number | undefined;
  /** The verdict is about a version before the newest one. */
  readonly isEarlier: boolean;
}

/** @param before shows the versions that were captured before this time */
export function resourcePage(
  view: View,
  {
    region,
    type,
    id,
    before,
  }: {
    readonly region: string;
    readonly type: string;
    readonly id: string;
    readonly before: number | undefined;
  },
): Page {
  const service = view.services.find((known) => known.region === region);
  if (service === undefined) return missingPage('Region', region);
  const current = service.store.items.current(type, id);
  const opinions = opinionsOf(view, service, type, id, current);
  if (current === undefined && opinions.length === 0) return missingPage('resource', id);
  const item = current === undefined ? undefined : (JSON.parse(current.body) as EventItem);
  const count = (standing: Standing): number =>
    opinions.filter((opinion) => opinion.standing === standing).length;
  return {
    title: item?.resourceName ?? id,
    section: '/resources',
    announcement: `${counted(count('NON_COMPLIANT'), 'rule', 'rules')} violated`,
    content: [
      html`<p class="details">${given(type)} · ${region}</p>`,
      facts(service, type, id, item),
      html`<section>
        <h2>Verdicts</h2>
        ${opinions.length === 0 ? empty('No rule judges resources of this type.') : verdicts(opinions)}
      </section>`,
      item === undefined
        ? html`<section>
            <h2>Timeline</h2>
            ${empty('AWS Config records no versions of this: rules ask AWS about it.')}
          </section>`
        : [timeline(service, type, id, before, opinions), configuration(item)],
    ],
  };
}

function facts(service: Service, type: string, id: string, item: EventItem | undefined): Html {
  const tags = Object.entries(item?.tags ?? {});
  return html`<dl class="facts">
    <dt>Service</dt>
    <dd>${given(serviceName(serviceOf(type)))}</dd>
    <dt>Id</dt>
    <dd>${given(id)}</dd>
    ${
      item?.ARN !== null &&
      item?.ARN !== undefined &&
      html`<dt>ARN</dt>
        <dd>${given(item.ARN)}</dd>`
    }
    <dt>Account</dt>
    <dd>${given(item?.awsAccountId ?? service.accountId)}</dd>
    ${
      item !== undefined &&
      html`<dt>State</dt>
        <dd>
          ${isDeleted(item.configurationItemStatus) ? 'Deleted' : 'Exists'}
          <span class="quiet">(${given(item.configurationItemStatus)})</span>
        </dd>`
    }
    ${
      tags.length > 0 &&
      html`<dt>Tags</dt>
        <dd>
          <ul class="tags">
            ${tags.map(([key, value]) => html`<li>${given(key)}: ${given(value)}</li>`)}
          </ul>
        </dd>`
    }
  </dl>`;
}

/** What each rule says, or why it says nothing yet; worst first. */
function opinionsOf(
  view: View,
  service: Service,
  type: string,
  id: string,
  current: StoredItem | undefined,
): Opinion[] {
  const { store } = service;
  const verdicts = store.evaluations.ofResource(
    { type, resourceId: id },
    ['NON_COMPLIANT', 'COMPLIANT', 'NOT_APPLICABLE'],
    '',
    MOST_EVALUATIONS,
  );
  const failures = store.findings.unjudged(type, id);
  const waiting = store.findings.waitingFor(type, id);
  const item = current === undefined ? undefined : (JSON.parse(current.body) as EventItem);
  return readControls([service], view.rules)
    .flatMap((control) =>
      control.instances.flatMap(({ stored }): Opinion[] => {
        const { definition } = stored;
        const verdict = verdicts.find(({ ruleId }) => ruleId === stored.id);
        const failed = failures.filter(
          (failure) =>
            failure.ruleId === stored.id &&
            (failure.type !== '' || control.rule?.resourceTypes.includes(type) === true),
        );
        const isTold =
          item !== undefined &&
          inScope(definition, item) &&
          (wants(definition, 'change') || wants(definition, 'oversized'));
        const opinions = failed.map(({ kind, text, at }): Opinion => ({
          control,
          standing: kind,
          text,
          at,
          isEarlier: false,
        }));
        if (verdict !== undefined)
          opinions.push({
            control,
            standing: verdict.compliance,
            text: verdict.annotation,
            at: verdict.orderingAt,
            isEarlier: current !== undefined && verdict.orderingAt < current.capturedAt,
          });
        if (opinions.length > 0 || !isTold) return opinions;
        const standing = waiting.has(stored.id) ? 'WAITING' : 'NONE';
        return [{ control, standing, text: undefined, at: undefined, isEarlier: false }];
      }),
    )
    .sort(
      (one, other) =>
        STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing) ||
        severityRank(one.control.rule?.severity) - severityRank(other.control.rule?.severity),
    );
}

const STANDINGS: readonly Standing[] = [
  'NON_COMPLIANT',
  'FAILED',
  'SKIPPED',
  'WAITING',
  'NONE',
  'COMPLIANT',
  'NOT_APPLICABLE',
];

const verdicts = (opinions: readonly Opinion[]): Html =>
  table(
    'Verdicts of the rules, the worst first',
    [
      { name: 'Rule', isWide: true },
      { name: 'Verdict' },
      { name: 'Severity' },
      { name: 'Why, and the remedy', isWide: true },
      { name: 'As of' },
    ],
    opinions.map(({ control, standing, text, at, isEarlier }) => ({
      key: `${control.key} ${standing}`,
      cells: [
        ruleLink(control),
        badge(standing),
        severityBadge(control.rule?.severity),
        [
          text === undefined ? html`<span class="quiet">Nothing yet</span>` : given(text),
          standing === 'NON_COMPLIANT' &&
            control.rule !== undefined &&
            html`<p class="what-to-do"><strong>Remedy</strong> ${control.rule.remediation}</p>`,
        ],
        [at !== undefined && moment(at), isEarlier && html`<div class="details">of an earlier version</div>`],
      ],
    })),
  );

function timeline(
  service: Service,
  type: string,
  id: string,
  before: number | undefined,
  opinions: readonly Opinion[],
): Html {
  const to = before === undefined ? Number.MAX_SAFE_INTEGER : before - 1;
  // One more than is shown: the oldest one is compared with the one before it.
  const stored = service.store.items.history(
    { type, resourceId: id },
    { from: 0, to },
    'newest first',
    VERSIONS + 1,
  );
  const shown = stored.slice(0, VERSIONS);
  const oldest = shown.at(-1);
  return html`<section>
    <h2>Timeline</h2>
    ${before !== undefined && html`<p><a href="${resourceHref(service.region, type, id)}">To the newest version</a></p>`}
    <ol class="timeline">
      ${shown.map((version, index) => versionOf(version, stored[index + 1], opinions))}
    </ol>
    ${
      stored.length > VERSIONS &&
      oldest !== undefined &&
      html`<p class="more">
        <a
          href="${link('/resource', { region: service.region, type, id, before: String(oldest.capturedAt) })}"
          >Earlier versions</a
        >
      </p>`
    }
  </section>`;
}

function versionOf(version: StoredItem, earlier: StoredItem | undefined, opinions: readonly Opinion[]): Html {
  const item = JSON.parse(version.body) as EventItem;
  const previous = earlier === undefined ? undefined : (JSON.parse(earlier.body) as EventItem);
  const { changeType, changedProperties } = diffOf(previous, item);
  const changes = Object.entries(changedProperties);
  const judged = opinions.filter(({ at }) => at === version.capturedAt);
  const heading =
    previous === undefined
      ? 'First recorded'
      : { CREATE: 'Created again', UPDATE: counted(changes.length, 'change', 'changes'), DELETE: 'Deleted' }[
          changeType
        ];
  return html`<li data-key="${String(version.capturedAt)}">
    <h3>${moment(version.capturedAt)} <span>${heading}</span></h3>
    ${
      judged.length > 0 &&
      html`<ul class="judged">
        ${judged.map(
          ({ control, standing }) =>
            html`<li data-key="${control.key} ${standing}">${badge(standing)} ${ruleLink(control)}</li>`,
        )}
      </ul>`
    }
    ${previous !== undefined && changeType === 'UPDATE' && changesOf(changes)}
  </li>`;
}

function changesOf(changes: readonly (readonly [string, PropertyChange])[]): Part {
  if (changes.length === 0) return html`<p class="quiet">Only the state of the recording changed.</p>`;
  return [
    html`<dl class="changes">
      ${changes.slice(0, MOST_CHANGES).map(
        ([path, { previousValue, updatedValue }]) =>
          html`<dt>${given(path)}</dt>
            <dd>${valueOf('Before', 'del', previousValue)}${valueOf('After', 'ins', updatedValue)}</dd>`,
      )}
    </dl>`,
    changes.length > MOST_CHANGES &&
      html`<p class="quiet">
        And ${counted(changes.length - MOST_CHANGES, 'more change', 'more changes')}; the configuration below
        has them all.
      </p>`,
  ];
}

const LONGEST_VALUE = 2_000;

function valueOf(words: string, element: 'del' | 'ins', value: unknown): Html {
  const whole = value === null ? 'none' : JSON.stringify(value, undefined, 2);
  const text = whole.length > LONGEST_VALUE ? `${whole.slice(0, LONGEST_VALUE)} …` : whole;
  const content =
    value === null ? html`<span class="quiet">none</span>` : html`<code>${givenLines(text)}</code>`;
  return element === 'del'
    ? html`<del><span class="label">${words}</span> ${content}</del>`
    : html`<ins><span class="label">${words}</span> ${content}</ins>`;
}

function configuration(item: EventItem): Html {
  const { configuration: main, supplementaryConfiguration, relationships } = item;
  const parts = { configuration: main, supplementaryConfiguration, relationships };
  return html`<section>
    <details>
      <summary>The newest version as AWS Config has it</summary>
      <pre tabindex="0"><code>${givenLines(JSON.stringify(parts, undefined, 2))}</code></pre>
    </details>
  </section>`;
}
