/** Lambda handlers of rules: read the event, judge, report. Every failure is thrown, so that AWS Config tries again. */
import type { Context as LambdaContext } from 'aws-lambda';
import { awsOf, type Aws } from './aws';
import { fetchOversized, recordedItems, Report } from './config-service';
import { ReportError, UnknownEventError } from './errors';
import { readEvent, type Notification, type RuleEvent } from './event';
import { ACCOUNT } from './finding';
import { goneBecause, readItem, type ConfigurationItem } from './item';
import { log } from './log';
import type { ChangeRule, PeriodicRule } from './rule';
import { notApplicable, type Verdict } from './verdict';

/** Resolves when every evaluation is delivered to AWS Config; the result says how many there were. */
export type RuleHandler = (
  event: unknown,
  context: Pick<LambdaContext, 'awsRequestId' | 'invokedFunctionArn'>,
) => Promise<{ readonly evaluations: number }>;

/** Evaluations of a schedule that wait for AWS at the same time. */
const CONCURRENCY = 10;

export function changeHandler(rule: Omit<ChangeRule, 'handler'>): RuleHandler {
  return handlerOf(rule.id, async (event, invocation) => {
    const judge = rule.configure(event.parameters);
    if (event.notification.kind === 'scheduled') {
      await judgeRecorded(rule, judge, invocation);
      return;
    }
    const { leftScope } = event.notification;
    const item = await itemOf(event.notification, invocation.aws);
    await invocation.evaluate(item, () =>
      leftScope ? notApplicable('The resource left the scope of the rule.') : judge(item, invocation.aws),
    );
  });
}

export function periodicHandler(rule: Omit<PeriodicRule, 'handler'>): RuleHandler {
  return handlerOf(rule.id, async (event, invocation) => {
    if (event.notification.kind !== 'scheduled') {
      throw new UnknownEventError(
        `${rule.id} runs on a schedule; it cannot judge the ${event.notification.kind} of an item`,
      );
    }
    const { aws, report } = invocation;
    let start = performance.now();
    for await (const finding of rule.configure(event.parameters)(aws)) {
      await invocation.conclude(finding, finding.verdict, start);
      start = performance.now();
    }
    if (report.size === 0) {
      const account = { resourceType: ACCOUNT, resourceId: aws.accountId };
      await invocation.conclude(account, notApplicable(`There is no such resource in ${aws.region}.`), start);
    }
    await report.flush();
    if (!rule.resourceTypes.includes(ACCOUNT)) await report.retireOthers(event.configRuleName);
  });
}

interface Resource {
  readonly resourceType: string;
  readonly resourceId: string;
}

/** One run of a handler: judges, logs each verdict without payloads, and gathers it for the report. */
class Invocation {
  readonly report: Report;

  constructor(
    readonly ruleId: string,
    readonly requestId: string,
    readonly aws: Aws,
    event: RuleEvent,
  ) {
    this.report = new Report(aws, event.resultToken, orderingTimestamp(event.notification));
  }

  async evaluate(resource: Resource, judge: () => Verdict | Promise<Verdict>): Promise<void> {
    const start = performance.now();
    let verdict: Verdict;
    try {
      verdict = await judge();
    } catch (error) {
      const { resourceType, resourceId } = resource;
      const { ruleId: rule, requestId } = this;
      log('error', 'evaluation failed', { rule, resourceType, resourceId, requestId, error: String(error) });
      throw error;
    }
    await this.conclude(resource, verdict, start);
  }

  /** @param start when the evaluation began, by `performance.now()` */
  async conclude({ resourceType, resourceId }: Resource, verdict: Verdict, start: number): Promise<void> {
    log('info', 'evaluated', {
      rule: this.ruleId,
      resourceType,
      resourceId,
      compliance: verdict.compliance,
      durationMs: Math.round((performance.now() - start) * 1000) / 1000,
      requestId: this.requestId,
    });
    await this.report.add({ resourceType, resourceId, verdict });
  }
}

function handlerOf(
  ruleId: string,
  run: (event: RuleEvent, invocation: Invocation) => Promise<void>,
): RuleHandler {
  return async (source, { awsRequestId, invokedFunctionArn }) => {
    try {
      const event = readEvent(source);
      const invocation = new Invocation(
        ruleId,
        awsRequestId,
        awsOf(invokedFunctionArn, event.accountId),
        event,
      );
      await run(event, invocation);
      await invocation.report.flush();
      return { evaluations: invocation.report.size };
    } catch (error) {
      log('error', 'invocation failed', { rule: ruleId, requestId: awsRequestId, error: String(error) });
      throw error;
    }
  };
}

/** Judges every recorded resource of the rule's types; a failure does not keep the other resources from being reported. */
async function judgeRecorded(
  rule: Omit<ChangeRule, 'handler'>,
  judge: ReturnType<ChangeRule['configure']>,
  invocation: Invocation,
): Promise<void> {
  if (rule.alsoEvery === undefined) {
    throw new UnknownEventError(`${rule.id} judges changes of resources only; it has no schedule`);
  }
  const evaluate = async (source: unknown): Promise<void> => {
    const item = readItem(source);
    await invocation.evaluate(item, () => judge(item, invocation.aws));
  };
  const failures: unknown[] = [];
  for (const type of rule.resourceTypes) {
    try {
      for await (const page of recordedItems(invocation.aws, type)) {
        for (let start = 0; start < page.length; start += CONCURRENCY) {
          const outcomes = await Promise.allSettled(page.slice(start, start + CONCURRENCY).map(evaluate));
          for (const outcome of outcomes) if (outcome.status === 'rejected') failures.push(outcome.reason);
        }
      }
    } catch (error) {
      failures.push(error);
    }
  }
  await invocation.report.flush();
  if (failures.length === 0) return;
  throw new ReportError(
    `${String(failures.length)} failure(s) beside ${String(invocation.report.size)} evaluation(s) of recorded resources; ` +
      `the first: ${String(failures[0])}`,
    { cause: failures[0] },
  );
}

async function itemOf(
  notification: Exclude<Notification, { kind: 'scheduled' }>,
  aws: Aws,
): Promise<ConfigurationItem> {
  if (notification.kind === 'change') return notification.item;
  const { summary, leftScope } = notification;
  return leftScope || goneBecause(summary.status) !== undefined ? summary : fetchOversized(aws, summary);
}

/** The event's own time: delivery is repeated and out of order, so "now" would let an old verdict win. */
function orderingTimestamp(notification: Notification): string {
  switch (notification.kind) {
    case 'change':
      return notification.item.capturedAt;
    case 'oversized':
      return notification.summary.capturedAt;
    case 'scheduled':
      return notification.createdAt;
  }
}
