import { DirectoryServiceClient } from '@aws-sdk/client-directory-service';
import { DIRECTORY, directoriesOf, type Directory, isOneOf } from '../../shared/directory-service';
import { choicesParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'directory-service-type-eligible',
  title: 'Directories are of types that AWS lists as HIPAA eligible',
  rationale:
    "AWS's business associate agreement covers Managed Microsoft AD and AD Connector but not Simple AD: PHI in it is with nobody who answers for it.",
  whitepaper: {
    section: 'AWS Directory Service: AWS Directory Service for Microsoft AD',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'access-control',
  citations: ['164.308(b)(1)', '164.308(a)(1)(ii)(B)'],
  severity: 'medium',
  remediation:
    'Set up an AWS Managed Microsoft AD, move users and joined computers over, and delete the Simple AD directory.',
  reports: [DIRECTORY],
  parameters: {
    allowedTypes: choicesParameter({
      choices: ['MicrosoftAD', 'SharedMicrosoftAD', 'ADConnector', 'SimpleAD'],
      default: ['MicrosoftAD', 'SharedMicrosoftAD', 'ADConnector'],
      description: 'The types of directories that an account with PHI may have.',
    }),
  },
  permissions: ['ds:DescribeDirectories'],

  async *evaluate({ client, parameters: { allowedTypes } }) {
    for await (const directory of directoriesOf(client(DirectoryServiceClient)))
      yield {
        resourceType: DIRECTORY,
        resourceId: directory.id,
        verdict: verdictOf(directory, allowedTypes),
      };
  },
});

function verdictOf({ type, stage }: Directory, allowed: readonly string[]) {
  if (isOneOf(stage, ['Deleting', 'Deleted', 'Failed']))
    return notApplicable(`The stage of the directory is ${stage}.`);
  if (isOneOf(type, allowed)) return compliant(`The type of the directory is ${type}.`);
  return nonCompliant(`The type of the directory is ${type}; wanted is one of ${allowed.join(', ')}.`);
}

export const { handler } = rule;
