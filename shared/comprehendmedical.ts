/** Batch jobs of Amazon Comprehend Medical that ran, run or will run; AWS Config does not record them. */
import {
  type ComprehendMedicalAsyncJobFilter,
  type ComprehendMedicalAsyncJobProperties,
  type ComprehendMedicalClient,
  ListEntitiesDetectionV2JobsCommand,
  ListICD10CMInferenceJobsCommand,
  ListPHIDetectionJobsCommand,
  ListRxNormInferenceJobsCommand,
  ListSNOMEDCTInferenceJobsCommand,
} from '@aws-sdk/client-comprehendmedical';
import { pagesOf } from './pages';
import { isUnset } from './shape';
import { whereOffered } from './where-offered';

export interface MedicalJob {
  /** Its kind and id, such as `PHI job 0123`. */
  readonly name: string;
  readonly hasKey: boolean;
}

/**
 * All jobs, without those that failed or were stopped; none where Comprehend Medical is not offered. Needs the permission
 * of each list call.
 */
export async function* medicalJobs(
  client: ComprehendMedicalClient,
  filter: ComprehendMedicalAsyncJobFilter,
): AsyncGenerator<MedicalJob> {
  for (const [kind, list] of Object.entries(LISTS)) {
    const pages = pagesOf('NextToken', (NextToken) => list(client, { Filter: filter, NextToken }));
    for await (const { ComprehendMedicalAsyncJobPropertiesList: jobs = [] } of whereOffered(pages)) {
      for (const { JobId, JobStatus, KMSKey } of jobs) {
        if (/^(failed|stop_requested|stopped)$/i.test(String(JobStatus))) continue;
        yield { name: `${kind} ${String(JobId)}`, hasKey: !isUnset(KMSKey) };
      }
    }
  }
}

interface Page {
  readonly ComprehendMedicalAsyncJobPropertiesList?:
    readonly ComprehendMedicalAsyncJobProperties[] | undefined;
  readonly NextToken?: string | undefined;
}

type List = (
  client: ComprehendMedicalClient,
  request: { readonly Filter: ComprehendMedicalAsyncJobFilter; readonly NextToken: string | undefined },
) => Promise<Page>;

const LISTS: Readonly<Record<string, List>> = {
  'entities job': (client, request) => client.send(new ListEntitiesDetectionV2JobsCommand(request)),
  'PHI job': (client, request) => client.send(new ListPHIDetectionJobsCommand(request)),
  'ICD-10-CM job': (client, request) => client.send(new ListICD10CMInferenceJobsCommand(request)),
  'RxNorm job': (client, request) => client.send(new ListRxNormInferenceJobsCommand(request)),
  'SNOMED CT job': (client, request) => client.send(new ListSNOMEDCTInferenceJobsCommand(request)),
};
