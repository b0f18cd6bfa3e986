import { BackupClient, DescribeProtectedResourceCommand } from '@aws-sdk/client-backup';
import { EFSClient } from '@aws-sdk/client-efs';
import { daysAgo } from '../../shared/days-ago';
import { creationTime } from '../../shared/efs';
import { MalformedItemError } from '../../shared/errors';
import { ifFound } from '../../shared/if-found';
import { integerParameter } from '../../shared/parameters';
import { FileSystem } from '../../shared/resources/efs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'efs-file-system-backed-up',
  title: 'EFS file systems are backed up',
  rationale:
    'EFS keeps no earlier versions: files with PHI that are deleted or encrypted by malware come back from a backup alone.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)'],
  severity: 'high',
  remediation:
    'Turn on automatic backups of the file system (PutBackupPolicy with Status ENABLED), or assign it to a plan of AWS Backup.',
  resource: FileSystem,
  parameters: {
    maxBackupAgeDays: integerParameter({
      default: 7,
      min: 1,
      max: 365,
      description: 'Days that the last backup may be old where automatic backups of EFS are off.',
    }),
  },
  permissions: ['backup:DescribeProtectedResource', 'elasticfilesystem:DescribeFileSystems'],
  // A last backup grows old without an item.
  alsoEvery: '24h',

  async evaluate({ configuration, resourceId, arn: itemArn }, { client, parameters: { maxBackupAgeDays } }) {
    const { FileSystemId: id = resourceId, Arn: arn = itemArn, BackupPolicy: policy } = configuration;
    if (/^(enabled|enabling)$/i.test(policy?.Status ?? '')) return compliant('Automatic backups are on.');
    if (arn === undefined) throw new MalformedItemError('configuration.Arn', 'text', arn);
    const isRecent = (time: Date): boolean => time >= daysAgo(maxBackupAgeDays);
    const question = new DescribeProtectedResourceCommand({ ResourceArn: arn });
    const last = (await ifFound(client(BackupClient).send(question)))?.LastBackupTime;
    const seen = last === undefined ? 'there is no other' : `the last other one is of ${last.toISOString()}`;
    if (last !== undefined && isRecent(last)) return compliant(`Automatic backups are off; ${seen}.`);
    const created = await creationTime(client(EFSClient), id);
    if (created === undefined) return notApplicable('The file system has been deleted.');
    if (isRecent(created)) return notApplicable('The file system is too new to have a backup.');
    return nonCompliant(
      `Automatic backups are off, and ${seen}; one of the last ${String(maxBackupAgeDays)} day(s) is wanted.`,
    );
  },
});

export const { handler } = rule;
