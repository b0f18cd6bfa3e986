import { MalformedItemError, UnknownEventError } from '../../shared/errors';
import { readEvent, readNotification } from '../../shared/event';
import change from '../events/change.json';
import oversized from '../events/oversized.json';
import scheduled from '../events/scheduled.json';

/** The event with members of its notification replaced. */
const notifying = (event: { readonly invokingEvent: string }, members: object) => ({
  ...event,
  invokingEvent: JSON.stringify({ ...(JSON.parse(event.invokingEvent) as object), ...members }),
});

describe('a change', () => {
  test('is read with its item, parameters and token', () => {
    expect(readEvent(change)).toEqual({
      notification: {
        kind: 'change',
        leftScope: false,
        item: expect.objectContaining({
          resourceType: 'AWS::Kinesis::Stream',
          resourceId: 'admissions',
          status: 'OK',
          capturedAt: '2023-04-27T15:03:11.636Z',
        }) as unknown,
      },
      parameters: { kmsKeyIds: 'alias/phi' },
      resultToken: 'opaque-token-copied-back-unchanged',
      accountId: '123456789012',
      configRuleName: 'kinesis-stream-encrypted',
    });
  });

  test('without a difference is read all the same', () => {
    expect(readNotification(notifying(change, { configurationItemDiff: null }))).toEqual(
      readNotification(change),
    );
  });

  test.each([
    ['no', null],
    ['an empty', {}],
  ])('with %s item is refused', (_, configurationItem) => {
    expect(() => readEvent(notifying(change, { configurationItem }))).toThrow(MalformedItemError);
  });
});

test('an oversized change is read with its summary, which has no configuration', () => {
  expect(readEvent(oversized).notification).toEqual({
    kind: 'oversized',
    leftScope: false,
    summary: expect.objectContaining({
      resourceType: 'AWS::Kinesis::Stream',
      resourceId: 'admissions',
      resourceName: undefined,
      status: 'OK',
      capturedAt: '2016-10-06T16:46:16.261Z',
      configuration: undefined,
    }) as unknown,
  });
});

describe('a schedule', () => {
  test('is read with the time of its notification', () => {
    expect(readEvent(scheduled).notification).toEqual({
      kind: 'scheduled',
      createdAt: '2023-04-27T13:26:17.741Z',
    });
  });

  test('without that time is refused', () => {
    expect(() => readEvent(notifying(scheduled, { notificationCreationTime: null }))).toThrow(
      'invokingEvent.notificationCreationTime: expected a point in time, got null',
    );
  });
});

test.each([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
  [undefined, false],
])('eventLeftScope %p means %p', (eventLeftScope, leftScope) => {
  expect(readEvent({ ...change, eventLeftScope }).notification).toMatchObject({ kind: 'change', leftScope });
  expect(readEvent({ ...oversized, eventLeftScope }).notification).toMatchObject({
    kind: 'oversized',
    leftScope,
  });
});

describe('evaluationMode', () => {
  test.each([undefined, null, '', 'DETECTIVE'])('%p is that of recorded resources', (evaluationMode) => {
    expect(readEvent({ ...change, evaluationMode }).notification.kind).toBe('change');
  });

  test.each(['PROACTIVE', 7])('%p is refused', (evaluationMode) => {
    expect(() => readEvent({ ...change, evaluationMode })).toThrow(UnknownEventError);
    expect(() => readEvent({ ...change, evaluationMode })).toThrow(
      /^evaluationMode: .* \(DETECTIVE\) only, got/,
    );
  });
});

describe('ruleParameters', () => {
  test.each([undefined, null, '', '{}', 'null'])('%p are none', (ruleParameters) => {
    expect(readEvent({ ...change, ruleParameters }).parameters).toEqual({});
  });

  test.each([
    ['{"kmsKeyIds":', 'ruleParameters: not valid JSON'],
    ['[]', 'ruleParameters: expected a JSON object, got a list'],
    ['"text"', 'ruleParameters: expected a JSON object, got the text "text"'],
    [{ kmsKeyIds: 'a' }, 'ruleParameters: expected JSON text, got a value of type object'],
  ])('%p are refused', (ruleParameters, message) => {
    expect(() => readEvent({ ...change, ruleParameters })).toThrow(UnknownEventError);
    expect(() => readEvent({ ...change, ruleParameters })).toThrow(message);
  });
});

describe('an event is refused', () => {
  test.each([
    ['that is no object', 'event', 'event: expected an object, got the text "event"'],
    ['that is missing', undefined, 'event: expected an object, got nothing'],
    [
      'without a notification',
      { ...change, invokingEvent: undefined },
      'invokingEvent: expected JSON text, got nothing',
    ],
    [
      'with a notification cut short',
      { ...change, invokingEvent: change.invokingEvent.slice(0, -1) },
      'invokingEvent: not valid JSON',
    ],
    [
      'with an unknown message',
      notifying(change, { messageType: 'ConfigurationSnapshotDeliveryCompleted' }),
      'invokingEvent.messageType: not a message that rules receive: the text "ConfigurationSnapshotDeliveryCompleted"',
    ],
    [
      'with no message type',
      notifying(change, { messageType: undefined }),
      'invokingEvent.messageType: not a message that rules receive: nothing',
    ],
    ['without a token', { ...change, resultToken: undefined }, 'resultToken: expected text, got nothing'],
    ['with an empty token', { ...change, resultToken: '' }, 'resultToken: expected text, got the text ""'],
    ['without an account', { ...change, accountId: null }, 'accountId: expected text, got null'],
    [
      'with an account of another kind',
      { ...change, accountId: 1 },
      'accountId: expected text, got number 1',
    ],
    [
      'without the name of the rule',
      { ...scheduled, configRuleName: undefined },
      'configRuleName: expected text, got nothing',
    ],
  ])('%s', (_, event, message) => {
    expect(() => readEvent(event)).toThrow(UnknownEventError);
    expect(() => readEvent(event)).toThrow(message);
  });

  test('and keeps the reason why its JSON is not valid', () => {
    const read = () => readEvent({ ...change, invokingEvent: '{' });
    expect(read).toThrow(expect.objectContaining({ cause: expect.any(SyntaxError) as unknown }) as Error);
  });
});
