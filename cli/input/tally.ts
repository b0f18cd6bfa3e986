import { accountOf } from './entries';
import type { Element } from './element';

/** Where an item is, and its number among all that were read. */
export type Sighting = readonly [accountId: string, region: string, number: number];

/** What another thread found in the items that it read. */
export interface Found {
  /** None where they were counted before. */
  readonly items: number;
  readonly withoutRule: number;
  readonly sightings: readonly Sighting[];
}

/** What was read, beside what was handed out; complete when the last batch is. */
export class Tally {
  items = 0;
  withoutRule = 0;
  olderVersions = 0;
  /** The first item of each place. */
  readonly #sightings = new Map<string, Sighting>();
  #account = '';
  #region = '';

  saw(account: string | undefined, region: string | undefined, number: number): void {
    if (account === undefined || region === undefined) return;
    if (account === this.#account && region === this.#region) return;
    this.#account = account;
    this.#region = region;
    this.#add([account, region, number]);
  }

  sawElement(element: Element, number: number): void {
    if (
      element.equals('awsRegion', this.#region) &&
      (element.equals('awsAccountId', this.#account) || element.equals('accountId', this.#account))
    )
      return;
    this.saw(accountOf(element), element.text('awsRegion'), number);
  }

  /** The first item of each account and Region. */
  sightings(): Sighting[] {
    return [...this.#sightings.values()];
  }

  /** Adds what was found in items that were read elsewhere. */
  merge(found: Found): void {
    this.items += found.items;
    this.withoutRule += found.withoutRule;
    for (const sighting of found.sightings) this.#add(sighting);
  }

  /**
   * The accounts and Regions of the items, in the order in which they appear; of IAM and other global items the Region
   * is not known.
   */
  places(): { readonly accountId: string; readonly region: string }[] {
    const regions = new Map<string, string[]>();
    for (const [account, region] of this.sightings().sort(([, , a], [, , b]) => a - b))
      regions.set(account, [...(regions.get(account) ?? []), region]);
    return [...regions].flatMap(([accountId, all]) => {
      const named = all.filter((region) => region !== 'global');
      return (named.length > 0 ? named : ['global']).map((region) => ({ accountId, region }));
    });
  }

  #add(sighting: Sighting): void {
    const [account, region, number] = sighting;
    const key = `${account}\n${region}`;
    const known = this.#sightings.get(key);
    if (known === undefined || number < known[2]) this.#sightings.set(key, sighting);
  }
}
