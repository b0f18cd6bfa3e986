import { rule } from '../../../rules/sqs/sqs-queue-encrypted-at-rest';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'the key of SQS': { configuration: { SqsManagedSseEnabled: 'true' }, annotation: /SSE-SQS/ },
    'the key of SQS, in another letter case': { configuration: { SqsManagedSseEnabled: 'True' } },
    'the key of SQS, as a boolean': { configuration: { SqsManagedSseEnabled: true } },
    'a KMS key, beside which SSE-SQS says "false"': {
      configuration: { KmsMasterKeyId: 'alias/aws/sqs', SqsManagedSseEnabled: 'false' },
      annotation: /KMS key alias\/aws\/sqs/,
    },
    'a KMS key where one is required': {
      configuration: { KmsMasterKeyId: 'alias/phi' },
      parameters: { requireKmsKey: 'true' },
    },
    'an approved key, named by its id': {
      configuration: { KmsMasterKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd' },
      parameters: { kmsKeyIds: 'alias/phi,1234abcd' },
    },
    'a FIFO queue with all its attributes': {
      configuration: {
        QueueArn: 'arn:aws:sqs:us-east-1:111122223333:q.fifo',
        KmsMasterKeyId: 'alias/phi',
        SqsManagedSseEnabled: null,
      },
      ignored: { FifoQueue: 'true', KmsDataKeyReusePeriodSeconds: 300, VisibilityTimeout: 30 },
    },
  },
  nonCompliant: {
    'no attributes': { configuration: {} },
    'SSE-SQS is off': { configuration: { SqsManagedSseEnabled: 'false' }, annotation: /Neither/ },
    'SSE-SQS is off, as a boolean': { configuration: { SqsManagedSseEnabled: false } },
    'a queue from before SSE-SQS': {
      configuration: { QueueArn: 'arn:aws:sqs:us-east-1:111122223333:old' },
    },
    'an empty key': { configuration: { KmsMasterKeyId: '', SqsManagedSseEnabled: 'false' } },
    'null for both': { configuration: { KmsMasterKeyId: null, SqsManagedSseEnabled: null } },
    'only the lifetime of data keys': { ignored: { KmsDataKeyReusePeriodSeconds: 300 } },
    'the key of SQS where a KMS key is required': {
      configuration: { SqsManagedSseEnabled: 'true' },
      parameters: { requireKmsKey: 'true' },
      annotation: /a KMS key is wanted/,
    },
    'the key of SQS where keys are approved': {
      configuration: { SqsManagedSseEnabled: 'true' },
      parameters: { kmsKeyIds: 'alias/phi' },
    },
    'a key that is not approved': {
      configuration: { KmsMasterKeyId: 'alias/other' },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /alias\/other, which is not one of the approved keys/,
    },
    'a key that is not approved beside SSE-SQS': {
      configuration: { KmsMasterKeyId: 'alias/other', SqsManagedSseEnabled: 'true' },
      parameters: { kmsKeyIds: 'alias/phi' },
    },
  },
  fails: {
    'a value that is neither true nor false': {
      configuration: { SqsManagedSseEnabled: 'yes' },
      error: /configuration\.SqsManagedSseEnabled: expected true or false/,
    },
  },
});
