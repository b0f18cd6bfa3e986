import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { customModels, jobsOnVolumes } from '../../shared/comprehend';
import { lookbackDays, submittedWithin, verdictOnRecent, type Work } from '../../shared/recent-work';
import { periodicRule } from '../../shared/rule';

export const rule = periodicRule({
  id: 'comprehend-jobs-in-vpc',
  title: 'Comprehend jobs and the training of custom models run inside a VPC',
  rationale:
    'Containers of jobs otherwise fetch documents with PHI over the internet; inside a VPC without a way out they cannot send them there.',
  whitepaper: {
    section: 'Amazon Comprehend: Network segmentation and hardening',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'access-control',
  citations: ['164.312(e)(1)', '164.312(a)(1)'],
  severity: 'low',
  remediation:
    'Give VpcConfig with subnets and security groups when a job is started or a model created; the IAM condition key comprehend:VpcSubnets can demand it.',
  reports: 'account',
  permissions: [
    'comprehend:ListEntitiesDetectionJobs',
    'comprehend:ListSentimentDetectionJobs',
    'comprehend:ListTargetedSentimentDetectionJobs',
    'comprehend:ListKeyPhrasesDetectionJobs',
    'comprehend:ListDominantLanguageDetectionJobs',
    'comprehend:ListTopicsDetectionJobs',
    'comprehend:ListDocumentClassificationJobs',
    'comprehend:ListDocumentClassifiers',
    'comprehend:ListEntityRecognizers',
  ],
  parameters: { lookbackDays },

  evaluate({ client, parameters: { lookbackDays: days } }) {
    return verdictOnRecent(workIn(client(ComprehendClient), days), {
      subject: 'Comprehend jobs and models',
      wanted: 'subnets and security groups of a VPC',
      days,
    });
  },
});

// Jobs of the kinds for PII and events take no VPC, so they are not asked for.
async function* workIn(client: ComprehendClient, days: number): AsyncGenerator<Work> {
  const filter = submittedWithin(days);
  for await (const { name, isInVpc } of jobsOnVolumes(client, filter)) yield { name, isAsWanted: isInVpc };
  for await (const { name, isInVpc } of customModels(client, filter)) yield { name, isAsWanted: isInVpc };
}

export const { handler } = rule;
