/** What a page is narrowed to: the query of its address. */
import type { Rule } from '../../shared/rule';
import { sum, type Control, type Instance } from './controls';
import { link } from './html';
import { serviceOf } from './words';

/** The members of a query; all of them are text of the user's. */
export interface Filter {
  readonly verdict: string | undefined;
  readonly severity: string | undefined;
  readonly safeguard: string | undefined;
  readonly service: string | undefined;
  readonly citation: string | undefined;
  readonly pack: string | undefined;
  readonly region: string | undefined;
  readonly text: string | undefined;
  /** Counts from 1. */
  readonly page: number;
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const MOST_PAGES = 100_000;

export function readFilter(search: URLSearchParams): Filter {
  const member = (name: string): string | undefined => nonEmpty(search.get(name)?.trim());
  const page = Number(search.get('page'));
  return {
    verdict: member('verdict'),
    severity: member('severity'),
    safeguard: member('safeguard'),
    service: member('service'),
    citation: member('citation'),
    pack: member('pack'),
    region: member('region'),
    text: member('q'),
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** The same page with another filter; it begins with its first page of results unless told otherwise. */
export function filtered(path: string, filter: Filter, changes: Partial<Filter>, id?: string): string {
  const { page, text, ...rest } = { ...filter, page: 1, ...changes };
  return link(path, { id, ...rest, q: text, page: page === 1 ? undefined : String(page) });
}

/** The prefix of the types of a service. */
export const typePrefixOf = ({ service }: Pick<Filter, 'service'>): string | undefined =>
  service === undefined ? undefined : service.endsWith('::') ? service : `${service}::`;

/** The controls that the filter leaves, with the instances and the counts that it leaves; the text is not looked at. */
export function narrowed(controls: readonly Control[], filter: Filter): Control[] {
  return controls.flatMap((control) => {
    if (!fits(control.rule, filter)) return [];
    const instances = control.instances.flatMap((instance) => narrowedInstance(control, instance, filter));
    if (instances.length === 0) return [];
    return [
      {
        ...control,
        instances,
        counts: sum(instances.map(({ counts }) => counts)),
        waiting: instances.reduce((total, { waiting }) => total + waiting, 0),
      },
    ];
  });
}

function fits(rule: Rule | undefined, { severity, safeguard, citation }: Filter): boolean {
  return (
    (severity === undefined || rule?.severity === severity) &&
    (safeguard === undefined || rule?.safeguard === safeguard) &&
    (citation === undefined || rule?.citations.some((cited) => cited === citation) === true)
  );
}

function narrowedInstance({ rule }: Control, instance: Instance, filter: Filter): Instance[] {
  const { pack, region, service } = filter;
  if (pack !== undefined && instance.stored.pack !== pack) return [];
  if (region !== undefined && instance.service.region !== region) return [];
  if (service === undefined) return [instance];
  const isOfService = (type: string): boolean => serviceOf(type) === service;
  const byType = new Map([...instance.byType].filter(([type]) => isOfService(type)));
  if (byType.size === 0 && rule?.resourceTypes.some(isOfService) !== true) return [];
  return [{ ...instance, byType, counts: sum(byType.values()) }];
}

export function fitsText({ key, title, rule, instances }: Control, text: string | undefined): boolean {
  if (text === undefined) return true;
  const sought = text.toLowerCase();
  return [key, title, rule?.rationale ?? '', ...instances.map(({ stored }) => stored.name)].some((words) =>
    words.toLowerCase().includes(sought),
  );
}
