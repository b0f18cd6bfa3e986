import { ConfigServiceClient, GetResourceConfigHistoryCommand } from '@aws-sdk/client-config-service';
import { recordedTagKeys } from '../../shared/recorded-tags';
import { answer, fakeClients, type Answer } from '../fake-aws';

const TYPE = 'AWS::AutoScaling::AutoScalingGroup';
const keysOf = (reply: Answer) =>
  recordedTagKeys(
    fakeClients([reply], ['config:GetResourceConfigHistory']).client(ConfigServiceClient, 'us-east-1'),
    TYPE,
    'group-1',
  );

test('the tags of the newest item', async () => {
  const history = answer(
    GetResourceConfigHistoryCommand,
    { configurationItems: [{ tags: { Name: 'web', owner: '' } }] },
    { input: { resourceType: TYPE, resourceId: 'group-1', limit: 1 } },
  );
  await expect(keysOf(history)).resolves.toEqual(['Name', 'owner']);
});

test('an item without tags', async () => {
  await expect(
    keysOf(answer(GetResourceConfigHistoryCommand, { configurationItems: [{}] })),
  ).resolves.toEqual([]);
});

test.each([{}, { configurationItems: [] }])('no item is an error: %p', async (output) => {
  await expect(keysOf(answer(GetResourceConfigHistoryCommand, output))).rejects.toThrow(
    'AWS Config has no item of AWS::AutoScaling::AutoScalingGroup group-1',
  );
});
