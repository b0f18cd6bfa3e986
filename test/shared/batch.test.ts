import {
  BatchClient,
  DescribeJobDefinitionsCommand,
  type JobDefinition,
  type Volume,
} from '@aws-sdk/client-batch';
import { activeDefinitions } from '../../shared/batch';
import { answer, fakeClients, type Answer } from '../fake-aws';

const described: JobDefinition = {
  jobDefinitionName: 'claims',
  jobDefinitionArn: 'claims:1',
  revision: 1,
  type: 'container',
};

const definitionsIn = (...answers: Answer[]) =>
  activeDefinitions(fakeClients(answers, ['batch:DescribeJobDefinitions']).client(BatchClient, 'us-east-1'));

const onEfs = (name: string): Volume => ({
  name,
  efsVolumeConfiguration: { fileSystemId: 'fs-1', transitEncryption: 'ENABLED' },
});
const task = (name: string) => ({ containers: [{ image: 'i' }], volumes: [onEfs(name)] });

async function mountsOf(properties: Partial<JobDefinition>) {
  const [found] = await definitionsIn(
    answer(DescribeJobDefinitionsCommand, { jobDefinitions: [{ ...described, ...properties }] }),
  );
  return found?.mounts;
}

test('volumes are found wherever a job definition has them', async () => {
  const mounts = await mountsOf({
    containerProperties: { volumes: [onEfs('a')] },
    ecsProperties: { taskProperties: [task('b'), { containers: [{ image: 'i' }] }] },
    nodeProperties: {
      numNodes: 3,
      mainNode: 0,
      nodeRangeProperties: [
        { targetNodes: '0:0', container: { volumes: [onEfs('c')] } },
        { targetNodes: '1:1', ecsProperties: { taskProperties: [task('d')] } },
        { targetNodes: '2:2', container: {} },
      ],
    },
    eksProperties: { podProperties: { volumes: [{ name: 'kubernetes' }] } },
  });
  expect(mounts?.map(({ description }) => description)).toEqual([
    'a (fs-1, ENABLED)',
    'b (fs-1, ENABLED)',
    'c (fs-1, ENABLED)',
    'd (fs-1, ENABLED)',
  ]);
});

test('a mount is encrypted when it says so', async () => {
  const mounts = await mountsOf({
    containerProperties: {
      volumes: [
        onEfs('a'),
        { efsVolumeConfiguration: { fileSystemId: 'fs-2', transitEncryption: 'DISABLED' } },
        { name: 'c', efsVolumeConfiguration: { fileSystemId: 'fs-3' } },
        { name: 'd', host: {} },
      ],
    },
  });
  expect(mounts).toEqual([
    { isEncrypted: true, description: 'a (fs-1, ENABLED)' },
    { isEncrypted: false, description: '(no name) (fs-2, DISABLED)' },
    { isEncrypted: false, description: 'c (fs-3, not set)' },
  ]);
});

test('the newest revision of each name is known over all pages', async () => {
  const revision = (name: string, number: number): JobDefinition => ({
    ...described,
    jobDefinitionName: name,
    jobDefinitionArn: `${name}:${String(number)}`,
    revision: number,
  });
  const found = await definitionsIn(
    answer(
      DescribeJobDefinitionsCommand,
      { jobDefinitions: [revision('a', 10), revision('b', 1)], nextToken: 'more' },
      { input: { status: 'ACTIVE', maxResults: 100, nextToken: undefined } },
    ),
    answer(DescribeJobDefinitionsCommand, { nextToken: 'still more' }, { input: { nextToken: 'more' } }),
    answer(
      DescribeJobDefinitionsCommand,
      { jobDefinitions: [revision('a', 9), revision('a', 11)] },
      { input: { nextToken: 'still more' } },
    ),
  );
  expect(found.map(({ arn, replacedBy }) => [arn, replacedBy])).toEqual([
    ['a:10', 11],
    ['b:1', undefined],
    ['a:9', 11],
    ['a:11', undefined],
  ]);
});

test.each([
  ['an ARN', { jobDefinitionArn: undefined }],
  ['a name', { jobDefinitionName: undefined }],
  ['a revision', { revision: undefined }],
])('throws for a job definition without %s', async (_, missing) => {
  await expect(mountsOf(missing)).rejects.toThrow('without an ARN, a name or a revision');
});
