import { Connector } from '../../shared/resources/mskconnect';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'mskconnect-connector-encrypted-in-transit',
  title: 'MSK Connect connectors reach their Kafka cluster over TLS',
  rationale:
    'A connector is a client of the cluster like any other; in plaintext it moves whole topics with PHI over the network in clear.',
  whitepaper: {
    section: 'Amazon Managed Streaming for Apache Kafka (Amazon MSK)',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Delete the connector and create it again with EncryptionType TLS and a TLS port of the brokers: it cannot be changed.',
  resource: Connector,

  evaluate({ configuration: connector }) {
    const type = connector.KafkaClusterEncryptionInTransit?.EncryptionType?.toUpperCase();
    if (type === 'TLS') return compliant('The connector reaches its cluster over TLS.');
    return nonCompliant(`Encryption on the way to the cluster is ${type ?? 'not set'}; TLS is wanted.`);
  },
});

export const { handler } = rule;
