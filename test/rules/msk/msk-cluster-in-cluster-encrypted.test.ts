import { rule } from '../../../rules/msk/msk-cluster-in-cluster-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'encryption is on': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { InCluster: true, ClientBroker: 'TLS' } } },
    },
    'encryption is on, as text': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { InCluster: 'true' } } },
    },
    'plaintext for clients, which is another matter': {
      configuration: {
        EncryptionInfo: { EncryptionInTransit: { InCluster: true, ClientBroker: 'PLAINTEXT' } },
      },
    },
    'an empty configuration: on by default': { configuration: {} },
    'the setting of clients alone': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS' } } },
    },
    'null for encryption in transit': { configuration: { EncryptionInfo: { EncryptionInTransit: null } } },
  },
  nonCompliant: {
    'encryption is off': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { InCluster: false, ClientBroker: 'TLS' } } },
      annotation: /in-cluster encryption is wanted\.$/,
    },
    'encryption is off, as text': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { InCluster: 'False' } } },
    },
    'encryption is off, in another casing and as JSON text': {
      configuration: { encryptionInfo: '{"encryptionInTransit":{"inCluster":false}}' },
    },
  },
  fails: {
    'a setting that is no flag': {
      configuration: { EncryptionInfo: { EncryptionInTransit: { InCluster: 'off' } } },
      error: /EncryptionInTransit\.InCluster: expected true or false, got the text "off"/,
    },
  },
});
