import type {
  BatchGetResourceConfigRequest,
  BatchGetResourceConfigResponse,
} from '@aws-sdk/client-config-service';
import { isDeleted, toBaseItem } from '../items';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { requireRecorder } from './recorders';

/** Deleted and unknown resources are missing in the answer; nothing is ever left unprocessed. */
export function batchGetResourceConfig(
  { resourceKeys }: Valid<BatchGetResourceConfigRequest>,
  service: Service,
): BatchGetResourceConfigResponse {
  requireRecorder(service);
  const baseConfigurationItems = resourceKeys.flatMap(({ resourceType, resourceId }) => {
    const item = service.store.items.current(resourceType, resourceId);
    return item === undefined || isDeleted(item.status) ? [] : [toBaseItem(item.body)];
  });
  return { baseConfigurationItems, unprocessedResourceKeys: [] };
}
