import { approvalGap, AWS_OWNED_KEY, kmsKeyIds } from '../../shared/kms-requirement';
import { booleanParameter } from '../../shared/parameters';
import { Cluster } from '../../shared/resources/redshift';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'redshift-cluster-encrypted-at-rest',
  title: 'Redshift clusters are encrypted at rest',
  rationale:
    'A warehouse gathers the records of many systems on its disks; without encryption they and every backup of them hold PHI in clear.',
  whitepaper: { section: 'Amazon Redshift', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'critical',
  remediation:
    'Turn encryption on with ModifyCluster (Encrypted and KmsKeyId); Redshift then rewrites the data in the background. The runbook AWSConfigRemediation-EnableRedshiftClusterEncryption does so.',
  resource: Cluster,
  parameters: {
    kmsKeyIds,
    allowHsm: booleanParameter({
      default: true,
      description:
        'Whether a cluster key in a hardware security module is accepted beside the keys of kmsKeyIds.',
    }),
  },

  evaluate({ configuration: cluster }, { parameters: { kmsKeyIds: approved, allowHsm } }) {
    const status = cluster.clusterStatus?.toLowerCase() ?? '';
    if (['deleting', 'final-snapshot'].includes(status))
      return notApplicable(`The cluster is about to be gone (status ${status}).`);
    // It turns true only when all data is rewritten, whatever pendingModifiedValues announces.
    if (cluster.encrypted !== true)
      return nonCompliant('The database of the cluster is not encrypted; encryption at rest is wanted.');
    const hsm = cluster.hsmStatus;
    if (
      hsm?.hsmConfigurationIdentifier !== undefined &&
      // Until it is applied, the cluster goes on with its old key.
      hsm.status?.toLowerCase() !== 'applying' &&
      (allowHsm || approved.length === 0)
    )
      return compliant(`Encrypted with a key in an HSM (configuration ${hsm.hsmConfigurationIdentifier}).`);
    const key = cluster.kmsKeyId;
    if (key === undefined || key.toUpperCase() === AWS_OWNED_KEY) {
      // A key that AWS owns, or the cluster key of old that Redshift keeps itself.
      if (approved.length === 0) return compliant('Encrypted with a key that Redshift keeps.');
      return nonCompliant(
        'The cluster is encrypted with a key that Redshift keeps; one of the approved KMS keys is wanted.',
      );
    }
    const gap = approvalGap(key, approved);
    if (gap === undefined) return compliant(`The cluster is encrypted with KMS key ${key}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;
