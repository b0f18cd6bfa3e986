import {
  type DeliveryStreamEncryptionConfiguration,
  type DeliveryStreamType,
  DescribeDeliveryStreamCommand,
} from '@aws-sdk/client-firehose';
import { rule } from '../../../rules/firehose/firehose-direct-put-stream-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/k';

const described = (
  encryption?: DeliveryStreamEncryptionConfiguration,
  type: DeliveryStreamType = 'DirectPut',
) =>
  answer(
    DescribeDeliveryStreamCommand,
    {
      DeliveryStreamDescription: {
        DeliveryStreamName: 's',
        DeliveryStreamARN: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/s',
        DeliveryStreamStatus: 'ACTIVE',
        DeliveryStreamType: type,
        VersionId: '1',
        Destinations: [],
        HasMoreDestinations: false,
        DeliveryStreamEncryptionConfiguration: encryption,
      },
    },
    { input: { DeliveryStreamName: 's' } },
  );

testRule(rule, {
  compliant: {
    'a key that AWS owns': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      answers: [described({ Status: 'ENABLED', KeyType: 'AWS_OWNED_CMK' })],
      annotation: /is ENABLED, with a key that AWS owns\.$/,
    },
    'a customer managed key, and no encryption of the objects in S3': {
      configuration: {
        DeliveryStreamName: 's',
        DeliveryStreamType: 'DirectPut',
        ExtendedS3DestinationConfiguration:
          '{"EncryptionConfiguration":{"NoEncryptionConfig":"NoEncryption"}}',
      },
      answers: [described({ Status: 'ENABLED', KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY })],
      annotation: /with customer managed KMS key arn:aws:kms:us-east-1:111122223333:key\/k\.$/,
    },
    'no type: records are taken directly': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: null },
      answers: [described({ Status: 'ENABLED', KeyType: 'AWS_OWNED_CMK' })],
    },
    'encryption is being turned on': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      answers: [described({ Status: 'ENABLING', KeyType: 'AWS_OWNED_CMK' })],
    },
    'encryption could not be turned off': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      answers: [described({ Status: 'DISABLING_FAILED', KeyType: 'AWS_OWNED_CMK' })],
    },
    'a customer managed key that is not named where one is required': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [described({ Status: 'ENABLED', KeyType: 'CUSTOMER_MANAGED_CMK' })],
      annotation: /KMS key \(not named\)\.$/,
    },
    'an approved key where a customer managed one is required': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'directput' },
      parameters: { requireCustomerManagedKey: 'true', kmsKeyIds: 'alias/phi, k' },
      answers: [described({ Status: 'ENABLED', KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY })],
    },
  },
  nonCompliant: {
    'encryption is off': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      answers: [described({ Status: 'DISABLED' })],
      annotation: /of the stream is DISABLED; ENABLED is wanted/,
    },
    'encryption was asked for and failed': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      ignored: { DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK' } },
      answers: [described({ Status: 'ENABLING_FAILED', KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY })],
      annotation: /ENABLING_FAILED/,
    },
    'encryption is being turned off': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      answers: [described({ Status: 'DISABLING', KeyType: 'AWS_OWNED_CMK' })],
    },
    'no status': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      answers: [described({})],
    },
    'nothing about encryption': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      answers: [described()],
    },
    'a key that AWS owns where a customer managed one is required': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [described({ Status: 'ENABLED', KeyType: 'AWS_OWNED_CMK' })],
      annotation: /a key that AWS owns; one of yours is wanted/,
    },
    'no type of the key where a customer managed one is required': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [described({ Status: 'ENABLED' })],
    },
    'a key that is not approved': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      parameters: { kmsKeyIds: 'other' },
      answers: [described({ Status: 'ENABLED', KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY })],
      annotation: /key\/k, which is not one of the approved keys/,
    },
    'a key that AWS owns where keys are approved': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      parameters: { kmsKeyIds: 'k' },
      answers: [described({ Status: 'ENABLED', KeyType: 'AWS_OWNED_CMK' })],
    },
  },
  notApplicable: {
    'a Kinesis stream as the source': {
      configuration: {
        DeliveryStreamType: 'KinesisStreamAsSource',
        KinesisStreamSourceConfiguration: {
          KinesisStreamARN: 'arn:aws:kinesis:us-east-1:111122223333:stream/s',
        },
      },
      annotation: /\(KinesisStreamAsSource\), and it is the source that encrypts/,
    },
    'a Kinesis stream as the source, without a type': {
      configuration: {
        KinesisStreamSourceConfiguration: {
          KinesisStreamARN: 'arn:aws:kinesis:us-east-1:111122223333:stream/s',
        },
      },
    },
    'a topic of MSK as the source': { configuration: { DeliveryStreamType: 'MSKAsSource' } },
    'a database as the source': { configuration: { DeliveryStreamType: 'DatabaseAsSource' } },
    'a source that only Firehose tells': {
      configuration: { DeliveryStreamName: 's' },
      answers: [described(undefined, 'MSKAsSource')],
    },
    'the stream is gone': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      answers: [failure(DescribeDeliveryStreamCommand, 'ResourceNotFoundException')],
      annotation: /no longer exists/,
    },
  },
  fails: {
    'an empty configuration, asked about by the name of the item, which is refused': {
      configuration: {},
      answers: [
        failure(DescribeDeliveryStreamCommand, 'AccessDenied', {
          input: { DeliveryStreamName: 'resource-1' },
        }),
      ],
      error: /AccessDenied/,
    },
    'a customer managed key that is not named while keys are approved': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      parameters: { kmsKeyIds: 'k' },
      answers: [described({ Status: 'ENABLED', KeyType: 'CUSTOMER_MANAGED_CMK' })],
      error: /KMS key: expected a key id, ARN or alias, got nothing/,
    },
    'the stream may not be described': {
      configuration: { DeliveryStreamName: 's', DeliveryStreamType: 'DirectPut' },
      answers: [failure(DescribeDeliveryStreamCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});
