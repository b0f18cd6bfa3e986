/** The event with which AWS Config invokes the function of a rule. */
import type { EventItem } from './items';
import { resultToken } from './result-token';
import { messageTypeOf } from './scope';
import type { Service } from './service';
import type { StoredDelivery } from './store/deliveries';
import type { StoredRule } from './store/rules';

export interface LambdaEvent {
  readonly version: '1.0';
  /** JSON */
  readonly invokingEvent: string;
  /** JSON */
  readonly ruleParameters: string;
  readonly resultToken: string;
  readonly eventLeftScope: boolean;
  readonly executionRoleArn: string;
  readonly configRuleArn: string;
  readonly configRuleName: string;
  readonly configRuleId: string;
  readonly accountId: string;
  readonly evaluationMode: 'DETECTIVE';
}

/** Makes events; that of a delivery is the same for every attempt, as long as the rule stays as it is. */
export function lambdaEvents(service: Service): (delivery: StoredDelivery, rule: StoredRule) => LambdaEvent {
  const executionRoleArn = service.recorder.state()?.recorder.roleARN ?? '';
  return (delivery, rule) => ({
    version: '1.0',
    invokingEvent: invokingEvent(service, delivery),
    ruleParameters: rule.definition.InputParameters ?? '{}',
    resultToken: resultToken(service, delivery),
    eventLeftScope: delivery.leftScope,
    executionRoleArn,
    configRuleArn: rule.definition.ConfigRuleArn ?? '',
    configRuleName: rule.name,
    configRuleId: rule.id,
    accountId: service.accountId,
    evaluationMode: 'DETECTIVE',
  });
}

function invokingEvent({ accountId }: Service, { notification, body }: StoredDelivery): string {
  const { kind, createdAt, diff, changeType } = notification;
  const common = {
    notificationCreationTime: new Date(createdAt).toISOString(),
    messageType: messageTypeOf(kind),
  };
  if (kind === 'scheduled' || body === undefined)
    return JSON.stringify({ awsAccountId: accountId, ...common, recordVersion: '1.0' });
  if (kind === 'oversized') {
    const configurationItemSummary = summaryOf(JSON.parse(body) as EventItem, changeType ?? 'UPDATE');
    return JSON.stringify({ configurationItemSummary, ...common, recordVersion: '1.0' });
  }
  // Both parts are JSON already, and large: they are not taken apart to be put together again.
  const rest = JSON.stringify({ ...common, recordVersion: '1.3' }).slice(1);
  return `{"configurationItemDiff":${diff ?? 'null'},"configurationItem":${body},${rest}`;
}

function summaryOf(item: EventItem, changeType: string): Readonly<Record<string, unknown>> {
  const {
    configuration: _configuration,
    supplementaryConfiguration: _supplements,
    relationships: _relationships,
    relatedEvents: _events,
    tags: _tags,
    ...summary
  } = item;
  return { changeType, ...summary };
}
