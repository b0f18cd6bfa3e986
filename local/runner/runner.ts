/** Runs the functions of rules as Lambda does for AWS Config: takes deliveries, invokes, and settles them. */
import { Deliveries, LAMBDA_RETRY_DELAYS_MS, type Delivery, type DeliveryError } from '../deliveries';
import type { Service } from '../service';
import type { DeliveryState } from '../store/deliveries';
import { RenewedCredentials } from './credentials';
import { environmentOf, type AwsAccess } from './environment';
import { FunctionProcess } from './function-process';
import { Invocations } from './invocations';
import { partsOfArn, type LambdaFunctions } from './lambda-function';
import { FunctionLogs, type LogLine } from './logs';
import { configSkip, settlementOf, startError } from './outcome';
import { defaultProcesses, Pool } from './pool';
import { isSchedule, isWorthStarting, nextOf, noteDuration, type Job, type Queue } from './queue';
import { startStandIn, type StandIn } from './refusals';

export interface RunnerOptions {
  /** One for each Region. */
  readonly services: readonly Service[];
  readonly functions: LambdaFunctions;
  /** The endpoint that serves them. */
  readonly endpointUrl: string;
  readonly aws: AwsAccess;
  /** The IAM actions of a function's own calls, by its name. */
  readonly permissionsOf: (name: string) => readonly string[];
  readonly retryDelaysMs?: readonly number[];
  /** Processes that are alive at once. */
  readonly processes?: number;
  /** Between two renewals of credentials. */
  readonly shortestRenewalMs?: number;
  /** Told each line that a function writes. */
  readonly onLine?: (line: LogLine) => void;
  /** Told of each failed attempt; `state` says whether there will be another one. */
  readonly onFailure?: (failure: Failure) => void;
}

export interface Failure {
  readonly delivery: Delivery;
  readonly error: DeliveryError;
  /** Whether there will be another attempt. */
  readonly state: 'pending' | 'failed';
  /** What the function wrote meanwhile, the last lines of it. */
  readonly lines: readonly string[];
}

/** Deliveries that are taken at once, and those that wait here at most; the others wait in the database. */
const TAKEN_AT_ONCE = 100;
const WAITING = 500;
/** Timers take no more; a day is enough. */
const LONGEST_TIMER_MS = 24 * 60 * 60_000;

export class Runner {
  readonly logs: FunctionLogs;
  readonly #deliveries: readonly Deliveries[];
  readonly #queues = new Map<string, Queue>();
  readonly #pool: Pool;
  readonly #invocations: Invocations;
  readonly #credentials: RenewedCredentials;
  #standIn: StandIn | undefined;
  #waiting = 0;
  #running = 0;
  /** Whether there may be deliveries that are due. */
  #mayBeDue = true;
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  readonly #whenIdle: (() => void)[] = [];

  constructor(readonly options: RunnerOptions) {
    this.logs = new FunctionLogs(options.onLine);
    this.#deliveries = options.services.map((service) => new Deliveries(service));
    this.#pool = new Pool(options.processes ?? defaultProcesses());
    this.#invocations = new Invocations(this.logs);
    this.#credentials = new RenewedCredentials(
      options.aws.credentials,
      () => {
        this.#pool.endIdle();
      },
      options.shortestRenewalMs,
    );
  }

  async start(): Promise<void> {
    this.#standIn = await startStandIn();
    await this.#credentials.renew();
    this.#isRunning = true;
    for (const deliveries of this.#deliveries) {
      deliveries.recover();
      deliveries.service.events.on('deliveries', this.#onDeliveries);
    }
    this.#pump();
  }

  /** Ends everything at once; what was running is pending again. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#timer);
    this.#credentials.stop();
    for (const { service } of this.#deliveries) service.events.off('deliveries', this.#onDeliveries);
    await this.#pool.endAll();
    await this.#standIn?.close();
    for (const deliveries of this.#deliveries) deliveries.recover();
    this.#release();
  }

  /** Resolves when nothing is left to do, retries included, or when the runner stops. */
  async idle(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#whenIdle.push(resolve);
      this.#pump();
    });
  }

  /** The deliveries of all services by what became of them; together they are all that there ever were. */
  counts(): Readonly<Record<DeliveryState, number>> {
    const total = { pending: 0, running: 0, done: 0, skipped: 0, failed: 0 };
    for (const deliveries of this.#deliveries) {
      const counts = deliveries.counts();
      for (const state of Object.keys(total) as DeliveryState[]) total[state] += counts[state];
    }
    return total;
  }

  /** Ends the process that handles the event with this token, half-way. */
  kill(resultToken: string): void {
    const process = this.#invocations.processOf(resultToken);
    if (process !== undefined) this.#pool.end(process);
  }

  readonly #onDeliveries = (): void => {
    this.#mayBeDue = true;
    this.#pump();
  };

  #pump(): void {
    if (!this.#isRunning) return;
    this.#take();
    const waiting = [...this.#queues.values()].filter(({ jobs }) => jobs.length > 0);
    // Those that are warm first: a process that ends to make room must not be one for which there is work.
    for (const queue of waiting) while (this.#giveToWarm(queue));
    for (const queue of waiting) while (this.#giveToNew(queue));
    if (this.#waiting === 0 && this.#running === 0) this.#rest();
    this.#wakeUpWhenDue();
  }

  #take(): void {
    while (this.#mayBeDue && this.#waiting < WAITING) {
      this.#mayBeDue = false;
      for (const deliveries of this.#deliveries) {
        const taken = deliveries.take(TAKEN_AT_ONCE);
        if (taken.length === TAKEN_AT_ONCE) this.#mayBeDue = true;
        for (const delivery of taken) this.#admit({ deliveries, delivery });
      }
    }
  }

  /** Puts a job where it waits for a process, or settles it when there is nothing to run. */
  #admit(job: Job): void {
    const { functionArn: arn } = job.delivery;
    const { name } = partsOfArn(arn);
    const lambda = this.options.functions.get(name);
    if (lambda === undefined) {
      const error = {
        code: 'ResourceNotFoundException',
        message: `Function not found: ${arn}`,
        invoked: false,
      };
      this.#fail(job, error, [], []);
      return;
    }
    const skip = configSkip(job.delivery, this.options.permissionsOf(name));
    if (skip !== undefined) {
      job.deliveries.skip(job.delivery.id, [skip]);
      return;
    }
    const queue = this.#queues.get(arn) ?? { arn, lambda, jobs: [], scheduled: new Set(), meanMs: undefined };
    this.#queues.set(arn, queue);
    queue.jobs.push(job);
    this.#waiting += 1;
  }

  #giveToWarm(queue: Queue): boolean {
    const process = nextOf(queue) === undefined ? undefined : this.#pool.idleOf(queue.arn);
    if (process === undefined) return false;
    this.#give(queue, process);
    return true;
  }

  #giveToNew(queue: Queue): boolean {
    const job = nextOf(queue);
    if (job === undefined || !isWorthStarting(queue, this.#pool.aliveOf(queue.arn))) return false;
    if (!this.#pool.hasRoom()) return false;
    let process: FunctionProcess;
    try {
      process = this.#startProcess(queue);
    } catch (error) {
      this.#remove(job, queue);
      this.#fail(job, startError(error), this.options.retryDelaysMs, []);
      return true;
    }
    this.#give(queue, process);
    return true;
  }

  #give(queue: Queue, process: FunctionProcess): void {
    const job = nextOf(queue);
    if (job === undefined) return;
    this.#remove(job, queue);
    if (isSchedule(job)) queue.scheduled.add(job.delivery.ruleName);
    this.#running += 1;
    void this.#run(job, queue, process).then(() => {
      this.#running -= 1;
      if (isSchedule(job)) queue.scheduled.delete(job.delivery.ruleName);
      if (process.startedAt < this.#credentials.renewedAt) this.#pool.end(process);
      this.#pump();
    });
  }

  #remove(job: Job, queue: Queue): void {
    queue.jobs.splice(queue.jobs.indexOf(job), 1);
    this.#waiting -= 1;
  }

  async #run(job: Job, queue: Queue, process: FunctionProcess): Promise<void> {
    const { deliveries, delivery } = job;
    const { outcome, failures, lines } = await this.#invocations.handle(process, queue.arn, delivery.event);
    noteDuration(queue, process);
    // What was running when the runner was stopped is pending again.
    if (!this.#isRunning) return;
    const settlement = settlementOf(
      outcome,
      delivery,
      failures,
      this.options.permissionsOf(queue.lambda.name),
      this.options.aws.reason,
    );
    switch (settlement.kind) {
      case 'done':
        deliveries.succeed(delivery.id);
        break;
      case 'skipped':
        deliveries.skip(delivery.id, settlement.skips);
        break;
      case 'failed':
        this.#fail(job, settlement.error, this.options.retryDelaysMs, lines);
        break;
    }
  }

  #fail(
    { deliveries, delivery }: Job,
    error: DeliveryError,
    delays: readonly number[] = LAMBDA_RETRY_DELAYS_MS,
    lines: readonly string[],
  ): void {
    const state = deliveries.fail(delivery.id, error, delays);
    if (state === undefined) return;
    // A retry without delay is due at once.
    if (state === 'pending') this.#mayBeDue = true;
    this.options.onFailure?.({ delivery, error, state, lines });
  }

  #startProcess({ arn, lambda }: Queue): FunctionProcess {
    const { current: credentials } = this.#credentials;
    const env = environmentOf(lambda, arn, this.options.aws, credentials, {
      endpointUrl: this.options.endpointUrl,
      standInUrl: this.#standIn?.url ?? '',
    });
    const process: FunctionProcess = new FunctionProcess(
      lambda,
      env,
      credentials === undefined ? 'endpoints-only' : 'all',
      (text) => {
        this.#invocations.note(process, arn, text);
      },
      () => {
        this.#pool.remove(arn, process);
      },
    );
    this.#pool.add(arn, process);
    return process;
  }

  #rest(): void {
    if (this.#mayBeDue || this.#deliveries.some((deliveries) => deliveries.nextDueAt() !== undefined)) return;
    this.#release();
  }

  #release(): void {
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #wakeUpWhenDue(): void {
    clearTimeout(this.#timer);
    // Those that are due already are taken when there is room for them.
    if (this.#waiting >= WAITING) return;
    const delays = this.#deliveries.flatMap((deliveries) => {
      const at = deliveries.nextDueAt();
      return at === undefined ? [] : [at.getTime() - deliveries.service.now().getTime()];
    });
    if (delays.length === 0) return;
    this.#timer = setTimeout(this.#onDeliveries, Math.max(0, Math.min(LONGEST_TIMER_MS, ...delays)));
  }
}
