import { rule } from '../../../rules/mskconnect/mskconnect-connector-encrypted-in-transit';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    TLS: {
      configuration: { KafkaClusterEncryptionInTransit: { EncryptionType: 'TLS' } },
      ignored: { ConnectorName: 'claims-to-s3', KafkaConnectVersion: '2.7.1' },
    },
    'TLS, in another casing and as JSON text': {
      configuration: { kafkaClusterEncryptionInTransit: '{"encryptionType":"tls"}' },
    },
  },
  nonCompliant: {
    plaintext: {
      configuration: { KafkaClusterEncryptionInTransit: { EncryptionType: 'PLAINTEXT' } },
      annotation: /is PLAINTEXT; TLS is wanted\.$/,
    },
    'an empty configuration': { configuration: {}, annotation: /is not set; TLS is wanted\.$/ },
    'a null object': { configuration: { KafkaClusterEncryptionInTransit: null } },
    'no type': { configuration: { KafkaClusterEncryptionInTransit: {} } },
    'an empty type': { configuration: { KafkaClusterEncryptionInTransit: { EncryptionType: '' } } },
  },
  fails: {
    'encryption of another kind': {
      configuration: { KafkaClusterEncryptionInTransit: 'TLS' },
      error: /KafkaClusterEncryptionInTransit: expected an object, got the text "TLS"/,
    },
  },
});
