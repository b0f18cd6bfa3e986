/** Which rules a recorded resource concerns, and by which messages they want to hear of it. */
import type { ConfigRule, MessageType } from '@aws-sdk/client-config-service';
import type { EventItem } from './items';
import type { NotificationKind } from './store/deliveries';

const MESSAGE_TYPES: Readonly<Record<NotificationKind, MessageType>> = {
  change: 'ConfigurationItemChangeNotification',
  oversized: 'OversizedConfigurationItemChangeNotification',
  scheduled: 'ScheduledNotification',
};

export const messageTypeOf = (kind: NotificationKind): MessageType => MESSAGE_TYPES[kind];

/** Whether the rule is triggered by notifications of this kind. */
export const wants = ({ Source }: ConfigRule, kind: NotificationKind): boolean =>
  (Source?.SourceDetails ?? []).some(({ MessageType }) => MessageType === MESSAGE_TYPES[kind]);

/** The resource types of the scope, or undefined for all. */
export function scopeTypes({ Scope }: ConfigRule): readonly string[] | undefined {
  const types = Scope?.ComplianceResourceTypes ?? [];
  return types.length === 0 ? undefined : types;
}

/** Whether the resource, in this version, is in the rule's scope. */
export function inScope(
  rule: ConfigRule,
  item: Pick<EventItem, 'resourceType' | 'resourceId' | 'tags'>,
): boolean {
  const { ComplianceResourceId, TagKey, TagValue } = rule.Scope ?? {};
  const types = scopeTypes(rule);
  if (types !== undefined && !types.includes(item.resourceType)) return false;
  if (ComplianceResourceId !== undefined && ComplianceResourceId !== item.resourceId) return false;
  if (TagKey === undefined) return true;
  if (!Object.hasOwn(item.tags, TagKey)) return false;
  return TagValue === undefined || item.tags[TagKey] === TagValue;
}
