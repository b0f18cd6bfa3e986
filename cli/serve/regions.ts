/** The embedded AWS Config of one account: a service with a store of its own for each Region. */
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Faults } from '../../local/faults';
import { createService, type Service } from '../../local/service';
import { openStore } from '../../local/store';
import { partitionOf } from '../cloud';
import { UsageError } from '../problems';
import { REGION_NAME } from '../region-name';

const IN_MEMORY = ':memory:';
/** Under which a database says whose it is. */
const PLACE = 'place';

interface Place {
  readonly accountId: string;
  readonly region: string;
}

export interface RegionOptions {
  /** A file, beside which those of further Regions are, named after them; in memory unless given. */
  readonly database: string | undefined;
  /** Taken from the first item unless given. */
  readonly accountId: string | undefined;
  /** The only one; taken from the items unless given. */
  readonly region: string | undefined;
  readonly maxNotificationBytes: number | undefined;
  readonly faults: Faults | undefined;
  /** Told of each new service, before anything is recorded. */
  readonly onService: (service: Service) => void;
}

export class Regions {
  readonly #services: Service[] = [];
  #accountId: string | undefined;

  /** @throws UsageError, StoreError */
  constructor(readonly options: RegionOptions) {
    this.#accountId = options.accountId;
    if (options.database === undefined) return;
    for (const path of existing(options.database)) this.#reopen(path);
  }

  /** The first one is the home of what belongs to no Region. */
  get services(): readonly Service[] {
    return this.#services;
  }

  get accountId(): string | undefined {
    return this.#accountId;
  }

  /**
   * The service of a place, made when it is the first time that it is seen; undefined when the place is another
   * account's, or in another Region than the only one.
   */
  at({ accountId, region }: Place): Service | undefined {
    this.#accountId ??= accountId;
    if (accountId !== this.#accountId) return undefined;
    const known = this.#services.find((service) => service.region === region);
    if (known !== undefined) return known;
    if (this.options.region !== undefined && region !== this.options.region) return undefined;
    const { database } = this.options;
    const path =
      database === undefined ? IN_MEMORY : this.#services.length === 0 ? database : `${database}.${region}`;
    return this.#open(path, { accountId, region });
  }

  close(): void {
    for (const { store } of this.#services) store.close();
  }

  #reopen(path: string): void {
    const store = openStore(path);
    const place = store.settings.get(PLACE) as Place | undefined;
    store.close();
    if (place === undefined) throw new UsageError(`${path}: the file is not one of hipaa-config serve`);
    const { accountId, region } = place;
    this.#accountId ??= accountId;
    if (accountId !== this.#accountId || (this.options.region ?? region) !== region)
      throw new UsageError(`${path}: the file is of account ${accountId}, ${region}; start with a new file`);
    this.#open(path, place);
  }

  #open(path: string, { accountId, region }: Place): Service {
    const store = openStore(path);
    store.settings.set(PLACE, { accountId, region });
    const { maxNotificationBytes, faults } = this.options;
    const service = createService({
      store,
      accountId,
      region,
      partition: partitionOf(region),
      ...(maxNotificationBytes === undefined ? {} : { maxNotificationBytes }),
      ...(faults === undefined ? {} : { faults }),
    });
    this.#services.push(service);
    this.options.onService(service);
    return service;
  }
}

/** The database, if it is there, and those of further Regions. */
function existing(database: string): string[] {
  const name = basename(database);
  const folder = dirname(database);
  let files: readonly string[];
  try {
    files = readdirSync(folder);
  } catch (error) {
    throw new UsageError(`${database}: there is no folder for it`, { cause: error });
  }
  return files
    .filter(
      (file) =>
        file === name || (file.startsWith(`${name}.`) && REGION_NAME.test(file.slice(name.length + 1))),
    )
    .sort()
    .map((file) => `${database}${file.slice(name.length)}`);
}
