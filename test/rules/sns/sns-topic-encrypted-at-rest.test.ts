import { rule } from '../../../rules/sns/sns-topic-encrypted-at-rest';
import { testRule } from '../../rule-tester';

const TopicArn = 'arn:aws:sns:us-east-1:111122223333:t';

testRule(rule, {
  compliant: {
    'the key that AWS manages': {
      configuration: { TopicArn, KmsMasterKeyId: 'alias/aws/sns' },
      ignored: { DisplayName: 'appointments', Owner: '111122223333' },
      annotation: /KMS key alias\/aws\/sns/,
    },
    'an approved key, named by its id': {
      configuration: { KmsMasterKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' },
      parameters: { kmsKeyIds: '1' },
    },
    'an approved alias': {
      configuration: { KmsMasterKeyId: 'alias/phi' },
      parameters: { kmsKeyIds: 'arn:aws:kms:us-east-1:111122223333:alias/phi' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /encryption of the topic is off/ },
    'no key': { configuration: { TopicArn } },
    'a null key': { configuration: { TopicArn, KmsMasterKeyId: null } },
    'an empty key': { configuration: { KmsMasterKeyId: '' } },
    'a key that is not approved': {
      configuration: { KmsMasterKeyId: 'alias/aws/sns' },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /alias\/aws\/sns, which is not one of the approved keys/,
    },
    'no key where keys are approved': { configuration: {}, parameters: { kmsKeyIds: 'alias/phi' } },
  },
  fails: {
    'a key of another kind': {
      configuration: { KmsMasterKeyId: { id: '1' } },
      error: /configuration\.KmsMasterKeyId: expected text/,
    },
  },
});
