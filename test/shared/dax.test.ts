import { DAXClient, DescribeClustersCommand } from '@aws-sdk/client-dax';
import { daxClusters, isBeingDeleted } from '../../shared/dax';
import { answer, fakeClients, type Answer } from '../fake-aws';

const FIRST = 'arn:aws:dax:us-east-1:111122223333:cache/first';
const SECOND = 'arn:aws:dax:us-east-1:111122223333:cache/second';

async function arnsFrom(answers: readonly Answer[]): Promise<readonly string[]> {
  const fake = fakeClients(answers, ['dax:DescribeClusters']);
  const arns: string[] = [];
  for await (const { ClusterArn } of daxClusters(fake.client(DAXClient, 'us-east-1'))) arns.push(ClusterArn);
  expect(fake.unasked()).toEqual([]);
  return arns;
}

test('clusters are listed page by page', async () => {
  const arns = await arnsFrom([
    answer(
      DescribeClustersCommand,
      { Clusters: [{ ClusterArn: FIRST }], NextToken: 'more' },
      { input: { NextToken: undefined } },
    ),
    answer(
      DescribeClustersCommand,
      { Clusters: [{ ClusterArn: SECOND }], NextToken: '' },
      { input: { NextToken: 'more' } },
    ),
  ]);
  expect(arns).toEqual([FIRST, SECOND]);
});

test('a Region without clusters has none', async () => {
  expect(await arnsFrom([answer(DescribeClustersCommand, {})])).toEqual([]);
});

test('a cluster without an ARN cannot be reported', async () => {
  const listed = arnsFrom([answer(DescribeClustersCommand, { Clusters: [{ ClusterName: 'visits' }] })]);
  await expect(listed).rejects.toThrow('DAX lists cluster visits without an ARN');
});

test.each([
  ['deleting', true],
  ['Deleted', true],
  ['available', false],
  [undefined, false],
])('of status %s: being deleted is %s', (Status, expected) => {
  expect(isBeingDeleted({ ClusterArn: FIRST, Status })).toBe(expected);
});
