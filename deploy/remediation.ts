/** Remediation configurations: what AWS Config offers to do about a finding, by a document of AWS's own. */
import type { Rule } from '../shared/rule';
import { ROLE, RUNBOOKS, type Runbook } from './runbooks';

/** The pack parameter that names the role by which documents work. */
export const REMEDIATION_ROLE_ARN = 'RemediationRoleArn';

/** Values of the documents' parameters, by rule id and name. */
export type RemediationValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Remediation {
  readonly Type: 'AWS::Config::RemediationConfiguration';
  readonly DependsOn: string;
  readonly Properties: {
    readonly ConfigRuleName: string;
    readonly ResourceType?: string;
    readonly TargetType: 'SSM_DOCUMENT';
    readonly TargetId: string;
    readonly Parameters: Readonly<Record<string, unknown>>;
    readonly Automatic: false;
  };
}

/** Of the values that the document of a rule needs, those that are not given; undefined where there is no document. */
export function missingValues({ id }: Rule, values: RemediationValues): readonly string[] | undefined {
  const runbook = RUNBOOKS[id];
  if (runbook === undefined) return undefined;
  return (runbook.needs ?? []).filter((name) => values[id]?.[name] === undefined);
}

/**
 * @param logicalId of the rule in the pack
 * @returns undefined for a rule without a document, or without a value that the document needs
 */
export function remediationOf(
  rule: Rule,
  logicalId: string,
  values: RemediationValues,
): Remediation | undefined {
  const runbook = RUNBOOKS[rule.id];
  if (runbook === undefined || missingValues(rule, values)?.length !== 0) return undefined;
  const [type, ...others] = rule.resourceTypes;
  return {
    Type: 'AWS::Config::RemediationConfiguration',
    DependsOn: logicalId,
    Properties: {
      ConfigRuleName: rule.id,
      ...(type === undefined || others.length > 0 ? {} : { ResourceType: type }),
      TargetType: 'SSM_DOCUMENT',
      TargetId: runbook.document,
      Parameters: parametersOf(runbook, values[rule.id] ?? {}),
      // Somebody looks at a finding before its resource is changed.
      Automatic: false,
    },
  };
}

function parametersOf(
  { resource, values = {} }: Runbook,
  given: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const fixed = Object.entries({ ...values, ...given }).map(([name, value]) => [name, constant(value)]);
  return {
    [ROLE]: constant({ Ref: REMEDIATION_ROLE_ARN }),
    ...(resource === undefined ? {} : { [resource]: { ResourceValue: { Value: 'RESOURCE_ID' } } }),
    ...(Object.fromEntries(fixed) as Record<string, unknown>),
  };
}

const constant = (value: unknown) => ({ StaticValue: { Values: [value] } });
