import { flag, json, object, resource, text } from '../shape';

export const Key = resource('AWS::KMS::Key', {
  configuration: {
    arn: text,
    // `CUSTOMER` or `AWS`.
    keyManager: text,
    keyState: text,
    // Text, or the number of seconds or milliseconds since 1970; while the key waits for its deletion.
    deletionDate: json,
    keySpec: text,
    // The name of keySpec in old items.
    customerMasterKeySpec: text,
    origin: text,
    multiRegionConfiguration: object({ multiRegionKeyType: text }),
  },
  // Absent for keys that AWS manages.
  supplementaryConfiguration: { KeyRotationStatus: flag },
});
