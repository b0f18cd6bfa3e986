import {
  type EntitiesDetectionJobProperties,
  ListDocumentClassificationJobsCommand,
  ListDominantLanguageDetectionJobsCommand,
  ListEntitiesDetectionJobsCommand,
  ListEventsDetectionJobsCommand,
  ListKeyPhrasesDetectionJobsCommand,
  ListPiiEntitiesDetectionJobsCommand,
  ListSentimentDetectionJobsCommand,
  ListTargetedSentimentDetectionJobsCommand,
  ListTopicsDetectionJobsCommand,
  type PiiEntitiesDetectionJobProperties,
  type TopicsDetectionJobProperties,
} from '@aws-sdk/client-comprehend';
import { rule } from '../../../rules/comprehend/comprehend-job-output-kms-encrypted';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-10-01T12:00:00.000Z'));

const since = (day: string) => ({ input: { Filter: { SubmitTimeAfter: new Date(`${day}T12:00:00.000Z`) } } });
const A_MONTH_AGO = since('2026-09-01');

interface Jobs {
  readonly entities?: EntitiesDetectionJobProperties[];
  readonly topics?: TopicsDetectionJobProperties[];
  readonly pii?: PiiEntitiesDetectionJobProperties[];
}

const answers = ({ entities = [], topics = [], pii = [] }: Jobs, asked = A_MONTH_AGO) => [
  answer(ListEntitiesDetectionJobsCommand, { EntitiesDetectionJobPropertiesList: entities }, asked),
  answer(ListSentimentDetectionJobsCommand, {}, asked),
  answer(ListTargetedSentimentDetectionJobsCommand, {}, asked),
  answer(ListKeyPhrasesDetectionJobsCommand, {}, asked),
  answer(ListDominantLanguageDetectionJobsCommand, {}, asked),
  answer(ListTopicsDetectionJobsCommand, { TopicsDetectionJobPropertiesList: topics }, asked),
  answer(ListDocumentClassificationJobsCommand, {}, asked),
  answer(ListPiiEntitiesDetectionJobsCommand, { PiiEntitiesDetectionJobPropertiesList: pii }, asked),
  answer(ListEventsDetectionJobsCommand, {}, asked),
];

const SubmitTime = new Date('2026-09-29T12:00:00.000Z');
const plain = {
  JobId: 'a1',
  JobStatus: 'COMPLETED' as const,
  SubmitTime,
  OutputDataConfig: { S3Uri: 's3://b' },
};
const encrypted = { ...plain, JobId: 'b2', OutputDataConfig: { S3Uri: 's3://b', KmsKeyId: 'k1' } };

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'a key for the output': {
      answers: answers({ entities: [encrypted] }),
      annotation: /Comprehend jobs of the last 30 days with a KMS key for their output: all 1\./,
    },
    'keys for output and volume, where both are required': {
      answers: answers({ topics: [{ ...encrypted, VolumeKmsKeyId: 'k2' }] }),
      parameters: { requireVolumeKey: 'true' },
      annotation: /output and one for their volume: all 1\./,
    },
    'a job that has no volume, where both are required': {
      answers: answers({ pii: [{ ...encrypted, Mode: 'ONLY_OFFSETS' }] }),
      parameters: { requireVolumeKey: 'true' },
    },
    'a key of an encrypted job beside one that failed': {
      answers: answers({ entities: [encrypted, { ...plain, JobStatus: 'FAILED' }] }),
    },
  },
  nonCompliant: {
    'no key': {
      answers: answers({ topics: [plain] }),
      annotation: /without a KMS key for their output: 1 of 1 \(topics job a1\)\./,
    },
    'a key for the volume alone': { answers: answers({ entities: [{ ...plain, VolumeKmsKeyId: 'k2' }] }) },
    'a key for the output alone, where both are required': {
      answers: answers({ entities: [encrypted] }),
      parameters: { requireVolumeKey: 'true' },
      annotation: /output and one for their volume: 1 of 1 \(entities job b2\)/,
    },
    'a job for offsets without a key': { answers: answers({ pii: [{ ...plain, Mode: 'ONLY_OFFSETS' }] }) },
    'a job in progress among encrypted ones': {
      answers: answers({ entities: [encrypted, { ...plain, JobStatus: 'IN_PROGRESS' }], pii: [encrypted] }),
      annotation: /1 of 3 \(entities job a1\)/,
    },
    'an old job in a longer period': {
      answers: answers({ entities: [plain] }, since('2026-06-23')),
      parameters: { lookbackDays: '100' },
      annotation: /of the last 100 days/,
    },
  },
  notApplicable: {
    'a Region without Comprehend': {
      answers: answers({}).map((each) => ({ ...each, reply: { error: NO_HOST } })),
      annotation: /There are no Comprehend jobs/,
    },
    'no job in the period': {
      answers: answers({}),
      annotation: /no Comprehend jobs of the last 30 days/,
    },
    'a job that failed': { answers: answers({ entities: [{ ...plain, JobStatus: 'FAILED' }] }) },
  },
  findings: {
    'one finding about the account': {
      answers: answers({ entities: [{ ...plain, JobId: 'c3' }], topics: [encrypted] }),
      expected: [['AWS::::Account', '111122223333', 'NON_COMPLIANT']],
    },
  },
  fails: {
    'a list is denied': {
      answers: [failure(ListEntitiesDetectionJobsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the last list is throttled': {
      answers: [
        ...answers({ entities: [encrypted] }).slice(0, -1),
        failure(ListEventsDetectionJobsCommand, 'TooManyRequestsException'),
      ],
      error: /TooManyRequests/,
    },
  },
});
