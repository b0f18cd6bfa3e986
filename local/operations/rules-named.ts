import type { Service } from '../service';
import type { StoredRule } from '../store/rules';
import { ruleNamed } from '../triggers';

/**
 * These rules, or all where none is named, in the order of their names.
 * @throws ServiceError NoSuchConfigRuleException
 */
export function rulesNamed(service: Service, names: readonly string[] = []): StoredRule[] {
  if (names.length === 0) return service.store.rules.all();
  const rules = [...new Set(names)].map((name) => ruleNamed(service, name));
  return rules.sort((one, other) => (one.name < other.name ? -1 : 1));
}
