import type {
  GetComplianceDetailsByConfigRuleRequest,
  GetComplianceDetailsByConfigRuleResponse,
} from '@aws-sdk/client-config-service';
import { evaluationResult, verdictsOf } from '../compliance';
import { pageOf } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { ruleNamed } from '../triggers';

const PAGE = 10;

export function getComplianceDetailsByConfigRule(
  input: Valid<GetComplianceDetailsByConfigRuleRequest>,
  service: Service,
): GetComplianceDetailsByConfigRuleResponse {
  const rule = ruleNamed(service, input.ConfigRuleName);
  const filter = { verdicts: verdictsOf(input.ComplianceTypes), type: undefined, ids: undefined };
  const { results, nextToken } = pageOf(service, {
    operation: 'GetComplianceDetailsByConfigRule',
    input,
    token: input.NextToken,
    limit: input.Limit,
    defaultLimit: PAGE,
    fetch: ([type = '', resourceId = ''] = [], limit) =>
      service.store.evaluations.ofRule(rule.id, filter, { type, resourceId }, limit),
    keyOf: ({ type, resourceId }) => [type, resourceId],
  });
  return {
    EvaluationResults: results.map((evaluation) => evaluationResult(evaluation, rule.name)),
    NextToken: nextToken,
  };
}
