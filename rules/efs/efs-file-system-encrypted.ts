import { judgeKey, kmsKeyIds, requireCustomerManagedKey } from '../../shared/kms-requirement';
import { listParameter } from '../../shared/parameters';
import { FileSystem } from '../../shared/resources/efs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'efs-file-system-encrypted',
  title: 'EFS file systems are encrypted at rest',
  rationale:
    'Files with PHI that many servers share lie on one file system, which is encrypted at its creation or never.',
  whitepaper: { section: 'Amazon Elastic File System (Amazon EFS)', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Create a file system with encryption, bring the files over with DataSync or a restore of AWS Backup, mount it in the place of the old one, and delete that.',
  resource: FileSystem,
  parameters: {
    kmsKeyIds,
    requireCustomerManagedKey,
    exemptFileSystemIds: listParameter({
      default: [],
      description: 'File systems without PHI, or whose clients encrypt all data before they write it.',
    }),
  },
  permissions: ['kms:DescribeKey'],

  async evaluate({ configuration: fileSystem, resourceId }, context) {
    const { FileSystemId: id = resourceId } = fileSystem;
    if (context.parameters.exemptFileSystemIds.includes(id))
      return notApplicable(`File system ${id} is exempt by a parameter of the rule.`);
    if (fileSystem.Encrypted !== true)
      return nonCompliant('The file system is not encrypted at rest; encryption with a KMS key is wanted.');
    const { description, gap } = await judgeKey(fileSystem.KmsKeyId, context);
    if (gap === undefined) return compliant(`The file system is encrypted with ${description}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
