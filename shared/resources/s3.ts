import { json, list, object, resource, text } from '../shape';

export const Bucket = resource('AWS::S3::Bucket', {
  configuration: {},
  supplementaryConfiguration: {
    BucketPolicy: object({ policyText: json }),
    BucketWebsiteConfiguration: object({
      indexDocumentSuffix: text,
      errorDocument: text,
      redirectAllRequestsTo: object({ hostName: text, protocol: text }),
      routingRules: list(json),
    }),
    ServerSideEncryptionConfiguration: object({
      rules: list(
        object({
          // The key is null for the one that AWS manages for S3.
          applyServerSideEncryptionByDefault: object({ sseAlgorithm: text, kmsMasterKeyID: text }),
        }),
      ),
    }),
  },
});
