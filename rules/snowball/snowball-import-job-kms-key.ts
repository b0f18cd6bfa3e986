import { SnowballClient } from '@aws-sdk/client-snowball';
import { judgeKey, requireCustomerManagedKey } from '../../shared/kms-requirement';
import { periodicRule } from '../../shared/rule';
import { JOB, jobsOf, keyOf, type SnowballJob } from '../../shared/snowball';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'snowball-import-job-kms-key',
  title: 'Snowball jobs that import data name a KMS key',
  rationale:
    'A device with PHI travels by parcel service; what protects it on the way is the key under which it encrypts.',
  whitepaper: { section: 'AWS Snowball', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)', '164.310(d)(1)'],
  severity: 'medium',
  remediation:
    'The key of a job cannot be changed: cancel the job while it is new and create it again with KmsKeyARN.',
  reports: [JOB],
  permissions: [
    'snowball:ListJobs',
    'snowball:ListClusters',
    'snowball:ListClusterJobs',
    'snowball:DescribeJob',
    'kms:DescribeKey',
  ],
  parameters: { requireCustomerManagedKey },

  async *evaluate(context) {
    const snowball = context.client(SnowballClient);
    const requirement = { ...context, parameters: { ...context.parameters, kmsKeyIds: [] } };
    for await (const job of jobsOf(snowball))
      yield { resourceType: JOB, resourceId: job.id, verdict: await verdictOf(job, snowball, requirement) };
  },
});

async function verdictOf(
  { id, type, notJudged }: SnowballJob,
  snowball: SnowballClient,
  requirement: Parameters<typeof judgeKey>[1],
): Promise<Verdict> {
  if (notJudged !== undefined) return notApplicable(notJudged);
  const key = await keyOf(snowball, id);
  if (key === undefined) return nonCompliant(`The ${type} job names no KMS key; one is wanted.`);
  const { description, gap } = await judgeKey(key, requirement);
  return gap === undefined ? compliant(`The device encrypts with ${description}.`) : nonCompliant(gap);
}

export const { handler } = rule;
