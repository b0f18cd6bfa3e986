/** What waits for the processes of one function, and which of it may begin. */
import type { Deliveries, Delivery } from '../deliveries';
import type { FunctionProcess } from './function-process';
import type { LambdaFunction } from './lambda-function';

export interface Job {
  readonly deliveries: Deliveries;
  readonly delivery: Delivery;
}

/** The jobs of one function in one Region. */
export interface Queue {
  readonly arn: string;
  readonly lambda: LambdaFunction;
  readonly jobs: Job[];
  /** The names of the rules with a schedule that is under way. */
  readonly scheduled: Set<string>;
  /** What an invocation takes, lately; undefined while that is not known. */
  meanMs: number | undefined;
}

/** A further process of a function starts when its jobs would wait longer. */
const WAIT_MS = 500;
const WARM_UP_MS = 1_000;

export const isSchedule = ({ delivery }: Job): boolean => delivery.kind === 'scheduled';

/**
 * The first job that may begin. Of a rule's schedules the next one waits until the last one ended: side by side, the
 * newer could ask AWS first, and its verdict would stand over what the older saw later.
 */
export const nextOf = ({ jobs, scheduled }: Queue): Job | undefined =>
  jobs.find((job) => !isSchedule(job) || !scheduled.has(job.delivery.ruleName));

/** The first invocation of a process takes longer than the others will, unless it is the waiting that takes long. */
export function noteDuration(queue: Queue, { invocations, tookMs }: FunctionProcess): void {
  if (invocations === 1 && tookMs < WARM_UP_MS) return;
  queue.meanMs = queue.meanMs === undefined ? tookMs : queue.meanMs * 0.8 + tookMs * 0.2;
}

/** A function has one process, and more when its jobs would wait too long for that. */
export function isWorthStarting({ jobs, meanMs = 0 }: Queue, alive: number): boolean {
  return alive === 0 || (meanMs * jobs.length) / alive > WAIT_MS;
}
