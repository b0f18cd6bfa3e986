/** The events with which AWS Config invokes a rule's Lambda, read at the edge into one small notification. */
import { describe, UnknownEventError } from './errors';
import { readItem, timestamp, type ConfigurationItem } from './item';
import { isRecord, isUnset } from './shape';

export interface RuleEvent {
  readonly notification: Notification;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly resultToken: string;
  /** The account that the rule is in; the function may live in another one. */
  readonly accountId: string;
  readonly configRuleName: string;
}

export type Notification =
  | { readonly kind: 'change'; readonly item: ConfigurationItem; readonly leftScope: boolean }
  | { readonly kind: 'oversized'; readonly summary: ConfigurationItem; readonly leftScope: boolean }
  | { readonly kind: 'scheduled'; readonly createdAt: string };

/**
 * Reads the event of an invocation.
 * @throws UnknownEventError, MalformedItemError
 */
export function readEvent(source: unknown): RuleEvent {
  if (!isRecord(source)) throw new UnknownEventError(`event: expected an object, got ${describe(source)}`);
  const mode = source['evaluationMode'];
  if (!isUnset(mode) && mode !== 'DETECTIVE') {
    throw new UnknownEventError(
      `evaluationMode: rules of this pack judge recorded resources (DETECTIVE) only, got ${describe(mode)}`,
    );
  }
  return {
    notification: readNotification(source),
    parameters: jsonObject(source, 'ruleParameters') ?? {},
    resultToken: requiredText(source, 'resultToken'),
    accountId: requiredText(source, 'accountId'),
    configRuleName: requiredText(source, 'configRuleName'),
  };
}

/** The notification inside an event, which alone is enough to evaluate without reporting. */
export function readNotification(event: Readonly<Record<string, unknown>>): Notification {
  const invokingEvent = jsonObject(event, 'invokingEvent');
  if (invokingEvent === undefined)
    throw new UnknownEventError('invokingEvent: expected JSON text, got nothing');
  const leftScope = event['eventLeftScope'] === true || event['eventLeftScope'] === 'true';
  const messageType = invokingEvent['messageType'];
  switch (messageType) {
    case 'ConfigurationItemChangeNotification':
      return { kind: 'change', item: readItem(invokingEvent['configurationItem']), leftScope };
    case 'OversizedConfigurationItemChangeNotification':
      return { kind: 'oversized', summary: readItem(invokingEvent['configurationItemSummary']), leftScope };
    case 'ScheduledNotification':
      return {
        kind: 'scheduled',
        createdAt: timestamp(
          'invokingEvent.notificationCreationTime',
          invokingEvent['notificationCreationTime'],
        ),
      };
    default:
      throw new UnknownEventError(
        `invokingEvent.messageType: not a message that rules receive: ${describe(messageType)}`,
      );
  }
}

function jsonObject(
  event: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const source = event[name];
  if (isUnset(source)) return undefined;
  if (typeof source !== 'string')
    throw new UnknownEventError(`${name}: expected JSON text, got ${describe(source)}`);
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new UnknownEventError(`${name}: not valid JSON`, { cause: error });
  }
  if (value === null) return undefined;
  if (!isRecord(value))
    throw new UnknownEventError(`${name}: expected a JSON object, got ${describe(value)}`);
  return value;
}

function requiredText(event: Readonly<Record<string, unknown>>, name: string): string {
  const value = event[name];
  if (typeof value !== 'string' || value === '')
    throw new UnknownEventError(`${name}: expected text, got ${describe(value)}`);
  return value;
}
