import { Cluster } from '../../shared/resources/msk';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'msk-cluster-client-broker-tls-only',
  title: 'MSK clusters offer their clients TLS and nothing else',
  rationale:
    'As long as brokers also listen in plaintext, one client that is set up carelessly produces or reads PHI in clear.',
  whitepaper: {
    section: 'Amazon Managed Streaming for Apache Kafka (Amazon MSK)',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Move all clients to a TLS port (9094, 9096 or 9098), then set ClientBroker to TLS with UpdateSecurity.',
  resource: Cluster,

  evaluate({ configuration: cluster }) {
    // The default has changed over the years, so a setting that is not named proves nothing.
    const setting = cluster.EncryptionInfo?.EncryptionInTransit?.ClientBroker?.toUpperCase();
    if (setting === 'TLS') return compliant('Brokers take connections of clients over TLS only.');
    return nonCompliant(
      `Encryption between clients and brokers is ${setting ?? 'not named'}; TLS alone is wanted.`,
    );
  },
});

export const { handler } = rule;
