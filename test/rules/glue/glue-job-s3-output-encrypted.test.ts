import { type EncryptionConfiguration, GetSecurityConfigurationCommand } from '@aws-sdk/client-glue';
import { rule } from '../../../rules/glue/glue-job-s3-output-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const security = (EncryptionConfiguration: EncryptionConfiguration) => [
  answer(
    GetSecurityConfigurationCommand,
    { SecurityConfiguration: { Name: 'sc', EncryptionConfiguration } },
    { input: { Name: 'sc' } },
  ),
];

const S3_KMS: EncryptionConfiguration = { S3Encryption: [{ S3EncryptionMode: 'SSE-KMS', KmsKeyArn: 'k' }] };
const S3_OFF: EncryptionConfiguration = { S3Encryption: [{ S3EncryptionMode: 'DISABLED' }] };

testRule(rule, {
  compliant: {
    'the argument for SSE-S3': {
      configuration: { DefaultArguments: { '--encryption-type': 'sse-s3' } },
      ignored: { Name: 'j' },
      annotation: /writes to S3 with SSE-S3/,
    },
    'the argument in upper case, of arguments as JSON text': {
      configuration: {
        Command: { Name: 'glueetl' },
        DefaultArguments: '{"--encryption-type":"SSE-S3","--job-language":"python"}',
      },
    },
    'the argument where no run can change it': {
      configuration: {
        Command: { Name: 'gluestreaming' },
        DefaultArguments: { '--encryption-type': 'none' },
        NonOverridableArguments: { '--encryption-type': 'sse-s3' },
      },
    },
    'a security configuration with SSE-KMS': {
      configuration: { SecurityConfiguration: 'sc' },
      answers: security(S3_KMS),
      annotation: /^Security configuration sc encrypts what the job writes\.$/,
    },
    'a security configuration with SSE-S3, and other arguments as null': {
      configuration: { SecurityConfiguration: 'sc', DefaultArguments: null, NonOverridableArguments: null },
      answers: security({ S3Encryption: [{ S3EncryptionMode: 'SSE-S3' }] }),
    },
    'one that encrypts logs and bookmarks, where these are required': {
      configuration: { SecurityConfiguration: 'sc' },
      parameters: { requireLogEncryption: 'true' },
      answers: security({
        ...S3_KMS,
        CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS' },
        JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS' },
      }),
    },
  },
  nonCompliant: {
    'neither: an empty configuration': {
      configuration: {},
      annotation: /no security configuration, nor --encryption-type sse-s3; one is wanted/,
    },
    'neither, but other arguments': {
      configuration: { DefaultArguments: { '--job-language': 'python', '--password': 'hunter2' } },
      ignored: { Name: 'j' },
    },
    'empty arguments and an empty name': {
      configuration: { SecurityConfiguration: '', DefaultArguments: {}, NonOverridableArguments: {} },
    },
    'an argument that no run can change takes it back': {
      configuration: {
        DefaultArguments: { '--encryption-type': 'sse-s3' },
        NonOverridableArguments: { '--encryption-type': 'none' },
      },
    },
    'a security configuration that is off beside the argument, which is ignored': {
      configuration: {
        SecurityConfiguration: 'sc',
        DefaultArguments: { '--encryption-type': 'sse-s3' },
      },
      answers: security(S3_OFF),
      annotation: /^Security configuration sc should encrypt, but does not: objects in S3\.$/,
    },
    'a security configuration without S3': {
      configuration: { SecurityConfiguration: 'sc' },
      answers: security({ S3Encryption: [] }),
    },
    'a security configuration that is gone': {
      configuration: { SecurityConfiguration: 'sc' },
      answers: [failure(GetSecurityConfigurationCommand, 'EntityNotFoundException')],
      annotation: /sc does not exist/,
    },
    'one that leaves logs and bookmarks, where these are required': {
      configuration: { SecurityConfiguration: 'sc' },
      parameters: { requireLogEncryption: 'true' },
      answers: security({ ...S3_KMS, CloudWatchEncryption: { CloudWatchEncryptionMode: 'DISABLED' } }),
      annotation: /does not: logs, job bookmarks\.$/,
    },
    'the argument alone, where logs are required': {
      configuration: { DefaultArguments: { '--encryption-type': 'sse-s3' } },
      parameters: { requireLogEncryption: 'true' },
      annotation: /one that encrypts logs, too, is wanted/,
    },
  },
  notApplicable: {
    'a Python shell': {
      configuration: { Command: { Name: 'pythonshell' }, DefaultArguments: {} },
      annotation: /pythonshell job encrypts what its script writes/,
    },
    'Ray, in another casing': { configuration: { command: { name: 'GlueRay' } } },
  },
  fails: {
    'the security configuration may not be asked about': {
      configuration: { SecurityConfiguration: 'sc' },
      answers: [failure(GetSecurityConfigurationCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'arguments of another kind': {
      configuration: { DefaultArguments: ['--encryption-type'] },
      error: /configuration\.DefaultArguments: expected an object, got a list/,
    },
  },
});
