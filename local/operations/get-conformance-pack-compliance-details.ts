import type {
  ConformancePackEvaluationResult,
  GetConformancePackComplianceDetailsRequest,
  GetConformancePackComplianceDetailsResponse,
} from '@aws-sdk/client-config-service';
import { evaluationResult, verdictsOf } from '../compliance';
import { invalidParameter } from '../errors';
import { pageOf, type Cursor } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import type { StoredEvaluation } from '../store/evaluations';
import type { StoredRule } from '../store/rules';
import { packRules } from './pack-rules';

const PAGE = 100;

interface Result {
  readonly rule: StoredRule;
  readonly evaluation: StoredEvaluation;
}

export function getConformancePackComplianceDetails(
  input: Valid<GetConformancePackComplianceDetailsRequest>,
  service: Service,
): GetConformancePackComplianceDetailsResponse {
  const { ConformancePackName, Filters: filters = {} } = input;
  if (filters.ResourceIds !== undefined && filters.ResourceType === undefined)
    throw invalidParameter('ResourceIds need a ResourceType.');
  const filter = {
    verdicts: verdictsOf(filters.ComplianceType === undefined ? [] : [filters.ComplianceType]),
    type: filters.ResourceType,
    ids: filters.ResourceIds,
  };
  const rules = packRules(service, ConformancePackName, filters.ConfigRuleNames);
  const { results, nextToken } = pageOf(service, {
    operation: 'GetConformancePackComplianceDetails',
    input,
    token: input.NextToken,
    limit: input.Limit,
    defaultLimit: PAGE,
    fetch: (after, limit) => resultsAfter(service, rules, filter, after, limit),
    keyOf: ({ rule, evaluation }) => [rule.name, evaluation.type, evaluation.resourceId],
  });
  return {
    ConformancePackName,
    ConformancePackRuleEvaluationResults: results.map(resultOf),
    NextToken: nextToken,
  };
}

/** Rule by rule, and within a rule in the order of the resources. */
function resultsAfter(
  { store }: Service,
  rules: readonly StoredRule[],
  filter: Parameters<typeof store.evaluations.ofRule>[1],
  [ruleName = '', type = '', resourceId = '']: Cursor = [],
  limit: number,
): Result[] {
  const found: Result[] = [];
  for (const rule of rules) {
    if (rule.name < ruleName || found.length >= limit) continue;
    const after = rule.name === ruleName ? { type, resourceId } : { type: '', resourceId: '' };
    const evaluations = store.evaluations.ofRule(rule.id, filter, after, limit - found.length);
    found.push(...evaluations.map((evaluation) => ({ rule, evaluation })));
  }
  return found;
}

function resultOf({ rule, evaluation }: Result): ConformancePackEvaluationResult {
  const result = evaluationResult(evaluation, rule.name);
  return {
    ComplianceType: evaluation.compliance === 'COMPLIANT' ? 'COMPLIANT' : 'NON_COMPLIANT',
    EvaluationResultIdentifier: result.EvaluationResultIdentifier,
    ConfigRuleInvokedTime: result.ConfigRuleInvokedTime,
    ResultRecordedTime: result.ResultRecordedTime,
    Annotation: result.Annotation,
  };
}
