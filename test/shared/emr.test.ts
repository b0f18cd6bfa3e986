import {
  DescribeClusterCommand,
  DescribeSecurityConfigurationCommand,
  EMRClient,
  ListClustersCommand,
} from '@aws-sdk/client-emr';
import { emrClusters } from '../../shared/emr';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

async function clustersIn(...answers: Answer[]) {
  const fake = fakeClients(answers, [
    'elasticmapreduce:ListClusters',
    'elasticmapreduce:DescribeCluster',
    'elasticmapreduce:DescribeSecurityConfiguration',
  ]);
  const found = [];
  for await (const cluster of emrClusters(fake.client(EMRClient, 'us-east-1'))) found.push(cluster);
  expect(fake.unasked()).toEqual([]);
  return found;
}

const listed = (...ids: string[]) => answer(ListClustersCommand, { Clusters: ids.map((Id) => ({ Id })) });
const cluster = (Id: string, SecurityConfiguration?: string) =>
  answer(
    DescribeClusterCommand,
    { Cluster: { Id, ...(SecurityConfiguration === undefined ? {} : { SecurityConfiguration }) } },
    { input: { ClusterId: Id } },
  );
const security = (Name: string, document: object) =>
  answer(
    DescribeSecurityConfigurationCommand,
    { Name, SecurityConfiguration: JSON.stringify(document) },
    { input: { Name } },
  );

test('lists those that have not ended, page by page', async () => {
  const found = await clustersIn(
    answer(
      ListClustersCommand,
      { Clusters: [{ Id: 'j-1' }], Marker: 'more' },
      { input: { ClusterStates: ['BOOTSTRAPPING', 'RUNNING', 'STARTING', 'WAITING'] } },
    ),
    answer(ListClustersCommand, { Clusters: [{ Id: 'j-2' }] }, { input: { Marker: 'more' } }),
    cluster('j-1'),
    cluster('j-2'),
  );
  expect(found.map(({ id }) => id)).toEqual(['j-1', 'j-2']);
});

test('finds none where EMR lists none', async () => {
  expect(await clustersIn(answer(ListClustersCommand, {}))).toEqual([]);
});

test.each(['TERMINATING', 'TERMINATED', 'TERMINATED_WITH_ERRORS'] as const)(
  'does not judge a cluster that is %s by now',
  async (State) => {
    const [found] = await clustersIn(
      listed('j-1'),
      answer(DescribeClusterCommand, {
        Cluster: { Id: 'j-1', Status: { State }, SecurityConfiguration: 's' },
      }),
    );
    expect(found?.notJudged).toBe(`The cluster is ${State}.`);
  },
);

test.each([undefined, ''])('knows a cluster without a security configuration (%p)', async (name) => {
  expect(await clustersIn(listed('j-1'), cluster('j-1', name))).toEqual([
    {
      id: 'j-1',
      notJudged: undefined,
      description: 'The cluster has no security configuration.',
      encryption: undefined,
    },
  ]);
});

test('reads each security configuration once', async () => {
  const found = await clustersIn(
    listed('j-1', 'j-2', 'j-3'),
    cluster('j-1', 'phi'),
    cluster('j-2', 'login'),
    cluster('j-3', 'phi'),
    security('phi', { EncryptionConfiguration: { EnableInTransitEncryption: true } }),
    security('login', { AuthenticationConfiguration: { KerberosConfiguration: {} } }),
  );
  expect(
    found.map(({ description, encryption }) => [description, encryption?.EnableInTransitEncryption]),
  ).toEqual([
    ['The cluster runs with security configuration phi.', true],
    ['The cluster runs with security configuration login.', undefined],
    ['The cluster runs with security configuration phi.', true],
  ]);
});

test('knows a security configuration that was deleted', async () => {
  const [found] = await clustersIn(
    listed('j-1'),
    cluster('j-1', 'old'),
    failure(DescribeSecurityConfigurationCommand, 'InvalidRequestException'),
  );
  expect(found).toEqual({
    id: 'j-1',
    notJudged: undefined,
    description: 'The cluster runs with security configuration old, which EMR no longer has.',
    encryption: undefined,
  });
});

describe('throws', () => {
  test('for a cluster without an id', async () => {
    await expect(clustersIn(answer(ListClustersCommand, { Clusters: [{ Name: 'c' }] }))).rejects.toThrow(
      'EMR lists a cluster without an id',
    );
  });

  test('for a cluster that is not described', async () => {
    await expect(clustersIn(listed('j-1'), answer(DescribeClusterCommand, {}))).rejects.toThrow(
      'EMR does not describe cluster j-1',
    );
  });

  test('for a security configuration without a document', async () => {
    await expect(
      clustersIn(
        listed('j-1'),
        cluster('j-1', 'phi'),
        answer(DescribeSecurityConfigurationCommand, { Name: 'phi' }),
      ),
    ).rejects.toThrow('EMR does not tell what is in security configuration phi');
  });

  test('for a document that is not JSON', async () => {
    await expect(
      clustersIn(
        listed('j-1'),
        cluster('j-1', 'phi'),
        answer(DescribeSecurityConfigurationCommand, { SecurityConfiguration: 'none' }),
      ),
    ).rejects.toThrow('security configuration phi: expected an object');
  });

  test('an error of EMR', async () => {
    await expect(
      clustersIn(
        listed('j-1'),
        cluster('j-1', 'phi'),
        failure(DescribeSecurityConfigurationCommand, 'ThrottlingException'),
      ),
    ).rejects.toThrow('ThrottlingException');
  });
});
