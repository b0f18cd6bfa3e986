/** Runs the rules over what was read; independent of where items come from and where verdicts go. */
import type { Aws } from '../shared/aws';
import { fetchOversized } from '../shared/config-service';
import { ACCOUNT } from '../shared/finding';
import { isAllowed } from '../shared/iam-actions';
import { goneBecause, type ConfigurationItem } from '../shared/item';
import type { ChangeRule, PeriodicRule, Rule, Safeguard } from '../shared/rule';
import { notApplicable, type Compliance, type Verdict } from '../shared/verdict';
import { CallNeededError, type Cloud } from './cloud';
import { placeText, type Entry } from './input/entries';
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

/** Calls of AWS that are waited for at the same time. */
const CONCURRENCY = 10;
/** Outcomes that may wait behind one that AWS has not answered. */
const QUEUE_LIMIT = 1000;

interface Judge {
  readonly rule: ChangeRule;
  readonly judge: ReturnType<ChangeRule['configure']>;
  readonly readsSupplements: boolean;
}

type Outcome = (results: Results) => void;

export class Evaluator {
  readonly #judges = new Map<string, Judge[]>();
  readonly #periodic: { readonly rule: PeriodicRule; readonly run: ReturnType<PeriodicRule['configure']> }[] =
    [];
  /** Outcomes in the order in which they are to be handed over; some are still waited for. */
  readonly #queue: (Outcome | Promise<Outcome>)[] = [];
  #waiting = 0;
  #lastAws: (Pick<ConfigurationItem, 'accountId' | 'region'> & { readonly aws: Aws }) | undefined;

  /** @throws InvalidParameterError */
  constructor(
    rules: readonly Rule[],
    parameters: ParameterFile,
    readonly cloud: Cloud,
    readonly results: Results,
  ) {
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
          this.#put((results) => {
            results.problem(problemAt(entry, entry.message));
          });
          break;
        case 'scheduled':
          this.#put((results) => {
            results.note(`${placeText(entry.place)}: a scheduled event has no item to evaluate; left out`);
          });
          break;
        case 'item':
        case 'oversized':
          await this.#judgeItem(entry);
          break;
      }
      while (this.#queue.length > QUEUE_LIMIT) await this.#handOver();
    }
  }

  /** Runs the periodic rules: for the caller's account and Region, since answers of AWS are about those. */
  async evaluatePeriodic(
    places: readonly { readonly accountId: string; readonly region: string }[],
  ): Promise<void> {
    const { caller } = this.cloud;
    const others = places.filter(
      ({ accountId, region }) => accountId !== caller?.accountId || region !== caller.region,
    );
    for (const { accountId, region } of caller === undefined ? others : [caller, ...others]) {
      const isCaller = accountId === caller?.accountId && region === caller.region;
      const reason =
        caller === undefined || isCaller
          ? undefined
          : `the credentials and the Region are those of ${caller.accountId}, ${caller.region}`;
      for (const { rule, run } of this.#periodic) {
        await this.#putWhenDone(this.#runPeriodic(rule, run, accountId, region, reason));
      }
    }
  }

  /** Waits for all that is still asked for. */
  async finish(): Promise<void> {
    while (this.#queue.length > 0) await this.#handOver();
  }

  async #judgeItem(entry: Extract<Entry, { kind: 'item' | 'oversized' }>): Promise<void> {
    const { item } = entry;
    const aws = this.#awsFor(item);
    let whole: Promise<ConfigurationItem> | undefined;
    for (const judge of this.#judges.get(item.resourceType) ?? []) {
      let verdict: Verdict | Promise<Verdict>;
      try {
        if (entry.leftScope) {
          verdict = notApplicable('The resource left the scope of the rule.');
        } else if (entry.kind === 'oversized' && goneBecause(item.status) === undefined) {
          whole ??= fetchOversized(aws, item);
          verdict = whole.then((fetched) => judge.judge(fetched, aws));
        } else if (entry.kind === 'item' && entry.lacksSupplements && judge.readsSupplements) {
          throw new Error('the query did not select supplementaryConfiguration, which this rule reads');
        } else {
          verdict = judge.judge(item, aws);
        }
      } catch (error) {
        this.#put(failure(entry, judge.rule, error));
        continue;
      }
      if (verdict instanceof Promise) {
        await this.#putWhenDone(
          verdict.then(
            (made) => evaluated(judge.rule, item, made),
            (error: unknown) => failure(entry, judge.rule, error),
          ),
        );
      } else {
        this.#put(evaluated(judge.rule, item, verdict));
      }
    }
  }

  async #runPeriodic(
    rule: PeriodicRule,
    run: ReturnType<PeriodicRule['configure']>,
    accountId: string,
    region: string,
    reason: string | undefined,
  ): Promise<Outcome> {
    const outcomes: Outcome[] = [];
    const account = {
      resourceType: ACCOUNT,
      resourceId: accountId,
      resourceName: undefined,
      accountId,
      region,
    };
    const capturedAt = new Date().toISOString();
    try {
      // Without an account no credentials fit: nothing is asked.
      const aws = this.cloud.awsFor(reason === undefined ? accountId : undefined, region);
      for await (const { resourceType, resourceId, verdict } of run({ ...aws, accountId })) {
        outcomes.push(evaluated(rule, { ...account, resourceType, resourceId, capturedAt }, verdict));
      }
      if (outcomes.length === 0) {
        const verdict = notApplicable(`There is no such resource in ${region}.`);
        outcomes.push(evaluated(rule, { ...account, capturedAt }, verdict));
      }
    } catch (error) {
      const why =
        error instanceof CallNeededError ? new CallNeededError(error.client, error.command, reason) : error;
      outcomes.push(failure({ item: account }, rule, why));
    }
    return (results) => {
      for (const outcome of outcomes) outcome(results);
    };
  }

  /** Neighbouring items are mostly of the same account and Region. */
  #awsFor({ accountId, region }: ConfigurationItem): Aws {
    const last = this.#lastAws;
    if (last !== undefined && last.accountId === accountId && last.region === region) return last.aws;
    const aws = this.cloud.awsFor(accountId, region);
    this.#lastAws = { accountId, region, aws };
    return aws;
  }

  #put(outcome: Outcome): void {
    if (this.#queue.length === 0) outcome(this.results);
    else this.#queue.push(outcome);
  }

  async #putWhenDone(outcome: Promise<Outcome>): Promise<void> {
    this.#queue.push(outcome);
    this.#waiting += 1;
    while (this.#waiting >= CONCURRENCY) await this.#handOver();
  }

  async #handOver(): Promise<void> {
    const head = this.#queue.shift();
    if (head === undefined) return;
    if (head instanceof Promise) {
      const outcome = await head;
      this.#waiting -= 1;
      outcome(this.results);
    } else {
      head(this.results);
    }
  }
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
    readonly place?: Extract<Entry, { kind: 'item' }>['place'];
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

function problemAt(
  { place }: { readonly place?: Extract<Entry, { kind: 'item' }>['place'] },
  message: string,
): Problem {
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
