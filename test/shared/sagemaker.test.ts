import { ListTrainingJobsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { parseParameters } from '../../shared/parameters';
import { localStorageInstanceTypes, trainingJobs } from '../../shared/sagemaker';
import { answer, fakeClients } from '../fake-aws';

test('an answer without a list has no training jobs', async () => {
  const createdAfter = new Date('2026-09-01T12:00:00.000Z');
  const client = fakeClients(
    [
      answer(
        ListTrainingJobsCommand,
        { TrainingJobSummaries: undefined },
        { input: { CreationTimeAfter: createdAfter, MaxResults: 100 } },
      ),
    ],
    ['sagemaker:ListTrainingJobs'],
  ).client(SageMakerClient, 'us-east-1');
  const found = [];
  for await (const job of trainingJobs(client, createdAfter)) found.push(job);
  expect(found).toEqual([]);
});

test('instance types with local disks are told by their families, each with the dot that ends it', () => {
  const { local } = parseParameters('rule', { local: localStorageInstanceTypes }, {});
  expect(local).toContain('ml.g5.');
  expect(local.filter((prefix) => !/^ml\.[a-z0-9-]+\.$/.test(prefix))).toEqual([]);
  expect(new Set(local).size).toBe(local.length);
});
