import {
  type DocumentClassifierProperties,
  type EntityRecognizerProperties,
  type KeyPhrasesDetectionJobProperties,
  ListDocumentClassificationJobsCommand,
  ListDocumentClassifiersCommand,
  ListDominantLanguageDetectionJobsCommand,
  ListEntitiesDetectionJobsCommand,
  ListEntityRecognizersCommand,
  ListKeyPhrasesDetectionJobsCommand,
  ListSentimentDetectionJobsCommand,
  ListTargetedSentimentDetectionJobsCommand,
  ListTopicsDetectionJobsCommand,
} from '@aws-sdk/client-comprehend';
import { rule } from '../../../rules/comprehend/comprehend-jobs-in-vpc';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-10-01T12:00:00.000Z'));

const since = (day: string) => ({ input: { Filter: { SubmitTimeAfter: new Date(`${day}T12:00:00.000Z`) } } });
const A_MONTH_AGO = since('2026-09-01');

interface Work {
  readonly keyPhrases?: KeyPhrasesDetectionJobProperties[];
  readonly classifiers?: DocumentClassifierProperties[];
  readonly recognizers?: EntityRecognizerProperties[];
}

// Jobs for PII and events, which take no VPC, are never asked for.
const answers = ({ keyPhrases = [], classifiers = [], recognizers = [] }: Work, asked = A_MONTH_AGO) => [
  answer(ListEntitiesDetectionJobsCommand, {}, asked),
  answer(ListSentimentDetectionJobsCommand, {}, asked),
  answer(ListTargetedSentimentDetectionJobsCommand, {}, asked),
  answer(ListKeyPhrasesDetectionJobsCommand, { KeyPhrasesDetectionJobPropertiesList: keyPhrases }, asked),
  answer(ListDominantLanguageDetectionJobsCommand, {}, asked),
  answer(ListTopicsDetectionJobsCommand, {}, asked),
  answer(ListDocumentClassificationJobsCommand, {}, asked),
  answer(ListDocumentClassifiersCommand, { DocumentClassifierPropertiesList: classifiers }, asked),
  answer(ListEntityRecognizersCommand, { EntityRecognizerPropertiesList: recognizers }, asked),
];

const VpcConfig = { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] };
const job = {
  JobId: 'a1',
  JobStatus: 'COMPLETED' as const,
  SubmitTime: new Date('2026-09-28T12:00:00.000Z'),
};
const classifier = {
  DocumentClassifierArn: 'arn:aws:comprehend:us-east-1:111122223333:document-classifier/claims',
  Status: 'TRAINED' as const,
};

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'a job in a VPC': {
      answers: answers({ keyPhrases: [{ ...job, VpcConfig }] }),
      annotation: /with subnets and security groups of a VPC: all 1\./,
    },
    'a job and models in a VPC': {
      answers: answers({
        keyPhrases: [{ ...job, VpcConfig }],
        classifiers: [{ ...classifier, VpcConfig }],
        recognizers: [{ Status: 'TRAINING', VpcConfig }],
      }),
      annotation: /all 3/,
    },
  },
  nonCompliant: {
    'a job without a VPC': {
      answers: answers({ keyPhrases: [job] }),
      annotation: /without subnets and security groups of a VPC: 1 of 1 \(key phrases job a1\)/,
    },
    'a job with an empty list of security groups': {
      answers: answers({ keyPhrases: [{ ...job, VpcConfig: { ...VpcConfig, SecurityGroupIds: [] } }] }),
    },
    'a classifier without a VPC beside a job in one': {
      answers: answers({ keyPhrases: [{ ...job, VpcConfig }], classifiers: [classifier] }),
      annotation: /1 of 2 \(document-classifier\/claims\)/,
    },
    'a recognizer without a VPC': { answers: answers({ recognizers: [{ Status: 'TRAINED_WITH_WARNING' }] }) },
    'an old classifier in a longer period': {
      answers: answers({ classifiers: [classifier] }, since('2025-10-01')),
      parameters: { lookbackDays: '365' },
    },
  },
  notApplicable: {
    'a Region without Comprehend': {
      answers: answers({}).map((each) => ({ ...each, reply: { error: NO_HOST } })),
      annotation: /There are no Comprehend jobs/,
    },
    'nothing in the period': {
      answers: answers({}),
      annotation: /no Comprehend jobs and models of the last 30 days/,
    },
    'a job that was stopped and a model that failed': {
      answers: answers({
        keyPhrases: [{ ...job, JobStatus: 'STOPPED' }],
        classifiers: [{ ...classifier, Status: 'IN_ERROR' }],
      }),
    },
    'a model of a flywheel': {
      answers: answers({
        classifiers: [{ ...classifier, FlywheelArn: 'arn:aws:comprehend:us-east-1:111122223333:flywheel/f' }],
      }),
    },
  },
  findings: {
    'one finding about the account': {
      answers: answers({ keyPhrases: [{ ...job, JobId: 'c3' }] }),
      expected: [['AWS::::Account', '111122223333', 'NON_COMPLIANT']],
    },
  },
  fails: {
    'a list is denied': {
      answers: [failure(ListEntitiesDetectionJobsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});
