import {
  ComprehendClient,
  ListDocumentClassificationJobsCommand,
  ListDocumentClassifiersCommand,
  ListDominantLanguageDetectionJobsCommand,
  ListEntitiesDetectionJobsCommand,
  ListEntityRecognizersCommand,
  ListEventsDetectionJobsCommand,
  ListKeyPhrasesDetectionJobsCommand,
  ListPiiEntitiesDetectionJobsCommand,
  ListSentimentDetectionJobsCommand,
  ListTargetedSentimentDetectionJobsCommand,
  ListTopicsDetectionJobsCommand,
} from '@aws-sdk/client-comprehend';
import { customModels, jobsOnVolumes, jobsWithoutVolume } from '../../shared/comprehend';
import { answer, fakeClients, type Answer } from '../fake-aws';

const PERMISSIONS = [
  'comprehend:ListEntitiesDetectionJobs',
  'comprehend:ListSentimentDetectionJobs',
  'comprehend:ListTargetedSentimentDetectionJobs',
  'comprehend:ListKeyPhrasesDetectionJobs',
  'comprehend:ListDominantLanguageDetectionJobs',
  'comprehend:ListTopicsDetectionJobs',
  'comprehend:ListDocumentClassificationJobs',
  'comprehend:ListPiiEntitiesDetectionJobs',
  'comprehend:ListEventsDetectionJobs',
  'comprehend:ListDocumentClassifiers',
  'comprehend:ListEntityRecognizers',
];
const filter = { SubmitTimeAfter: new Date('2026-09-01T12:00:00.000Z') };
const asked = { input: { Filter: filter, MaxResults: 500 } };
const vpc = { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] };

async function all<T>(
  entries: (client: ComprehendClient, within: typeof filter) => AsyncIterable<T>,
  ...answers: Answer[]
): Promise<T[]> {
  const found: T[] = [];
  const client = fakeClients(answers, PERMISSIONS).client(ComprehendClient, 'us-east-1');
  for await (const entry of entries(client, filter)) found.push(entry);
  return found;
}

const noJobs = [
  answer(ListEntitiesDetectionJobsCommand, {}),
  answer(ListSentimentDetectionJobsCommand, {}),
  answer(ListTargetedSentimentDetectionJobsCommand, {}),
  answer(ListKeyPhrasesDetectionJobsCommand, {}),
  answer(ListDominantLanguageDetectionJobsCommand, {}),
  answer(ListTopicsDetectionJobsCommand, {}),
  answer(ListDocumentClassificationJobsCommand, {}),
];
const classifiers = (...list: object[]) =>
  answer(ListDocumentClassifiersCommand, { DocumentClassifierPropertiesList: list });
const recognizers = (...list: object[]) =>
  answer(ListEntityRecognizersCommand, { EntityRecognizerPropertiesList: list });

test('jobs of all kinds on volumes are listed', async () => {
  const found = await all(
    jobsOnVolumes,
    answer(ListEntitiesDetectionJobsCommand, { EntitiesDetectionJobPropertiesList: [{ JobId: '1' }] }, asked),
    answer(
      ListSentimentDetectionJobsCommand,
      { SentimentDetectionJobPropertiesList: [{ JobId: '2' }] },
      asked,
    ),
    answer(
      ListTargetedSentimentDetectionJobsCommand,
      { TargetedSentimentDetectionJobPropertiesList: [{ JobId: '3' }] },
      asked,
    ),
    answer(
      ListKeyPhrasesDetectionJobsCommand,
      { KeyPhrasesDetectionJobPropertiesList: [{ JobId: '4' }] },
      asked,
    ),
    answer(
      ListDominantLanguageDetectionJobsCommand,
      { DominantLanguageDetectionJobPropertiesList: [{ JobId: '5' }] },
      asked,
    ),
    answer(ListTopicsDetectionJobsCommand, { TopicsDetectionJobPropertiesList: [{ JobId: '6' }] }, asked),
    answer(
      ListDocumentClassificationJobsCommand,
      { DocumentClassificationJobPropertiesList: [{ JobId: '7' }] },
      asked,
    ),
  );
  expect(found.map(({ name }) => name)).toEqual([
    'entities job 1',
    'sentiment job 2',
    'targeted sentiment job 3',
    'key phrases job 4',
    'dominant language job 5',
    'topics job 6',
    'classification job 7',
  ]);
});

test('jobs of both kinds without a volume are listed', async () => {
  const found = await all(
    jobsWithoutVolume,
    answer(
      ListPiiEntitiesDetectionJobsCommand,
      {
        PiiEntitiesDetectionJobPropertiesList: [
          { JobId: '1', OutputDataConfig: { S3Uri: 's3://b', KmsKeyId: 'k' } },
        ],
      },
      asked,
    ),
    answer(ListEventsDetectionJobsCommand, { EventsDetectionJobPropertiesList: [{ JobId: '2' }] }, asked),
  );
  expect(found).toEqual([
    { name: 'PII job 1', hasOutputKey: true, hasVolumeKey: false, isInVpc: false },
    { name: 'events job 2', hasOutputKey: false, hasVolumeKey: false, isInVpc: false },
  ]);
});

test('jobs come page by page, with their keys and their VPC', async () => {
  const found = await all(
    jobsOnVolumes,
    answer(ListEntitiesDetectionJobsCommand, {
      EntitiesDetectionJobPropertiesList: [
        {
          JobId: 'all',
          OutputDataConfig: { S3Uri: 's3://b', KmsKeyId: 'k1' },
          VolumeKmsKeyId: 'k2',
          VpcConfig: vpc,
        },
        { JobId: 'none', OutputDataConfig: { S3Uri: 's3://b' } },
      ],
      NextToken: 'next',
    }),
    answer(
      ListEntitiesDetectionJobsCommand,
      {
        EntitiesDetectionJobPropertiesList: [
          { JobId: 'no subnet', VpcConfig: { ...vpc, Subnets: undefined } },
          { JobId: 'no group', VpcConfig: { ...vpc, SecurityGroupIds: undefined } },
        ],
      },
      { input: { NextToken: 'next' } },
    ),
    ...noJobs.slice(1),
  );
  expect(found).toEqual([
    { name: 'entities job all', hasOutputKey: true, hasVolumeKey: true, isInVpc: true },
    { name: 'entities job none', hasOutputKey: false, hasVolumeKey: false, isInVpc: false },
    { name: 'entities job no subnet', hasOutputKey: false, hasVolumeKey: false, isInVpc: false },
    { name: 'entities job no group', hasOutputKey: false, hasVolumeKey: false, isInVpc: false },
  ]);
});

test('jobs that failed or were stopped are left out', async () => {
  const found = await all(
    jobsOnVolumes,
    answer(ListEntitiesDetectionJobsCommand, {
      EntitiesDetectionJobPropertiesList: [
        { JobId: '1', JobStatus: 'SUBMITTED' },
        { JobId: '2', JobStatus: 'IN_PROGRESS' },
        { JobId: '3', JobStatus: 'COMPLETED' },
        { JobId: '4', JobStatus: 'FAILED' },
        { JobId: '5', JobStatus: 'STOP_REQUESTED' },
        { JobId: '6', JobStatus: 'STOPPED' },
      ],
    }),
    ...noJobs.slice(1),
  );
  expect(found.map(({ name }) => name)).toEqual(['entities job 1', 'entities job 2', 'entities job 3']);
});

test('models are listed by their names, those of flywheels and failed ones aside', async () => {
  const found = await all(
    customModels,
    classifiers(
      {
        DocumentClassifierArn:
          'arn:aws:comprehend:us-east-1:111122223333:document-classifier/claims/version/v2',
        Status: 'TRAINED',
        VpcConfig: vpc,
      },
      { DocumentClassifierArn: 'arn:aws:comprehend:us-east-1:111122223333:document-classifier/letters' },
      {
        DocumentClassifierArn: 'arn:aws:comprehend:us-east-1:111122223333:document-classifier/wheel',
        FlywheelArn: 'arn:aws:comprehend:us-east-1:111122223333:flywheel/wheel',
      },
      { Status: 'IN_ERROR' },
      { Status: 'DELETING' },
    ),
    recognizers({
      EntityRecognizerArn: 'arn:aws:comprehend:us-east-1:111122223333:entity-recognizer/drugs',
      Status: 'TRAINING',
    }),
  );
  expect(found).toEqual([
    { name: 'document-classifier/claims/version/v2', isInVpc: true },
    { name: 'document-classifier/letters', isInVpc: false },
    { name: 'entity-recognizer/drugs', isInVpc: false },
  ]);
});

test('answers without lists hold nothing', async () => {
  const models = [
    answer(ListDocumentClassifiersCommand, {}, asked),
    answer(ListEntityRecognizersCommand, {}, asked),
  ];
  expect(await all(customModels, ...models)).toEqual([]);
  expect(await all(jobsOnVolumes, ...noJobs)).toEqual([]);
});
