/** What SageMaker keeps, and in what storage. */
import {
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  paginateListTrainingJobs,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { ReportError } from './errors';
import { listParameter } from './parameters';

/** The type of findings about them. AWS Config does not record it; the resource id is the ARN. */
export const TRAINING_JOB = 'AWS::SageMaker::TrainingJob';

export type TrainingJob = Pick<
  DescribeTrainingJobResponse,
  'ModelArtifacts' | 'OutputDataConfig' | 'TrainingJobStatus'
> & { readonly arn: string };

/**
 * All training jobs of the Region that were created after a point in time. Needs sagemaker:ListTrainingJobs and
 * sagemaker:DescribeTrainingJob.
 * @throws ReportError when one has no ARN, or an error of AWS
 */
export async function* trainingJobs(
  client: SageMakerClient,
  createdAfter: Date,
): AsyncGenerator<TrainingJob> {
  const pages = paginateListTrainingJobs({ client, pageSize: 100 }, { CreationTimeAfter: createdAfter });
  for await (const { TrainingJobSummaries = [] } of pages) {
    for (const { TrainingJobArn: arn, TrainingJobName } of TrainingJobSummaries) {
      if (arn === undefined)
        throw new ReportError(`SageMaker lists training job ${String(TrainingJobName)} without an ARN`);
      yield { ...(await client.send(new DescribeTrainingJobCommand({ TrainingJobName }))), arn };
    }
  }
}

/** Families for endpoints whose data is on NVMe disks of the instance itself, with the hardware encrypting them. */
export const localStorageInstanceTypes = listParameter({
  default: [
    ...['c5d', 'c6gd', 'c6id', 'c7gd', 'c8gd', 'm5d', 'm6gd', 'm6id', 'm7gd', 'r5d', 'r6gd', 'r6id', 'r7gd'],
    ...['dl1', 'g4dn', 'g5', 'g6', 'g6e', 'g7e', 'gr6', 'p3dn', 'p4d', 'p4de', 'p5', 'p5e', 'p5en'],
    ...['p6-b200', 'p6-b300', 'p6e-gb200', 'trn1', 'trn1n', 'trn2'],
  ].map((family) => `ml.${family}.`),
  description:
    'Beginnings of the instance types with local disks, which the hardware encrypts and a KMS key does not reach.',
});
