import {
  ComprehendMedicalClient,
  ListEntitiesDetectionV2JobsCommand,
  ListICD10CMInferenceJobsCommand,
  ListPHIDetectionJobsCommand,
  ListRxNormInferenceJobsCommand,
  ListSNOMEDCTInferenceJobsCommand,
} from '@aws-sdk/client-comprehendmedical';
import { medicalJobs } from '../../shared/comprehendmedical';
import { answer, fakeClients, type Answer } from '../fake-aws';

const PERMISSIONS = [
  'comprehendmedical:ListEntitiesDetectionV2Jobs',
  'comprehendmedical:ListPHIDetectionJobs',
  'comprehendmedical:ListICD10CMInferenceJobs',
  'comprehendmedical:ListRxNormInferenceJobs',
  'comprehendmedical:ListSNOMEDCTInferenceJobs',
];
const filter = { SubmitTimeAfter: new Date('2026-09-01T12:00:00.000Z') };
const asked = { input: { Filter: filter } };

async function jobsIn(...answers: Answer[]) {
  const found = [];
  const client = fakeClients(answers, PERMISSIONS).client(ComprehendMedicalClient, 'us-east-1');
  for await (const job of medicalJobs(client, filter)) found.push(job);
  return found;
}

const list = (...ids: string[]) => ({
  ComprehendMedicalAsyncJobPropertiesList: ids.map((JobId) => ({ JobId, KMSKey: 'k' })),
});

test('jobs of all kinds are listed, page by page', async () => {
  const found = await jobsIn(
    answer(ListEntitiesDetectionV2JobsCommand, { ...list('1'), NextToken: 'next' }, asked),
    answer(ListEntitiesDetectionV2JobsCommand, list('2'), { input: { Filter: filter, NextToken: 'next' } }),
    answer(ListPHIDetectionJobsCommand, list('3'), asked),
    answer(ListICD10CMInferenceJobsCommand, list('4'), asked),
    answer(ListRxNormInferenceJobsCommand, list('5'), asked),
    answer(ListSNOMEDCTInferenceJobsCommand, list('6'), asked),
  );
  expect(found.map(({ name }) => name)).toEqual([
    'entities job 1',
    'entities job 2',
    'PHI job 3',
    'ICD-10-CM job 4',
    'RxNorm job 5',
    'SNOMED CT job 6',
  ]);
});

test('jobs that failed or were stopped are left out', async () => {
  const found = await jobsIn(
    answer(ListEntitiesDetectionV2JobsCommand, {
      ComprehendMedicalAsyncJobPropertiesList: [
        { JobId: '1', JobStatus: 'SUBMITTED', KMSKey: 'k' },
        { JobId: '2', JobStatus: 'IN_PROGRESS', KMSKey: '' },
        { JobId: '3', JobStatus: 'COMPLETED' },
        { JobId: '4', JobStatus: 'PARTIAL_SUCCESS' },
        { JobId: '5', JobStatus: 'FAILED' },
        { JobId: '6', JobStatus: 'STOP_REQUESTED' },
        { JobId: '7', JobStatus: 'STOPPED' },
      ],
    }),
    answer(ListPHIDetectionJobsCommand, {}),
    answer(ListICD10CMInferenceJobsCommand, {}),
    answer(ListRxNormInferenceJobsCommand, {}),
    answer(ListSNOMEDCTInferenceJobsCommand, {}),
  );
  expect(found).toEqual([
    { name: 'entities job 1', hasKey: true },
    { name: 'entities job 2', hasKey: false },
    { name: 'entities job 3', hasKey: false },
    { name: 'entities job 4', hasKey: false },
  ]);
});
