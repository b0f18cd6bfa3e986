import { Cluster } from '../../shared/resources/msk';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'msk-cluster-in-cluster-encrypted',
  title: 'MSK clusters encrypt the traffic between their brokers',
  rationale:
    'Brokers copy every record to each other; with this off the replicas of PHI cross Availability Zones in clear.',
  whitepaper: {
    section: 'Amazon Managed Streaming for Apache Kafka (Amazon MSK)',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'A running cluster keeps this setting: create a new one with InCluster on and copy the topics, for example with MSK Replicator.',
  resource: Cluster,

  evaluate({ configuration: cluster }) {
    // On unless it was turned off at creation.
    if (cluster.EncryptionInfo?.EncryptionInTransit?.InCluster === false)
      return nonCompliant('Traffic between the brokers is not encrypted; in-cluster encryption is wanted.');
    return compliant('Traffic between the brokers is encrypted.');
  },
});

export const { handler } = rule;
