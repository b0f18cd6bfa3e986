/**
 * Jobs and custom models of Amazon Comprehend that ran, run or will run; AWS Config records neither. There are none where
 * Comprehend is not offered.
 */
import {
  type ComprehendClient,
  paginateListDocumentClassificationJobs,
  paginateListDocumentClassifiers,
  paginateListDominantLanguageDetectionJobs,
  paginateListEntitiesDetectionJobs,
  paginateListEntityRecognizers,
  paginateListEventsDetectionJobs,
  paginateListKeyPhrasesDetectionJobs,
  paginateListPiiEntitiesDetectionJobs,
  paginateListSentimentDetectionJobs,
  paginateListTargetedSentimentDetectionJobs,
  paginateListTopicsDetectionJobs,
  type VpcConfig,
} from '@aws-sdk/client-comprehend';
import { isUnset } from './shape';
import { whereOffered } from './where-offered';

export interface Job {
  /** Its kind and id, such as `topics job 0123`. */
  readonly name: string;
  readonly hasOutputKey: boolean;
  readonly hasVolumeKey: boolean;
  readonly isInVpc: boolean;
}

export interface Model {
  /** `document-classifier/claims/version/v2`. */
  readonly name: string;
  readonly isInVpc: boolean;
}

interface Filter {
  readonly SubmitTimeAfter: Date;
}

/**
 * Jobs of the kinds that take a key for their volume and a VPC, without those that failed or were stopped.
 * Needs the permission of each list call.
 */
export const jobsOnVolumes = (client: ComprehendClient, filter: Filter): AsyncGenerator<Job> =>
  jobsOf(ON_VOLUMES, client, filter);

/** Jobs of the other kinds, which take a key for their output alone. Needs the permission of each list call. */
export const jobsWithoutVolume = (client: ComprehendClient, filter: Filter): AsyncGenerator<Job> =>
  jobsOf(WITHOUT_VOLUME, client, filter);

/**
 * Custom models, without those that failed, were stopped or are going, and those of flywheels, which take their settings
 * from the flywheel. Needs comprehend:ListDocumentClassifiers and comprehend:ListEntityRecognizers.
 */
export async function* customModels(client: ComprehendClient, filter: Filter): AsyncGenerator<Model> {
  for (const list of [classifiers, recognizers]) {
    for await (const { arn, Status, FlywheelArn, VpcConfig } of list(...requestOf(client, filter))) {
      if (isOver(Status) || !isUnset(FlywheelArn)) continue;
      yield { name: String(arn).split(':').slice(5).join(':'), isInVpc: isInVpc(VpcConfig) };
    }
  }
}

/** Settings of the paginator, and the request. */
type Request = readonly [
  { readonly client: ComprehendClient; readonly pageSize: number },
  { readonly Filter: Filter },
];
type List<E> = (...request: Request) => AsyncIterable<E>;

interface JobEntry {
  readonly JobId?: string | undefined;
  readonly JobStatus?: string | undefined;
  readonly OutputDataConfig?: { readonly KmsKeyId?: string | undefined } | undefined;
  readonly VolumeKmsKeyId?: string | undefined;
  readonly VpcConfig?: VpcConfig | undefined;
}
type Lists = Readonly<Record<string, List<JobEntry>>>;

const ON_VOLUMES: Lists = {
  'entities job': (...request) =>
    entriesOf(
      paginateListEntitiesDetectionJobs(...request),
      (page) => page.EntitiesDetectionJobPropertiesList,
    ),
  'sentiment job': (...request) =>
    entriesOf(
      paginateListSentimentDetectionJobs(...request),
      (page) => page.SentimentDetectionJobPropertiesList,
    ),
  'targeted sentiment job': (...request) =>
    entriesOf(
      paginateListTargetedSentimentDetectionJobs(...request),
      (page) => page.TargetedSentimentDetectionJobPropertiesList,
    ),
  'key phrases job': (...request) =>
    entriesOf(
      paginateListKeyPhrasesDetectionJobs(...request),
      (page) => page.KeyPhrasesDetectionJobPropertiesList,
    ),
  'dominant language job': (...request) =>
    entriesOf(
      paginateListDominantLanguageDetectionJobs(...request),
      (page) => page.DominantLanguageDetectionJobPropertiesList,
    ),
  'topics job': (...request) =>
    entriesOf(paginateListTopicsDetectionJobs(...request), (page) => page.TopicsDetectionJobPropertiesList),
  'classification job': (...request) =>
    entriesOf(
      paginateListDocumentClassificationJobs(...request),
      (page) => page.DocumentClassificationJobPropertiesList,
    ),
};

const WITHOUT_VOLUME: Lists = {
  'PII job': (...request) =>
    entriesOf(
      paginateListPiiEntitiesDetectionJobs(...request),
      (page) => page.PiiEntitiesDetectionJobPropertiesList,
    ),
  'events job': (...request) =>
    entriesOf(paginateListEventsDetectionJobs(...request), (page) => page.EventsDetectionJobPropertiesList),
};

interface ModelEntry {
  readonly arn: string | undefined;
  readonly Status?: string | undefined;
  readonly FlywheelArn?: string | undefined;
  readonly VpcConfig?: VpcConfig | undefined;
}

const classifiers: List<ModelEntry> = (...request) =>
  entriesOf(paginateListDocumentClassifiers(...request), (page) =>
    page.DocumentClassifierPropertiesList?.map((entry) => ({ ...entry, arn: entry.DocumentClassifierArn })),
  );

const recognizers: List<ModelEntry> = (...request) =>
  entriesOf(paginateListEntityRecognizers(...request), (page) =>
    page.EntityRecognizerPropertiesList?.map((entry) => ({ ...entry, arn: entry.EntityRecognizerArn })),
  );

async function* jobsOf(lists: Lists, client: ComprehendClient, filter: Filter): AsyncGenerator<Job> {
  for (const [kind, list] of Object.entries(lists)) {
    for await (const job of list(...requestOf(client, filter))) {
      if (isOver(job.JobStatus)) continue;
      yield {
        name: `${kind} ${String(job.JobId)}`,
        hasOutputKey: !isUnset(job.OutputDataConfig?.KmsKeyId),
        hasVolumeKey: !isUnset(job.VolumeKmsKeyId),
        isInVpc: isInVpc(job.VpcConfig),
      };
    }
  }
}

/** The largest pages that Comprehend gives. */
const requestOf = (client: ComprehendClient, filter: Filter): Request => [
  { client, pageSize: 500 },
  { Filter: filter },
];

async function* entriesOf<P, E>(
  pages: AsyncIterable<P>,
  entries: (page: P) => readonly E[] | undefined,
): AsyncGenerator<E> {
  for await (const page of whereOffered(pages)) yield* entries(page) ?? [];
}

/** Without results that are worth a finding; a status that is not known counts as alive. */
const isOver = (status: string | undefined): boolean =>
  /^(failed|in_error|stop_requested|stopped|deleting)$/i.test(String(status));

const isInVpc = ({ Subnets = [], SecurityGroupIds = [] }: Partial<VpcConfig> = {}): boolean =>
  Subnets.length > 0 && SecurityGroupIds.length > 0;
