import { type EndpointGroup, ListEndpointGroupsCommand } from '@aws-sdk/client-global-accelerator';
import type { ClientClass } from '../../shared/aws';
import { endpointsOf } from '../../shared/globalaccelerator';
import { answer, fakeClients, type Answer } from '../fake-aws';

const ARN = 'arn:aws:globalaccelerator::111122223333:accelerator/a/listener/1';

async function endpoints(...answers: readonly Answer[]): Promise<readonly string[]> {
  const fake = fakeClients(answers, ['globalaccelerator:ListEndpointGroups']);
  const found = await endpointsOf(ARN, {
    accountId: '111122223333',
    region: 'eu-west-1',
    partition: 'aws',
    client: <C>(type: ClientClass<C>, region = 'eu-west-1'): C => fake.client(type, region),
  });
  expect(fake.unasked()).toEqual([]);
  return found;
}

const page = (EndpointGroups: EndpointGroup[] | undefined, NextToken?: string, asked = {}): Answer =>
  answer(
    ListEndpointGroupsCommand,
    { EndpointGroups, NextToken },
    { input: { ListenerArn: ARN, ...asked }, region: 'us-west-2' },
  );

test('endpoints of all groups on all pages, asked for in the home Region of the service', async () => {
  expect(
    await endpoints(
      page([{ EndpointDescriptions: [{ EndpointId: 'i-1' }, { EndpointId: 'i-2' }] }, {}], 'more'),
      page([{ EndpointDescriptions: [{ EndpointId: 'eipalloc-3' }] }], undefined, { NextToken: 'more' }),
    ),
  ).toEqual(['i-1', 'i-2', 'eipalloc-3']);
});

test('a listener without groups', async () => {
  expect(await endpoints(page(undefined))).toEqual([]);
});

test('an endpoint without an id is an endpoint all the same', async () => {
  expect(await endpoints(page([{ EndpointDescriptions: [{}] }]))).toEqual(['(no id)']);
});
