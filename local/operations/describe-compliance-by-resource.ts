import type {
  DescribeComplianceByResourceRequest,
  DescribeComplianceByResourceResponse,
} from '@aws-sdk/client-config-service';
import { complianceOf } from '../compliance';
import { invalidParameter } from '../errors';
import { pageOf } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';

const PAGE = 10;

export function describeComplianceByResource(
  input: Valid<DescribeComplianceByResourceRequest>,
  service: Service,
): DescribeComplianceByResourceResponse {
  const { ResourceType: type, ResourceId: resourceId, ComplianceTypes: types = [] } = input;
  if (resourceId !== undefined && type === undefined)
    throw invalidParameter('A ResourceId needs a ResourceType.');
  const wants = (summary: (typeof types)[number]): boolean => types.length === 0 || types.includes(summary);
  const filter = { type, resourceId, compliant: wants('COMPLIANT'), nonCompliant: wants('NON_COMPLIANT') };
  const { results, nextToken } = pageOf(service, {
    operation: 'DescribeComplianceByResource',
    input,
    token: input.NextToken,
    limit: input.Limit,
    defaultLimit: PAGE,
    fetch: ([afterType = '', afterId = ''] = [], limit) =>
      service.store.evaluations.resourceTallies(filter, { type: afterType, resourceId: afterId }, limit),
    keyOf: (tally) => [tally.type, tally.resourceId],
  });
  return {
    ComplianceByResources: results.map((tally) => ({
      ResourceType: tally.type,
      ResourceId: tally.resourceId,
      Compliance: complianceOf(tally),
    })),
    NextToken: nextToken,
  };
}
