/** What AWS Config does as time goes by: schedules come round, and what is recorded once a day is recorded. */
import type { ConfigRule, MaximumExecutionFrequency } from '@aws-sdk/client-config-service';
import { deliverDaily } from './recording';
import { wants } from './scope';
import type { Service } from './service';
import { fireSchedules } from './triggers';

const HOUR_MS = 60 * 60_000;
const PERIODS_MS: Readonly<Record<MaximumExecutionFrequency, number>> = {
  One_Hour: HOUR_MS,
  Three_Hours: 3 * HOUR_MS,
  Six_Hours: 6 * HOUR_MS,
  Twelve_Hours: 12 * HOUR_MS,
  TwentyFour_Hours: 24 * HOUR_MS,
};
const DAY_MS = 24 * HOUR_MS;
const DAY_ENDED_AT = 'dayEndedAt';
/** Between two looks at the clock. */
const PAUSE_MS = 60_000;

export class Calendar {
  #timer: NodeJS.Timeout | undefined;

  /** @param onError is told what is no caller's fault, such as a full disk */
  constructor(
    readonly services: readonly Service[],
    readonly onError: (error: unknown) => void,
  ) {}

  /** Does at once what became due while nobody looked. */
  start(): void {
    this.#look();
    this.#timer = setInterval(() => {
      this.#look();
    }, PAUSE_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    for (const service of this.services) {
      try {
        endDay(service);
        fireDueSchedules(service);
      } catch (error) {
        this.onError(error);
      }
    }
  }
}

/** A schedule is due when the last one, on demand or not, is as long ago as the rule says. */
function fireDueSchedules(service: Service): void {
  const { store } = service;
  const now = service.now().getTime();
  const last = store.deliveries.lastSchedules();
  const due = store.rules
    .all()
    .filter(({ definition }) => wants(definition, 'scheduled'))
    .filter(({ id, definition }) => now - (last.get(id) ?? 0) >= periodOf(definition));
  if (due.length === 0) return;
  fireSchedules(
    service,
    due.map(({ name }) => name),
  );
}

function periodOf({ Source }: ConfigRule): number {
  const periods = (Source?.SourceDetails ?? [])
    .filter(({ MessageType }) => MessageType === 'ScheduledNotification')
    .map(({ MaximumExecutionFrequency: frequency = 'TwentyFour_Hours' }) => PERIODS_MS[frequency]);
  return Math.min(...periods);
}

function endDay(service: Service): void {
  const { store } = service;
  const now = service.now().getTime();
  const endedAt = store.settings.get(DAY_ENDED_AT);
  if (typeof endedAt === 'number' && now - endedAt < DAY_MS) return;
  store.transaction(() => {
    store.settings.set(DAY_ENDED_AT, now);
    deliverDaily(service);
  });
}
