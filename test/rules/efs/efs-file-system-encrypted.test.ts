import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { rule } from '../../../rules/efs/efs-file-system-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

testRule(rule, {
  compliant: {
    'an encrypted file system': {
      configuration: { FileSystemId: 'fs-1', Encrypted: true, KmsKeyId: KEY },
      annotation: /encrypted with KMS key arn:aws:kms:us-east-1:111122223333:key\/1\.$/,
    },
    'the flag as text': { configuration: { FileSystemId: 'fs-1', Encrypted: 'true', KmsKeyId: KEY } },
    'in the casing of the API of EFS': {
      configuration: { fileSystemId: 'fs-1', encrypted: true, kmsKeyId: KEY },
    },
    'no key named': { configuration: { FileSystemId: 'fs-1', Encrypted: true, KmsKeyId: null } },
    'an approved key': {
      configuration: { FileSystemId: 'fs-1', Encrypted: true, KmsKeyId: KEY },
      parameters: { kmsKeyIds: '1,alias/phi' },
    },
    'a customer managed key where one is required': {
      configuration: { FileSystemId: 'fs-1', Encrypted: true, KmsKeyId: KEY },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [
        answer(
          DescribeKeyCommand,
          { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } },
          { input: { KeyId: KEY } },
        ),
      ],
      annotation: /customer managed\.$/,
    },
  },
  nonCompliant: {
    'a file system in clear': {
      configuration: { FileSystemId: 'fs-1', Encrypted: false },
      annotation: /not encrypted at rest; encryption with a KMS key is wanted/,
    },
    'no flag': { configuration: { FileSystemId: 'fs-1' } },
    'a null flag': { configuration: { FileSystemId: 'fs-1', Encrypted: null } },
    'the flag as text says no': { configuration: { FileSystemId: 'fs-1', Encrypted: 'False' } },
    'an empty configuration': { configuration: {} },
    'a key without encryption': { configuration: { FileSystemId: 'fs-1', Encrypted: false, KmsKeyId: KEY } },
    'another file system is exempt': {
      configuration: { FileSystemId: 'fs-1', Encrypted: false },
      parameters: { exemptFileSystemIds: 'fs-2' },
    },
    'a key that is not approved': {
      configuration: { FileSystemId: 'fs-1', Encrypted: true, KmsKeyId: KEY },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /not one of the approved keys/,
    },
    'the key that AWS manages where a customer managed key is required': {
      configuration: { FileSystemId: 'fs-1', Encrypted: true, KmsKeyId: KEY },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } })],
      annotation: /managed by AWS; a customer managed key is wanted/,
    },
  },
  notApplicable: {
    'an exempt file system': {
      configuration: { FileSystemId: 'fs-2', Encrypted: false },
      parameters: { exemptFileSystemIds: 'fs-2' },
      annotation: /^File system fs-2 is exempt/,
    },
    'an exempt file system by the id of the resource': {
      configuration: { Encrypted: false },
      parameters: { exemptFileSystemIds: 'fs-2,resource-1' },
    },
  },
  fails: {
    'a flag of another kind': {
      configuration: { FileSystemId: 'fs-1', Encrypted: 'AES256' },
      error: /configuration\.Encrypted: expected true or false/,
    },
    'no key is named where keys are approved': {
      configuration: { FileSystemId: 'fs-1', Encrypted: true },
      parameters: { kmsKeyIds: 'alias/phi' },
      error: /KMS key: expected a key id/,
    },
    'the rule may not describe the key': {
      configuration: { FileSystemId: 'fs-1', Encrypted: true, KmsKeyId: KEY },
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
