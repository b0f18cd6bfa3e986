import type {
  GetComplianceDetailsByResourceRequest,
  GetComplianceDetailsByResourceResponse,
} from '@aws-sdk/client-config-service';
import { evaluationResult, verdictsOf } from '../compliance';
import { invalidParameter } from '../errors';
import { pageOf } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';

const PAGE = 25;

export function getComplianceDetailsByResource(
  input: Valid<GetComplianceDetailsByResourceRequest>,
  service: Service,
): GetComplianceDetailsByResourceResponse {
  const { ResourceType: type, ResourceId: resourceId } = input;
  if (input.ResourceEvaluationId !== undefined)
    throw invalidParameter('This endpoint makes no proactive evaluations that could be asked for.');
  if (type === undefined || resourceId === undefined)
    throw invalidParameter('ResourceType and ResourceId are both needed.');
  const verdicts = verdictsOf(input.ComplianceTypes);
  const { results, nextToken } = pageOf(service, {
    operation: 'GetComplianceDetailsByResource',
    input,
    token: input.NextToken,
    limit: undefined,
    defaultLimit: PAGE,
    fetch: ([afterRule = ''] = [], limit) =>
      service.store.evaluations.ofResource({ type, resourceId }, verdicts, afterRule, limit),
    keyOf: ({ ruleId }) => [ruleId],
  });
  return {
    EvaluationResults: results.map((evaluation) =>
      evaluationResult(evaluation, service.store.rules.withId(evaluation.ruleId)?.name ?? ''),
    ),
    NextToken: nextToken,
  };
}
