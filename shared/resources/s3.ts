import { json, object, resource } from '../shape';

export const Bucket = resource('AWS::S3::Bucket', {
  configuration: {},
  supplementaryConfiguration: {
    BucketPolicy: object({ policyText: json }),
  },
});
