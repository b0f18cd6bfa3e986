import type { MaximumExecutionFrequency } from '@aws-sdk/client-config-service';
import { Calendar } from '../../local/calendar';
import { Deliveries } from '../../local/deliveries';
import { putConfigRule } from '../../local/operations/put-config-rule';
import { putConfigurationRecorder } from '../../local/operations/put-configuration-recorder';
import { startConfigRulesEvaluation } from '../../local/operations/start-config-rules-evaluation';
import type { Valid } from '../../local/protocol';
import { recordItems } from '../../local/recording';
import { createService, type Service } from '../../local/service';
import { openStore } from '../../local/store';
import { ACCOUNT_ID, itemOf, MINUTE, REGION, ruleOf, START } from './harness';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const QUEUE = 'AWS::SQS::Queue';

let service: Service;
let calendar: Calendar;
const errors: unknown[] = [];
beforeEach(() => {
  jest.useFakeTimers({ now: START });
  service = createService({ store: openStore(':memory:'), accountId: ACCOUNT_ID, region: REGION });
  calendar = calendarOf(service);
});
afterEach(() => {
  calendar.stop();
  service.store.close();
  jest.useRealTimers();
  expect(errors.splice(0)).toEqual([]);
});

const calendarOf = (...services: readonly Service[]): Calendar =>
  new Calendar(services, (error) => errors.push(error));

function put(name: string, frequency?: MaximumExecutionFrequency): void {
  const given = ruleOf(name, { messages: ['scheduled'], ...(frequency === undefined ? {} : { frequency }) });
  putConfigRule({ ConfigRule: given } as Valid<{ ConfigRule: typeof given }>, service);
}

/** The names of the rules whose schedules came round, each as often as it did. */
function cameRound(): string[] {
  const deliveries = new Deliveries(service);
  const taken = deliveries.take(1_000);
  for (const { id } of taken) deliveries.succeed(id);
  return taken.map(({ ruleName }) => ruleName).sort();
}

test('schedules come round as often as their rules say, once a day unless they say otherwise', () => {
  put('hourly', 'One_Hour');
  put('daily');
  expect(cameRound()).toEqual(['daily', 'hourly']);
  calendar.start();
  jest.advanceTimersByTime(HOUR - MINUTE);
  expect(cameRound()).toEqual([]);
  jest.advanceTimersByTime(MINUTE);
  expect(cameRound()).toEqual(['hourly']);
  jest.advanceTimersByTime(DAY - HOUR);
  expect(cameRound()).toEqual(['daily', ...Array<string>(23).fill('hourly')]);
});

test('one on demand counts', () => {
  put('hourly', 'One_Hour');
  cameRound();
  calendar.start();
  jest.advanceTimersByTime(HOUR / 2);
  startConfigRulesEvaluation({ ConfigRuleNames: ['hourly'] }, service);
  expect(cameRound()).toEqual(['hourly']);
  jest.advanceTimersByTime(HOUR - MINUTE);
  expect(cameRound()).toEqual([]);
  jest.advanceTimersByTime(MINUTE);
  expect(cameRound()).toEqual(['hourly']);
});

test('what became due while nobody looked is done at once, and once', () => {
  put('daily');
  cameRound();
  calendar.start();
  calendar.stop();
  jest.advanceTimersByTime(3 * DAY);
  expect(cameRound()).toEqual([]);
  calendar.start();
  expect(cameRound()).toEqual(['daily']);
});

test('what is recorded daily is recorded when the day ends, if it changed', () => {
  const recorder = {
    roleARN: `arn:aws:iam::${ACCOUNT_ID}:role/config`,
    recordingMode: { recordingFrequency: 'DAILY' },
  } as const;
  putConfigurationRecorder({ ConfigurationRecorder: recorder }, service);
  const versions = (): number =>
    service.store.items.history(
      { type: QUEUE, resourceId: 'q' },
      { from: 0, to: Date.now() },
      'oldest first',
      10,
    ).length;
  const record = (configuration: object): void => {
    recordItems(service, [itemOf(QUEUE, 'q', { at: new Date(), configuration })]);
  };
  calendar.start();
  record({ size: 1 });
  jest.advanceTimersByTime(DAY - MINUTE);
  expect(versions()).toBe(0);
  jest.advanceTimersByTime(MINUTE);
  expect(versions()).toBe(1);
  record({ size: 1 });
  jest.advanceTimersByTime(DAY);
  expect(versions()).toBe(1);
  record({ size: 2 });
  jest.advanceTimersByTime(DAY);
  expect(versions()).toBe(2);
});

test('an error in one Region is told, and does not keep the others from their schedules', () => {
  put('daily');
  cameRound();
  const broken = createService({ store: openStore(':memory:'), accountId: ACCOUNT_ID, region: 'us-west-2' });
  broken.store.close();
  jest.advanceTimersByTime(DAY);
  calendar = calendarOf(broken, service);
  calendar.start();
  expect(cameRound()).toEqual(['daily']);
  expect(errors.splice(0)).toHaveLength(1);
});
