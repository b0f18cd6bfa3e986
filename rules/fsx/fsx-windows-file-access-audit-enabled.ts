import { FSxClient } from '@aws-sdk/client-fsx';
import { FILE_SYSTEM, fileSystems, type FoundFileSystem } from '../../shared/fsx';
import { booleanParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'fsx-windows-file-access-audit-enabled',
  title: 'FSx for Windows file systems audit access to files',
  rationale:
    'Without an audit of its own, nothing tells who opened, changed or deleted a file with PHI on the share.',
  whitepaper: { section: 'Amazon FSx', editions: [2024], basis: 'chapter' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)'],
  severity: 'low',
  remediation:
    'Turn on file access auditing (AuditLogConfiguration) with a log group or Firehose stream to write to, and set audit rules on the folders. It takes a throughput of 32 MB/s or more.',
  reports: [FILE_SYSTEM],
  permissions: ['fsx:DescribeFileSystems'],
  parameters: {
    requireShareAudit: booleanParameter({
      default: false,
      description: 'Whether access to file shares must be audited, too.',
    }),
  },

  async *evaluate({ client, parameters: { requireShareAudit } }) {
    for await (const found of fileSystems(client(FSxClient), 'WINDOWS')) {
      yield {
        resourceType: FILE_SYSTEM,
        resourceId: found.arn,
        verdict: verdictOf(found, requireShareAudit),
      };
    }
  },
});

function verdictOf({ notJudged, fileSystem }: FoundFileSystem, requireShareAudit: boolean): Verdict {
  if (notJudged !== undefined) return notApplicable(notJudged);
  const audit = fileSystem.WindowsConfiguration?.AuditLogConfiguration;
  const files = audit?.FileAccessAuditLogLevel?.toUpperCase() ?? 'DISABLED';
  const shares = audit?.FileShareAccessAuditLogLevel?.toUpperCase() ?? 'DISABLED';
  const destination = audit?.AuditLogDestination ?? '';
  if (files === 'DISABLED') return nonCompliant('Access to files is not audited; an audit log is wanted.');
  if (destination === '')
    return nonCompliant(`The audit of files is set to ${files} but has no destination; one is wanted.`);
  if (requireShareAudit && shares === 'DISABLED')
    return nonCompliant('Access to files is audited, but access to shares is not; both are wanted.');
  return compliant(`Access to files (${files}) and shares (${shares}) is audited to ${destination}.`);
}

export const { handler } = rule;
