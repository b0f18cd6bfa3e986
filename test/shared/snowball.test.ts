import {
  DescribeJobCommand,
  ListClusterJobsCommand,
  ListClustersCommand,
  ListJobsCommand,
  SnowballClient,
} from '@aws-sdk/client-snowball';
import { jobsOf, keyOf, type SnowballJob } from '../../shared/snowball';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

async function asked<T>(
  act: (client: SnowballClient) => Promise<T>,
  ...answers: readonly Answer[]
): Promise<T> {
  const fake = fakeClients(answers, [
    'snowball:ListJobs',
    'snowball:ListClusters',
    'snowball:ListClusterJobs',
    'snowball:DescribeJob',
  ]);
  const result = await act(fake.client(SnowballClient, 'us-east-1'));
  expect(fake.unasked()).toEqual([]);
  return result;
}

const jobs = (...answers: readonly Answer[]): Promise<readonly SnowballJob[]> =>
  asked(
    async (client) => {
      const found: SnowballJob[] = [];
      for await (const job of jobsOf(client)) found.push(job);
      return found;
    },
    ...answers,
  );

const NO_CLUSTERS = answer(ListClustersCommand, {});

test('the jobs of all pages, then those of clusters', async () => {
  expect(
    await jobs(
      answer(ListJobsCommand, {
        JobListEntries: [{ JobId: 'a', JobType: 'IMPORT', JobState: 'New' }],
        NextToken: 'more',
      }),
      answer(
        ListJobsCommand,
        { JobListEntries: [{ JobId: 'b', JobType: 'local_use' as 'LOCAL_USE' }] },
        { input: { NextToken: 'more' } },
      ),
      answer(ListClustersCommand, { ClusterListEntries: [{ ClusterId: 'c1' }], NextToken: 'more' }),
      answer(
        ListClusterJobsCommand,
        {
          JobListEntries: [{ JobId: 'c', JobType: 'LOCAL_USE', JobState: 'WithCustomer' }],
          NextToken: 'more',
        },
        { input: { ClusterId: 'c1' } },
      ),
      answer(ListClusterJobsCommand, {}, { input: { ClusterId: 'c1', NextToken: 'more' } }),
      answer(ListClustersCommand, { ClusterListEntries: [] }, { input: { NextToken: 'more' } }),
    ),
  ).toEqual([
    { id: 'a', type: 'IMPORT', notJudged: undefined },
    { id: 'b', type: 'LOCAL_USE', notJudged: undefined },
    { id: 'c', type: 'LOCAL_USE', notJudged: undefined },
  ]);
});

test.each([
  ['EXPORT', 'InProgress', 'The job takes data out of S3.'],
  ['IMPORT', 'Complete', 'The job is complete.'],
  ['LOCAL_USE', 'Cancelled', 'The job was cancelled.'],
  ['IMPORT', 'Listing', undefined],
] as const)('%s %s: %s', async (JobType, JobState, notJudged) => {
  const listed = answer(ListJobsCommand, { JobListEntries: [{ JobId: 'a', JobType, JobState }] });
  expect(await jobs(listed, NO_CLUSTERS)).toEqual([{ id: 'a', type: JobType, notJudged }]);
});

test('there are no jobs', async () => {
  expect(await jobs(answer(ListJobsCommand, {}), NO_CLUSTERS)).toEqual([]);
});

test('Snowball is not offered', async () => {
  const error = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  const noHost = { reply: { error } };
  expect(
    await jobs(
      { ...failure(ListJobsCommand, 'Error'), ...noHost },
      { ...failure(ListClustersCommand, 'Error'), ...noHost },
    ),
  ).toEqual([]);
});

test.each([{ JobId: 'a' }, { JobType: 'IMPORT' as const }])(
  'throws at a job that says no more than %p',
  async (job) => {
    const listed = answer(ListJobsCommand, { JobListEntries: [job] });
    await expect(jobs(listed)).rejects.toThrow('without its id or type');
  },
);

test('throws at a cluster without an id', async () => {
  const listed = answer(ListClustersCommand, { ClusterListEntries: [{}] });
  await expect(jobs(answer(ListJobsCommand, {}), listed)).rejects.toThrow('a cluster without its id');
});

describe('keyOf', () => {
  test.each([
    ['arn:aws:kms:us-east-1:111122223333:key/1', 'arn:aws:kms:us-east-1:111122223333:key/1'],
    ['', undefined],
    [undefined, undefined],
  ])('%p', async (KmsKeyARN, key) => {
    const JobMetadata = KmsKeyARN === undefined ? {} : { KmsKeyARN };
    const described = answer(DescribeJobCommand, { JobMetadata }, { input: { JobId: 'a' } });
    expect(await asked((client) => keyOf(client, 'a'), described)).toBe(key);
  });

  test('throws when Snowball answers without the job', async () => {
    await expect(asked((client) => keyOf(client, 'a'), answer(DescribeJobCommand, {}))).rejects.toThrow(
      'Snowball answered without job a',
    );
  });
});
