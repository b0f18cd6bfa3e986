import { ComprehendMedicalClient } from '@aws-sdk/client-comprehendmedical';
import { medicalJobs } from '../../shared/comprehendmedical';
import { lookbackDays, submittedWithin, verdictOnRecent, type Work } from '../../shared/recent-work';
import { periodicRule } from '../../shared/rule';

export const rule = periodicRule({
  id: 'comprehendmedical-job-output-kms-encrypted',
  title: 'Comprehend Medical jobs encrypt their output files with a KMS key',
  rationale:
    'The output names diagnoses, drugs and people out of clinical notes; with a KMS key only those who may use it can read them.',
  whitepaper: { section: 'Amazon Comprehend Medical', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation: 'Start jobs with the parameter KMSKey; finished jobs keep what they were started with.',
  reports: 'account',
  permissions: [
    'comprehendmedical:ListEntitiesDetectionV2Jobs',
    'comprehendmedical:ListPHIDetectionJobs',
    'comprehendmedical:ListICD10CMInferenceJobs',
    'comprehendmedical:ListRxNormInferenceJobs',
    'comprehendmedical:ListSNOMEDCTInferenceJobs',
  ],
  parameters: { lookbackDays },

  evaluate({ client, parameters: { lookbackDays: days } }) {
    return verdictOnRecent(jobsIn(client(ComprehendMedicalClient), days), {
      subject: 'Comprehend Medical jobs',
      wanted: 'a KMS key for their output',
      days,
    });
  },
});

async function* jobsIn(client: ComprehendMedicalClient, days: number): AsyncGenerator<Work> {
  for await (const { name, hasKey } of medicalJobs(client, submittedWithin(days)))
    yield { name, isAsWanted: hasKey };
}

export const { handler } = rule;
