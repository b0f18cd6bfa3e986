import { rule } from '../../../rules/glue/glue-ml-transform-user-data-encrypted';
import { testRule } from '../../rule-tester';

const encryption = (MLUserDataEncryptionMode: string | null, KmsKeyId?: string) => ({
  TransformEncryption: { MLUserDataEncryption: { MLUserDataEncryptionMode, KmsKeyId } },
});

testRule(rule, {
  compliant: {
    'SSE-KMS with a key': {
      configuration: encryption('SSE-KMS', 'k'),
      annotation: /^User data is encrypted with KMS key k\.$/,
    },
    'SSE-KMS without a named key': {
      configuration: encryption('SSE-KMS'),
      annotation: /with a KMS key\.$/,
    },
    'in another casing and as JSON text': {
      configuration: {
        transformEncryption: '{"mlUserDataEncryption":{"mlUserDataEncryptionMode":"sse-kms"}}',
      },
    },
  },
  nonCompliant: {
    'encryption is off': {
      configuration: encryption('DISABLED', 'k'),
      annotation: /^The encryption of user data is DISABLED; SSE-KMS is wanted\.$/,
    },
    'an empty configuration: off by default': { configuration: {}, annotation: /is not set;/ },
    'no mode': { configuration: encryption(null) },
    'null for the encryption': {
      configuration: { TransformEncryption: null },
      ignored: { Name: 't' },
    },
    'an empty object': { configuration: { TransformEncryption: {} } },
  },
  fails: {
    'encryption of another kind': {
      configuration: { TransformEncryption: 'SSE-KMS' },
      error: /configuration\.TransformEncryption: expected an object, got the text "SSE-KMS"/,
    },
  },
});
