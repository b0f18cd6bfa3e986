import { EMRClient } from '@aws-sdk/client-emr';
import { EMR_CLUSTER, type EmrCluster, emrClusters } from '../../shared/emr';
import { booleanParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'emr-cluster-encrypted-at-rest',
  title: 'EMR clusters encrypt data at rest, on local disks as well',
  rationale:
    'Jobs over PHI leave intermediate results on the disks of the nodes, where only a security configuration has them encrypted.',
  whitepaper: { section: 'Amazon EMR', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Start a new cluster with a security configuration that encrypts at rest, local disks included, and end this one: a running cluster keeps the one that it has.',
  reports: [EMR_CLUSTER],
  permissions: [
    'elasticmapreduce:ListClusters',
    'elasticmapreduce:DescribeCluster',
    'elasticmapreduce:DescribeSecurityConfiguration',
  ],
  parameters: {
    requireS3Encryption: booleanParameter({
      default: false,
      description: 'Whether the security configuration must also set how EMRFS encrypts in S3.',
    }),
    requireEbsEncryption: booleanParameter({
      default: false,
      description: 'Whether EBS encryption must be on as well, which also covers the root volumes.',
    }),
  },

  async *evaluate({ client, parameters }) {
    for await (const cluster of emrClusters(client(EMRClient))) {
      yield { resourceType: EMR_CLUSTER, resourceId: cluster.id, verdict: verdictOf(cluster, parameters) };
    }
  },
});

function verdictOf(
  { notJudged, description, encryption }: EmrCluster,
  wanted: { readonly requireS3Encryption: boolean; readonly requireEbsEncryption: boolean },
): Verdict {
  if (notJudged !== undefined) return notApplicable(notJudged);
  const atRest = encryption?.AtRestEncryptionConfiguration;
  const disks = atRest?.LocalDiskEncryptionConfiguration;
  if (encryption?.EnableAtRestEncryption !== true)
    return nonCompliant(`${description} One that encrypts at rest is wanted.`);
  if (disks?.EncryptionKeyProviderType === undefined)
    return nonCompliant(`${description} It leaves local disks in clear; their encryption is wanted.`);
  if (wanted.requireEbsEncryption && disks.EnableEbsEncryption !== true)
    return nonCompliant(`${description} It does not turn EBS encryption on, which is wanted.`);
  if (wanted.requireS3Encryption && atRest?.S3EncryptionConfiguration?.EncryptionMode === undefined)
    return nonCompliant(`${description} It sets no encryption for data in S3, which is wanted.`);
  return compliant(`${description} It encrypts at rest, local disks included.`);
}

export const { handler } = rule;
