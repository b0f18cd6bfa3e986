/** The two legs of a CloudFront distribution: from viewers to CloudFront, and on to the origins. */
import { type CloudFrontClient, GetVpcOriginCommand } from '@aws-sdk/client-cloudfront';
import { MalformedItemError, ReportError } from './errors';
import type { Distribution } from './resources/cloudfront';
import type { Decoded } from './shape';

type Config = Decoded<(typeof Distribution)['configuration']>['distributionConfig'];
type Origin = NonNullable<NonNullable<NonNullable<Config>['origins']>['items']>[number];

export interface Behavior {
  /** The path pattern, or `default`. */
  readonly name: string;
  /** In lower case; `not set` where there is none. */
  readonly viewerProtocolPolicy: string;
  readonly targetOriginId: string | undefined;
}

/** The default cache behavior, then the others. */
export const behaviorsOf = (config: Config): readonly Behavior[] => [
  behavior('default', config?.defaultCacheBehavior),
  ...(config?.cacheBehaviors?.items ?? []).map((other) => behavior(other.pathPattern ?? 'no path', other)),
];

const behavior = (name: string, settings: NonNullable<Config>['defaultCacheBehavior']): Behavior => ({
  name,
  viewerProtocolPolicy: settings?.viewerProtocolPolicy?.toLowerCase() ?? 'not set',
  targetOriginId: settings?.targetOriginId,
});

/**
 * The origins of a distribution.
 * @throws MalformedItemError when there is none: CloudFront requires one
 */
export function originsOf(config: Config): readonly Origin[] {
  const origins = config?.origins?.items ?? [];
  if (origins.length === 0)
    throw new MalformedItemError('configuration.distributionConfig.origins.items', 'an origin', undefined);
  return origins;
}

/** The way from CloudFront to an origin with a protocol of its own. */
export interface OriginLeg {
  readonly id: string;
  /** In lower case; `not set` where there is none; undefined for a VPC origin that cannot be read. */
  readonly protocolPolicy: string | undefined;
  /** Whether a behavior that may lead to the origin lets viewers use plain HTTP. */
  readonly hasClearViewers: boolean;
}

/**
 * The ways to the custom and VPC origins of a distribution; origins that are buckets use the viewer's protocol and are
 * left out. Needs cloudfront:GetVpcOrigin.
 * @throws MalformedItemError, ReportError or an error of AWS when the answer stays open
 */
export async function originLegs(
  cloudfront: CloudFrontClient,
  config: Config,
  accountId: string,
): Promise<readonly OriginLeg[]> {
  const legs = originsOf(config).map(async (origin): Promise<readonly OriginLeg[]> => {
    const { id = 'without an id', customOriginConfig: custom, vpcOriginConfig: vpc } = origin;
    if (custom === undefined && vpc === undefined && origin.s3OriginConfig !== undefined) return [];
    const policy =
      custom === undefined
        ? await vpcOriginPolicy(cloudfront, vpc?.vpcOriginId, vpc?.ownerAccountId ?? accountId, accountId)
        : (custom.originProtocolPolicy ?? 'not set');
    return [{ id, protocolPolicy: policy?.toLowerCase(), hasClearViewers: hasClearViewers(config, id) }];
  });
  return (await Promise.all(legs)).flat();
}

/** Undefined where the origin cannot be read because of its owner, or is gone. */
async function vpcOriginPolicy(
  cloudfront: CloudFrontClient,
  vpcOriginId: string | undefined,
  owner: string,
  accountId: string,
): Promise<string | undefined> {
  if (vpcOriginId === undefined)
    throw new MalformedItemError(
      'configuration.distributionConfig.origins.items',
      'the settings of a custom origin, an S3 origin or a VPC origin with its id',
      vpcOriginId,
    );
  try {
    const { VpcOrigin } = await cloudfront.send(new GetVpcOriginCommand({ Id: vpcOriginId }));
    const policy = VpcOrigin?.VpcOriginEndpointConfig?.OriginProtocolPolicy;
    if (policy === undefined)
      throw new ReportError(`CloudFront answered without the protocol policy of VPC origin ${vpcOriginId}`);
    return policy;
  } catch (error) {
    const { name } = error as Error;
    if (name === 'EntityNotFound' || (name === 'AccessDenied' && owner !== accountId)) return undefined;
    throw error;
  }
}

/** Behaviors lead to an origin directly, or through a group that may fail over to it at any time. */
function hasClearViewers(config: Config, originId: string): boolean {
  const groups = (config?.originGroups?.items ?? []).filter(({ members }) =>
    members?.items?.some((member) => member.originId === originId),
  );
  const targets = [originId, ...groups.map(({ id }) => id)];
  return behaviorsOf(config).some(
    ({ targetOriginId, viewerProtocolPolicy }) =>
      (targetOriginId === undefined || targets.includes(targetOriginId)) &&
      !isHttpsOnly(viewerProtocolPolicy),
  );
}

/** Whether viewers get nothing over plain HTTP but a redirect. */
export const isHttpsOnly = (viewerProtocolPolicy: string): boolean =>
  ['https-only', 'redirect-to-https'].includes(viewerProtocolPolicy);
