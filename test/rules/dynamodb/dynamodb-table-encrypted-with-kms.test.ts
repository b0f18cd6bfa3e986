import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { rule } from '../../../rules/dynamodb/dynamodb-table-encrypted-with-kms';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

testRule(rule, {
  compliant: {
    'a KMS key': {
      configuration: {
        tableStatus: 'ACTIVE',
        ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: KEY },
      },
      annotation: /^Encrypted with KMS key arn:aws:kms:us-east-1:111122223333:key\/1\.$/,
    },
    'a change of key is under way': {
      configuration: {
        tableStatus: 'UPDATING',
        ssedescription: { status: 'UPDATING', ssetype: 'KMS', kmsmasterKeyArn: KEY },
      },
    },
    'encryption is being turned on, in the spelling of the DynamoDB API': {
      configuration: { SSEDescription: { Status: 'enabling', SSEType: 'kms', KMSMasterKeyArn: KEY } },
    },
    'the description as JSON text': {
      configuration: {
        ssedescription: JSON.stringify({ status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: KEY }),
      },
    },
    'no key named': {
      configuration: { ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: null } },
      annotation: /^Encrypted with a KMS key\.$/,
    },
    'the key was disabled': {
      configuration: {
        tableStatus: 'INACCESSIBLE_ENCRYPTION_CREDENTIALS',
        ssedescription: {
          status: 'ENABLED',
          ssetype: 'KMS',
          kmsmasterKeyArn: KEY,
          inaccessibleEncryptionDateTime: '2026-10-01T12:00:00.000Z',
        },
      },
      annotation: /cannot use the key/,
    },
    'an approved key': {
      configuration: { ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: KEY } },
      parameters: { kmsKeyIds: 'alias/phi,1' },
    },
    'a customer managed key where one is required': {
      configuration: { ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: KEY } },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [
        answer(
          DescribeKeyCommand,
          { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } },
          { input: { KeyId: KEY }, region: 'us-east-1' },
        ),
      ],
      annotation: /key\/1, customer managed\.$/,
    },
    'a deleted key where a customer managed one is required': {
      configuration: {
        ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: `${KEY}-deleted` },
      },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [failure(DescribeKeyCommand, 'NotFoundException')],
      annotation: /customer managed, since KMS no longer has it/,
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /a key that AWS owns/ },
    'no description': { configuration: { tableStatus: 'ACTIVE' }, annotation: /a KMS key is wanted/ },
    'a null description': { configuration: { tableStatus: 'ACTIVE', ssedescription: null } },
    'an empty description': { configuration: { tableStatus: 'ACTIVE', ssedescription: {} } },
    'encryption with KMS is off': {
      configuration: { tableStatus: 'ACTIVE', ssedescription: { status: 'DISABLED' } },
    },
    'encryption with KMS is being turned off': {
      configuration: { ssedescription: { status: 'DISABLING', ssetype: 'KMS', kmsmasterKeyArn: KEY } },
    },
    'no status': { configuration: { ssedescription: { ssetype: 'KMS', kmsmasterKeyArn: KEY } } },
    'no type': { configuration: { ssedescription: { status: 'ENABLED' } } },
    'the type of old days': { configuration: { ssedescription: { status: 'ENABLED', ssetype: 'AES256' } } },
    'a key that is not approved': {
      configuration: { ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: KEY } },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /key\/1, which is not one of the approved keys/,
    },
    'the key that AWS manages where a customer managed one is required': {
      configuration: {
        tableStatus: 'ACTIVE',
        ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: KEY },
      },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } })],
      annotation: /managed by AWS; a customer managed key is wanted/,
    },
  },
  notApplicable: {
    'the table is being deleted': {
      configuration: { tableStatus: 'DELETING' },
      ignored: { tableSizeBytes: 0, itemCount: 0 },
    },
  },
  fails: {
    'no key named where a customer managed one is required': {
      configuration: { ssedescription: { status: 'ENABLED', ssetype: 'KMS' } },
      parameters: { requireCustomerManagedKey: 'true' },
      error: /KMS key: expected a key id, ARN or alias, got nothing/,
    },
    'no key named while keys are approved': {
      configuration: { ssedescription: { status: 'ENABLED', ssetype: 'KMS' } },
      parameters: { kmsKeyIds: 'alias/phi' },
      error: /KMS key: expected a key id, ARN or alias, got nothing/,
    },
    'the rule may not describe the key': {
      configuration: { ssedescription: { status: 'ENABLED', ssetype: 'KMS', kmsmasterKeyArn: KEY } },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [
        failure(DescribeKeyCommand, 'AccessDeniedException', {
          message: 'not authorized because no identity-based policy allows the kms:DescribeKey action',
        }),
      ],
      error: /no identity-based policy/,
    },
  },
});
