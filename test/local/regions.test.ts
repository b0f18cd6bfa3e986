import { ListDiscoveredResourcesCommand } from '@aws-sdk/client-config-service';
import { recordItems } from '../../local/recording';
import { createService } from '../../local/service';
import { openStore } from '../../local/store';
import { ACCOUNT_ID, clientOf, closeHarnesses, itemOf, startHarness } from './harness';

afterEach(closeHarnesses);

const TYPE = 'AWS::RDS::DBSubnetGroup';

test('one endpoint serves several Regions, each with resources of its own', async () => {
  const west = createService({ store: openStore(':memory:'), accountId: ACCOUNT_ID, region: 'us-west-2' });
  const { service: east, url } = await startHarness({ endpoint: { otherRegions: [west] } });
  // The same identity in two Regions is two resources.
  const items = ['us-east-1', 'us-west-2'].map((awsRegion) =>
    itemOf(TYPE, 'databases', { awsRegion, resourceName: awsRegion }),
  );
  expect(recordItems(east, items)).toMatchObject({ recorded: 1, foreign: 1 });
  expect(recordItems(west, items)).toMatchObject({ recorded: 1, foreign: 1 });
  const seenFrom = async (region: string): Promise<string | undefined> => {
    const client = clientOf(url, 1, region);
    const answer = await client.send(new ListDiscoveredResourcesCommand({ resourceType: TYPE }));
    client.destroy();
    return answer.resourceIdentifiers?.map(({ resourceName }) => resourceName).join();
  };
  expect(await seenFrom('us-west-2')).toBe('us-west-2');
  expect(await seenFrom('us-east-1')).toBe('us-east-1');
  // A Region without a service of its own is answered for by the first one.
  expect(await seenFrom('eu-west-1')).toBe('us-east-1');
  west.store.close();
});
