import { GetDiscoveredResourceCountsCommand } from '@aws-sdk/client-config-service';
import { recordItems } from '../../local/recording';
import { closeHarnesses, itemOf, startHarness } from './harness';

afterAll(closeHarnesses);

test('live resources are counted by type, the most frequent first, page by page', async () => {
  const { client, service } = await startHarness();
  recordItems(service, [
    itemOf('AWS::SQS::Queue', 'q1'),
    itemOf('AWS::SNS::Topic', 't1'),
    itemOf('AWS::SNS::Topic', 't2'),
    itemOf('AWS::KMS::Key', 'k1'),
    itemOf('AWS::KMS::Key', 'k2', { status: 'ResourceDeleted', configuration: null }),
  ]);
  const counted = async (input: { readonly limit?: number; readonly nextToken?: string | undefined }) =>
    client.send(new GetDiscoveredResourceCountsCommand(input));
  const all = [
    { resourceType: 'AWS::SNS::Topic', count: 2 },
    { resourceType: 'AWS::KMS::Key', count: 1 },
    { resourceType: 'AWS::SQS::Queue', count: 1 },
  ];
  expect(await counted({})).toMatchObject({ totalDiscoveredResources: 4, resourceCounts: all });
  const { nextToken, resourceCounts } = await counted({ limit: 2 });
  expect(resourceCounts).toEqual(all.slice(0, 2));
  expect(await counted({ limit: 2, nextToken })).toMatchObject({ resourceCounts: all.slice(2) });
  const some = await client.send(
    new GetDiscoveredResourceCountsCommand({ resourceTypes: ['AWS::KMS::Key'] }),
  );
  expect(some).toMatchObject({ totalDiscoveredResources: 1, resourceCounts: [all[1]] });
});
