import { EMRClient } from '@aws-sdk/client-emr';
import { EMR_CLUSTER, type EmrCluster, emrClusters } from '../../shared/emr';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'emr-cluster-encrypted-in-transit',
  title: 'EMR clusters encrypt data in transit between their nodes',
  rationale:
    'Nodes shuffle records with PHI among each other all through a job; without TLS they cross the network readable.',
  whitepaper: { section: 'Amazon EMR', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Make a security configuration with in-transit encryption and PEM or custom certificates, and replace the cluster by one that is started with it.',
  reports: [EMR_CLUSTER],
  permissions: [
    'elasticmapreduce:ListClusters',
    'elasticmapreduce:DescribeCluster',
    'elasticmapreduce:DescribeSecurityConfiguration',
  ],

  async *evaluate({ client }) {
    for await (const cluster of emrClusters(client(EMRClient))) {
      yield { resourceType: EMR_CLUSTER, resourceId: cluster.id, verdict: verdictOf(cluster) };
    }
  },
});

function verdictOf({ notJudged, description, encryption }: EmrCluster): Verdict {
  if (notJudged !== undefined) return notApplicable(notJudged);
  if (encryption?.EnableInTransitEncryption === true)
    return compliant(`${description} It encrypts in transit.`);
  return nonCompliant(`${description} One that encrypts in transit is wanted.`);
}

export const { handler } = rule;
