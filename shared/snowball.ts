/** Jobs of AWS Snowball. */
import {
  DescribeJobCommand,
  type JobListEntry,
  paginateListClusterJobs,
  paginateListClusters,
  paginateListJobs,
  type SnowballClient,
} from '@aws-sdk/client-snowball';
import { ReportError } from './errors';
import { whereOffered } from './where-offered';

/** The type of findings about them. AWS Config does not record it; the resource id is the id of the job. */
export const JOB = 'AWS::Snowball::Job';

export interface SnowballJob {
  readonly id: string;
  /** In upper case, such as `IMPORT`. */
  readonly type: string;
  /** Why there is nothing to judge, or undefined for a job that brings data to AWS, or keeps it on the device. */
  readonly notJudged: string | undefined;
}

/**
 * All jobs, those of clusters included; none where Snowball is not offered.
 * Needs snowball:ListJobs, snowball:ListClusters and snowball:ListClusterJobs.
 * @throws ReportError when a job has no id or type, or a cluster no id, or an error of AWS
 */
export async function* jobsOf(client: SnowballClient): AsyncGenerator<SnowballJob> {
  for await (const { JobListEntries = [] } of whereOffered(paginateListJobs({ client }, {})))
    yield* JobListEntries.map(jobOf);
  // The list of jobs leaves out the members of clusters.
  for await (const { ClusterListEntries = [] } of whereOffered(paginateListClusters({ client }, {}))) {
    for (const { ClusterId } of ClusterListEntries) {
      if (ClusterId === undefined) throw new ReportError('Snowball lists a cluster without its id');
      for await (const { JobListEntries = [] } of paginateListClusterJobs({ client }, { ClusterId }))
        yield* JobListEntries.map(jobOf);
    }
  }
}

function jobOf({ JobId: id, JobType, JobState }: JobListEntry): SnowballJob {
  if (id === undefined || JobType === undefined)
    throw new ReportError(`Snowball lists job ${String(id)} without its id or type`);
  const type = JobType.toUpperCase();
  return { id, type, notJudged: notJudged(type, JobState?.toUpperCase()) };
}

function notJudged(type: string, state: string | undefined): string | undefined {
  if (type === 'EXPORT') return 'The job takes data out of S3.';
  // Such jobs stay in the list, and nothing about them can be changed.
  if (state === 'COMPLETE') return 'The job is complete.';
  return state === 'CANCELLED' ? 'The job was cancelled.' : undefined;
}

/**
 * The ARN of the KMS key of a job; undefined when it has none. Needs snowball:DescribeJob.
 * @throws ReportError when Snowball answers without the job, or an error of AWS
 */
export async function keyOf(client: SnowballClient, JobId: string): Promise<string | undefined> {
  const { JobMetadata } = await client.send(new DescribeJobCommand({ JobId }));
  if (JobMetadata === undefined) throw new ReportError(`Snowball answered without job ${JobId}`);
  return JobMetadata.KmsKeyARN === '' ? undefined : JobMetadata.KmsKeyARN;
}
