import { MalformedItemError } from '../../shared/errors';
import { isApprovedKey } from '../../shared/kms-key';
import { listParameter } from '../../shared/parameters';
import { recordedMoment } from '../../shared/recorded-moment';
import { Key } from '../../shared/resources/kms';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'kms-key-not-pending-deletion',
  title: 'Customer managed KMS keys are not scheduled for deletion',
  rationale:
    'Once the key is gone, nobody can read the PHI that it encrypts, the copies in backups included.',
  whitepaper: { section: 'Using AWS KMS for Encryption of PHI', editions: [2017, 2024], basis: 'parity' },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(ii)(A)', '164.312(a)(2)(iv)'],
  severity: 'critical',
  remediation: 'Cancel the deletion (CancelKeyDeletion) and enable the key again, which comes back disabled.',
  resource: Key,
  parameters: {
    exemptKeyIds: listParameter({
      default: [],
      description: 'Ids or ARNs of KMS keys whose deletion was approved.',
    }),
  },

  evaluate({ configuration: key, arn, resourceId }, { parameters: { exemptKeyIds } }) {
    if (key.keyManager?.toUpperCase() === 'AWS')
      return notApplicable('AWS manages the key, so that nobody can schedule its deletion.');
    if (isApprovedKey(key.arn ?? arn ?? resourceId, exemptKeyIds))
      return notApplicable('The deletion of the key was approved, by a parameter of the rule.');
    const { keyState: state } = key;
    if (state === undefined) throw new MalformedItemError('configuration.keyState', 'text', state);
    if (!/^Pending(Replica)?Deletion$/i.test(state)) return compliant(`The state of the key is ${state}.`);
    const date = recordedMoment('configuration.deletionDate', key.deletionDate)?.slice(0, 10);
    return nonCompliant(
      `The key will be deleted${date === undefined ? '' : ` on ${date}`} (${state}); a key that stays is wanted.`,
    );
  },
});

export const { handler } = rule;
