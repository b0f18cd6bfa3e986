import { rule } from '../../../rules/msk/msk-cluster-client-broker-tls-only';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'TLS alone': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } } },
      ignored: { ClusterName: 'claims', ClientAuthentication: { Unauthenticated: { Enabled: false } } },
    },
    'TLS alone, in another casing and as JSON text': {
      configuration: { encryptionInfo: '{"encryptionInTransit":{"clientBroker":"tls"}}' },
    },
  },
  nonCompliant: {
    'TLS beside plaintext': {
      configuration: {
        EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT', InCluster: true } },
      },
      annotation: /is TLS_PLAINTEXT; TLS alone is wanted\.$/,
    },
    'plaintext alone': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'PLAINTEXT' } } },
      annotation: /is PLAINTEXT/,
    },
    'an empty configuration': { configuration: {}, annotation: /is not named/ },
    'encryption at rest alone': {
      configuration: { EncryptionInfo: {} },
      ignored: { CurrentVersion: 'K3P5ROKL5A1OLE' },
    },
    'null for encryption in transit': { configuration: { EncryptionInfo: { EncryptionInTransit: null } } },
    'encryption between brokers alone': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: '', InCluster: 'true' } } },
    },
  },
  fails: {
    'a setting that is no text': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: true } } },
      error: /EncryptionInTransit\.ClientBroker: expected text, got boolean true/,
    },
  },
});
