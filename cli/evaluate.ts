/** Runs the rules over what was read; independent of where items come from and where verdicts go. */
import type { Aws } from '../shared/aws';
import { fetchOversized } from '../shared/config-service';
import { ACCOUNT } from '../shared/finding';
import { isAllowed } from '../shared/iam-actions';
import { goneBecause, type ConfigurationItem } from '../shared/item';
import type { ChangeRule, PeriodicRule, Rule, Safeguard } from '../shared/rule';
import { notApplicable, type Compliance, type Verdict } from '../shared/verdict';
import { CallNeededError, type Cloud } from './cloud';
import { placeText, type Entry, type Place } from './input/entries';
import { Outcomes, type Outcome } from './outcomes';
import { messageOf } from './problems';

/** One line of the output, by its names there. */
export interface Evaluation {
  readonly rule: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName: string | null;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly compliance: Compliance;
  readonly annotation: string;
  readonly capturedAt: string;
}

/** A verdict that needs an answer of AWS. */
export interface Skipped {
  readonly rule: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly accountId: string | null;
  readonly region: string | null;
  /** The IAM action of the call. */
  readonly needs: string;
  /** Why AWS was not asked although `--live` was given. */
  readonly reason?: string;
}

/** What could not be read or evaluated. */
export interface Problem {
  readonly source: string | null;
  /** Counts from 1. */
  readonly item: number | null;
  /** Byte in the (inflated) input. */
  readonly offset: number | null;
  readonly rule: string | null;
  readonly resourceType: string | null;
  readonly resourceId: string | null;
  readonly message: string;
}

/** Where results go, one at a time and in the order of the input. */
export interface Results {
  readonly evaluation: (evaluation: Evaluation, rule: Rule) => void;
  readonly skipped: (skipped: Skipped) => void;
  readonly problem: (problem: Problem) => void;
  /** Something that is worth a line and is no fault. */
  readonly note: (text: string) => void;
}

export interface Counts {
  readonly COMPLIANT: number;
  readonly NON_COMPLIANT: number;
  readonly NOT_APPLICABLE: number;
}

export interface Summary {
  /** Configuration items, or versions of them, that were read. */
  readonly items: number;
  readonly itemsOfTypesWithoutRule: number;
  readonly olderVersions: number;
  readonly evaluations: Counts;
  readonly skipped: number;
  readonly errors: number;
  readonly safeguards: Readonly<Partial<Record<Safeguard, Counts>>>;
}

export type ParameterFile = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Judge {
  readonly rule: ChangeRule;
  readonly judge: ReturnType<ChangeRule['configure']>;
  readonly readsSupplements: boolean;
}

type ItemEntry = Extract<Entry, { kind: 'item' | 'oversized' }>;

export class Evaluator {
  readonly #judges = new Map<string, Judge[]>();
  readonly #periodic: { readonly rule: PeriodicRule; readonly run: ReturnType<PeriodicRule['configure']> }[] =
    [];
  readonly #queue: Outcomes;
  /** By Region and account: items of one file have few of them. */
  readonly #aws = new Map<string | undefined, Map<string | undefined, Aws>>();

  /** @throws InvalidParameterError */
  constructor(
    rules: readonly Rule[],
    parameters: ParameterFile,
    readonly cloud: Cloud,
    results: Results,
  ) {
    this.#queue = new Outcomes(results);
    for (const rule of rules) {
      if (rule.kind === 'periodic') {
        this.#periodic.push({ rule, run: rule.configure(parameters[rule.id] ?? {}) });
        continue;
      }
      const judge = rule.configure(parameters[rule.id] ?? {});
      for (const { type, paths } of rule.shapes) {
        const readsSupplements = paths.some((path) => path.startsWith('supplementaryConfiguration.'));
        this.#judges.set(type, [...(this.#judges.get(type) ?? []), { rule, judge, readsSupplements }]);
      }
    }
  }

  /** The resource types that some rule judges. */
  get types(): ReadonlySet<string> {
    return new Set(this.#judges.keys());
  }

  async evaluate(entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) {
      switch (entry.kind) {
        case 'problem':
          this.#queue.put((results) => {
            results.problem(problemAt(entry, entry.message));
          });
          break;
        case 'scheduled':
          this.#queue.put((results) => {
            results.note(`${placeText(entry.place)}: a scheduled event has no item to evaluate; left out`);
          });
          break;
        case 'item':
        case 'oversized':
          this.#judgeItem(entry);
          break;
      }
      if (this.#queue.isFull) await this.#queue.makeRoom();
    }
  }

  /** Runs the periodic rules: for the caller's account and Region, since answers of AWS are about those. */
  async evaluatePeriodic(places: readonly AccountAndRegion[]): Promise<void> {
    const { caller } = this.cloud;
    const others = caller === undefined ? places : places.filter((place) => !isPlace(caller, place));
    for (const { accountId, region } of caller === undefined ? others : [caller, ...others]) {
      const reason =
        caller === undefined || isPlace(caller, { accountId, region })
          ? undefined
          : `the credentials and the Region are those of ${caller.accountId}, ${caller.region}`;
      for (const { rule, run } of this.#periodic) {
        const outcomes: Outcome[] = [];
        const all: Outcome = (results) => {
          for (const outcome of outcomes) outcome(results);
        };
        this.#queue.putWhenDone(
          this.#runPeriodic(rule, run, { accountId, region }, reason === undefined, outcomes),
          () => all,
          (error) => {
            // What was found before stays found.
            outcomes.push(failure({ item: accountItem(accountId, region) }, rule, because(error, reason)));
            return all;
          },
        );
        if (this.#queue.isFull) await this.#queue.makeRoom();
      }
    }
  }

  /** Waits for all that is still asked for. */
  async finish(): Promise<void> {
    await this.#queue.finish();
  }

  #judgeItem(entry: ItemEntry): void {
    const { item } = entry;
    const aws = this.#awsFor(item);
    let whole: Promise<ConfigurationItem> | undefined;
    const fetched = (): Promise<ConfigurationItem> => (whole ??= fetchOversized(aws, item));
    for (const judge of this.#judges.get(item.resourceType) ?? []) {
      let verdict: Verdict | Promise<Verdict>;
      try {
        verdict = verdictOf(entry, judge, aws, fetched);
      } catch (error) {
        this.#queue.put(failure(entry, judge.rule, error));
        continue;
      }
      if (verdict instanceof Promise) {
        this.#queue.putWhenDone(
          verdict,
          (made) => evaluated(judge.rule, item, made),
          (error) => failure(entry, judge.rule, error),
        );
      } else {
        this.#queue.put(evaluated(judge.rule, item, verdict));
      }
    }
  }

  async #runPeriodic(
    rule: PeriodicRule,
    run: ReturnType<PeriodicRule['configure']>,
    { accountId, region }: AccountAndRegion,
    isAsked: boolean,
    outcomes: Outcome[],
  ): Promise<void> {
    const account = { ...accountItem(accountId, region), capturedAt: new Date().toISOString() };
    // Without an account no credentials fit: nothing is asked.
    const aws = this.cloud.awsFor(isAsked ? accountId : undefined, region);
    for await (const { resourceType, resourceId, verdict } of run({ ...aws, accountId }))
      outcomes.push(evaluated(rule, { ...account, resourceType, resourceId }, verdict));
    if (outcomes.length > 0) return;
    const verdict = notApplicable(`There is no such resource in ${region}.`);
    outcomes.push(evaluated(rule, account, verdict));
  }

  #awsFor({ accountId, region }: ConfigurationItem): Aws {
    let ofRegion = this.#aws.get(region);
    if (ofRegion === undefined) this.#aws.set(region, (ofRegion = new Map<string | undefined, Aws>()));
    let aws = ofRegion.get(accountId);
    if (aws === undefined) ofRegion.set(accountId, (aws = this.cloud.awsFor(accountId, region)));
    return aws;
  }
}

interface AccountAndRegion {
  readonly accountId: string;
  readonly region: string;
}

const isPlace = (a: AccountAndRegion, b: AccountAndRegion): boolean =>
  a.accountId === b.accountId && a.region === b.region;

const accountItem = (accountId: string, region: string): Omit<Resource, 'capturedAt'> => ({
  resourceType: ACCOUNT,
  resourceId: accountId,
  resourceName: undefined,
  accountId,
  region,
});

const because = (error: unknown, reason: string | undefined): unknown =>
  error instanceof CallNeededError ? new CallNeededError(error.client, error.command, reason) : error;

/** @throws what the judge throws */
function verdictOf(
  entry: ItemEntry,
  { judge, readsSupplements }: Judge,
  aws: Aws,
  fetched: () => Promise<ConfigurationItem>,
): Verdict | Promise<Verdict> {
  if (entry.leftScope) return notApplicable('The resource left the scope of the rule.');
  if (entry.kind === 'oversized' && goneBecause(entry.item.status) === undefined)
    return fetched().then((whole) => judge(whole, aws));
  if (entry.kind === 'item' && entry.lacksSupplements && readsSupplements)
    throw new Error('the query did not select supplementaryConfiguration, which this rule reads');
  return judge(entry.item, aws);
}

type Resource = Pick<
  ConfigurationItem,
  'resourceType' | 'resourceId' | 'resourceName' | 'accountId' | 'region' | 'capturedAt'
>;

const evaluated =
  (rule: Rule, resource: Resource, { compliance, annotation }: Verdict): Outcome =>
  (results) => {
    const { resourceType, resourceId, resourceName, accountId, region, capturedAt } = resource;
    results.evaluation(
      {
        rule: rule.id,
        resourceType,
        resourceId,
        resourceName: resourceName ?? null,
        accountId: accountId ?? null,
        region: region ?? null,
        compliance,
        annotation,
        capturedAt,
      },
      rule,
    );
  };

function failure(
  at: {
    readonly place?: Place;
    readonly item: Omit<Resource, 'capturedAt'>;
  },
  rule: Rule,
  error: unknown,
): Outcome {
  const { resourceType, resourceId, accountId = null, region = null } = at.item;
  if (error instanceof CallNeededError) {
    const skipped = {
      rule: rule.id,
      resourceType,
      resourceId,
      accountId,
      region,
      needs: actionOf(rule, error),
    };
    return (results) => {
      results.skipped(error.reason === undefined ? skipped : { ...skipped, reason: error.reason });
    };
  }
  return (results) => {
    results.problem({ ...problemAt(at, messageOf(error)), rule: rule.id, resourceType, resourceId });
  };
}

/** The IAM action of a call: as the rule declares it, or else by the names of service and operation. */
const actionOf = (rule: Rule, { service, operation }: CallNeededError): string =>
  rule.permissions.find((action) => isAllowed(operation, [action])) ??
  `${service === 'configservice' ? 'config' : service}:${operation}`;

function problemAt({ place }: { readonly place?: Place }, message: string): Problem {
  return {
    source: place?.source ?? null,
    item: place?.item ?? null,
    offset: place?.offset ?? null,
    rule: null,
    resourceType: null,
    resourceId: null,
    message,
  };
}
