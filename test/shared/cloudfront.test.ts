import { CloudFrontClient, GetVpcOriginCommand } from '@aws-sdk/client-cloudfront';
import { behaviorsOf, isHttpsOnly, originLegs, originsOf } from '../../shared/cloudfront';
import { Distribution } from '../../shared/resources/cloudfront';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const configOf = (distributionConfig: Record<string, unknown> | null) =>
  Distribution.configuration.decode({ distributionConfig }, 'configuration').distributionConfig;

const legs = (distributionConfig: Record<string, unknown>, ...answers: Answer[]) =>
  originLegs(
    fakeClients(answers, ['cloudfront:GetVpcOrigin']).client(CloudFrontClient, 'us-east-1'),
    configOf(distributionConfig),
    '111122223333',
  );

describe('behaviorsOf', () => {
  test('the default one comes first', () => {
    const config = configOf({
      defaultCacheBehavior: { viewerProtocolPolicy: 'HTTPS-Only', targetOriginId: 'o' },
      cacheBehaviors: {
        quantity: 2,
        items: [{ pathPattern: '/img/*', viewerProtocolPolicy: 'allow-all', targetOriginId: 'p' }, {}],
      },
    });
    expect(behaviorsOf(config)).toEqual([
      { name: 'default', viewerProtocolPolicy: 'https-only', targetOriginId: 'o' },
      { name: '/img/*', viewerProtocolPolicy: 'allow-all', targetOriginId: 'p' },
      { name: 'no path', viewerProtocolPolicy: 'not set', targetOriginId: undefined },
    ]);
  });

  test.each([null, {}, { defaultCacheBehavior: null, cacheBehaviors: { quantity: 0 } }])(
    'one that is missing has no policy: %p',
    (config: Record<string, unknown> | null) => {
      expect(behaviorsOf(configOf(config))).toEqual([
        { name: 'default', viewerProtocolPolicy: 'not set', targetOriginId: undefined },
      ]);
    },
  );
});

test.each([
  ['https-only', true],
  ['redirect-to-https', true],
  ['allow-all', false],
  ['not set', false],
])('%s serves viewers over HTTPS only: %s', (policy, expected) => {
  expect(isHttpsOnly(policy)).toBe(expected);
});

test.each([null, {}, { origins: { quantity: 0 } }, { origins: { items: [] } }])(
  'a distribution without origins is an error: %p',
  (config: Record<string, unknown> | null) => {
    expect(() => originsOf(configOf(config))).toThrow(/origins\.items: expected an origin/);
  },
);

describe('originLegs', () => {
  test('buckets are left out, custom origins tell their policy', async () => {
    const config = {
      origins: {
        items: [
          { id: 'bucket', s3OriginConfig: { originAccessIdentity: '' }, customOriginConfig: null },
          { id: 'ehr', customOriginConfig: { originProtocolPolicy: 'HTTPS-Only' } },
          { customOriginConfig: {} },
        ],
      },
      defaultCacheBehavior: { targetOriginId: 'bucket', viewerProtocolPolicy: 'allow-all' },
    };
    expect(await legs(config)).toEqual([
      { id: 'ehr', protocolPolicy: 'https-only', hasClearViewers: false },
      { id: 'without an id', protocolPolicy: 'not set', hasClearViewers: false },
    ]);
  });

  test.each([
    [
      'the default behavior',
      { defaultCacheBehavior: { targetOriginId: 'o', viewerProtocolPolicy: 'allow-all' } },
    ],
    [
      'another behavior',
      {
        defaultCacheBehavior: { targetOriginId: 'o', viewerProtocolPolicy: 'https-only' },
        cacheBehaviors: { items: [{ targetOriginId: 'o', viewerProtocolPolicy: 'allow-all' }] },
      },
    ],
    ['a behavior without a target', { defaultCacheBehavior: { viewerProtocolPolicy: 'allow-all' } }],
    [
      'an origin group',
      {
        defaultCacheBehavior: { targetOriginId: 'g', viewerProtocolPolicy: 'allow-all' },
        originGroups: {
          items: [
            { id: 'other' },
            { id: 'empty', members: {} },
            { id: 'g', members: { items: [{ originId: 'p' }, { originId: 'o' }] } },
          ],
        },
      },
    ],
  ])('viewers may come in clear by %s', async (_, rest: Record<string, unknown>) => {
    const origins = { items: [{ id: 'o', customOriginConfig: { originProtocolPolicy: 'match-viewer' } }] };
    expect(await legs({ origins, ...rest })).toEqual([
      { id: 'o', protocolPolicy: 'match-viewer', hasClearViewers: true },
    ]);
  });

  test('viewers of other origins do not count', async () => {
    const config = {
      origins: { items: [{ id: 'o', customOriginConfig: { originProtocolPolicy: 'match-viewer' } }] },
      defaultCacheBehavior: { targetOriginId: 'g', viewerProtocolPolicy: 'allow-all' },
      cacheBehaviors: { items: [{ targetOriginId: 'o', viewerProtocolPolicy: 'redirect-to-https' }] },
      originGroups: { items: [{ id: 'g', members: { items: [{ originId: 'p' }] } }] },
    };
    expect(await legs(config)).toEqual([{ id: 'o', protocolPolicy: 'match-viewer', hasClearViewers: false }]);
  });

  const vpc = (settings: Record<string, unknown>) => ({
    origins: { items: [{ id: 'v', vpcOriginConfig: { vpcOriginId: 'vo_1', ...settings } }] },
    defaultCacheBehavior: { targetOriginId: 'v', viewerProtocolPolicy: 'https-only' },
  });

  test('VPC origins are asked for', async () => {
    const asked = answer(
      GetVpcOriginCommand,
      {
        VpcOrigin: {
          Id: 'vo_1',
          Arn: 'arn:aws:cloudfront::111122223333:vpcorigin/vo_1',
          Status: 'Deployed',
          CreatedTime: new Date('2026-10-01'),
          LastModifiedTime: new Date('2026-10-01'),
          VpcOriginEndpointConfig: {
            Name: 'v',
            Arn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/v/1',
            HTTPPort: 80,
            HTTPSPort: 443,
            OriginProtocolPolicy: 'http-only',
          },
        },
      },
      { input: { Id: 'vo_1' } },
    );
    expect(await legs(vpc({}), asked)).toEqual([
      { id: 'v', protocolPolicy: 'http-only', hasClearViewers: false },
    ]);
  });

  test('VPC origins that are gone or of another account are left open', async () => {
    const open = [{ id: 'v', protocolPolicy: undefined, hasClearViewers: false }];
    expect(await legs(vpc({}), failure(GetVpcOriginCommand, 'EntityNotFound'))).toEqual(open);
    const foreign = vpc({ ownerAccountId: '999988887777' });
    expect(await legs(foreign, failure(GetVpcOriginCommand, 'AccessDenied'))).toEqual(open);
  });

  test.each([
    ['a refusal about an own origin', failure(GetVpcOriginCommand, 'AccessDenied'), 'AccessDenied'],
    ['another error', failure(GetVpcOriginCommand, 'InvalidArgument'), 'InvalidArgument'],
    [
      'an answer without the origin',
      answer(GetVpcOriginCommand, {}),
      'without the protocol policy of VPC origin vo_1',
    ],
  ])('%s is thrown', async (_, reply, message) => {
    await expect(legs(vpc({}), reply)).rejects.toThrow(message);
  });

  test.each([{ id: 'x' }, { id: 'x', vpcOriginConfig: {} }])(
    'a kind that is not known is an error: %p',
    async (origin) => {
      await expect(legs({ origins: { items: [origin] } })).rejects.toThrow(
        /origins\.items: expected the settings of a custom origin, an S3 origin or a VPC origin/,
      );
    },
  );
});
