import { rule } from '../../../rules/athena/athena-workgroup-results-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'SSE-KMS': {
      configuration: {
        State: 'ENABLED',
        WorkGroupConfiguration: {
          ResultConfiguration: {
            OutputLocation: 's3://b/',
            EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' },
          },
        },
      },
      annotation: /encrypted with SSE_KMS/,
    },
    'an option without a location, as JSON text in lower case': {
      configuration: {
        state: 'enabled',
        WorkGroupConfiguration:
          '{"resultConfiguration":{"encryptionConfiguration":{"encryptionOption":"cse_kms"}}}',
      },
    },
    'results that Athena manages': {
      configuration: {
        State: 'ENABLED',
        WorkGroupConfiguration: { ManagedQueryResultsConfiguration: { Enabled: true } },
      },
      annotation: /Athena manages/,
    },
    'results that Athena manages, with the flag as text': {
      configuration: {
        WorkGroupConfiguration: {
          ManagedQueryResultsConfiguration: { Enabled: 'true' },
          ResultConfiguration: {},
        },
      },
    },
    'no option where the default of the bucket is accepted': {
      configuration: {
        State: 'ENABLED',
        WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: 's3://b/' } },
      },
      parameters: { acceptBucketDefault: 'true' },
      annotation: /as the bucket does by default/,
    },
    'an accepted option in lower case': {
      configuration: {
        WorkGroupConfiguration: {
          ResultConfiguration: {
            OutputLocation: 's3://b/',
            EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
          },
        },
      },
      parameters: { encryptionOptions: 'sse_s3' },
    },
  },
  nonCompliant: {
    'a location without an option': {
      configuration: {
        State: 'ENABLED',
        WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: 's3://b/' } },
      },
      annotation: /is not set; SSE_S3 or SSE_KMS or CSE_KMS is wanted/,
    },
    'a location, and null for the encryption': {
      configuration: {
        WorkGroupConfiguration: {
          ManagedQueryResultsConfiguration: { Enabled: false },
          ResultConfiguration: { OutputLocation: 's3://b/', EncryptionConfiguration: null },
        },
      },
    },
    'an option that is not accepted': {
      configuration: {
        State: 'ENABLED',
        WorkGroupConfiguration: {
          ResultConfiguration: {
            OutputLocation: 's3://b/',
            EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
          },
        },
      },
      parameters: { encryptionOptions: 'SSE_KMS,CSE_KMS' },
      annotation: /is SSE_S3; SSE_KMS or CSE_KMS is wanted/,
    },
    'an option that is not accepted, whatever the bucket does': {
      configuration: {
        WorkGroupConfiguration: {
          ResultConfiguration: {
            OutputLocation: 's3://b/',
            EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
          },
        },
      },
      parameters: { encryptionOptions: 'SSE_KMS', acceptBucketDefault: 'true' },
    },
  },
  notApplicable: {
    'the untouched primary workgroup': {
      configuration: {
        State: 'ENABLED',
        WorkGroupConfiguration: { EnforceWorkGroupConfiguration: false },
      },
      ignored: { Name: 'primary' },
      annotation: /each client names its own/,
    },
    disabled: {
      configuration: {
        State: 'DISABLED',
        WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: 's3://b/' } },
      },
      annotation: /disabled/,
    },
    'an empty configuration': { configuration: {} },
    'null for the configuration of the group': { configuration: { WorkGroupConfiguration: null } },
    'changes that are only written': {
      configuration: { WorkGroupConfiguration: {} },
      ignored: {
        WorkGroupConfigurationUpdates: { ResultConfigurationUpdates: { OutputLocation: 's3://b/' } },
      },
    },
  },
});
