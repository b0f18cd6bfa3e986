import type { CloudHSMV2Client } from '@aws-sdk/client-cloudhsm-v2';
import { cloudHsmClient, clustersOf, type HsmCluster } from '../../shared/cloudhsm';
import { Readable } from 'node:stream';

/** A client whose requests are answered in turn, as over the wire. */
function clientWith(...replies: { readonly status: number; readonly body: unknown }[]) {
  const requests: unknown[] = [];
  const client = new (cloudHsmClient())({
    region: 'us-east-1',
    maxAttempts: 2,
    retryMode: 'standard',
    requestHandler: { connectionTimeout: 1, requestTimeout: 1 },
    credentials: () =>
      Promise.resolve({
        accessKeyId: 'AKIAEXAMPLE',
        secretAccessKey: 'secret',
        sessionToken: 'token',
        expiration: new Date(Date.now() + 3_600_000),
      }),
  });
  client.config.requestHandler = {
    handle: ({
      hostname,
      headers,
      body,
    }: {
      hostname: string;
      headers: Record<string, string>;
      body: string;
    }) => {
      requests.push([hostname, headers['x-amz-target'], JSON.parse(body)]);
      const { status, body: answer } = replies[requests.length - 1] ?? { status: 500, body: {} };
      return Promise.resolve({
        response: {
          statusCode: status,
          headers: {},
          body: Readable.from([Buffer.from(JSON.stringify(answer))]),
        },
      });
    },
  } as typeof client.config.requestHandler;
  return { client, requests };
}

async function all(client: CloudHSMV2Client): Promise<HsmCluster[]> {
  const clusters: HsmCluster[] = [];
  for await (const cluster of clustersOf(client)) clusters.push(cluster);
  return clusters;
}

test('clusters have the mode that came over the wire, on every page', async () => {
  const first = { ClusterId: 'cluster-1', HsmType: 'hsm2m.medium', Mode: 'NON_FIPS', CreateTimestamp: 1.7e9 };
  const second = { ClusterId: 'cluster-2', HsmType: 'hsm1.medium', TagList: [{ Key: 'a', Value: 'ä' }] };
  const { client, requests } = clientWith(
    { status: 200, body: { Clusters: [first], NextToken: 'more' } },
    { status: 200, body: { Clusters: [second] } },
  );
  expect(await all(client)).toEqual([first, second]);
  expect(requests).toEqual([
    ['cloudhsmv2.us-east-1.amazonaws.com', 'BaldrApiService.DescribeClusters', {}],
    ['cloudhsmv2.us-east-1.amazonaws.com', 'BaldrApiService.DescribeClusters', { NextToken: 'more' }],
  ]);
});

test('an account without clusters', async () => {
  expect(await all(clientWith({ status: 200, body: {} }).client)).toEqual([]);
});

test('errors are those of the client, after another attempt where that may help', async () => {
  const denied = { __type: 'CloudHsmAccessDeniedException', message: 'no' };
  const busy = { __type: 'ThrottlingException', message: 'slower' };
  const { client, requests } = clientWith({ status: 400, body: busy }, { status: 400, body: denied });
  await expect(all(client)).rejects.toMatchObject({ name: 'CloudHsmAccessDeniedException' });
  expect(requests).toHaveLength(2);
});
