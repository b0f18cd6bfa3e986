import { BatchClient } from '@aws-sdk/client-batch';
import { activeDefinitions, type JobDefinition, type Mount } from '../../shared/batch';
import { latestRevisionOnly } from '../../shared/latest-revision';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';
import { ifOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'batch-job-definition-efs-transit-encryption',
  title: 'Jobs of AWS Batch mount EFS file systems over TLS',
  rationale:
    'Input and results of a job with PHI are read from and written to the file system over the network, in clear unless the job definition asks for TLS.',
  whitepaper: { section: 'AWS Batch', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Register a revision of the job definition with transitEncryption ENABLED for every EFS volume, and deregister the older ones.',
  reports: ['AWS::Batch::JobDefinition'],
  permissions: ['batch:DescribeJobDefinitions'],
  parameters: { latestRevisionOnly },

  async *evaluate({ client, parameters }) {
    const definitions = await ifOffered(activeDefinitions(client(BatchClient)));
    for (const definition of definitions ?? []) {
      yield {
        resourceType: 'AWS::Batch::JobDefinition',
        resourceId: definition.arn,
        verdict: verdictOf(definition, parameters.latestRevisionOnly),
      };
    }
  },
});

function verdictOf({ mounts, replacedBy }: JobDefinition, newestOnly: boolean): Verdict {
  if (mounts.length === 0) return notApplicable('No volume of the job definition is on EFS.');
  if (newestOnly && replacedBy !== undefined)
    return notApplicable(`Only the newest revision is judged, and that is ${String(replacedBy)}.`);
  const describe = (some: readonly Mount[]): string => some.map(({ description }) => description).join(', ');
  const clear = mounts.filter(({ isEncrypted }) => !isEncrypted);
  if (clear.length === 0) return compliant(`Jobs mount EFS over TLS: ${describe(mounts)}.`);
  return nonCompliant(
    `Jobs mount EFS without TLS: ${describe(clear)}. transitEncryption ENABLED is wanted for each volume.`,
  );
}

export const { handler } = rule;
