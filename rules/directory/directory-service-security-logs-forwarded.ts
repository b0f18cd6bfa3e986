import { DirectoryServiceClient } from '@aws-sdk/client-directory-service';
import {
  DIRECTORY,
  directoriesOf,
  type Directory,
  logGroupsOf,
  notJudged,
} from '../../shared/directory-service';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'directory-service-security-logs-forwarded',
  title: 'Managed Microsoft AD directories forward their security log to CloudWatch Logs',
  rationale:
    'The security log of the domain controllers tells who logged on and who was refused; where it is not forwarded, nobody can review it and it is soon overwritten.',
  whitepaper: {
    section: 'AWS Directory Service: AWS Directory Service for Microsoft AD',
    editions: [2024],
    basis: 'chapter',
  },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(C)'],
  severity: 'medium',
  remediation:
    'Turn on log forwarding for the directory (CreateLogSubscription) to a log group whose resource policy lets ds.amazonaws.com write.',
  reports: [DIRECTORY],
  permissions: ['ds:DescribeDirectories', 'ds:ListLogSubscriptions'],

  async *evaluate({ client }) {
    const ds = client(DirectoryServiceClient);
    for await (const directory of directoriesOf(ds))
      yield { resourceType: DIRECTORY, resourceId: directory.id, verdict: await verdictOf(ds, directory) };
  },
});

async function verdictOf(ds: DirectoryServiceClient, directory: Directory): Promise<Verdict> {
  const reason = notJudged(directory, ['MicrosoftAD']);
  if (reason !== undefined) return notApplicable(reason);
  const groups = await logGroupsOf(ds, directory.id);
  if (groups.length > 0) return compliant(`The security log goes to ${groups.join(', ')}.`);
  return nonCompliant('The security log is not forwarded; a subscription to a log group is wanted.');
}

export const { handler } = rule;
