import { ServiceError } from '../errors';
import type { Service } from '../service';
import type { StoredRule } from '../store/rules';
import { packNamed } from './packs';

/**
 * Rules of a pack by their full names, or all of them, in the order of their names.
 * @throws ServiceError NoSuchConformancePackException, NoSuchConfigRuleInConformancePackException
 */
export function packRules(service: Service, packName: string, names: readonly string[] = []): StoredRule[] {
  const rules = service.store.rules.ofPack(packNamed(service, packName).name);
  if (names.length === 0) return rules;
  const unknown = names.find((name) => !rules.some((rule) => rule.name === name));
  if (unknown !== undefined) {
    throw new ServiceError(
      'NoSuchConfigRuleInConformancePackException',
      `The conformance pack ${packName} has no rule ${unknown}.`,
    );
  }
  return rules.filter(({ name }) => names.includes(name));
}
