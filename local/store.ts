/** Everything that the endpoint acknowledges, in one embedded database. */
import { Database } from './store/database';
import { DeliveryRows } from './store/deliveries';
import { Evaluations } from './store/evaluations';
import { Findings } from './store/findings';
import { Items } from './store/items';
import { Packs } from './store/packs';
import { ResourceSummaries } from './store/resource-summaries';
import { Rules } from './store/rules';
import { Settings } from './store/settings';

export interface Store {
  readonly settings: Settings;
  readonly rules: Rules;
  readonly packs: Packs;
  readonly items: Items;
  readonly evaluations: Evaluations;
  readonly deliveries: DeliveryRows;
  readonly findings: Findings;
  readonly summaries: ResourceSummaries;
  /** Runs the work in one transaction: all of it is kept, or nothing. */
  readonly transaction: <T>(work: () => T) => T;
  /** Runs `announce` once the current transaction is committed. */
  readonly afterCommit: (announce: () => void) => void;
  readonly close: () => void;
}

/**
 * Opens a database file, or makes it.
 * @param path a file, or ":memory:"
 * @throws StoreError when the file is of another schema version, no database, or in use
 */
export function openStore(path: string): Store {
  const database = new Database(path);
  return {
    settings: new Settings(database),
    rules: new Rules(database),
    packs: new Packs(database),
    items: new Items(database),
    evaluations: new Evaluations(database),
    deliveries: new DeliveryRows(database),
    findings: new Findings(database),
    summaries: new ResourceSummaries(database),
    transaction: (work) => database.transaction(work),
    afterCommit: (announce) => {
      database.afterCommit(announce);
    },
    close: () => {
      database.close();
    },
  };
}
