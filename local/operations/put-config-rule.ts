import type { PutConfigRuleRequest } from '@aws-sdk/client-config-service';
import { invalidParameter, ServiceError } from '../errors';
import { randomTail } from '../ids';
import type { Valid } from '../protocol';
import { addRule, changeRule, checkDefinition } from '../rule-definition';
import type { Service } from '../service';
import type { StoredRule } from '../store/rules';
import { refuseServiceLinked } from './delete-config-rule';

export function putConfigRule({ ConfigRule: given }: Valid<PutConfigRuleRequest>, service: Service): void {
  if (service.recorder.state() === undefined) {
    throw new ServiceError(
      'NoAvailableConfigurationRecorderException',
      'There is no configuration recorder to record what the rule would evaluate.',
    );
  }
  const known = existing(given, service);
  checkDefinition(given, service);
  if (known !== undefined) {
    refuseServiceLinked(known);
    changeRule(service, known, given);
    return;
  }
  const name = given.ConfigRuleName;
  if (name === undefined) throw invalidParameter('A new rule needs a ConfigRuleName.');
  addRule(service, { id: `config-rule-${randomTail(6)}`, name, pack: undefined, given });
}

/** A rule to be changed is named by its name, its id or its ARN; those of a new rule are made here. */
function existing(
  given: Valid<PutConfigRuleRequest>['ConfigRule'],
  { store }: Service,
): StoredRule | undefined {
  const { ConfigRuleName: name, ConfigRuleId: id, ConfigRuleArn: arn } = given;
  const byName = name === undefined ? undefined : store.rules.named(name);
  const wantedId = id ?? arn?.split('/').at(-1);
  if (wantedId === undefined) return byName;
  const byId = store.rules.withId(wantedId);
  if (byId === undefined || (arn !== undefined && byId.definition.ConfigRuleArn !== arn))
    throw invalidParameter('ConfigRuleId and ConfigRuleArn must be those of an existing rule.');
  if (name !== undefined && byId.name !== name)
    throw invalidParameter('The name of a rule cannot be changed.');
  return byId;
}
