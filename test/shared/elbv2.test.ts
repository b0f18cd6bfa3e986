import {
  DescribeListenersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { listenersForwardingTo, loadBalancersOf } from '../../shared/elbv2';
import { answer, fakeClients, type Answer } from '../fake-aws';

const clientWith = (...answers: Answer[]) =>
  fakeClients(answers, [
    'elasticloadbalancing:DescribeTargetGroups',
    'elasticloadbalancing:DescribeListeners',
  ]).client(ElasticLoadBalancingV2Client, 'us-east-1');

describe('loadBalancersOf', () => {
  test('gives the load balancers of the group asked for', async () => {
    const client = clientWith(
      answer(
        DescribeTargetGroupsCommand,
        {
          TargetGroups: [
            { TargetGroupArn: 'other', LoadBalancerArns: ['wrong'] },
            { TargetGroupArn: 'group', LoadBalancerArns: ['a', 'b'] },
          ],
        },
        { input: { TargetGroupArns: ['group'] } },
      ),
    );
    await expect(loadBalancersOf(client, 'group')).resolves.toEqual(['a', 'b']);
  });

  test.each([
    ['no groups at all', {}],
    ['another group', { TargetGroups: [{ TargetGroupArn: 'other', LoadBalancerArns: ['a'] }] }],
    ['the group without its load balancers', { TargetGroups: [{ TargetGroupArn: 'group' }] }],
  ])('throws when the answer has %s', async (_, output) => {
    const client = clientWith(answer(DescribeTargetGroupsCommand, output));
    await expect(loadBalancersOf(client, 'group')).rejects.toThrow(
      'DescribeTargetGroups does not say which load balancers serve group',
    );
  });
});

describe('listenersForwardingTo', () => {
  test('finds the group in either place of an action, on every page of every load balancer', async () => {
    const client = clientWith(
      answer(
        DescribeListenersCommand,
        {
          Listeners: [
            { Port: 1, DefaultActions: [{ Type: 'forward', TargetGroupArn: 'group' }] },
            { Port: 2 },
          ],
          NextMarker: 'more',
        },
        { input: { LoadBalancerArn: 'a', Marker: undefined } },
      ),
      answer(DescribeListenersCommand, {}, { input: { LoadBalancerArn: 'a', Marker: 'more' } }),
      answer(
        DescribeListenersCommand,
        {
          Listeners: [
            { Port: 3, DefaultActions: [{ Type: 'forward', TargetGroupArn: 'other' }] },
            { Port: 4, DefaultActions: [{ Type: 'forward', ForwardConfig: {} }] },
            {
              Port: 5,
              DefaultActions: [
                { Type: 'authenticate-oidc' },
                { Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'group' }] } },
              ],
            },
          ],
        },
        { input: { LoadBalancerArn: 'b' } },
      ),
    );
    const ports = (await listenersForwardingTo(client, 'group', ['a', 'b'])).map(({ Port }) => Port);
    expect(ports).toEqual([1, 5]);
  });

  test('finds nothing where no load balancer is named', async () => {
    await expect(listenersForwardingTo(clientWith(), 'group', [])).resolves.toEqual([]);
  });
});
