import type {
  ListDiscoveredResourcesRequest,
  ListDiscoveredResourcesResponse,
} from '@aws-sdk/client-config-service';
import { invalidRequest } from '../errors';
import { pageOf } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { requireRecorder } from './recorders';

const PAGE = 100;
const MOST_IDS = 20;

export function listDiscoveredResources(
  input: Valid<ListDiscoveredResourcesRequest>,
  service: Service,
): ListDiscoveredResourcesResponse {
  const { resourceType, resourceIds = [], resourceName } = input;
  requireRecorder(service);
  if (resourceIds.length > 0 && resourceName !== undefined)
    throw invalidRequest('Either resourceIds or a resourceName can be given, not both.');
  if (resourceIds.length > MOST_IDS)
    throw invalidRequest(`At most ${String(MOST_IDS)} resourceIds can be given.`);
  const filter = {
    ids: resourceIds.length === 0 ? undefined : resourceIds,
    name: resourceName,
    deleted: input.includeDeletedResources === true,
  };
  const { results, nextToken } = pageOf(service, {
    operation: 'ListDiscoveredResources',
    input,
    token: input.nextToken,
    limit: input.limit,
    defaultLimit: PAGE,
    fetch: (after, limit) => service.store.items.list(resourceType, filter, after?.[0] ?? '', limit),
    keyOf: ({ resourceId }) => [resourceId],
  });
  return {
    resourceIdentifiers: results.map(({ resourceId, name, live, capturedAt }) => ({
      resourceType,
      resourceId,
      resourceName: name,
      resourceDeletionTime: live ? undefined : new Date(capturedAt),
    })),
    nextToken,
  };
}
