import type { DeleteConfigRuleRequest } from '@aws-sdk/client-config-service';
import { ServiceError } from '../errors';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import type { StoredRule } from '../store/rules';
import { ruleNamed } from '../triggers';

/** The rule goes at once, with its evaluations and with the deliveries that are still to be made. */
export function deleteConfigRule({ ConfigRuleName }: Valid<DeleteConfigRuleRequest>, service: Service): void {
  const rule = ruleNamed(service, ConfigRuleName);
  refuseServiceLinked(rule);
  service.store.rules.remove(rule.id);
}

/** A rule of a conformance pack is changed with its pack alone. */
export function refuseServiceLinked({ pack }: StoredRule): void {
  if (pack === undefined) return;
  throw new ServiceError(
    'AccessDeniedException',
    'An AWS service owns ServiceLinkedConfigRule. You do not have permissions to take action on this rule.',
  );
}
