import { rule } from '../../../rules/codebuild/codebuild-project-artifacts-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'one artifact, as an object without the flag': {
      configuration: { artifacts: { type: 'S3' } },
      annotation: /all S3 artifacts of the project \(1\)/,
    },
    'one artifact, in a list': {
      configuration: { artifacts: [{ type: 'S3', encryptionDisabled: false }], secondaryArtifacts: [] },
    },
    'one artifact, as the JSON text of an object': {
      configuration: { artifacts: '{"type":"S3","encryptionDisabled":"false"}' },
    },
    'artifacts, as the JSON text of a list': {
      configuration: { artifacts: '[{"type":"s3"},{"type":"NO_ARTIFACTS"}]', secondaryArtifacts: null },
    },
    'a flag of what does not go to S3': {
      configuration: {
        artifacts: [{ type: 'CODEPIPELINE', encryptionDisabled: true }],
        secondaryArtifacts: [{ type: 'S3' }],
      },
    },
  },
  nonCompliant: {
    'encryption is off': {
      configuration: { artifacts: [{ type: 'S3', encryptionDisabled: true }] },
      annotation: /off for 1 of 1 S3 artifacts of the project; it is wanted for all/,
    },
    'encryption is off for a secondary artifact': {
      configuration: {
        artifacts: [{ type: 'NO_ARTIFACTS' }],
        secondaryArtifacts: [{ type: 'S3', encryptionDisabled: true }],
      },
    },
    'encryption is off for a secondary artifact in the list of the primary one': {
      configuration: { artifacts: [{ type: 'S3' }, { type: 'S3', encryptionDisabled: 'True' }] },
      annotation: /off for 1 of 2/,
    },
    'encryption is off for an artifact that is an object': {
      configuration: { artifacts: { type: 'S3', encryptionDisabled: true } },
    },
    'encryption is off for a secondary artifact that is an object': {
      configuration: { secondaryArtifacts: { type: 'S3', encryptionDisabled: true } },
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {} },
    'artifacts for a pipeline': { configuration: { artifacts: [{ type: 'CODEPIPELINE' }] } },
    'no artifacts, as an object': { configuration: { artifacts: { type: 'NO_ARTIFACTS' } } },
    'lists without anything': { configuration: { artifacts: [], secondaryArtifacts: [] } },
    'an artifact without a type': { configuration: { artifacts: [{}] } },
  },
  fails: {
    'artifacts of another kind': {
      configuration: { artifacts: 'S3' },
      error: /configuration\.artifacts\[0\]: expected an object/,
    },
    'a flag that is none': {
      configuration: { artifacts: [{ type: 'S3', encryptionDisabled: 'no' }] },
      error: /configuration\.artifacts\[0\]\.encryptionDisabled: expected true or false/,
    },
  },
});
