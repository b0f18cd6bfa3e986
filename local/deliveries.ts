/**
 * The queue between AWS Config and the functions of its rules, with the semantics of asynchronous invocations of
 * Lambda. Every step is committed before it counts.
 */
import { lambdaEvents, type LambdaEvent } from './lambda-event';
import type { Service } from './service';
import type { DeliveryState, NotificationKind, StoredDelivery } from './store/deliveries';

export interface Delivery {
  readonly id: number;
  readonly ruleName: string;
  readonly functionArn: string;
  readonly kind: NotificationKind;
  readonly event: LambdaEvent;
  /** The one that is under way included. */
  readonly attempts: number;
  readonly dueAt: Date;
  readonly state: DeliveryState;
  readonly lastError: string | undefined;
}

export interface DeliveryError {
  /** As Lambda names it, such as Unhandled or Sandbox.Timedout; shown by DescribeConfigRuleEvaluationStatus. */
  readonly code: string;
  readonly message: string;
  /** False when the function could not be invoked at all. */
  readonly invoked: boolean;
}

/** A verdict that the function could not give, since it must not ask AWS. */
export interface Skip {
  readonly type: string;
  readonly resourceId: string;
  /** The IAM action of the call that was not made. */
  readonly needs: string;
  /** Why not, when it could have been. */
  readonly reason?: string | undefined;
}

/** Lambda tries twice more, after about one and two minutes. */
export const LAMBDA_RETRY_DELAYS_MS: readonly number[] = [60_000, 120_000];

export class Deliveries {
  constructor(readonly service: Service) {}

  /** Takes up to `count` deliveries that are due, the longest due first; they are running now. */
  take(count: number, now: Date = this.service.now()): Delivery[] {
    const { store } = this.service;
    const at = now.getTime();
    const taken = store.transaction(() => {
      const due = store.deliveries.due(at, count);
      const ids = due.map(({ id }) => id);
      store.deliveries.take(ids, at);
      return this.#complete(
        due.map((delivery) => ({ ...delivery, state: 'running', attempts: delivery.attempts + 1 })),
      );
    });
    this.#announce(taken.map(({ id }) => id));
    return taken;
  }

  /** The function ended well. False when the delivery is not running, or its rule was deleted meanwhile. */
  succeed(id: number): boolean {
    const { store, faults } = this.service;
    // The first time alone, or it would have no end.
    const isRepeated =
      faults !== undefined && store.deliveries.withId(id)?.attempts === 1 && faults.duplicates();
    const done = store.transaction(() => {
      const isSettled = store.deliveries.settle(id, isRepeated ? 'pending' : 'done', this.#now(), undefined);
      if (!isSettled) return false;
      store.rules.noteInvoked(id);
      store.deliveries.skipped.makeGoodBy(id);
      return true;
    });
    if (done) this.#announce([id]);
    return done;
  }

  /**
   * The function failed: it is tried again after the next of the delays, and given up when there is none left.
   * Gives the new state, or undefined when the delivery is not running, or its rule was deleted meanwhile.
   */
  fail(
    id: number,
    error: DeliveryError,
    retryDelaysMs: readonly number[] = LAMBDA_RETRY_DELAYS_MS,
  ): 'pending' | 'failed' | undefined {
    const { store } = this.service;
    const now = this.#now();
    const state = store.transaction(() => {
      const delivery = store.deliveries.withId(id);
      if (delivery?.state !== 'running') return undefined;
      const delay = retryDelaysMs[delivery.attempts - 1];
      const next = delay === undefined ? 'failed' : 'pending';
      store.deliveries.settle(id, next, now + (delay ?? 0), `${error.code}: ${error.message}`);
      const { ruleId } = delivery;
      if (error.invoked) {
        store.rules.noteInvoked(id);
        store.rules.noteEvaluationFailed(ruleId, now, error.code, error.message);
      } else {
        store.rules.noteInvocationFailed(ruleId, now, error.code, error.message);
      }
      return next;
    });
    if (state !== undefined) this.#announce([id]);
    return state;
  }

  /**
   * The function cannot judge without AWS: trying again would not help. Verdicts that it gave about other resources
   * stay. False when the delivery is not running, or its rule was deleted meanwhile.
   */
  skip(id: number, skips: readonly Skip[]): boolean {
    const { store } = this.service;
    const at = this.#now();
    const done = store.transaction(() => {
      const delivery = store.deliveries.withId(id);
      if (delivery?.state !== 'running') return false;
      const needs = `needs ${[...new Set(skips.map((skip) => skip.needs))].join(', ')}`;
      store.deliveries.settle(id, 'skipped', at, needs);
      store.rules.noteInvoked(id);
      store.rules.noteEvaluationFailed(delivery.ruleId, at, 'NotEvaluated', needs);
      for (const { type, resourceId, needs: call, reason } of skips)
        store.deliveries.skipped.put({
          ruleId: delivery.ruleId,
          type,
          resourceId,
          needs: call,
          reason,
          at,
        });
      return true;
    });
    if (done) this.#announce([id]);
    return done;
  }

  /**
   * To be called before the first `take` of a process: what was running when the last one was killed is pending
   * again, and the attempt does not count. Gives their number.
   */
  recover(): number {
    return this.service.store.deliveries.recover();
  }

  counts(): Readonly<Record<DeliveryState, number>> {
    return this.service.store.deliveries.counts();
  }

  /** When the next pending delivery is due, for a timer. */
  nextDueAt(): Date | undefined {
    const at = this.service.store.deliveries.nextDueAt();
    return at === undefined ? undefined : new Date(at);
  }

  /** The on-failure records: deliveries that were given up, newest first. */
  failures(limit = 100): Delivery[] {
    return this.#complete(this.service.store.deliveries.failed(limit));
  }

  #complete(deliveries: readonly StoredDelivery[]): Delivery[] {
    const { rules } = this.service.store;
    const ruleIds = new Set(deliveries.map(({ ruleId }) => ruleId));
    const byId = new Map([...ruleIds].map((id) => [id, rules.withId(id)]));
    const eventOf = lambdaEvents(this.service);
    return deliveries.flatMap((delivery) => {
      const rule = byId.get(delivery.ruleId);
      // Deliveries are deleted with their rule, so every rule is there.
      if (rule === undefined) return [];
      return [
        {
          id: delivery.id,
          ruleName: rule.name,
          functionArn: rule.definition.Source?.SourceIdentifier ?? '',
          kind: delivery.notification.kind,
          event: eventOf(delivery, rule),
          attempts: delivery.attempts,
          dueAt: new Date(delivery.dueAt),
          state: delivery.state,
          lastError: delivery.lastError,
        },
      ];
    });
  }

  #announce(ids: readonly number[]): void {
    for (const id of ids) this.service.events.emit('settled', id);
  }

  #now(): number {
    return this.service.now().getTime();
  }
}
