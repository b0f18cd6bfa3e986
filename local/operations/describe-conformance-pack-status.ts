import type {
  DescribeConformancePackStatusRequest,
  DescribeConformancePackStatusResponse,
} from '@aws-sdk/client-config-service';
import { pageByName } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';

const PAGE = 20;

/** A pack is complete as soon as it is there; names without a pack are left out. */
export function describeConformancePackStatus(
  input: Valid<DescribeConformancePackStatusRequest>,
  service: Service,
): DescribeConformancePackStatusResponse {
  const names = input.ConformancePackNames ?? [];
  const { results, nextToken } = pageByName(
    service,
    {
      operation: 'DescribeConformancePackStatus',
      input,
      token: input.NextToken,
      limit: input.Limit,
      defaultLimit: PAGE,
    },
    service.store.packs.all().filter(({ name }) => names.length === 0 || names.includes(name)),
  );
  return {
    ConformancePackStatusDetails: results.map(({ name, id, requestedAt, detail }) => ({
      ConformancePackName: name,
      ConformancePackId: id,
      ConformancePackArn: detail.arn,
      ConformancePackState: 'CREATE_COMPLETE',
      StackArn: detail.stackArn,
      LastUpdateRequestedTime: new Date(requestedAt),
      LastUpdateCompletedTime: new Date(requestedAt),
    })),
    NextToken: nextToken,
  };
}
