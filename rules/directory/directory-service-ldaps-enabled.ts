import { DirectoryServiceClient } from '@aws-sdk/client-directory-service';
import {
  clientLdapsStates,
  DIRECTORY,
  directoriesOf,
  type Directory,
  hasTrust,
  isOneOf,
  notJudged,
} from '../../shared/directory-service';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'directory-service-ldaps-enabled',
  title: 'AD Connectors, and Microsoft AD directories with trusts, use client-side LDAPS',
  rationale:
    'Without client-side LDAPS, AWS applications look up users of the self-managed domain in clear, and what the directory tells of people can be read on the way.',
  whitepaper: {
    section: 'AWS Directory Service: AWS Directory Service for Microsoft AD',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Register the certificate of the authority that signed those of the self-managed domain controllers (RegisterCertificate), then enable client-side LDAPS (EnableLDAPS, type Client).',
  reports: [DIRECTORY],
  permissions: ['ds:DescribeDirectories', 'ds:DescribeTrusts', 'ds:DescribeLDAPSSettings'],

  async *evaluate({ client }) {
    const ds = client(DirectoryServiceClient);
    for await (const directory of directoriesOf(ds))
      yield { resourceType: DIRECTORY, resourceId: directory.id, verdict: await verdictOf(ds, directory) };
  },
});

async function verdictOf(ds: DirectoryServiceClient, directory: Directory): Promise<Verdict> {
  const reason = notJudged(directory, ['ADConnector', 'MicrosoftAD']);
  if (reason !== undefined) return notApplicable(reason);
  if (isOneOf(directory.type, ['MicrosoftAD']) && !(await hasTrust(ds, directory.id)))
    return notApplicable('The directory has no trust with another domain to reach over LDAPS.');
  const states = await clientLdapsStates(ds, directory.id);
  if (states.some((state) => isOneOf(state, ['Enabled']))) return compliant('Client-side LDAPS is enabled.');
  if (states.some((state) => isOneOf(state, ['Enabling'])))
    return notApplicable('Client-side LDAPS is being enabled; the next run judges it.');
  const seen = states.length === 0 ? 'was never enabled' : `is ${states.join(', ')}`;
  return nonCompliant(`Client-side LDAPS ${seen}; Enabled is wanted.`);
}

export const { handler } = rule;
