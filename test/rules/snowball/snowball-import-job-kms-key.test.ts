import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import {
  DescribeJobCommand,
  type JobListEntry,
  ListClusterJobsCommand,
  ListClustersCommand,
  ListJobsCommand,
} from '@aws-sdk/client-snowball';
import { rule } from '../../../rules/snowball/snowball-import-job-kms-key';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

const listed = (...jobs: JobListEntry[]) => [
  answer(ListJobsCommand, {
    JobListEntries: jobs.map((job) => ({ JobId: 'JID1', JobType: 'IMPORT', JobState: 'New', ...job })),
  }),
  answer(ListClustersCommand, {}),
];

const described = (JobMetadata: { KmsKeyARN?: string }, JobId = 'JID1') =>
  answer(DescribeJobCommand, { JobMetadata }, { input: { JobId } });

const keyManagedBy = (KeyManager: 'AWS' | 'CUSTOMER') =>
  answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager } }, { input: { KeyId: KEY } });

testPeriodicRule(rule, {
  compliant: {
    'an import job with a key': {
      answers: [...listed({ JobState: 'WithCustomer' }), described({ KmsKeyARN: KEY })],
      annotation: /^The device encrypts with KMS key arn:aws:kms:us-east-1:111122223333:key\/1\.$/,
    },
    'a job for local use with a key': {
      answers: [...listed({ JobType: 'LOCAL_USE' }), described({ KmsKeyARN: KEY })],
    },
    'a customer managed key, where one is required': {
      answers: [...listed({}), described({ KmsKeyARN: KEY }), keyManagedBy('CUSTOMER')],
      parameters: { requireCustomerManagedKey: 'true' },
      annotation: /key\/1, customer managed\.$/,
    },
  },
  nonCompliant: {
    'an import job without a key': {
      answers: [...listed({}), described({})],
      annotation: /^The IMPORT job names no KMS key; one is wanted\.$/,
    },
    'an import job with an empty key': {
      answers: [...listed({ JobState: 'WithCustomer' }), described({ KmsKeyARN: '' })],
    },
    'a job for local use without a key': {
      answers: [...listed({ JobType: 'LOCAL_USE' }), described({})],
      annotation: /The LOCAL_USE job/,
    },
    'the key that AWS manages, where a customer managed one is required': {
      answers: [...listed({}), described({ KmsKeyARN: KEY }), keyManagedBy('AWS')],
      parameters: { requireCustomerManagedKey: 'true' },
      annotation: /is managed by AWS; a customer managed key is wanted/,
    },
  },
  notApplicable: {
    'a complete job': { answers: listed({ JobState: 'Complete' }), annotation: /is complete/ },
    'a cancelled job': { answers: listed({ JobState: 'Cancelled' }) },
    'an export job': {
      answers: listed({ JobType: 'EXPORT', JobState: 'InProgress' }),
      annotation: /takes data out of S3/,
    },
  },
  findings: {
    'jobs, and members of a cluster': {
      answers: [
        answer(ListJobsCommand, { JobListEntries: [{ JobId: 'JID1', JobType: 'IMPORT' }] }),
        answer(ListClustersCommand, { ClusterListEntries: [{ ClusterId: 'CID1' }] }),
        answer(
          ListClusterJobsCommand,
          { JobListEntries: [{ JobId: 'JID2', JobType: 'LOCAL_USE' }] },
          { input: { ClusterId: 'CID1' } },
        ),
        described({ KmsKeyARN: KEY }),
        described({}, 'JID2'),
      ],
      expected: [
        ['AWS::Snowball::Job', 'JID1', 'COMPLIANT'],
        ['AWS::Snowball::Job', 'JID2', 'NON_COMPLIANT'],
      ],
    },
    'no job': { answers: listed(), expected: [] },
  },
  fails: {
    'the jobs may not be listed': {
      answers: [failure(ListJobsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a job may not be described': {
      answers: [
        answer(ListJobsCommand, { JobListEntries: [{ JobId: 'JID1', JobType: 'IMPORT' }] }),
        failure(DescribeJobCommand, 'AccessDeniedException'),
      ],
      error: /AccessDenied/,
    },
    'the key may not be described': {
      answers: [
        answer(ListJobsCommand, { JobListEntries: [{ JobId: 'JID1', JobType: 'IMPORT' }] }),
        described({ KmsKeyARN: KEY }),
        failure(DescribeKeyCommand, 'AccessDeniedException'),
      ],
      parameters: { requireCustomerManagedKey: 'true' },
      error: /AccessDenied/,
    },
  },
});
