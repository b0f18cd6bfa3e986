import { flag, list, object, resource, text } from '../shape';

const behavior = { viewerProtocolPolicy: text, targetOriginId: text };

export const Distribution = resource('AWS::CloudFront::Distribution', {
  configuration: {
    distributionConfig: object({
      connectionMode: text,
      defaultCacheBehavior: object(behavior),
      cacheBehaviors: object({ items: list(object({ pathPattern: text, ...behavior })) }),
      origins: object({
        items: list(
          object({
            id: text,
            // One of these three says what kind of origin it is.
            customOriginConfig: object({
              originProtocolPolicy: text,
              originSslProtocols: object({ items: list(text) }),
            }),
            s3OriginConfig: object({ originAccessIdentity: text }),
            vpcOriginConfig: object({ vpcOriginId: text, ownerAccountId: text }),
          }),
        ),
      }),
      originGroups: object({
        items: list(object({ id: text, members: object({ items: list(object({ originId: text })) }) })),
      }),
      viewerCertificate: object({
        cloudFrontDefaultCertificate: flag,
        acmCertificateArn: text,
        iamCertificateId: text,
        minimumProtocolVersion: text,
      }),
    }),
  },
});
