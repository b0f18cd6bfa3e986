import { GetVpcOriginCommand, type OriginProtocolPolicy } from '@aws-sdk/client-cloudfront';
import { rule } from '../../../rules/cloudfront/cloudfront-origin-https-required';
import { answer, failure, testRule } from '../../rule-tester';

const vpcOrigin = (Id: string, OriginProtocolPolicy: OriginProtocolPolicy) =>
  answer(
    GetVpcOriginCommand,
    {
      VpcOrigin: {
        Id,
        Arn: `arn:aws:cloudfront::111122223333:vpcorigin/${Id}`,
        Status: 'Deployed',
        CreatedTime: new Date('2026-10-01'),
        LastModifiedTime: new Date('2026-10-01'),
        VpcOriginEndpointConfig: {
          Name: Id,
          Arn: `arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/${Id}/1`,
          HTTPPort: 80,
          HTTPSPort: 443,
          OriginProtocolPolicy,
        },
      },
    },
    { input: { Id } },
  );

testRule(rule, {
  compliant: {
    'an origin over HTTPS, whatever viewers use': {
      configuration: {
        distributionConfig: {
          origins: { items: [{ id: 'o', customOriginConfig: { originProtocolPolicy: 'https-only' } }] },
          defaultCacheBehavior: { targetOriginId: 'o', viewerProtocolPolicy: 'allow-all' },
        },
      },
    },
    'the protocol of viewers, who must use HTTPS': {
      configuration: {
        distributionConfig: {
          origins: { items: [{ id: 'o', customOriginConfig: { originProtocolPolicy: 'match-viewer' } }] },
          defaultCacheBehavior: { targetOriginId: 'o', viewerProtocolPolicy: 'redirect-to-https' },
          cacheBehaviors: { items: null },
        },
      },
    },
    'a VPC origin over HTTPS beside a bucket': {
      configuration: {
        distributionConfig: {
          origins: {
            items: [
              { id: 's', s3OriginConfig: { originAccessIdentity: '' }, vpcOriginConfig: null },
              { id: 'v', vpcOriginConfig: { vpcOriginId: 'vo_1' } },
            ],
          },
        },
      },
      answers: [vpcOrigin('vo_1', 'https-only')],
      annotation: /^Origins are reached over HTTPS\.$/,
    },
    'a VPC origin that is gone, beside an origin over HTTPS': {
      configuration: {
        distributionConfig: {
          origins: {
            items: [
              { id: 'v', vpcOriginConfig: { vpcOriginId: 'vo_1' } },
              { id: 'o', customOriginConfig: { originProtocolPolicy: 'HTTPS-only' } },
            ],
          },
        },
      },
      answers: [failure(GetVpcOriginCommand, 'EntityNotFound')],
      annotation: /Not judged, since it cannot be read: VPC origin v\./,
    },
  },
  nonCompliant: {
    'the protocol of viewers, who may come in clear by an origin group': {
      configuration: {
        distributionConfig: {
          origins: {
            items: [
              { id: 'o', customOriginConfig: { originProtocolPolicy: 'match-viewer' } },
              { id: 'p', customOriginConfig: { originProtocolPolicy: 'https-only' } },
            ],
          },
          originGroups: {
            items: [{ id: 'g', members: { items: [{ originId: 'p' }, { originId: 'o' }] } }],
          },
          defaultCacheBehavior: { targetOriginId: 'g', viewerProtocolPolicy: 'allow-all' },
        },
      },
      annotation: /1 of 2 origins may be reached over plain HTTP: o \(match-viewer\)\.$/,
    },
    'the website endpoint of a bucket, which nothing targets': {
      configuration: {
        distributionConfig: {
          origins: { items: [{ id: 'w', customOriginConfig: { originProtocolPolicy: 'http-only' } }] },
        },
      },
      annotation: /^https-only is wanted; .*w \(http-only\)/,
    },
    'the protocol of viewers where that is refused': {
      configuration: {
        distributionConfig: {
          origins: { items: [{ id: 'o', customOriginConfig: { originProtocolPolicy: 'match-viewer' } }] },
          defaultCacheBehavior: { targetOriginId: 'o', viewerProtocolPolicy: 'https-only' },
        },
      },
      parameters: { httpsOnly: 'true' },
    },
    'a VPC origin over HTTP': {
      configuration: {
        distributionConfig: { origins: { items: [{ id: 'v', vpcOriginConfig: { vpcOriginId: 'vo_1' } }] } },
      },
      answers: [vpcOrigin('vo_1', 'http-only')],
      annotation: /v \(http-only\)/,
    },
    'no policy, and the configuration as JSON text': {
      configuration: {
        distributionConfig:
          '{"origins":{"items":[{"id":"o","customOriginConfig":{"originProtocolPolicy":null}}]}}',
      },
      annotation: /o \(not set\)/,
    },
  },
  notApplicable: {
    'a bucket with origin access control': {
      configuration: {
        distributionConfig: {
          origins: { items: [{ id: 's', s3OriginConfig: { originAccessIdentity: '' } }] },
          defaultCacheBehavior: { targetOriginId: 's', viewerProtocolPolicy: 'https-only' },
        },
      },
      annotation: /All origins are S3 buckets/,
    },
    'a VPC origin of another account that cannot be read': {
      configuration: {
        distributionConfig: {
          origins: {
            items: [{ id: 'v', vpcOriginConfig: { vpcOriginId: 'vo_1', ownerAccountId: '999988887777' } }],
          },
        },
      },
      answers: [failure(GetVpcOriginCommand, 'AccessDenied')],
      annotation: /Nothing to judge\. Not judged, since it cannot be read: VPC origin v/,
    },
  },
  fails: {
    'an empty configuration': { configuration: {}, error: /origins\.items: expected an origin/ },
    'the rule may not read a VPC origin of the account': {
      configuration: {
        distributionConfig: { origins: { items: [{ id: 'v', vpcOriginConfig: { vpcOriginId: 'vo_1' } }] } },
      },
      answers: [failure(GetVpcOriginCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
  },
});
