import { rule } from '../../../rules/redshift/redshift-cluster-encrypted-at-rest';
import { testRule } from '../../rule-tester';

const kmsKeyId = 'arn:aws:kms:us-east-1:111122223333:key/1';

testRule(rule, {
  compliant: {
    'a KMS key': {
      configuration: { encrypted: true, kmsKeyId, clusterStatus: 'available' },
      annotation: /with KMS key arn:aws:kms:us-east-1:111122223333:key\/1\./,
    },
    'a key in an HSM': {
      configuration: {
        encrypted: true,
        hsmStatus: { hsmConfigurationIdentifier: 'hsm1', status: 'active' },
      },
      annotation: /HSM \(configuration hsm1\)/,
    },
    'a key in an HSM of a status that is not told': {
      configuration: { encrypted: true, hsmStatus: { hsmConfigurationIdentifier: 'hsm1' } },
    },
    'a key that AWS owns or the cluster key of old': {
      configuration: { encrypted: true },
      annotation: /a key that Redshift keeps/,
    },
    'a key that AWS owns, by its literal': {
      configuration: { encrypted: true, kmsKeyId: 'AWS_OWNED_KMS_KEY' },
      annotation: /a key that Redshift keeps/,
    },
    'the flag as text, null for the rest': {
      configuration: { encrypted: 'True', kmsKeyId: null, hsmStatus: null, clusterStatus: null },
    },
    'an approved key, named by its id': {
      configuration: { encrypted: true, kmsKeyId },
      parameters: { kmsKeyIds: 'alias/phi,1' },
    },
    'a key in an HSM beside approved keys': {
      configuration: {
        encrypted: true,
        hsmStatus: { hsmConfigurationIdentifier: 'hsm1', status: 'active' },
      },
      parameters: { kmsKeyIds: '1' },
    },
    'a key in an HSM without approved keys, whatever allowHsm says': {
      configuration: {
        encrypted: true,
        hsmStatus: { hsmConfigurationIdentifier: 'hsm1', status: 'active' },
      },
      parameters: { allowHsm: 'false' },
    },
    'decryption is pending': {
      configuration: { encrypted: true, kmsKeyId, clusterStatus: 'resizing' },
      ignored: { pendingModifiedValues: { encryptionType: 'NONE' } },
    },
  },
  nonCompliant: {
    'nothing at all': { configuration: {}, annotation: /not encrypted; encryption at rest is wanted/ },
    'encryption is pending': {
      configuration: { encrypted: false, clusterStatus: 'resizing' },
      ignored: { pendingModifiedValues: { encryptionType: 'KMS' } },
    },
    'the flag as text': { configuration: { encrypted: 'false' } },
    'a null flag beside a key': { configuration: { encrypted: null, kmsKeyId } },
    'a key that is not approved': {
      configuration: { encrypted: true, kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/2' },
      parameters: { kmsKeyIds: kmsKeyId },
      annotation: /key\/2, which is not one of the approved keys/,
    },
    'a key that AWS owns where keys are approved': {
      configuration: { encrypted: true, kmsKeyId: 'aws_owned_kms_key' },
      parameters: { kmsKeyIds: '1' },
      annotation: /one of the approved KMS keys is wanted/,
    },
    'no key named where keys are approved': {
      configuration: { encrypted: true, hsmStatus: {} },
      parameters: { kmsKeyIds: '1' },
    },
    'a key in an HSM where that is not allowed': {
      configuration: {
        encrypted: true,
        hsmStatus: { hsmConfigurationIdentifier: 'hsm1', status: 'active' },
      },
      parameters: { kmsKeyIds: '1', allowHsm: 'false' },
    },
    'an HSM that is not in use yet': {
      configuration: {
        encrypted: true,
        kmsKeyId,
        hsmStatus: { hsmConfigurationIdentifier: 'hsm1', status: 'Applying' },
      },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /key\/1, which is not one/,
    },
  },
  notApplicable: {
    'being deleted': {
      configuration: { encrypted: false, clusterStatus: 'deleting' },
      annotation: /status deleting/,
    },
    'its last snapshot is being taken': {
      configuration: { encrypted: false, clusterStatus: 'Final-Snapshot' },
    },
  },
  fails: {
    'a flag of another kind': {
      configuration: { encrypted: 'KMS' },
      error: /configuration\.encrypted: expected true or false/,
    },
  },
});
