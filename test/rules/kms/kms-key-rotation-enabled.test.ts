import { rule } from '../../../rules/kms/kms-key-rotation-enabled';
import { testRule } from '../../rule-tester';

const KEY = {
  keyManager: 'CUSTOMER',
  keySpec: 'SYMMETRIC_DEFAULT',
  origin: 'AWS_KMS',
  keyState: 'Enabled',
};

testRule(rule, {
  compliant: {
    'a key that rotates': { configuration: KEY, supplementaryConfiguration: { KeyRotationStatus: true } },
    'a key that rotates, as text': {
      configuration: KEY,
      supplementaryConfiguration: { KeyRotationStatus: 'True' },
    },
    'an old item': {
      configuration: { customerMasterKeySpec: 'SYMMETRIC_DEFAULT', keyState: 'enabled' },
      supplementaryConfiguration: { KeyRotationStatus: 'true' },
    },
    'a primary key of several Regions': {
      configuration: { ...KEY, multiRegionConfiguration: { multiRegionKeyType: 'PRIMARY' } },
      supplementaryConfiguration: { KeyRotationStatus: true },
    },
  },
  nonCompliant: {
    'rotation that is off': {
      configuration: KEY,
      supplementaryConfiguration: { KeyRotationStatus: false },
      annotation: /off; it is wanted/,
    },
    'rotation that is off, as text': {
      configuration: KEY,
      supplementaryConfiguration: { KeyRotationStatus: 'false' },
    },
    'no word of rotation': { configuration: KEY },
    'null for rotation': { configuration: KEY, supplementaryConfiguration: { KeyRotationStatus: null } },
    'an item that tells only the state': {
      configuration: { keyState: 'Enabled', multiRegionConfiguration: null },
    },
    'a primary key that does not rotate': {
      configuration: { ...KEY, multiRegionConfiguration: '{"multiRegionKeyType":"PRIMARY"}' },
      supplementaryConfiguration: { KeyRotationStatus: false },
    },
  },
  notApplicable: {
    'an RSA key': { configuration: { keyManager: 'CUSTOMER', keySpec: 'RSA_2048' }, annotation: /RSA_2048/ },
    'an old item of an elliptic curve': {
      configuration: { keyManager: 'CUSTOMER', customerMasterKeySpec: 'ECC_NIST_P256', keyState: 'Enabled' },
    },
    'a key that AWS manages': { configuration: { keyManager: 'AWS' }, annotation: /AWS manages/ },
    'imported material': {
      configuration: { ...KEY, origin: 'EXTERNAL' },
      supplementaryConfiguration: { KeyRotationStatus: false },
      annotation: /origin EXTERNAL/,
    },
    'a replica': {
      configuration: { ...KEY, multiRegionConfiguration: { multiRegionKeyType: 'REPLICA' } },
      supplementaryConfiguration: { KeyRotationStatus: false },
      annotation: /primary key/,
    },
    'a disabled key': {
      configuration: { ...KEY, keyState: 'Disabled' },
      supplementaryConfiguration: { KeyRotationStatus: true },
      annotation: /is Disabled/,
    },
  },
  fails: {
    'nothing set': { configuration: {}, error: /configuration\.keyState: expected text/ },
    'rotation of another kind': {
      configuration: KEY,
      supplementaryConfiguration: { KeyRotationStatus: 'sometimes' },
      error: /KeyRotationStatus: expected true or false/,
    },
  },
});
