import { rule } from '../../../rules/cloudtrail/cloudtrail-trail-kms-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'the ARN of a key': {
      configuration: { kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/abc' },
      annotation: /KMS key arn:aws:kms:us-east-1:111122223333:key\/abc/,
    },
    'an alias, the key of another account': {
      configuration: { kmsKeyId: 'arn:aws:kms:us-east-1:999988887777:alias/trails' },
    },
    'an approved key, listed by its id': {
      configuration: { kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/abc' },
      parameters: { kmsKeyIds: 'def, abc' },
    },
  },
  nonCompliant: {
    'no key': {
      configuration: {},
      ignored: { name: 'audit', isMultiRegionTrail: true },
      annotation: /SSE-S3 alone; a KMS key is wanted/,
    },
    'nothing at all': { configuration: {} },
    'an empty text': { configuration: { kmsKeyId: '' } },
    null: { configuration: { kmsKeyId: null } },
    'a key beside the approved ones': {
      configuration: { kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/abc' },
      parameters: { kmsKeyIds: 'arn:aws:kms:us-east-1:111122223333:key/def' },
      annotation: /not one of the approved keys/,
    },
    'an alias, its key approved': {
      configuration: { kmsKeyId: 'alias/trails' },
      parameters: { kmsKeyIds: 'abc' },
    },
  },
  fails: {
    'a key that is no text': {
      configuration: { kmsKeyId: ['abc'] },
      error: /configuration\.kmsKeyId: expected text, got a list/,
    },
  },
});
