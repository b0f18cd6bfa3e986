/** What can be chosen in the filters of pages. */
import { CITATIONS } from '../../shared/citations';
import { servicesOf, type Control } from './controls';
import type { Filter } from './filter';
import { regionsOf, type View } from './layout';
import type { Choice } from './parts';
import { SAFEGUARD_NAMES, serviceName, SEVERITIES, SEVERITY_NAMES } from './words';

const byWords = (options: readonly (readonly [string, string])[]): (readonly [string, string])[] =>
  [...options].sort(([, one], [, other]) => one.localeCompare(other));

export function serviceChoice(services: Iterable<string>, { service }: Filter): Choice {
  const options = [...new Set(services)].map((value) => [value, serviceName(value)] as const);
  return { name: 'service', label: 'Service', value: service, options: byWords(options) };
}

export const regionChoice = (view: View, { region }: Filter): readonly Choice[] =>
  view.services.length < 2
    ? []
    : [
        {
          name: 'region',
          label: 'Region',
          value: region,
          options: regionsOf(view).map((value) => [value, value] as const),
        },
      ];

/** Severity, safeguard, paragraph, service, pack and, where there are several, Region. */
export function controlChoices(view: View, controls: readonly Control[], filter: Filter): readonly Choice[] {
  const rules = controls.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  const severities = SEVERITIES.map((value) => [value, SEVERITY_NAMES[value]] as const);
  const safeguards = [...new Set(rules.map(({ safeguard }) => safeguard))].map(
    (value) => [value, SAFEGUARD_NAMES[value]] as const,
  );
  const citations = [...new Set(rules.flatMap((rule) => rule.citations))].map(
    (value) => [value, `§ ${value} ${CITATIONS[value]}`] as const,
  );
  const packs = [
    ...new Set(view.services.flatMap(({ store }) => store.packs.all().map(({ name }) => name))),
  ].map((value) => [value, value] as const);
  return [
    { name: 'severity', label: 'Severity', value: filter.severity, options: severities },
    { name: 'safeguard', label: 'Safeguard', value: filter.safeguard, options: byWords(safeguards) },
    serviceChoice(
      controls.flatMap((control) => [...servicesOf(control)]),
      filter,
    ),
    { name: 'citation', label: '45 CFR', value: filter.citation, options: byWords(citations) },
    { name: 'pack', label: 'Pack', value: filter.pack, options: byWords(packs) },
    ...regionChoice(view, filter),
  ];
}
