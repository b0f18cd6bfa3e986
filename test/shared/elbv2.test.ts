import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  actionsOfRules,
  attributesOf,
  goesOnInClear,
  listenersForwardingTo,
  listenersOf,
  loadBalancersOf,
} from '../../shared/elbv2';
import { answer, fakeClients, type Answer } from '../fake-aws';

const clientWith = (...answers: Answer[]) =>
  fakeClients(answers, [
    'elasticloadbalancing:DescribeTargetGroups',
    'elasticloadbalancing:DescribeListeners',
    'elasticloadbalancing:DescribeLoadBalancerAttributes',
    'elasticloadbalancing:DescribeRules',
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

test('listenersOf reads all pages', async () => {
  const client = clientWith(
    answer(
      DescribeListenersCommand,
      { Listeners: [{ Port: 1 }], NextMarker: 'more' },
      { input: { LoadBalancerArn: 'a' } },
    ),
    answer(DescribeListenersCommand, { NextMarker: 'last' }, { input: { Marker: 'more' } }),
    answer(DescribeListenersCommand, { Listeners: [{ Port: 2 }] }, { input: { Marker: 'last' } }),
  );
  await expect(listenersOf(client, 'a')).resolves.toEqual([{ Port: 1 }, { Port: 2 }]);
});

describe('attributesOf', () => {
  test('spells them as items do, without empty values', async () => {
    const client = clientWith(
      answer(
        DescribeLoadBalancerAttributesCommand,
        { Attributes: [{ Key: 'a', Value: 'true' }, { Key: 'b', Value: '' }, {}] },
        { input: { LoadBalancerArn: 'a' } },
      ),
    );
    await expect(attributesOf(client, 'a')).resolves.toEqual([
      { key: 'a', value: 'true' },
      { key: 'b', value: undefined },
      { key: undefined, value: undefined },
    ]);
  });

  test.each([{}, { Attributes: [] }])('throws where there is none: %p', async (output) => {
    const client = clientWith(answer(DescribeLoadBalancerAttributesCommand, output));
    await expect(attributesOf(client, 'a')).rejects.toThrow('without any attribute of a');
  });
});

describe('actionsOfRules', () => {
  test('reads all pages', async () => {
    const client = clientWith(
      answer(
        DescribeRulesCommand,
        { Rules: [{ Actions: [{ Type: 'forward' }] }, {}], NextMarker: 'more' },
        { input: { ListenerArn: 'l' } },
      ),
      answer(
        DescribeRulesCommand,
        { Rules: [{ Actions: [{ Type: 'redirect' }, { Type: 'fixed-response' }] }] },
        { input: { Marker: 'more' } },
      ),
    );
    const types = (await actionsOfRules(client, 'l')).map(({ Type }) => Type);
    expect(types).toEqual(['forward', 'redirect', 'fixed-response']);
  });

  test('throws where there is none', async () => {
    await expect(actionsOfRules(clientWith(answer(DescribeRulesCommand, {})), 'l')).rejects.toThrow(
      'without any action of l',
    );
  });
});

test.each([
  [{ Type: 'redirect', RedirectConfig: { Protocol: 'https' } }, false],
  [{ Type: 'Fixed-Response' }, false],
  [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTP' } }, true],
  [{ Type: 'redirect', RedirectConfig: { Protocol: '#{protocol}' } }, true],
  [{ Type: 'redirect', RedirectConfig: {} }, true],
  [{ Type: 'redirect' }, true],
  [{ Type: 'forward', RedirectConfig: { Protocol: 'HTTPS' } }, true],
  [{ Type: 'authenticate-oidc' }, true],
  [{}, true],
])('%p goes on in clear: %p', (action, expected) => {
  expect(goesOnInClear(action)).toBe(expected);
});
