import { listParameter } from '../../shared/parameters';
import { Stack } from '../../shared/resources/appstream';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'appstream-stack-storage-connectors-approved',
  title: 'AppStream stacks offer approved persistent storage only',
  rationale:
    'Users keep files with PHI where a stack lets them; home folders lie encrypted in S3, a third party stores them its own way.',
  whitepaper: { section: 'Amazon AppStream 2.0', editions: [2024], basis: 'implied' },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.312(a)(2)(iv)', '164.308(b)(1)'],
  severity: 'medium',
  remediation:
    'Remove the storage connectors of Google Drive and OneDrive from the stack, or approve them after a review of that storage.',
  resource: Stack,
  parameters: {
    approvedConnectorTypes: listParameter({
      default: ['HOMEFOLDERS'],
      description: 'Storage connectors that stacks may have: HOMEFOLDERS, GOOGLE_DRIVE, ONE_DRIVE.',
    }),
  },

  evaluate({ configuration: stack }, { parameters: { approvedConnectorTypes } }) {
    const types = (stack.StorageConnectors ?? []).map(({ ConnectorType = '(no type)' }) => ConnectorType);
    const approved = approvedConnectorTypes.map((type) => type.toUpperCase());
    const others = types.filter((type) => !approved.includes(type.toUpperCase()));
    if (types.length === 0) return compliant('The stack offers no persistent storage.');
    if (others.length === 0) return compliant(`Storage connectors of the stack: ${types.join(', ')}.`);
    return nonCompliant(
      `The stack has storage connectors ${others.join(', ')}; only ${approved.join(', ')} may be offered.`,
    );
  },
});

export const { handler } = rule;
