import {
  type ComprehendMedicalAsyncJobProperties,
  ListEntitiesDetectionV2JobsCommand,
  ListICD10CMInferenceJobsCommand,
  ListPHIDetectionJobsCommand,
  ListRxNormInferenceJobsCommand,
  ListSNOMEDCTInferenceJobsCommand,
} from '@aws-sdk/client-comprehendmedical';
import { rule } from '../../../rules/comprehendmedical/comprehendmedical-job-output-kms-encrypted';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-10-01T12:00:00.000Z'));

const since = (day: string) => ({ input: { Filter: { SubmitTimeAfter: new Date(`${day}T12:00:00.000Z`) } } });
const A_MONTH_AGO = since('2026-09-01');

interface Jobs {
  readonly phi?: ComprehendMedicalAsyncJobProperties[];
  readonly rxNorm?: ComprehendMedicalAsyncJobProperties[];
}

const answers = ({ phi = [], rxNorm = [] }: Jobs, asked = A_MONTH_AGO) => [
  answer(ListEntitiesDetectionV2JobsCommand, {}, asked),
  answer(ListPHIDetectionJobsCommand, { ComprehendMedicalAsyncJobPropertiesList: phi }, asked),
  answer(ListICD10CMInferenceJobsCommand, {}, asked),
  answer(ListRxNormInferenceJobsCommand, { ComprehendMedicalAsyncJobPropertiesList: rxNorm }, asked),
  answer(ListSNOMEDCTInferenceJobsCommand, {}, asked),
];

const plain = {
  JobId: 'a1',
  JobStatus: 'COMPLETED' as const,
  SubmitTime: new Date('2026-09-30T12:00:00.000Z'),
};

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'a key': {
      answers: answers({ phi: [{ ...plain, KMSKey: 'k1' }] }),
      annotation: /Comprehend Medical jobs of the last 30 days with a KMS key for their output: all 1/,
    },
  },
  nonCompliant: {
    'no key': {
      answers: answers({ phi: [plain] }),
      annotation: /without a KMS key for their output: 1 of 1 \(PHI job a1\)/,
    },
    'no key for a job that succeeded in part, beside one with a key': {
      answers: answers({
        phi: [{ ...plain, KMSKey: 'k1' }],
        rxNorm: [{ ...plain, JobId: 'b2', JobStatus: 'PARTIAL_SUCCESS' }],
      }),
      annotation: /1 of 2 \(RxNorm job b2\)/,
    },
    'an old job in a longer period': {
      answers: answers({ rxNorm: [plain] }, since('2026-07-03')),
      parameters: { lookbackDays: '90' },
      annotation: /of the last 90 days/,
    },
  },
  notApplicable: {
    'a Region without Comprehend Medical': {
      answers: answers({}).map((each) => ({ ...each, reply: { error: NO_HOST } })),
      annotation: /There are no Comprehend Medical jobs/,
    },
    'no job in the period': {
      answers: answers({}),
      annotation: /no Comprehend Medical jobs of the last 30 days/,
    },
    'a job that was stopped': { answers: answers({ rxNorm: [{ ...plain, JobStatus: 'STOPPED' }] }) },
  },
  findings: {
    'one finding about the account': {
      answers: answers({ phi: [{ ...plain, JobId: 'c3', KMSKey: 'k1' }] }),
      expected: [['AWS::::Account', '111122223333', 'COMPLIANT']],
    },
  },
  fails: {
    'a list is denied': {
      answers: [failure(ListEntitiesDetectionV2JobsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});
