import { rule } from '../../../rules/kms/kms-key-not-pending-deletion';
import { testRule } from '../../rule-tester';

const ID = '1234abcd-12ab-34cd-56ef-1234567890ab';
const ARN = `arn:aws:kms:us-east-1:111122223333:key/${ID}`;

testRule(rule, {
  compliant: {
    'an enabled key': {
      configuration: { keyManager: 'CUSTOMER', keyState: 'Enabled' },
      annotation: /state of the key is Enabled/,
      ignored: { awsaccountId: '111122223333', enabled: true, keyUsage: 'ENCRYPT_DECRYPT' },
    },
    'a disabled key': { configuration: { keyManager: 'CUSTOMER', keyState: 'Disabled' } },
    'a key that waits for its material': {
      configuration: { keyManager: 'CUSTOMER', keyState: 'PendingImport', deletionDate: null },
    },
    'a key whose manager the item does not tell': { configuration: { keyState: 'Enabled' } },
  },
  nonCompliant: {
    'a key that waits for its deletion': {
      configuration: { keyManager: 'CUSTOMER', keyState: 'PendingDeletion', deletionDate: 1700000000000 },
      annotation: /deleted on 2023-11-14 \(PendingDeletion\)/,
    },
    'a date as text': {
      configuration: {
        keyManager: 'CUSTOMER',
        keyState: 'PendingDeletion',
        deletionDate: '2026-11-02T10:00:00.000Z',
      },
      annotation: /on 2026-11-02/,
    },
    'a primary key that waits for its replicas, lower case': {
      configuration: { keyManager: 'customer', keyState: 'pendingreplicadeletion' },
      annotation: /will be deleted \(pendingreplicadeletion\)/,
    },
    'a key while another one is exempt': {
      configuration: { arn: ARN, keyManager: 'CUSTOMER', keyState: 'PendingDeletion' },
      parameters: { exemptKeyIds: '99999999-12ab-34cd-56ef-1234567890ab, alias/old' },
    },
  },
  notApplicable: {
    'a key that AWS manages': {
      configuration: { keyManager: 'AWS', keyState: 'Enabled' },
      annotation: /AWS manages/,
    },
    'a key that is exempt by its id': {
      configuration: { arn: ARN, keyManager: 'CUSTOMER', keyState: 'PendingDeletion' },
      parameters: { exemptKeyIds: ` ${ID} ` },
      annotation: /approved/,
    },
    'a key that is exempt by its ARN, which only the item itself has': {
      configuration: { keyManager: 'CUSTOMER', keyState: 'PendingDeletion' },
      arn: ARN,
      parameters: { exemptKeyIds: `x,${ARN}` },
    },
    'a key that is exempt by the id of its item': {
      configuration: { keyManager: 'CUSTOMER', keyState: 'PendingDeletion' },
      parameters: { exemptKeyIds: 'resource-1' },
    },
  },
  fails: {
    'nothing set': { configuration: {}, error: /configuration\.keyState: expected text/ },
    'a state of another kind': {
      configuration: { keyManager: 'CUSTOMER', keyState: ['Enabled'] },
      error: /keyState: expected text/,
    },
  },
});
