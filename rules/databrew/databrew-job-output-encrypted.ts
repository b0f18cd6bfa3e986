import { DataBrewClient, type Job, paginateListJobs } from '@aws-sdk/client-databrew';
import { ReportError } from '../../shared/errors';
import { periodicRule } from '../../shared/rule';
import { isUnset } from '../../shared/shape';
import { compliant, nonCompliant, type Verdict } from '../../shared/verdict';
import { whereOffered } from '../../shared/where-offered';

const JOB = 'AWS::DataBrew::Job';

export const rule = periodicRule({
  id: 'databrew-job-output-encrypted',
  title: 'Jobs of AWS Glue DataBrew encrypt their output',
  rationale:
    'Cleaned data sets and profiles that a job writes to S3, for a database as well on their way, hold the PHI of its input.',
  whitepaper: { section: 'AWS Glue DataBrew', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Set EncryptionMode to SSE-KMS with a key, or to SSE-S3, with UpdateRecipeJob or UpdateProfileJob.',
  reports: [JOB],
  permissions: ['databrew:ListJobs'],

  async *evaluate({ client }) {
    const pages = paginateListJobs({ client: client(DataBrewClient) }, {});
    for await (const { Jobs = [] } of whereOffered(pages)) {
      for (const job of Jobs) {
        if (job.Name === undefined) throw new ReportError('DataBrew lists a job without its name');
        yield { resourceType: JOB, resourceId: job.Name, verdict: verdictOf(job) };
      }
    }
  },
});

function verdictOf({ EncryptionMode, EncryptionKeyArn: key }: Job): Verdict {
  const mode = EncryptionMode?.toUpperCase();
  if (mode === 'SSE-S3') return compliant('Output is encrypted with SSE-S3.');
  if (mode === 'SSE-KMS' && !isUnset(key)) return compliant(`Output is encrypted with KMS key ${key}.`);
  if (mode === 'SSE-KMS') return nonCompliant('The encryption mode is SSE-KMS without a key; one is wanted.');
  return nonCompliant(`The encryption mode of the job is ${mode ?? 'not set'}; SSE-KMS or SSE-S3 is wanted.`);
}

export const { handler } = rule;
