import { approvalGap } from '../../shared/kms-requirement';
import { listParameter } from '../../shared/parameters';
import { Workspace } from '../../shared/resources/workspaces';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'workspaces-volumes-encrypted',
  title: 'WorkSpaces have encrypted root and user volumes',
  rationale:
    'What a user opens or saves on a WorkSpace stays on its volumes, and in their backups; PHI must not lie there in clear.',
  whitepaper: { section: 'Amazon WorkSpaces', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Encryption is chosen at launch: launch a WorkSpace with both volumes encrypted, move the user, remove the old one.',
  resource: Workspace,
  parameters: {
    kmsKeyIds: listParameter({
      default: [],
      description:
        'KMS keys to accept (key ids, key ARNs or aliases); leaves out alias/aws/workspaces. Empty accepts any key.',
      inPack: true,
    }),
  },

  evaluate({ configuration: workspace }, { parameters: { kmsKeyIds } }) {
    // Both flags are missing while encryption is off. Some bundles have no user volume: its size is then 0.
    const root = workspace.RootVolumeEncryptionEnabled === true;
    const user =
      workspace.UserVolumeEncryptionEnabled === true ||
      workspace.WorkspaceProperties?.UserVolumeSizeGib === 0;
    if (!root && !user)
      return nonCompliant('Neither the root nor the user volume is encrypted; both should be.');
    if (!root) return nonCompliant('The root volume is not encrypted; both volumes should be.');
    if (!user) return nonCompliant('The user volume is not encrypted; both volumes should be.');
    const { VolumeEncryptionKey: key } = workspace;
    const gap = approvalGap(key, kmsKeyIds);
    if (gap !== undefined) return nonCompliant(gap);
    return compliant(`All volumes are encrypted with KMS key ${key ?? '(not named)'}.`);
  },
});

export const { handler } = rule;
