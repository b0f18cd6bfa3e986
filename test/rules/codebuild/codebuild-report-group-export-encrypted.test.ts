import { rule } from '../../../rules/codebuild/codebuild-report-group-export-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'an export, and no flag': {
      configuration: { ExportConfig: { ExportConfigType: 'S3', S3Destination: {} } },
    },
    'an export with encryption, in other casing': {
      configuration: {
        exportConfig: { exportConfigType: 's3', s3Destination: { encryptionDisabled: 'false' } },
      },
    },
    'an export without a destination': {
      configuration: { ExportConfig: { ExportConfigType: 'S3', S3Destination: null } },
    },
  },
  nonCompliant: {
    'an export without encryption': {
      configuration: {
        ExportConfig: { ExportConfigType: 'S3', S3Destination: { EncryptionDisabled: true } },
      },
      annotation: /it should be on/,
    },
    'the export as JSON text': {
      configuration: {
        ExportConfig: '{"ExportConfigType":"S3","S3Destination":{"EncryptionDisabled":"true"}}',
      },
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {} },
    'no export': { configuration: { ExportConfig: { ExportConfigType: 'NO_EXPORT' } } },
    'no type of export': { configuration: { ExportConfig: {} } },
    'no export, and a flag that was left behind': {
      configuration: {
        ExportConfig: { ExportConfigType: 'NO_EXPORT', S3Destination: { EncryptionDisabled: true } },
      },
      annotation: /exports nothing/,
    },
  },
  fails: {
    'an export of another kind': {
      configuration: { ExportConfig: 'S3' },
      error: /configuration\.ExportConfig: expected an object/,
    },
  },
});
