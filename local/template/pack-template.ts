/** The Config rules that a conformance pack's template stands for. */
import type { ConformancePackInputParameter } from '@aws-sdk/client-config-service';
import { isRecord } from '../../shared/shape';
import type { Service } from '../service';
import { evaluate, holds, type Json, type Scope } from './intrinsics';
import { parameterValues } from './parameters';
import { parseTemplate, section } from './parse';
import { templateError } from './template-error';

export interface TemplateRule {
  readonly logicalId: string;
  /** The rule as PutConfigRule takes it; not yet validated. */
  readonly rule: Json;
}

const RULE = 'AWS::Config::ConfigRule';
const REMEDIATION = 'AWS::Config::RemediationConfiguration';
const ATTRIBUTES = ['Type', 'Properties', 'Condition', 'DependsOn', 'Metadata'];
const PROPERTIES = [
  'ConfigRuleName',
  'Description',
  'EvaluationModes',
  'InputParameters',
  'MaximumExecutionFrequency',
  'Scope',
  'Source',
];
const MOST_RULES = 130;

/** @throws ServiceError ConformancePackTemplateValidationException */
export function rulesOfTemplate(
  body: string,
  parameters: readonly ConformancePackInputParameter[],
  { accountId, region, partition }: Pick<Service, 'accountId' | 'region' | 'partition'>,
): TemplateRule[] {
  const template = parseTemplate(body);
  const scope: Scope = {
    values: new Map([
      ...parameterValues(section(template, 'Parameters'), parameters),
      ['AWS::AccountId', accountId],
      ['AWS::Region', region],
      ['AWS::Partition', partition],
    ]),
    conditions: section(template, 'Conditions'),
    mappings: section(template, 'Mappings'),
  };
  const resources = section(template, 'Resources');
  checkDependencies(resources);
  const rules = Object.entries(resources).flatMap(([logicalId, resource]) => {
    const rule = ruleOf(logicalId, resource, scope);
    return rule === undefined ? [] : [{ logicalId, rule }];
  });
  if (rules.length === 0) throw templateError('Resources', 'there is no Config rule');
  if (rules.length > MOST_RULES)
    throw templateError(
      'Resources',
      `a pack has at most ${String(MOST_RULES)} rules, not ${String(rules.length)}`,
    );
  return rules;
}

function ruleOf(logicalId: string, resource: unknown, scope: Scope): Json | undefined {
  const path = `Resources.${logicalId}`;
  if (!isRecord(resource)) throw templateError(path, 'expected a map');
  refuseUnknown(resource, ATTRIBUTES, path);
  // Nothing here would carry it out.
  if (resource['Type'] === REMEDIATION) {
    evaluate(resource['Properties'], scope, `${path}.Properties`);
    return undefined;
  }
  if (resource['Type'] !== RULE) throw templateError(path, `the type must be ${RULE}`);
  if (resource['Condition'] !== undefined && !holds(resource['Condition'], scope, path)) return undefined;
  const properties = evaluate(resource['Properties'], scope, `${path}.Properties`);
  if (!isRecord(properties)) throw templateError(`${path}.Properties`, 'expected a map');
  refuseUnknown(properties, PROPERTIES, `${path}.Properties`);
  const { InputParameters: given, ...others } = properties;
  const InputParameters = inputParametersOf(given, `${path}.Properties.InputParameters`);
  return {
    ConfigRuleName: logicalId,
    ...others,
    ...(InputParameters === undefined ? {} : { InputParameters }),
  };
}

/** Config hands every parameter over as text. */
function inputParametersOf(source: unknown, path: string): string | undefined {
  if (source === undefined || typeof source === 'string') return source;
  if (!isRecord(source)) throw templateError(path, 'expected a map');
  const values = Object.entries(source).map(([name, value]) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw templateError(`${path}.${name}`, 'expected a text');
    return [name, String(value)] as const;
  });
  return values.length === 0 ? undefined : JSON.stringify(Object.fromEntries(values));
}

function checkDependencies(resources: Json): void {
  const dependencies = new Map(
    Object.entries(resources).map(([id, resource]) => {
      const dependsOn = isRecord(resource) ? (resource['DependsOn'] ?? []) : [];
      const ids: readonly unknown[] = Array.isArray(dependsOn) ? dependsOn : [dependsOn];
      const missing = ids.find((other) => typeof other !== 'string' || !Object.hasOwn(resources, other));
      if (missing !== undefined)
        throw templateError(`Resources.${id}.DependsOn`, `there is no resource ${JSON.stringify(missing)}`);
      return [id, ids as readonly string[]];
    }),
  );
  const settled = new Set<string>();
  const visit = (id: string, within: readonly string[]): void => {
    if (settled.has(id)) return;
    if (within.includes(id)) throw templateError(`Resources.${id}.DependsOn`, 'depends on itself');
    for (const other of dependencies.get(id) ?? []) visit(other, [...within, id]);
    settled.add(id);
  };
  for (const id of dependencies.keys()) visit(id, []);
}

function refuseUnknown(source: Json, known: readonly string[], path: string): void {
  const unknown = Object.keys(source).find((name) => !known.includes(name));
  if (unknown !== undefined) throw templateError(`${path}.${unknown}`, `expected one of ${known.join(', ')}`);
}
