import {
  type ConfigServiceClient,
  GetResourceConfigHistoryCommand,
  type ResourceType,
} from '@aws-sdk/client-config-service';
import { ReportError } from './errors';

/**
 * The keys of the tags in the newest item of a resource. Needs config:GetResourceConfigHistory, since not every way by
 * which an item comes brings its tags.
 * @throws ReportError when AWS Config has no item
 */
export async function recordedTagKeys(
  client: ConfigServiceClient,
  resourceType: ResourceType,
  resourceId: string,
): Promise<readonly string[]> {
  const { configurationItems = [] } = await client.send(
    new GetResourceConfigHistoryCommand({ resourceType, resourceId, limit: 1 }),
  );
  const [newest] = configurationItems;
  if (newest === undefined) throw new ReportError(`AWS Config has no item of ${resourceType} ${resourceId}`);
  return Object.keys(newest.tags ?? {});
}
