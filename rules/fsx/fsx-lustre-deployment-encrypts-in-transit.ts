import { FSxClient } from '@aws-sdk/client-fsx';
import { FILE_SYSTEM, fileSystems, type FoundFileSystem } from '../../shared/fsx';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

/** Between these and clients on instances that support it, FSx encrypts without being asked. */
const ENCRYPTING = ['SCRATCH_2', 'PERSISTENT_1', 'PERSISTENT_2'];

export const rule = periodicRule({
  id: 'fsx-lustre-deployment-encrypts-in-transit',
  title: 'FSx for Lustre file systems are of deployment types that can encrypt in transit',
  rationale:
    'A file system of type SCRATCH_1 sends files with PHI to its clients in clear, and no setting changes that.',
  whitepaper: { section: 'Amazon FSx', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Create a file system of type SCRATCH_2, PERSISTENT_1 or PERSISTENT_2, copy the files with AWS DataSync, and delete the old one. Mount it from instance types that encrypt.',
  reports: [FILE_SYSTEM],
  permissions: ['fsx:DescribeFileSystems'],

  async *evaluate({ client }) {
    for await (const found of fileSystems(client(FSxClient), 'LUSTRE')) {
      yield { resourceType: FILE_SYSTEM, resourceId: found.arn, verdict: verdictOf(found) };
    }
  },
});

function verdictOf({ notJudged, fileSystem }: FoundFileSystem): Verdict {
  if (notJudged !== undefined) return notApplicable(notJudged);
  // The default of FSx, where nothing is chosen.
  const type = fileSystem.LustreConfiguration?.DeploymentType?.toUpperCase() ?? 'SCRATCH_1';
  if (ENCRYPTING.includes(type))
    return compliant(`Deployment type ${type} can encrypt in transit, to clients that support it.`);
  return nonCompliant(
    `Deployment type: ${type}; wanted for encryption in transit: ${ENCRYPTING.join(', ')}.`,
  );
}

export const { handler } = rule;
