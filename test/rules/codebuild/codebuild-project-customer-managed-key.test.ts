import { rule } from '../../../rules/codebuild/codebuild-project-customer-managed-key';
import { testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234';
const DEFAULT_KEY = 'arn:aws:kms:us-east-1:111122223333:alias/aws/s3';

testRule(rule, {
  compliant: {
    'the ARN of a key': {
      configuration: { artifacts: [{ type: 'S3' }], encryptionKey: KEY },
      annotation: /KMS key arn:aws:kms:us-east-1:111122223333:key\/1234\.$/,
    },
    'an alias of the customer': {
      configuration: { artifacts: [{ type: 'S3' }], encryptionKey: 'alias/phi-builds' },
    },
    'a key for the artifact, as an object': {
      configuration: { artifacts: { type: 's3' }, encryptionKey: '1234' },
    },
    'a key for a cache': {
      configuration: { artifacts: [{ type: 'NO_ARTIFACTS' }], cache: { type: 'S3' }, encryptionKey: KEY },
    },
    'an approved key': {
      configuration: { artifacts: [{ type: 'S3' }], encryptionKey: KEY },
      parameters: { kmsKeyIds: 'alias/phi, 1234' },
    },
  },
  nonCompliant: {
    'the default key': {
      configuration: { artifacts: [{ type: 'S3' }], encryptionKey: DEFAULT_KEY },
      annotation: /AWS manages \(arn:aws:.*alias\/aws\/s3\); a customer managed key is wanted/,
    },
    'the default key by its alias': {
      configuration: { artifacts: { type: 'S3' }, encryptionKey: 'alias/aws/s3' },
    },
    'no key named': {
      configuration: { artifacts: [{ type: 'S3' }], encryptionKey: null },
      annotation: /\(none is named\)/,
    },
    'an empty name of a key': { configuration: { artifacts: [{ type: 'S3' }], encryptionKey: '' } },
    'the default key for a secondary artifact': {
      configuration: {
        artifacts: [{ type: 'CODEPIPELINE' }],
        secondaryArtifacts: [{ type: 'S3' }],
        encryptionKey: DEFAULT_KEY,
      },
    },
    'the default key for a cache': {
      configuration: {
        artifacts: [{ type: 'NO_ARTIFACTS' }],
        cache: { type: 'S3' },
        encryptionKey: DEFAULT_KEY,
      },
    },
    'the default key where it is listed': {
      configuration: { artifacts: [{ type: 'S3' }], encryptionKey: DEFAULT_KEY },
      parameters: { kmsKeyIds: 'alias/aws/s3' },
    },
    'a key that is not approved': {
      configuration: { artifacts: [{ type: 'S3' }], encryptionKey: KEY },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /not one of the approved keys/,
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {} },
    'no artifacts and no cache': {
      configuration: {
        artifacts: [{ type: 'NO_ARTIFACTS' }],
        cache: { type: 'NO_CACHE' },
        encryptionKey: DEFAULT_KEY,
      },
      annotation: /neither artifacts nor a cache/,
    },
    'artifacts for a pipeline': {
      configuration: {
        artifacts: [{ type: 'CODEPIPELINE' }],
        cache: { type: 'NO_CACHE' },
        encryptionKey: DEFAULT_KEY,
      },
    },
    'a cache that stays on the build host': {
      configuration: { artifacts: { type: 'NO_ARTIFACTS' }, cache: { type: 'LOCAL' }, encryptionKey: KEY },
    },
    'a cache of no type': { configuration: { cache: {}, artifacts: [] } },
  },
  fails: {
    'a key that is no text': {
      configuration: { artifacts: [{ type: 'S3' }], encryptionKey: { arn: KEY } },
      error: /configuration\.encryptionKey: expected text/,
    },
  },
});
