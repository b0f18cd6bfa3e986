import { judgeKey, kmsKeyIds, requireCustomerManagedKey } from '../../shared/kms-requirement';
import { booleanParameter, listParameter } from '../../shared/parameters';
import { Volume } from '../../shared/resources/ec2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'ebs-volume-encrypted',
  title: 'EBS volumes are encrypted',
  rationale:
    'A volume keeps what an instance wrote to it, PHI included, also after it was detached; its snapshots are as clear as the volume.',
  whitepaper: { section: 'Amazon Elastic Block Store', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Take a snapshot, copy it with encryption, create a volume from the copy and put it in the place of the old one, which is then deleted.',
  resource: Volume,
  parameters: {
    kmsKeyIds,
    requireCustomerManagedKey,
    attachedOnly: booleanParameter({
      default: false,
      description: 'Whether only attached volumes are judged, as the managed rule of AWS does.',
    }),
    exemptVolumeIds: listParameter({
      default: [],
      description:
        'Volumes without PHI, or encrypted by the operating system or a database (LUKS, dm-crypt, TDE).',
    }),
  },
  permissions: ['kms:DescribeKey'],

  async evaluate({ configuration: volume, resourceId }, context) {
    const { attachedOnly, exemptVolumeIds } = context.parameters;
    const state = volume.state?.toLowerCase() ?? '';
    if (['deleting', 'deleted', 'error'].includes(state))
      return notApplicable(`The state of the volume is ${state}.`);
    if (exemptVolumeIds.includes(volume.volumeId ?? resourceId))
      return notApplicable('The volume is exempt by a parameter of the rule.');
    const attachments = volume.attachments ?? [];
    if (attachedOnly && attachments.length === 0)
      return notApplicable('Nothing uses the volume, and only attached ones are judged.');

    if (volume.encrypted !== true) {
      const users = attachments.map(({ instanceId }) => instanceId ?? 'a service').join(', ');
      return nonCompliant(
        `The volume, attached to ${users || 'nothing'}, is not encrypted; EBS encryption is wanted.`,
      );
    }
    const { description, gap } = await judgeKey(volume.kmsKeyId, context);
    if (gap === undefined) return compliant(`The volume is encrypted with ${description}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
