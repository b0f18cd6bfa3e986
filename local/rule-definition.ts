/** What AWS Config demands of a rule beyond the limits of its members. */
import type { ConfigRule, Scope, Source, SourceDetail } from '@aws-sdk/client-config-service';
import { isRecord } from '../shared/shape';
import { invalidParameter, ServiceError } from './errors';
import type { Valid } from './protocol';
import { arnOf, type Service } from './service';
import type { StoredRule } from './store/rules';
import { announceDeliveries, triggerRule } from './triggers';

const PACK_SERVICE = 'config-conforms.amazonaws.com';
const MOST_RULES = 1_000;
const MANAGED_RULE = /^[A-Z0-9_]{1,256}$/;
const FUNCTION_ARN = /^arn:aws[a-z-]*:lambda:([a-z0-9-]+):\d{12}:function:[\w-]+(:[\w$-]+)?$/;

/** @throws ServiceError InvalidParameterValueException */
export function checkDefinition(rule: Valid<ConfigRule>, service: Service): void {
  checkSource(rule.Source, service);
  checkScope(rule.Scope ?? {});
  if (rule.MaximumExecutionFrequency !== undefined && rule.Source.Owner !== 'AWS') {
    throw invalidParameter(
      'MaximumExecutionFrequency of a custom rule belongs into its SourceDetails, beside ScheduledNotification.',
    );
  }
  if (rule.InputParameters !== undefined && !isJsonObject(rule.InputParameters))
    throw invalidParameter('InputParameters must be a JSON object.');
  if (rule.EvaluationModes?.some(({ Mode }) => Mode === 'PROACTIVE') === true)
    throw invalidParameter('This endpoint evaluates recorded resources only (DETECTIVE).');
}

/** Stores a new rule, and has it judge what is recorded. */
export function addRule(
  service: Service,
  rule: {
    readonly id: string;
    readonly name: string;
    readonly pack: string | undefined;
    readonly given: Valid<ConfigRule>;
  },
): void {
  const { store } = service;
  if (store.rules.count() >= MOST_RULES) {
    throw new ServiceError(
      'MaxNumberOfConfigRulesExceededException',
      `An account has at most ${String(MOST_RULES)} rules in a Region.`,
    );
  }
  const stored = { ...rule, definition: definitionOf(service, rule), createdAt: service.now().getTime() };
  store.rules.add(stored);
  announceDeliveries(service, triggerRule(service, stored, { onDemand: false }));
}

/** Changes a rule; what is recorded is judged anew with the next change, or on demand. */
export function changeRule(service: Service, rule: StoredRule, given: Valid<ConfigRule>): void {
  service.store.rules.redefine(rule.id, definitionOf(service, { ...rule, given }));
}

function definitionOf(
  service: Service,
  { id, name, pack, given }: Parameters<typeof addRule>[1],
): ConfigRule {
  const owner = pack === undefined ? '' : `aws-service-rule/${PACK_SERVICE}/`;
  return {
    ConfigRuleName: name,
    ConfigRuleArn: arnOf(service, 'config', `config-rule/${owner}${id}`),
    ConfigRuleId: id,
    Description: given.Description,
    Scope: given.Scope,
    Source: given.Source,
    InputParameters: given.InputParameters,
    CreatedBy: pack === undefined ? undefined : PACK_SERVICE,
    EvaluationModes: [{ Mode: 'DETECTIVE' }],
  };
}

/** Rules of AWS's own are kept, so that packs with them can be put; nothing triggers them here. */
function checkSource(
  { Owner, SourceIdentifier = '', SourceDetails = [] }: Valid<Source>,
  { region }: Service,
): void {
  if (Owner === 'AWS') {
    if (!MANAGED_RULE.test(SourceIdentifier))
      throw invalidParameter(`SourceIdentifier must be that of a managed rule, got ${SourceIdentifier}.`);
    return;
  }
  if (Owner !== 'CUSTOM_LAMBDA')
    throw invalidParameter(`This endpoint takes rules of CUSTOM_LAMBDA and AWS only, not ${Owner}.`);
  const [, functionRegion] = FUNCTION_ARN.exec(SourceIdentifier) ?? [];
  if (functionRegion === undefined)
    throw invalidParameter(`SourceIdentifier must be the ARN of a Lambda function, got ${SourceIdentifier}.`);
  // Lambda reaches no function of another Region.
  if (functionRegion !== region)
    throw invalidParameter(
      `The function must be in the Region of the rule, ${region}, not in ${functionRegion}.`,
    );
  if (SourceIdentifier.endsWith(':$LATEST'))
    throw invalidParameter('SourceIdentifier must not end in $LATEST.');
  if (SourceDetails.length === 0)
    throw invalidParameter('SourceDetails must say which messages trigger the rule.');
  for (const detail of SourceDetails) checkDetail(detail);
}

function checkDetail({ EventSource, MessageType, MaximumExecutionFrequency }: Valid<SourceDetail>): void {
  if (EventSource === undefined || MessageType === undefined)
    throw invalidParameter('SourceDetails need an EventSource and a MessageType.');
  if (MessageType === 'ConfigurationSnapshotDeliveryCompleted')
    throw invalidParameter('This endpoint delivers no snapshots that could trigger a rule.');
  if (MaximumExecutionFrequency !== undefined && MessageType !== 'ScheduledNotification')
    throw invalidParameter('MaximumExecutionFrequency goes with ScheduledNotification only.');
}

function checkScope({
  ComplianceResourceTypes = [],
  ComplianceResourceId,
  TagKey,
  TagValue,
}: Valid<Scope>): void {
  if (ComplianceResourceId !== undefined && ComplianceResourceTypes.length !== 1)
    throw invalidParameter('A scope with a ComplianceResourceId needs exactly one resource type.');
  if (TagValue !== undefined && TagKey === undefined)
    throw invalidParameter('A scope with a TagValue needs a TagKey.');
}

function isJsonObject(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}
