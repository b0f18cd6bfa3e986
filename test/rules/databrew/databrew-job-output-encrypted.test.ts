import { type Job, ListJobsCommand } from '@aws-sdk/client-databrew';
import { rule } from '../../../rules/databrew/databrew-job-output-encrypted';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const listed = (...jobs: Partial<Job>[]) => [
  answer(ListJobsCommand, { Jobs: jobs.map((job) => ({ Name: 'j', Type: 'RECIPE', ...job })) }),
];

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'SSE-S3': { answers: listed({ EncryptionMode: 'SSE-S3' }), annotation: /encrypted with SSE-S3\.$/ },
    'SSE-KMS with a key': {
      answers: listed({ EncryptionMode: 'SSE-KMS', EncryptionKeyArn: 'k' }),
      annotation: /encrypted with KMS key k\.$/,
    },
    'SSE-S3 in lower case, of a profile job': {
      answers: listed({ Type: 'PROFILE', EncryptionMode: 'sse-s3' as 'SSE-S3' }),
    },
  },
  nonCompliant: {
    'no mode': {
      answers: listed({}),
      annotation: /^The encryption mode of the job is not set; SSE-KMS or SSE-S3 is wanted\.$/,
    },
    'SSE-KMS without a key': {
      answers: listed({ EncryptionMode: 'SSE-KMS' }),
      annotation: /SSE-KMS without a key/,
    },
    'SSE-KMS with an empty key': { answers: listed({ EncryptionMode: 'SSE-KMS', EncryptionKeyArn: '' }) },
    'a key without a mode': { answers: listed({ EncryptionKeyArn: 'k' }) },
    'output to a database': {
      answers: listed({
        DatabaseOutputs: [
          { GlueConnectionName: 'g', DatabaseOptions: { TableName: 't', TempDirectory: { Bucket: 'b' } } },
        ],
      }),
    },
  },
  findings: {
    'jobs on several pages': {
      answers: [
        answer(ListJobsCommand, {
          Jobs: [{ Name: 'clean', EncryptionMode: 'SSE-S3' }],
          NextToken: 'more',
        }),
        answer(ListJobsCommand, { Jobs: [{ Name: 'profile' }] }, { input: { NextToken: 'more' } }),
      ],
      expected: [
        ['AWS::DataBrew::Job', 'clean', 'COMPLIANT'],
        ['AWS::DataBrew::Job', 'profile', 'NON_COMPLIANT'],
      ],
    },
    'no job': { answers: [answer(ListJobsCommand, { Jobs: undefined })], expected: [] },
    'a Region without DataBrew': {
      answers: [{ ...failure(ListJobsCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the call is refused': {
      answers: [failure(ListJobsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a job without a name': {
      answers: [answer(ListJobsCommand, { Jobs: [{ Name: undefined }] })],
      error: /DataBrew lists a job without its name/,
    },
  },
});
