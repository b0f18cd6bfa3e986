/** The snapshot of the example account: every resource, in the form in which AWS Config delivers it to a bucket. */
import { analytics } from './analytics';
import { apis } from './apis';
import { audit } from './audit';
import { brokers } from './brokers';
import { bucketResources } from './buckets';
import { classicBalancers } from './classic-balancers';
import { compute } from './compute';
import { connections } from './connections';
import { containers } from './containers';
import { databaseClusters } from './database-clusters';
import { databases } from './databases';
import { delivery } from './delivery';
import { edge } from './edge';
import { files } from './files';
import { identity } from './identity';
import { itemOf } from './item';
import { keyResources } from './keys';
import { loadBalancers } from './load-balancers';
import { migration } from './migration';
import { network } from './network';
import { optionGroupResources } from './option-groups';
import { queries } from './queries';
import { queueResources } from './queues';
import { uuid } from './random';
import { scaling } from './scaling';
import { securityGroups } from './security-groups';
import { serverless } from './serverless';
import { signIn } from './sign-in';
import { streamResources } from './streams';
import { transfers } from './transfers';
import { warehouse } from './warehouse';
import { workplace } from './workplace';

/** Relative to the project's folder. */
export const SNAPSHOT_PATH = 'examples/clinic/snapshot.json';

const resources = [
  ...analytics,
  ...apis,
  ...audit,
  ...brokers,
  ...bucketResources,
  ...classicBalancers,
  ...compute,
  ...connections,
  ...containers,
  ...databaseClusters,
  ...databases,
  ...delivery,
  ...edge,
  ...files,
  ...identity,
  ...keyResources,
  ...loadBalancers,
  ...migration,
  ...network,
  ...optionGroupResources,
  ...queries,
  ...queueResources,
  ...scaling,
  ...securityGroups,
  ...serverless,
  ...signIn,
  ...streamResources,
  ...transfers,
  ...warehouse,
  ...workplace,
];

/** The bytes of the file: one item a line, sorted, so that a change shows as the lines of the resources it touches. */
export function renderSnapshot(): string {
  const items = resources
    .map(itemOf)
    .map((item) => ({
      item,
      key: `${item.resourceType} ${item.awsRegion} ${item.resourceName ?? ''} ${item.resourceId}`,
    }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ item }) => JSON.stringify(item));
  return (
    `{"fileVersion":"1.0",\n"configSnapshotId":"${uuid('snapshot')}",\n"configurationItems":[\n` +
    `${items.join(',\n')}\n]}\n`
  );
}
