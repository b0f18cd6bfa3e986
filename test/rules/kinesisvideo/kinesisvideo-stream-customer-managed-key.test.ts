import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { rule } from '../../../rules/kinesisvideo/kinesisvideo-stream-customer-managed-key';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/k';

testRule(rule, {
  compliant: {
    'a customer managed key': {
      configuration: { KmsKeyId: KEY },
      ignored: { Name: 'v' },
      answers: [
        answer(
          DescribeKeyCommand,
          { KeyMetadata: { KeyId: 'k', KeyManager: 'CUSTOMER' } },
          { input: { KeyId: KEY } },
        ),
      ],
      annotation: /KMS key .*:key\/k, customer managed\.$/,
    },
    'a key of another account': {
      configuration: { KmsKeyId: 'arn:aws:kms:us-east-1:444455556666:key/k' },
      annotation: /belongs to account 444455556666/,
    },
    'the alias of a customer managed key': {
      configuration: { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:alias/video' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: 'k', KeyManager: 'CUSTOMER' } })],
    },
    'an approved key, by its id, without a call': {
      configuration: { KmsKeyId: 'k' },
      parameters: { kmsKeyIds: KEY },
    },
    'a deleted key': {
      configuration: { KmsKeyId: KEY },
      answers: [failure(DescribeKeyCommand, 'NotFoundException')],
      annotation: /KMS no longer has it/,
    },
  },
  nonCompliant: {
    'the default key': {
      configuration: { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:alias/aws/kinesisvideo' },
      annotation: /uses the default key, which AWS manages/,
    },
    'the name of the default alias': { configuration: { KmsKeyId: 'alias/aws/kinesisvideo' } },
    'the default key, though it is in the list': {
      configuration: { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:alias/aws/kinesisvideo' },
      parameters: { kmsKeyIds: 'alias/aws/kinesisvideo' },
    },
    'an empty configuration': { configuration: {} },
    'no key beside a name': { configuration: { KmsKeyId: null }, ignored: { Name: 'v' } },
    'an empty key': { configuration: { KmsKeyId: '' } },
    'a key that AWS manages': {
      configuration: { KmsKeyId: KEY },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: 'k', KeyManager: 'AWS' } })],
      annotation: /managed by AWS; a customer managed key is wanted/,
    },
    'a key that is not approved': {
      configuration: { KmsKeyId: KEY },
      parameters: { kmsKeyIds: 'other,alias/video' },
      annotation: /not one of the approved keys/,
    },
  },
  fails: {
    'the key may not be described': {
      configuration: { KmsKeyId: KEY },
      answers: [
        failure(DescribeKeyCommand, 'AccessDeniedException', {
          message: 'not authorized because no identity-based policy allows the kms:DescribeKey action',
        }),
      ],
      error: /no identity-based policy/,
    },
  },
});
