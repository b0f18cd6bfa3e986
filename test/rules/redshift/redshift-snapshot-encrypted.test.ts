import { rule } from '../../../rules/redshift/redshift-snapshot-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'an automated one, encrypted': {
      configuration: { encrypted: true, status: 'available' },
      ignored: { snapshotType: 'automated' },
    },
    'a manual one, encrypted, the flag as text': {
      configuration: { encrypted: 'true', encryptedWithHSM: 'false', status: 'creating' },
      ignored: { snapshotType: 'manual' },
    },
    'encrypted with an HSM': {
      configuration: { encrypted: true, encryptedWithHSM: true, status: 'available' },
      annotation: /HSM/,
    },
    'only the HSM is told': { configuration: { encryptedWithHSM: true } },
    'the last one of its cluster': { configuration: { encrypted: true, status: 'final snapshot' } },
  },
  nonCompliant: {
    'neither flag': { configuration: {}, annotation: /not encrypted; encryption at rest is wanted/ },
    'both flags off': {
      configuration: { encrypted: false, encryptedWithHSM: false, status: 'available' },
    },
    'null for both': { configuration: { encrypted: null, encryptedWithHSM: null } },
    'both flags off, as text': { configuration: { encrypted: 'False', encryptedWithHSM: 'False' } },
    'in clear, beside the key of the cluster of today': {
      configuration: { encrypted: false, status: 'available' },
      ignored: { kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' },
    },
  },
  notApplicable: {
    'one that failed': { configuration: { encrypted: false, status: 'failed' }, annotation: /status failed/ },
    'one that is deleted': { configuration: { encrypted: false, status: 'Deleted' } },
  },
  fails: {
    'a flag of another kind': {
      configuration: { encrypted: 1 },
      error: /configuration\.encrypted: expected true or false/,
    },
  },
});
