/**
 * What AWS Config does on its own: it tells rules of changes to the resources in their scope, of schedules, and of
 * what is recorded already. Each telling is a stored delivery, made in the transaction of its cause.
 */
import type { ConfigRule } from '@aws-sdk/client-config-service';
import { diffOf, type ItemDiff } from './diff';
import { noSuchRule } from './errors';
import { isDeleted, type EventItem } from './items';
import { inScope, scopeTypes, wants } from './scope';
import type { Service } from './service';
import type { NotificationKind } from './store/deliveries';
import type { StoredItem } from './store/items';
import type { StoredRule } from './store/rules';

/** A change to a resource, as it was recorded. */
export interface RecordedChange {
  readonly itemId: number;
  readonly item: EventItem;
  readonly body: string;
  /** The version before, or undefined for a resource that was not known. */
  readonly previous: EventItem | undefined;
}

/** Gives the number of rules that are told. */
export function triggerChange(service: Service, { itemId, item, body, previous }: RecordedChange): number {
  const concerned = rulesAbout(service, item.resourceType).flatMap((rule) => {
    const isIn = inScope(rule.definition, item);
    const wasIn =
      previous !== undefined &&
      !isDeleted(previous.configurationItemStatus) &&
      inScope(rule.definition, previous);
    return isIn || wasIn ? [{ ruleId: rule.id, definition: rule.definition, leftScope: !isIn }] : [];
  });
  if (concerned.length === 0) return 0;
  const diff = diffOf(previous, item);
  const kind = kindOf(service, body, diff);
  const told = concerned.filter(({ definition }) => wants(definition, kind));
  if (told.length === 0) return 0;
  const createdAt = service.now().getTime();
  const notificationId = service.store.deliveries.notify({
    kind,
    itemId,
    changeType: diff.changeType,
    diff: kind === 'change' ? JSON.stringify(diff) : undefined,
    createdAt,
  });
  for (const { ruleId, leftScope } of told) {
    service.store.deliveries.add({
      ruleId,
      notificationId,
      onDemand: false,
      leftScope,
      dueAt: dueAt(service, createdAt),
    });
  }
  return told.length;
}

/** Has a rule judge everything that is recorded, as for a new rule or on demand. Gives the number of deliveries. */
export function triggerRule(
  service: Service,
  rule: Pick<StoredRule, 'id' | 'definition'>,
  { onDemand }: { readonly onDemand: boolean },
): number {
  const { store } = service;
  const createdAt = service.now().getTime();
  const deliver = (kind: NotificationKind, itemId: number | undefined): void => {
    const changeType = itemId === undefined ? undefined : ('UPDATE' as const);
    const notificationId = store.deliveries.notify({ kind, itemId, changeType, diff: undefined, createdAt });
    store.deliveries.add({
      ruleId: rule.id,
      notificationId,
      onDemand,
      leftScope: false,
      dueAt: dueAt(service, createdAt),
    });
  };
  let count = 0;
  for (const stored of recordedInScope(service, rule.definition)) {
    const kind = kindOf(service, stored.body, undefined);
    if (!wants(rule.definition, kind)) continue;
    deliver(kind, stored.id);
    count += 1;
  }
  if (!wants(rule.definition, 'scheduled')) return count;
  deliver('scheduled', undefined);
  return count + 1;
}

/**
 * Lets the schedules of these rules, or of all, come round now. Gives the number of deliveries.
 * @throws ServiceError NoSuchConfigRuleException
 */
export function fireSchedules(service: Service, ruleNames?: readonly string[]): number {
  const { store } = service;
  return store.transaction(() => {
    const rules = (ruleNames?.map((name) => ruleNamed(service, name)) ?? store.rules.all()).filter(
      ({ definition }) => wants(definition, 'scheduled'),
    );
    if (rules.length === 0) return 0;
    const createdAt = service.now().getTime();
    const notificationId = store.deliveries.notify({
      kind: 'scheduled',
      itemId: undefined,
      changeType: undefined,
      diff: undefined,
      createdAt,
    });
    for (const { id } of rules) {
      store.deliveries.add({
        ruleId: id,
        notificationId,
        onDemand: false,
        leftScope: false,
        dueAt: dueAt(service, createdAt),
      });
    }
    announceDeliveries(service, rules.length);
    return rules.length;
  });
}

/** @throws ServiceError NoSuchConfigRuleException */
export function ruleNamed({ store }: Service, name: string): StoredRule {
  const rule = store.rules.named(name);
  if (rule === undefined) throw noSuchRule(name);
  return rule;
}

/** Tells whoever runs deliveries that there are new ones, once they are committed. */
export function announceDeliveries({ store, events }: Service, count: number): void {
  if (count > 0) store.afterCommit(() => events.emit('deliveries', count));
}

/** At once, unless it is to be late. */
const dueAt = ({ faults }: Service, createdAt: number): number => createdAt + (faults?.delayMs() ?? 0);

/** Rules by the resource types of their scope. */
interface RuleIndex {
  readonly revision: string;
  readonly byType: ReadonlyMap<string, readonly StoredRule[]>;
  readonly ofAnyType: readonly StoredRule[];
}

const indexes = new WeakMap<Service, RuleIndex>();

function rulesAbout(service: Service, type: string): readonly StoredRule[] {
  const { rules } = service.store;
  const known = indexes.get(service);
  const index = known?.revision === rules.revision ? known : indexOf(rules.revision, rules.all());
  indexes.set(service, index);
  return [...(index.byType.get(type) ?? []), ...index.ofAnyType];
}

function indexOf(revision: string, rules: readonly StoredRule[]): RuleIndex {
  const byType = new Map<string, StoredRule[]>();
  for (const rule of rules) {
    for (const type of scopeTypes(rule.definition) ?? []) {
      byType.set(type, [...(byType.get(type) ?? []), rule]);
    }
  }
  return {
    revision,
    byType,
    ofAnyType: rules.filter(({ definition }) => scopeTypes(definition) === undefined),
  };
}

/** What is recorded, and not deleted, in the scope of the rule. */
function recordedInScope({ store }: Service, definition: ConfigRule): StoredItem[] {
  const wantsChanges = wants(definition, 'change') || wants(definition, 'oversized');
  const types = wantsChanges ? (scopeTypes(definition) ?? store.items.types()) : [];
  const recorded = types.flatMap((type) => store.items.currentOfType(type));
  if (definition.Scope?.TagKey === undefined && definition.Scope?.ComplianceResourceId === undefined)
    return recorded;
  return recorded.filter(({ body }) => inScope(definition, JSON.parse(body) as EventItem));
}

/** Members of a notification beside the item and the difference. */
const ENVELOPE_BYTES = 200;

function kindOf(
  { maxNotificationBytes }: Service,
  body: string,
  diff: ItemDiff | undefined,
): NotificationKind {
  const bytes = Buffer.byteLength(body) + ENVELOPE_BYTES;
  if (bytes > maxNotificationBytes) return 'oversized';
  if (diff === undefined) return 'change';
  return bytes + Buffer.byteLength(JSON.stringify(diff)) > maxNotificationBytes ? 'oversized' : 'change';
}
