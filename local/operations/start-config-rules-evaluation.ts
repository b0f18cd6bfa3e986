import type { StartConfigRulesEvaluationRequest } from '@aws-sdk/client-config-service';
import { invalidParameter, ServiceError } from '../errors';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import type { StoredRule } from '../store/rules';
import { announceDeliveries, triggerRule } from '../triggers';
import { rulesNamed } from './rules-named';

/** Judges the last known state of what is recorded; a rule with a schedule is told of that, too. */
export function startConfigRulesEvaluation(
  { ConfigRuleNames = [] }: Valid<StartConfigRulesEvaluationRequest>,
  service: Service,
): object {
  if (ConfigRuleNames.length === 0) throw invalidParameter('ConfigRuleNames must name at least one rule.');
  for (const rule of rulesNamed(service, ConfigRuleNames)) {
    refuseTooSoon(rule, service);
    announceDeliveries(service, triggerRule(service, rule, { onDemand: true }));
    service.store.rules.noteStarted(rule.id, service.now().getTime());
  }
  return {};
}

function refuseTooSoon(
  { id, name, startedAt }: StoredRule,
  { store, now, startEvaluationIntervalMs }: Service,
): void {
  const soon = startedAt !== undefined && now().getTime() - startedAt < startEvaluationIntervalMs;
  if (!soon && !store.deliveries.isUnderWay(id)) return;
  throw new ServiceError(
    'LimitExceededException',
    `An evaluation of ${name} is in progress, or was started less than ` +
      `${String(startEvaluationIntervalMs / 1000)} seconds ago.`,
  );
}
