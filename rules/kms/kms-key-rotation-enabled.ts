import { MalformedItemError } from '../../shared/errors';
import { Key } from '../../shared/resources/kms';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'kms-key-rotation-enabled',
  title: 'Customer managed KMS keys rotate automatically',
  rationale:
    'The less PHI one version of a key encrypts, the less is exposed should that version become known.',
  whitepaper: { section: 'Using AWS KMS for Encryption of PHI', editions: [2017, 2024], basis: 'parity' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation: 'Turn on automatic rotation of the key (EnableKeyRotation).',
  resource: Key,
  // Turning rotation on or off need not make an item at once.
  alsoEvery: '24h',

  evaluate({ configuration: key, supplementaryConfiguration: { KeyRotationStatus: rotates } }) {
    if (key.keyManager?.toUpperCase() === 'AWS') return notApplicable('AWS manages the key and rotates it.');
    // Before there were keys of other kinds, items did not tell.
    const spec = (key.keySpec ?? key.customerMasterKeySpec ?? 'SYMMETRIC_DEFAULT').toUpperCase();
    if (spec !== 'SYMMETRIC_DEFAULT')
      return notApplicable(`Keys of type ${spec} cannot rotate automatically.`);
    const origin = (key.origin ?? 'AWS_KMS').toUpperCase();
    if (origin !== 'AWS_KMS')
      return notApplicable(`Key material of origin ${origin} cannot rotate automatically.`);
    if (key.multiRegionConfiguration?.multiRegionKeyType?.toUpperCase() === 'REPLICA')
      return notApplicable('The key is a replica and rotates with its primary key.');
    const { keyState: state } = key;
    if (state === undefined) throw new MalformedItemError('configuration.keyState', 'text', state);
    if (state.toUpperCase() !== 'ENABLED') return notApplicable(`The state of the key is ${state}.`);
    if (rotates === true) return compliant('The key rotates automatically.');
    return nonCompliant('Automatic rotation of the key is off; it is wanted.');
  },
});

export const { handler } = rule;
