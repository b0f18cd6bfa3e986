import type { DeleteResourceConfigRequest } from '@aws-sdk/client-config-service';
import { invalidRequest } from '../errors';
import { isDeleted } from '../items';
import type { Valid } from '../protocol';
import { recordItems } from '../recording';
import type { Service } from '../service';
import { captureTime, requireRunningRecorder } from './put-resource-config';

export function deleteResourceConfig(
  { ResourceType, ResourceId }: Valid<DeleteResourceConfigRequest>,
  service: Service,
): object {
  requireRunningRecorder(service);
  const known = service.store.items.current(ResourceType, ResourceId);
  if (known === undefined || isDeleted(known.status))
    throw invalidRequest(`There is no ${ResourceType} ${ResourceId}.`);
  const item = JSON.parse(known.body) as Readonly<Record<string, unknown>>;
  recordItems(service, [
    {
      ...item,
      configurationItemStatus: 'ResourceDeleted',
      configurationItemCaptureTime: captureTime(service, ResourceType, ResourceId),
      configurationStateId: undefined,
      recordingFrequency: undefined,
      configurationItemDeliveryTime: undefined,
      configuration: null,
      supplementaryConfiguration: {},
      tags: {},
      relationships: [],
    },
  ]);
  return {};
}
