import type {
  GetDiscoveredResourceCountsRequest,
  GetDiscoveredResourceCountsResponse,
  ResourceType,
} from '@aws-sdk/client-config-service';
import { pageOf } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { requireRecorder } from './recorders';

const PAGE = 100;

/** The most frequent types first. */
export function getDiscoveredResourceCounts(
  input: Valid<GetDiscoveredResourceCountsRequest>,
  service: Service,
): GetDiscoveredResourceCountsResponse {
  requireRecorder(service);
  const { resourceTypes = [] } = input;
  const counts = service.store.items
    .counts()
    .filter(({ type }) => resourceTypes.length === 0 || resourceTypes.includes(type));
  const { results, nextToken } = pageOf(service, {
    operation: 'GetDiscoveredResourceCounts',
    input,
    token: input.nextToken,
    limit: input.limit,
    defaultLimit: PAGE,
    fetch: ([last] = [], limit) => {
      const from = last === undefined ? 0 : counts.findIndex(({ type }) => type === last) + 1;
      return counts.slice(from, from + limit);
    },
    keyOf: ({ type }) => [type],
  });
  return {
    totalDiscoveredResources: counts.reduce((sum, { count }) => sum + count, 0),
    resourceCounts: results.map(({ type, count }) => ({ resourceType: type as ResourceType, count })),
    nextToken,
  };
}
