import type {
  GetResourceConfigHistoryRequest,
  GetResourceConfigHistoryResponse,
} from '@aws-sdk/client-config-service';
import { ServiceError } from '../errors';
import { toApiItem } from '../items';
import { pageOf } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { requireRecorder } from './recorders';

const PAGE = 10;

export function getResourceConfigHistory(
  input: Valid<GetResourceConfigHistoryRequest>,
  service: Service,
): GetResourceConfigHistoryResponse {
  const { resourceType: type, resourceId } = input;
  requireRecorder(service);
  const { items } = service.store;
  const from = input.earlierTime?.getTime() ?? 0;
  const to = input.laterTime?.getTime() ?? Number.MAX_SAFE_INTEGER;
  if (from > to)
    throw new ServiceError('InvalidTimeRangeException', 'The earlier time is later than the later time.');
  if (items.current(type, resourceId) === undefined)
    throw new ServiceError(
      'ResourceNotDiscoveredException',
      `${type} ${resourceId} has not been discovered.`,
    );
  const order = input.chronologicalOrder === 'Forward' ? 'oldest first' : 'newest first';
  const { results, nextToken } = pageOf(service, {
    operation: 'GetResourceConfigHistory',
    input,
    token: input.nextToken,
    limit: input.limit,
    defaultLimit: PAGE,
    fetch: (after, limit) => {
      const last = Number(after?.[0]);
      const rest = order === 'oldest first' ? { from: last + 1, to } : { from, to: last - 1 };
      return items.history({ type, resourceId }, after === undefined ? { from, to } : rest, order, limit);
    },
    keyOf: ({ capturedAt }) => [String(capturedAt)],
  });
  return { configurationItems: results.map(({ body }) => toApiItem(body)), nextToken };
}
