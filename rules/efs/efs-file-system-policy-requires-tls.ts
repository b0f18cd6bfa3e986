import { EFSClient } from '@aws-sdk/client-efs';
import { clearMounts, fileSystemPolicy } from '../../shared/efs-policy';
import { MalformedItemError } from '../../shared/errors';
import { FileSystem } from '../../shared/resources/efs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'efs-file-system-policy-requires-tls',
  title: 'EFS file systems can be mounted with TLS only',
  rationale:
    'TLS is an option of whoever mounts an EFS file system; unless its policy insists, one client without it sends files with PHI in clear.',
  whitepaper: { section: 'Amazon Elastic File System (Amazon EFS)', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Mount everywhere with the option tls of the EFS mount helper; then turn on "Enforce in-transit encryption for all clients" in the file system policy, which shuts out plain NFS.',
  resource: FileSystem,
  permissions: ['elasticfilesystem:DescribeFileSystemPolicy'],
  // Items without the policy leave it to EFS, where it changes without a new item.
  alsoEvery: '24h',

  async evaluate({ configuration: fileSystem, resourceId, arn: itemArn }, { client }) {
    const { FileSystemId: id = resourceId, Arn: arn = itemArn } = fileSystem;
    const policy = fileSystem.FileSystemPolicy ?? (await fileSystemPolicy(client(EFSClient), id));
    if (policy === undefined) return notApplicable('EFS no longer has the file system.');
    if (arn === undefined) throw new MalformedItemError('configuration.Arn', 'text', arn);
    switch (clearMounts(policy, arn)) {
      case 'denied':
        return compliant('The file system policy denies mounts without TLS to everyone.');
      case 'not allowed':
        return compliant(
          'The file system policy admits only clients with TLS, or with an IAM identity, which takes TLS.',
        );
      case 'no policy':
        return nonCompliant(
          'The file system has no policy, so that clients may mount without TLS; one that denies this is wanted.',
        );
      case 'allowed':
        return nonCompliant(
          'The file system policy lets clients mount without TLS. Wanted: Deny elasticfilesystem:ClientMount to everyone if aws:SecureTransport is false, without other conditions.',
        );
    }
  },
});

export const { handler } = rule;
