import {
  DescribeTrainingJobCommand,
  type DescribeTrainingJobCommandOutput,
  ListTrainingJobsCommand,
  type TrainingJobSummary,
} from '@aws-sdk/client-sagemaker';
import { rule } from '../../../rules/sagemaker/sagemaker-training-job-output-kms-key-set';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-10-01T12:00:00.000Z'));

const A_MONTH_AGO = new Date('2026-09-01T12:00:00.000Z');
const CreationTime = new Date('2026-09-20T12:00:00.000Z');
const arn = (name: string) => `arn:aws:sagemaker:us-east-1:111122223333:training-job/${name}`;
const summary = (name: string): TrainingJobSummary => ({
  TrainingJobName: name,
  TrainingJobArn: arn(name),
  CreationTime,
  TrainingJobStatus: 'Completed',
});
const listed = (...names: string[]) =>
  answer(
    ListTrainingJobsCommand,
    { TrainingJobSummaries: names.map(summary) },
    { input: { CreationTimeAfter: A_MONTH_AGO } },
  );
const described = (
  name: string,
  job: Pick<
    Partial<DescribeTrainingJobCommandOutput>,
    'OutputDataConfig' | 'TrainingJobStatus' | 'ModelArtifacts'
  >,
) =>
  answer(
    DescribeTrainingJobCommand,
    {
      TrainingJobName: name,
      TrainingJobArn: arn(name),
      ModelArtifacts: undefined,
      TrainingJobStatus: 'Completed',
      SecondaryStatus: 'Completed',
      ResourceConfig: undefined,
      StoppingCondition: undefined,
      AlgorithmSpecification: undefined,
      CreationTime,
      ...job,
    },
    { input: { TrainingJobName: name } },
  );
const job = (parts: Parameters<typeof described>[1]) => [listed('j'), described('j', parts)];

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';
const S3OutputPath = 's3://models/p';
const artifacts = { S3ModelArtifacts: 's3://models/p/j/output/model.tar.gz' };
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'a key': {
      answers: job({ OutputDataConfig: { KmsKeyId: KEY, S3OutputPath }, ModelArtifacts: artifacts }),
      annotation: /KMS key arn:aws:kms:us-east-1:111122223333:key\/1\./,
    },
    'a key, of a job that failed': {
      answers: job({ OutputDataConfig: { KmsKeyId: KEY, S3OutputPath }, TrainingJobStatus: 'Failed' }),
    },
  },
  nonCompliant: {
    'an empty key': {
      answers: job({ OutputDataConfig: { KmsKeyId: '', S3OutputPath }, ModelArtifacts: artifacts }),
      annotation: /has no KmsKeyId; a KMS key for the output is wanted/,
    },
    'no key, in progress': {
      answers: job({ OutputDataConfig: { S3OutputPath }, TrainingJobStatus: 'InProgress' }),
    },
    'no key, stopped with a model': {
      answers: job({
        OutputDataConfig: { S3OutputPath },
        TrainingJobStatus: 'Stopped',
        ModelArtifacts: artifacts,
      }),
    },
    'no settings for the output, and no status': { answers: job({ TrainingJobStatus: undefined }) },
    'a bucket whose path alone looks like S3 Express': {
      answers: job({ OutputDataConfig: { S3OutputPath: 's3://models/use1-az4--x-s3/p' } }),
    },
    'no key in a longer period': {
      answers: [
        answer(
          ListTrainingJobsCommand,
          { TrainingJobSummaries: [summary('j')] },
          { input: { CreationTimeAfter: new Date('2026-06-23T12:00:00.000Z') } },
        ),
        described('j', { OutputDataConfig: { S3OutputPath } }),
      ],
      parameters: { lookbackDays: '100' },
    },
  },
  notApplicable: {
    'failed without a model': {
      answers: job({ OutputDataConfig: { S3OutputPath }, TrainingJobStatus: 'Failed' }),
      annotation: /failed without output/,
    },
    'stopped without a model': {
      answers: job({
        OutputDataConfig: { KmsKeyId: '', S3OutputPath },
        TrainingJobStatus: 'Stopped',
        ModelArtifacts: { S3ModelArtifacts: '' },
      }),
    },
    'output in S3 Express': {
      answers: job({ OutputDataConfig: { S3OutputPath: 's3://models--use1-az4--x-s3/p' } }),
      annotation: /S3 Express/,
    },
    'output in S3 Express without a path': {
      answers: job({ OutputDataConfig: { S3OutputPath: 's3://models--use1-az4--x-s3' } }),
    },
  },
  findings: {
    'jobs of two pages': {
      answers: [
        answer(
          ListTrainingJobsCommand,
          { TrainingJobSummaries: [summary('a')], NextToken: 'next' },
          { input: { NextToken: undefined, MaxResults: 100 } },
        ),
        answer(
          ListTrainingJobsCommand,
          { TrainingJobSummaries: [summary('b')] },
          { input: { NextToken: 'next', CreationTimeAfter: A_MONTH_AGO } },
        ),
        described('a', { OutputDataConfig: { KmsKeyId: KEY, S3OutputPath } }),
        described('b', { OutputDataConfig: { S3OutputPath } }),
      ],
      expected: [
        ['AWS::SageMaker::TrainingJob', arn('a'), 'COMPLIANT'],
        ['AWS::SageMaker::TrainingJob', arn('b'), 'NON_COMPLIANT'],
      ],
    },
    // Earlier findings of older jobs are then taken back.
    'no job in the period': { answers: [listed()], expected: [] },
    'a Region without SageMaker': {
      answers: [{ ...failure(ListTrainingJobsCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the list is denied': {
      answers: [failure(ListTrainingJobsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a job cannot be described': {
      answers: [listed('j'), failure(DescribeTrainingJobCommand, 'ThrottlingException')],
      error: /Throttling/,
    },
    'a job without an ARN': {
      answers: [
        answer(ListTrainingJobsCommand, {
          TrainingJobSummaries: [{ ...summary('j'), TrainingJobArn: undefined }],
        }),
      ],
      error: /lists training job j without an ARN/,
    },
  },
});
