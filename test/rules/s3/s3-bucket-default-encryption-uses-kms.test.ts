import { rule } from '../../../rules/s3/s3-bucket-default-encryption-uses-kms';
import { testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const encryption = (...defaults: readonly unknown[]) => ({
  ServerSideEncryptionConfiguration: {
    rules: defaults.map((each) => ({ applyServerSideEncryptionByDefault: each })),
  },
});

testRule(rule, {
  compliant: {
    'the key that AWS manages': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'aws:kms', kmsMasterKeyID: null }),
      annotation: /by default with KMS key alias\/aws\/s3/,
    },
    'two layers with a key of its own': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'aws:kms:dsse', kmsMasterKeyID: KEY }),
      annotation: /1234abcd/,
    },
    'the configuration as JSON text, in another letter case': {
      supplementaryConfiguration: {
        ServerSideEncryptionConfiguration: JSON.stringify({
          rules: [{ applyServerSideEncryptionByDefault: { SSEAlgorithm: 'AWS:KMS' } }],
        }),
      },
    },
    'an approved key by its id': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'aws:kms', kmsMasterKeyID: KEY }),
      parameters: { kmsKeyIds: 'alias/phi, 1234abcd-12ab-34cd-56ef-1234567890ab' },
    },
    'an approved alias by its ARN': {
      supplementaryConfiguration: encryption({
        sseAlgorithm: 'aws:kms',
        kmsMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:alias/phi',
      }),
      parameters: { kmsKeyIds: 'alias/phi' },
    },
    'the key that AWS manages, where that is approved': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'aws:kms' }),
      parameters: { kmsKeyIds: 'alias/aws/s3' },
    },
    'a second rule qualifies': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'AES256' }, { sseAlgorithm: 'aws:kms' }),
    },
    'two layers, where one is not enough': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'aws:kms:dsse', kmsMasterKeyID: KEY }),
      parameters: { allowedAlgorithms: 'aws:kms:dsse' },
    },
  },
  nonCompliant: {
    'nothing recorded, as in old items': {
      configuration: {},
      annotation: /^Default encryption is not recorded; aws:kms or aws:kms:dsse is wanted\.$/,
    },
    'a null': { supplementaryConfiguration: { ServerSideEncryptionConfiguration: null } },
    'no rules': { supplementaryConfiguration: { ServerSideEncryptionConfiguration: { rules: [] } } },
    'a rule without a default': { supplementaryConfiguration: encryption(null) },
    'a default without an algorithm': { supplementaryConfiguration: encryption({ sseAlgorithm: null }) },
    'a key that belongs to S3': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'AES256' }),
      annotation: /^Default encryption is AES256;/,
    },
    'one layer, where two are wanted': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'aws:kms', kmsMasterKeyID: KEY }),
      parameters: { allowedAlgorithms: 'aws:kms:dsse' },
      annotation: /^Default encryption is aws:kms; aws:kms:dsse is wanted\.$/,
    },
    'the key that AWS manages, where others are approved': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'aws:kms', kmsMasterKeyID: null }),
      parameters: { kmsKeyIds: KEY },
      annotation: /KMS key alias\/aws\/s3, which is not one of the approved keys/,
    },
    'a key that is not approved': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'aws:kms', kmsMasterKeyID: KEY }),
      parameters: { kmsKeyIds: 'alias/phi' },
    },
  },
  fails: {
    'rules of another kind': {
      supplementaryConfiguration: { ServerSideEncryptionConfiguration: { rules: 'AES256' } },
      error: /ServerSideEncryptionConfiguration\.rules: expected a list/,
    },
    'an algorithm that is no KMS': {
      supplementaryConfiguration: encryption({ sseAlgorithm: 'aws:kms' }),
      parameters: { allowedAlgorithms: 'AES256' },
      error: /allowedAlgorithms takes a comma-separated list of aws:kms, aws:kms:dsse/,
    },
  },
});
