import { MalformedItemError } from '../../shared/errors';
import { approvalGap, kmsKeyIds } from '../../shared/kms-requirement';
import { listParameter } from '../../shared/parameters';
import { RecoveryPoint } from '../../shared/resources/backup';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'backup-recovery-point-encrypted',
  title: 'Recovery points of AWS Backup are encrypted',
  rationale:
    'A backup is a full copy of the PHI in its source. For many sources its encryption follows theirs, so an encrypted vault can hold copies in clear.',
  whitepaper: { section: 'AWS Backup', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)', '164.308(a)(7)(ii)(A)'],
  severity: 'high',
  remediation:
    'Encrypt the source so that new backups are encrypted, and delete the old recovery points once they are no longer needed; a copy to another vault ' +
    'encrypts some types.',
  resource: RecoveryPoint,
  parameters: {
    kmsKeyIds,
    exemptResourceTypes: listParameter({
      default: [],
      description:
        'Types of AWS Backup, such as EBS or RDS, to leave out: where the rules for snapshots judge the same copies.',
    }),
  },

  evaluate({ configuration: point }, { parameters: { kmsKeyIds: approved, exemptResourceTypes } }) {
    const { ResourceType: type = 'not named', Status: status = '', EncryptionKeyArn: key } = point;
    if (exemptResourceTypes.some((exempt) => exempt.toLowerCase() === type.toLowerCase()))
      return notApplicable(`Backups of type ${type} are exempt by a parameter of the rule.`);
    // Expired and stopped ones still hold data.
    if (/^(creating|deleting|partial)$/i.test(status))
      return notApplicable(`The status of the recovery point is ${status}.`);
    if (point.IsEncrypted !== true)
      return nonCompliant(`The recovery point (type ${type}) is not encrypted; encryption is wanted.`);
    if (approved.length === 0) return compliant(`The recovery point (type ${type}) is encrypted.`);
    if (key === undefined)
      throw new MalformedItemError('configuration.EncryptionKeyArn', 'the ARN of a KMS key', key);
    const gap = approvalGap(key, approved);
    if (gap !== undefined) return nonCompliant(gap);
    return compliant(`The recovery point is encrypted with approved KMS key ${key}.`);
  },
});

export const { handler } = rule;
