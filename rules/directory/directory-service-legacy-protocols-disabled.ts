import { DirectoryServiceClient } from '@aws-sdk/client-directory-service';
import { DIRECTORY, directoriesOf, isOneOf, notJudged, settingsOf } from '../../shared/directory-service';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'directory-service-legacy-protocols-disabled',
  title: 'Domain controllers of Managed Microsoft AD refuse PCT, SSL and TLS before 1.2',
  rationale:
    'A domain controller that still speaks the broken protocols lets an attacker talk clients down to them and read or alter what passes.',
  whitepaper: {
    section: 'AWS Directory Service: AWS Directory Service for Microsoft AD',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Under "Directory settings" of the directory (or with UpdateSettings) set each of these protocols to Disable, after clients that need one are gone.',
  reports: [DIRECTORY],
  parameters: {
    protocolNames: listParameter({
      default: ['PCT_1_0', 'SSL_2_0', 'SSL_3_0', 'TLS_1_0', 'TLS_1_1'],
      description:
        'Names of the directory settings that must be Disable; those that AWS does not list are skipped.',
    }),
  },
  permissions: ['ds:DescribeDirectories', 'ds:DescribeSettings'],

  async *evaluate({ client, parameters: { protocolNames } }) {
    const ds = client(DirectoryServiceClient);
    for await (const directory of directoriesOf(ds)) {
      const { id: resourceId } = directory;
      const reason = notJudged(directory, ['MicrosoftAD']);
      const verdict =
        reason === undefined ? await verdictOf(ds, resourceId, protocolNames) : notApplicable(reason);
      yield { resourceType: DIRECTORY, resourceId, verdict };
    }
  },
});

async function verdictOf(ds: DirectoryServiceClient, id: string, names: readonly string[]): Promise<Verdict> {
  const wanted = names.map(underscored);
  const protocols = (await settingsOf(ds, id)).flatMap(({ Name = '', AppliedValue = 'not set' }) =>
    isOneOf(underscored(Name), wanted) ? { name: Name, value: AppliedValue } : [],
  );
  if (protocols.length === 0) return notApplicable(`The directory has no setting for ${names.join(', ')}.`);
  const open = protocols.filter(({ value }) => !isOneOf(value, ['Disable']));
  if (open.length === 0) return compliant(`Disabled: ${protocols.map(({ name }) => name).join(', ')}.`);
  const seen = open.map(({ name, value }) => `${name} (${value})`).join(', ');
  return nonCompliant(`Protocols that are not disabled: ${seen}; Disable is wanted for each.`);
}

/** The reference shows TLS_1_0 alone; the names may also hold blanks, dots and hyphens. */
const underscored = (name: string): string => name.replace(/[ .-]/g, '_');

export const { handler } = rule;
