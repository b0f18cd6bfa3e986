import { CITATIONS, type Citation } from '../../../shared/citations';
import {
  NO_COUNTS,
  notEvaluated,
  readControls,
  score,
  standingOf,
  sum,
  worstFirst,
  type Control,
  type Counts,
} from '../controls';
import { given, html, link, type Html, type Part } from '../html';
import { regionsOf, type Page, type View } from '../layout';
import {
  badge,
  bar,
  COUNT_COLUMNS,
  countCells,
  empty,
  ruleLink,
  scoreText,
  severityBadge,
  table,
} from '../parts';
import {
  counted,
  number,
  SAFEGUARD_NAMES,
  SEVERITIES,
  SEVERITY_NAMES,
  serviceName,
  serviceOf,
} from '../words';

const MOST_URGENT = 8;

export function overviewPage(view: View): Page {
  const controls = readControls(view.services, view.rules);
  const counts = sum(controls.map((control) => control.counts));
  const waiting = controls.reduce((total, control) => total + control.waiting, 0);
  return {
    title: 'Compliance overview',
    section: '/',
    announcement: `Score ${scoreText(counts)}, ${counted(counts.NON_COMPLIANT, 'finding', 'findings')} non-compliant`,
    content:
      controls.length === 0
        ? empty('No rules yet. Put a conformance pack, and its rules and verdicts appear here.')
        : [
            notices(view, controls, counts, waiting),
            figures(view, controls, counts),
            urgent(controls),
            html`<div class="columns">${packs(view, controls)}${safeguards(controls)}</div>`,
            html`<div class="columns">${citations(controls)}${services(controls)}</div>`,
          ],
  };
}

/** What keeps the figures below from being the whole truth. */
function notices(view: View, controls: readonly Control[], counts: Counts, waiting: number): Html {
  const stopped = view.services.filter(({ recorder }) => recorder.state()?.recording !== true);
  const retried = controls
    .flatMap(({ instances }) => instances)
    .reduce((total, instance) => total + instance.retried, 0);
  const silent = controls.filter((control) => standingOf(control) === 'NONE');
  return html`<div class="notices">
    ${
      counts.FAILED > 0 &&
      html`<p class="notice failed" data-key="failed">
        <strong>${counted(counts.FAILED, 'evaluation', 'evaluations')} failed</strong> and count in no score.
        <a href="/findings?verdict=FAILED">See why they failed</a>
      </p>`
    }
    ${
      counts.SKIPPED > 0 &&
      html`<p class="notice failed" data-key="skipped">
        <strong>${counted(counts.SKIPPED, 'evaluation was', 'evaluations were')} not made</strong>, for want
        of an answer of AWS, and count in no score.
        <a href="/findings?verdict=SKIPPED">See what they need</a>
      </p>`
    }
    ${
      waiting > 0 &&
      html`<p class="notice waiting" data-key="waiting">
        <strong>${counted(waiting, 'evaluation is', 'evaluations are')} under way</strong>${
          retried > 0 && `, ${number(retried)} of them after an error`
        }.
      </p>`
    }
    ${
      silent.length > 0 &&
      html`<p class="notice" data-key="silent">
        ${counted(silent.length, 'rule has', 'rules have')} no verdict: there is no resource in scope, or none
        was judged yet. <a href="/rules?verdict=NONE">Which</a>
      </p>`
    }
    ${stopped.map(
      ({ region }) =>
        html`<p class="notice failed" data-key="stopped ${region}">
          <strong>The recorder in ${region} is stopped.</strong> Rules hear of no changes there.
        </p>`,
    )}
  </div>`;
}

const CIRCUMFERENCE = 2 * Math.PI * 42;

function figures(view: View, controls: readonly Control[], counts: Counts): Html {
  const percent = score(counts) ?? 0;
  const failing = controls.filter((control) => control.counts.NON_COMPLIANT > 0).length;
  const totals = view.services.map(({ store }) => store.summaries.totals());
  const resources = totals.reduce((total, { live }) => total + live, 0);
  const concerned = totals.reduce((total, { nonCompliant }) => total + nonCompliant, 0);
  const judged = counts.COMPLIANT + counts.NON_COMPLIANT;
  return html`<section class="figures" aria-label="Figures">
    <div class="score">
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class="${judged === 0 ? 'track' : 'non-compliant'}" cx="50" cy="50" r="42" />
        <circle
          class="compliant"
          cx="50"
          cy="50"
          r="42"
          stroke-dasharray="${((percent / 100) * CIRCUMFERENCE).toFixed(2)} ${CIRCUMFERENCE.toFixed(2)}"
        />
      </svg>
      <div>
        <p class="figure">${scoreText(counts)}</p>
        <p>Compliance score</p>
        <p class="quiet">
          ${number(counts.COMPLIANT)} of ${counted(judged, 'evaluation complies', 'evaluations comply')}
        </p>
      </div>
    </div>
    <div class="tile">
      <p class="figure"><a href="/findings?verdict=NON_COMPLIANT">${number(counts.NON_COMPLIANT)}</a></p>
      <p>Non-compliant findings</p>
      <ul class="severities">
        ${SEVERITIES.map((severity) => {
          const found = sum(
            controls.filter(({ rule }) => rule?.severity === severity).map((control) => control.counts),
          ).NON_COMPLIANT;
          return (
            found > 0 &&
            html`<li data-key="${severity}">
              <a href="${link('/findings', { verdict: 'NON_COMPLIANT', severity })}"
                ><span class="severity ${severity}">${SEVERITY_NAMES[severity]}</span> ${number(found)}</a
              >
            </li>`
          );
        })}
      </ul>
    </div>
    <div class="tile">
      <p class="figure"><a href="/rules?verdict=NON_COMPLIANT">${number(failing)}</a></p>
      <p>Rules with findings</p>
      <p class="quiet">of ${counted(controls.length, 'rule', 'rules')}</p>
    </div>
    <div class="tile">
      <p class="figure"><a href="/resources?verdict=NON_COMPLIANT">${number(concerned)}</a></p>
      <p>Resources with findings</p>
      <p class="quiet">of ${counted(resources, 'recorded resource', 'recorded resources')}</p>
    </div>
    <div class="tile">
      <p class="figure">
        <a href="/findings?verdict=${counts.FAILED > 0 ? 'FAILED' : 'SKIPPED'}"
          >${number(notEvaluated(counts))}</a
        >
      </p>
      <p>Not evaluated</p>
      <p class="quiet">${number(counts.SKIPPED)} need AWS, ${number(counts.FAILED)} failed</p>
    </div>
  </section>`;
}

function urgent(controls: readonly Control[]): Part {
  const failing = worstFirst(controls).filter(({ counts }) => counts.NON_COMPLIANT > 0);
  if (failing.length === 0)
    return html`<p class="all-clear">${badge('COMPLIANT', 'No rule has a finding')}</p>`;
  return html`<section>
    <h2>What to mend first</h2>
    ${table(
      'Rules with findings, the most severe first',
      [
        { name: 'Rule', isWide: true },
        { name: 'Severity' },
        { name: 'Non-compliant', isNumber: true },
        { name: 'Remedy', isWide: true },
      ],
      failing.slice(0, MOST_URGENT).map((control) => ({
        key: control.key,
        cells: [
          ruleLink(control),
          severityBadge(control.rule?.severity),
          countCells(control.counts)[0],
          control.rule?.remediation ?? '',
        ],
      })),
    )}
    ${
      failing.length > MOST_URGENT &&
      html`<p class="more">
        <a href="/rules?verdict=NON_COMPLIANT">All ${number(failing.length)} rules with findings</a>
      </p>`
    }
  </section>`;
}

interface Group {
  readonly key: string;
  readonly name: Part;
  readonly href: string;
  readonly counts: Counts;
  readonly rules: number;
}

function breakdown(title: string, kind: string, groups: readonly Group[]): Html {
  const sorted = [...groups].sort(
    (one, other) =>
      (score(one.counts) ?? 101) - (score(other.counts) ?? 101) ||
      notEvaluated(other.counts) - notEvaluated(one.counts) ||
      one.key.localeCompare(other.key),
  );
  return html`<section>
    <h2>${title}</h2>
    ${table(
      title,
      [{ name: kind, isWide: true }, { name: 'Score', isNumber: true }, ...COUNT_COLUMNS],
      sorted.map(({ key, name, href, counts, rules }) => ({
        key,
        cells: [
          html`<a href="${href}">${name}</a>
            <div class="details">${counted(rules, 'rule', 'rules')}</div>
            ${bar(counts)}`,
          html`<strong>${scoreText(counts)}</strong>`,
          ...countCells(counts),
        ],
      })),
    )}
  </section>`;
}

function packs(view: View, controls: readonly Control[]): Html {
  const regions = regionsOf(view);
  const all = view.services.flatMap((service) =>
    service.store.packs.all().map(({ name }) => ({ name, service })),
  );
  const loose = controls
    .flatMap(({ instances }) => instances)
    .filter(({ stored }) => stored.pack === undefined);
  const groups = all.map(({ name, service: { region } }) => {
    const instances = controls
      .flatMap((control) => control.instances)
      .filter(({ stored, service }) => stored.pack === name && service.region === region);
    return {
      key: `${name} ${region}`,
      name: [given(name), regions.length > 1 && html` <span class="quiet nowrap">${region}</span>`],
      href: link('/rules', { pack: name, region: regions.length > 1 ? region : undefined }),
      counts: sum(instances.map(({ counts }) => counts)),
      rules: instances.length,
    };
  });
  const outside = {
    key: 'rules in no pack',
    name: 'Rules in no pack',
    href: '/rules',
    counts: sum(loose.map(({ counts }) => counts)),
    rules: loose.length,
  };
  return breakdown('Conformance packs', 'Pack', loose.length > 0 ? [...groups, outside] : groups);
}

/** Controls by keys of theirs; one may be in several groups. */
function grouped<K extends string>(
  controls: readonly Control[],
  keysOf: (control: Control) => readonly K[],
): ReadonlyMap<K, readonly Control[]> {
  const groups = new Map<K, Control[]>();
  for (const control of controls) {
    for (const key of keysOf(control)) groups.set(key, [...(groups.get(key) ?? []), control]);
  }
  return groups;
}

const totalOf = (controls: readonly Control[]): Pick<Group, 'counts' | 'rules'> => ({
  counts: sum(controls.map(({ counts }) => counts)),
  rules: controls.length,
});

function safeguards(controls: readonly Control[]): Html {
  const groups = grouped(controls, ({ rule }) => (rule === undefined ? [] : [rule.safeguard]));
  return breakdown(
    'By safeguard',
    'Safeguard',
    [...groups].map(([safeguard, members]) => ({
      key: safeguard,
      name: SAFEGUARD_NAMES[safeguard],
      href: link('/rules', { safeguard }),
      ...totalOf(members),
    })),
  );
}

function citations(controls: readonly Control[]): Html {
  const groups = grouped<Citation>(controls, ({ rule }) => rule?.citations ?? []);
  return breakdown(
    'By paragraph of 45 CFR',
    'Paragraph',
    [...groups].map(([citation, members]) => ({
      key: citation,
      name: [html`§ ${citation}`, html` <span class="quiet">${CITATIONS[citation]}</span>`],
      href: link('/rules', { citation }),
      ...totalOf(members),
    })),
  );
}

function services(controls: readonly Control[]): Html {
  const groups = new Map<string, { counts: Counts; rules: number }>();
  for (const { instances } of controls) {
    const ofControl = new Map<string, Counts[]>();
    for (const [type, counts] of instances.flatMap(({ byType }) => [...byType])) {
      const service = serviceOf(type);
      ofControl.set(service, [...(ofControl.get(service) ?? []), counts]);
    }
    for (const [service, counts] of ofControl) {
      const known = groups.get(service) ?? { counts: NO_COUNTS, rules: 0 };
      groups.set(service, { counts: sum([known.counts, ...counts]), rules: known.rules + 1 });
    }
  }
  return breakdown(
    'By service',
    'Service',
    [...groups].map(([service, group]) => ({
      key: service,
      name: service === '' ? 'Of no type' : given(serviceName(service)),
      href: link('/findings', { service }),
      ...group,
    })),
  );
}
