import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { rule } from '../../../rules/ebs/ebs-volume-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

testRule(rule, {
  compliant: {
    'an encrypted volume': {
      configuration: { encrypted: true, kmsKeyId: KEY, state: { value: 'in-use' } },
      annotation: /encrypted with KMS key arn:aws:kms:us-east-1:111122223333:key\/1\.$/,
    },
    'an encrypted volume that nothing uses, its state as a plain word': {
      configuration: { encrypted: true, kmsKeyId: KEY, state: 'available', attachments: [] },
    },
    'the flag as text': { configuration: { encrypted: 'True', kmsKeyId: KEY } },
    'the flag as an advanced query wraps it': { configuration: { encrypted: { value: true } } },
    'the flag alone': { configuration: { encrypted: true, kmsKeyId: null }, annotation: /with a KMS key/ },
    'an approved key': {
      configuration: { encrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: 'alias/phi, 1' },
    },
    'a customer managed key where one is required': {
      configuration: { encrypted: true, kmsKeyId: KEY },
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
    'an attached volume where only those are judged': {
      configuration: { encrypted: true, kmsKeyId: KEY, attachments: [{ instanceId: 'i-1' }] },
      parameters: { attachedOnly: 'true' },
    },
    'a volume that is not the exempt one': {
      configuration: { volumeId: 'vol-2', encrypted: true, kmsKeyId: KEY },
      parameters: { exemptVolumeIds: 'vol-1' },
    },
  },
  nonCompliant: {
    'an attached volume in clear': {
      configuration: { encrypted: false, state: { value: 'in-use' }, attachments: [{ instanceId: 'i-1' }] },
      annotation: /attached to i-1, is not encrypted; EBS encryption is wanted/,
    },
    'a volume in clear that nothing uses': {
      configuration: { encrypted: false, state: { value: 'available' }, attachments: [] },
      annotation: /attached to nothing/,
    },
    'a volume that a service holds': {
      configuration: { encrypted: false, state: 'in-use', attachments: [{ instanceId: null }] },
      annotation: /attached to a service/,
    },
    'a volume of several instances, the list as JSON text': {
      configuration: { encrypted: 'false', attachments: '[{"instanceId":"i-1"},{"instanceId":"i-2"}]' },
      annotation: /attached to i-1, i-2, is not encrypted/,
    },
    'an empty configuration': { configuration: {} },
    'nothing is set': { configuration: { encrypted: null, kmsKeyId: null, state: null, attachments: null } },
    'a volume in clear made from an encrypted snapshot, by what it was made of': {
      configuration: { encrypted: false },
      ignored: { snapshotId: 'snap-1', volumeType: 'gp3', size: 100 },
    },
    'an attached volume in clear where only those are judged': {
      configuration: { encrypted: false, attachments: [{ instanceId: 'i-1' }] },
      parameters: { attachedOnly: 'true' },
    },
    'the resource id is not the exempt one': {
      configuration: { encrypted: false },
      parameters: { exemptVolumeIds: 'vol-1' },
    },
    'a key that is not approved': {
      configuration: { encrypted: true, kmsKeyId: KEY },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /not one of the approved keys/,
    },
    'the key that AWS manages where a customer managed key is required': {
      configuration: { encrypted: true, kmsKeyId: KEY },
      parameters: { requireCustomerManagedKey: 'true' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } })],
      annotation: /managed by AWS; a customer managed key is wanted/,
    },
  },
  notApplicable: {
    'the volume is being deleted, as a plain word': {
      configuration: { encrypted: false, state: 'deleting' },
    },
    'the volume was deleted': {
      configuration: { encrypted: false, state: { value: 'Deleted' } },
      annotation: /state of the volume is deleted/,
    },
    'the volume failed': { configuration: { encrypted: false, state: { value: 'error' } } },
    'an exempt volume': {
      configuration: { volumeId: 'vol-1', encrypted: false, state: { value: 'in-use' } },
      parameters: { exemptVolumeIds: 'vol-1' },
    },
    'an exempt volume by the id of the resource': {
      configuration: { encrypted: false, state: { value: 'in-use' } },
      parameters: { exemptVolumeIds: 'vol-1,resource-1' },
    },
    'a volume that nothing uses where only attached ones are judged': {
      configuration: { encrypted: false, state: { value: 'available' }, attachments: [] },
      parameters: { attachedOnly: 'true' },
    },
  },
  fails: {
    'a flag of another kind': {
      configuration: { encrypted: 'yes' },
      error: /configuration\.encrypted: expected true or false/,
    },
    'no key is named where keys are approved': {
      configuration: { encrypted: true },
      parameters: { kmsKeyIds: 'alias/phi' },
      error: /KMS key: expected a key id/,
    },
    'the rule may not describe the key': {
      configuration: { encrypted: true, kmsKeyId: KEY },
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
