import {
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { tlsEndpoints } from '../../shared/elb-tls-endpoints';
import { answer, fakeClients, type Answer } from '../fake-aws';

const CLASSIC = 'AWS::ElasticLoadBalancing::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

async function endpointsOf(...answers: Answer[]) {
  const aws = fakeClients(answers, [
    'elasticloadbalancing:DescribeLoadBalancers',
    'elasticloadbalancing:DescribeListeners',
    'elasticloadbalancing:DescribeListenerCertificates',
  ]);
  const found = [];
  const endpoints = tlsEndpoints(
    aws.client(ElasticLoadBalancingClient, 'us-east-1'),
    aws.client(ElasticLoadBalancingV2Client, 'us-east-1'),
  );
  for await (const { resourceType, resourceId, certificates } of endpoints)
    found.push([resourceType, resourceId, certificates]);
  expect(aws.unasked()).toEqual([]);
  return found;
}

const listener = (Protocol: string, SSLCertificateId?: string) => ({
  Listener: { Protocol, LoadBalancerPort: 443, InstancePort: 443, SSLCertificateId },
});

test('reads all pages of all kinds', async () => {
  await expect(
    endpointsOf(
      answer(DescribeClassicCommand, {
        LoadBalancerDescriptions: [
          {
            LoadBalancerName: 'old',
            ListenerDescriptions: [
              listener('https', 'c1'),
              listener('HTTP'),
              listener('SSL', 'c2'),
              { Listener: undefined },
            ],
          },
        ],
        NextMarker: 'more',
      }),
      answer(
        DescribeClassicCommand,
        { LoadBalancerDescriptions: [{ LoadBalancerName: 'tcp' }] },
        { input: { Marker: 'more' } },
      ),
      answer(DescribeLoadBalancersCommand, { LoadBalancers: [{ LoadBalancerArn: 'a' }], NextMarker: 'more' }),
      answer(
        DescribeLoadBalancersCommand,
        { LoadBalancers: [{ LoadBalancerArn: 'n' }] },
        { input: { Marker: 'more' } },
      ),
      answer(
        DescribeListenersCommand,
        {
          Listeners: [
            { ListenerArn: 'a1', Protocol: 'HTTPS' },
            { ListenerArn: 'a2', Protocol: 'HTTP' },
          ],
        },
        { input: { LoadBalancerArn: 'a' } },
      ),
      answer(
        DescribeListenersCommand,
        { Listeners: [{ ListenerArn: 'n1', Protocol: 'TLS' }, { ListenerArn: 'n2' }] },
        { input: { LoadBalancerArn: 'n' } },
      ),
      answer(
        DescribeListenerCertificatesCommand,
        { Certificates: [{ CertificateArn: 'c3', IsDefault: true }], NextMarker: 'more' },
        { input: { ListenerArn: 'a1' } },
      ),
      answer(
        DescribeListenerCertificatesCommand,
        { Certificates: [{ CertificateArn: 'c4', IsDefault: false }] },
        { input: { ListenerArn: 'a1', Marker: 'more' } },
      ),
      answer(
        DescribeListenerCertificatesCommand,
        { Certificates: [{ CertificateArn: 'c3' }] },
        { input: { ListenerArn: 'n1' } },
      ),
    ),
  ).resolves.toEqual([
    [CLASSIC, 'old', ['c1', 'c2']],
    [CLASSIC, 'tcp', []],
    [LISTENER, 'a1', ['c3', 'c4']],
    [LISTENER, 'a2', []],
    [LISTENER, 'n1', ['c3']],
    [LISTENER, 'n2', []],
  ]);
});

const NO_CLASSIC = answer(DescribeClassicCommand, {});
const ONE = answer(DescribeLoadBalancersCommand, { LoadBalancers: [{ LoadBalancerArn: 'a' }] });
const HTTPS = answer(DescribeListenersCommand, { Listeners: [{ ListenerArn: 'a1', Protocol: 'HTTPS' }] });

test('finds nothing where there is nothing', async () => {
  await expect(endpointsOf(NO_CLASSIC, answer(DescribeLoadBalancersCommand, {}))).resolves.toEqual([]);
});

test.each<[string, Answer[], string]>([
  [
    'a classic one has no name',
    [answer(DescribeClassicCommand, { LoadBalancerDescriptions: [{}] })],
    'DescribeLoadBalancers does not name a load balancer',
  ],
  [
    'a classic listener has no certificate',
    [
      answer(DescribeClassicCommand, {
        LoadBalancerDescriptions: [{ LoadBalancerName: 'old', ListenerDescriptions: [listener('SSL')] }],
      }),
    ],
    'DescribeLoadBalancers does not name a certificate of old',
  ],
  [
    'one has no ARN',
    [NO_CLASSIC, answer(DescribeLoadBalancersCommand, { LoadBalancers: [{}] })],
    'DescribeLoadBalancers does not name a load balancer',
  ],
  [
    'a listener has no ARN',
    [NO_CLASSIC, ONE, answer(DescribeListenersCommand, { Listeners: [{ Protocol: 'HTTPS' }] })],
    'DescribeListeners does not name a listener of a',
  ],
  [
    'a certificate has no ARN',
    [NO_CLASSIC, ONE, HTTPS, answer(DescribeListenerCertificatesCommand, { Certificates: [{}] })],
    'DescribeListenerCertificates does not name a certificate of a1',
  ],
  [
    'a listener has no certificate',
    [NO_CLASSIC, ONE, HTTPS, answer(DescribeListenerCertificatesCommand, {})],
    'DescribeListenerCertificates answers without a certificate of a1',
  ],
])('throws where %s', async (_, answers, message) => {
  await expect(endpointsOf(...answers)).rejects.toThrow(message);
});
