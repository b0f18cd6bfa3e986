import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { jobsOnVolumes, jobsWithoutVolume } from '../../shared/comprehend';
import { booleanParameter } from '../../shared/parameters';
import { lookbackDays, submittedWithin, verdictOnRecent, type Work } from '../../shared/recent-work';
import { periodicRule } from '../../shared/rule';

export const rule = periodicRule({
  id: 'comprehend-job-output-kms-encrypted',
  title: 'Comprehend jobs encrypt their output with a KMS key',
  rationale:
    'What Comprehend finds in documents is PHI as well; with a key for the output, reading the bucket is not enough to see it.',
  whitepaper: {
    section: 'Amazon Comprehend: Data protection and secrets management',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Start jobs with OutputDataConfig.KmsKeyId; the IAM condition key comprehend:OutputKmsKey can demand it. Jobs of the past stay as they are.',
  reports: 'account',
  permissions: [
    'comprehend:ListEntitiesDetectionJobs',
    'comprehend:ListSentimentDetectionJobs',
    'comprehend:ListTargetedSentimentDetectionJobs',
    'comprehend:ListKeyPhrasesDetectionJobs',
    'comprehend:ListDominantLanguageDetectionJobs',
    'comprehend:ListTopicsDetectionJobs',
    'comprehend:ListDocumentClassificationJobs',
    'comprehend:ListPiiEntitiesDetectionJobs',
    'comprehend:ListEventsDetectionJobs',
  ],
  parameters: {
    lookbackDays,
    requireVolumeKey: booleanParameter({
      default: false,
      description: 'Whether jobs on volumes of their own need a KMS key for these as well.',
    }),
  },

  evaluate({ client, parameters: { lookbackDays: days, requireVolumeKey } }) {
    const wanted = `a KMS key for their output${requireVolumeKey ? ' and one for their volume' : ''}`;
    const work = jobsIn(client(ComprehendClient), days, requireVolumeKey);
    return verdictOnRecent(work, { subject: 'Comprehend jobs', wanted, days });
  },
});

async function* jobsIn(client: ComprehendClient, days: number, needVolumeKey: boolean): AsyncGenerator<Work> {
  const filter = submittedWithin(days);
  for await (const { name, hasOutputKey, hasVolumeKey } of jobsOnVolumes(client, filter))
    yield { name, isAsWanted: hasOutputKey && (hasVolumeKey || !needVolumeKey) };
  for await (const { name, hasOutputKey } of jobsWithoutVolume(client, filter))
    yield { name, isAsWanted: hasOutputKey };
}

export const { handler } = rule;
