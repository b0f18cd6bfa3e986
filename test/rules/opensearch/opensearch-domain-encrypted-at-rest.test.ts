import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { rule } from '../../../rules/opensearch/opensearch-domain-encrypted-at-rest';
import { answer, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/k';

testRule(rule, {
  compliant: {
    'an OpenSearch domain with it on': {
      resourceType: 'AWS::OpenSearch::Domain',
      configuration: { EncryptionAtRestOptions: { Enabled: true, KmsKeyId: KEY } },
      annotation: /encrypted at rest with KMS key arn/,
    },
    'on, as text within JSON text': {
      configuration: { EncryptionAtRestOptions: '{"Enabled":"true","KmsKeyId":"k"}' },
    },
    'an Elasticsearch domain with it on, without a key': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { encryptionAtRestOptions: { enabled: true } },
      annotation: /with a KMS key\./,
    },
    'an approved key, given by its id': {
      configuration: { EncryptionAtRestOptions: { Enabled: true, KmsKeyId: KEY } },
      parameters: { kmsKeyIds: 'alias/other, k' },
    },
    'a customer managed key where one is required': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: false, encryptionAtRestOptions: { enabled: true, kmsKeyId: KEY } },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: 'k', KeyManager: 'CUSTOMER' } })],
      annotation: /customer managed/,
    },
  },
  nonCompliant: {
    'an OpenSearch domain with it off': {
      configuration: { EncryptionAtRestOptions: { Enabled: false } },
      annotation: /at rest is off; it is wanted on/,
    },
    'a key, with encryption off': {
      configuration: { EncryptionAtRestOptions: { Enabled: 'False', KmsKeyId: KEY } },
    },
    'an empty object': { configuration: { EncryptionAtRestOptions: {} } },
    'no object': { configuration: {} },
    'an Elasticsearch domain with null': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { encryptionAtRestOptions: null },
    },
    'a key that is not approved': {
      configuration: { EncryptionAtRestOptions: { Enabled: true, KmsKeyId: KEY } },
      parameters: { kmsKeyIds: 'other' },
      annotation: /not one of the approved keys/,
    },
    'the key that AWS manages where a customer managed key is required': {
      configuration: { EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'alias/aws/es' } },
      parameters: { requireCustomerManagedKey: 'true' },
      annotation: /managed by AWS; a customer managed key is wanted/,
    },
  },
  notApplicable: {
    'an Elasticsearch domain on its way out': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: 'true', encryptionAtRestOptions: { enabled: false } },
      annotation: /being deleted/,
    },
  },
  fails: {
    'no key is named where some are approved': {
      configuration: { EncryptionAtRestOptions: { Enabled: true } },
      parameters: { kmsKeyIds: 'k' },
      error: /KMS key: expected a key id, ARN or alias/,
    },
    'a switch that is neither on nor off': {
      configuration: { EncryptionAtRestOptions: { Enabled: 'enabled' } },
      error: /EncryptionAtRestOptions\.Enabled: expected true or false/,
    },
  },
});
