import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { lookbackDays, submittedWithin } from '../../shared/recent-work';
import { periodicRule } from '../../shared/rule';
import { TRAINING_JOB, trainingJobs, type TrainingJob } from '../../shared/sagemaker';
import { isUnset } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { whereOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'sagemaker-training-job-output-kms-key-set',
  title: 'SageMaker training jobs name a KMS key for their output',
  rationale:
    'A trained model can give away the PHI it learned from; under a key that the job names, access to the bucket alone does not open it.',
  whitepaper: { section: 'Amazon SageMaker', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Set OutputDataConfig.KmsKeyId in the pipelines that create training jobs. A job of the past stays as it is and drops out after lookbackDays.',
  reports: [TRAINING_JOB],
  permissions: ['sagemaker:ListTrainingJobs', 'sagemaker:DescribeTrainingJob'],
  parameters: { lookbackDays },

  async *evaluate({ client, parameters: { lookbackDays: days } }) {
    const { SubmitTimeAfter: start } = submittedWithin(days);
    for await (const job of whereOffered(trainingJobs(client(SageMakerClient), start)))
      yield { resourceType: TRAINING_JOB, resourceId: job.arn, verdict: verdictOf(job) };
  },
});

function verdictOf({ OutputDataConfig: output, TrainingJobStatus, ModelArtifacts: model }: TrainingJob) {
  // SageMaker also answers with "" where no key is set.
  const key = output?.KmsKeyId;
  if (!isUnset(key)) return compliant(`The output of the job is encrypted with KMS key ${key}.`);
  const status = TrainingJobStatus?.toLowerCase() ?? '';
  if (['failed', 'stopped'].includes(status) && isUnset(model?.S3ModelArtifacts))
    return notApplicable(`The job ${status} without output.`);
  // Directory buckets, whose names end so, are encrypted by S3 and take no KMS key from SageMaker.
  if (/^s3:\/\/[^/]+--x-s3(\/|$)/.test(output?.S3OutputPath ?? ''))
    return notApplicable('The output goes to S3 Express One Zone, where SageMaker takes no KMS key.');
  return nonCompliant('OutputDataConfig of the job has no KmsKeyId; a KMS key for the output is wanted.');
}

export const { handler } = rule;
