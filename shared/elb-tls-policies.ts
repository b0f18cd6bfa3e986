/** What the names of load balancers' TLS policies say, and what the policies of Classic Load Balancers contain. */
import type { ClassicListener } from './elb-listeners';
import type { ClassicLoadBalancer } from './resources/elb';
import type { Decoded } from './shape';

/**
 * The oldest TLS version of each family of predefined policies: TLS13-1-0 means "up to 1.3, down to 1.0". Sources:
 * "Security policies for your Application Load Balancer", the same for Network Load Balancers, and "Predefined SSL
 * security policies for Classic Load Balancers" in the guides of Elastic Load Balancing.
 */
const OLDEST_VERSIONS: readonly (readonly [names: RegExp, version: string])[] = [
  [/^ELBSecurityPolicy-TLS13-1-3-/i, '1.3'],
  [/^ELBSecurityPolicy-(TLS13|TLS|FS)-1-2-/i, '1.2'],
  [/^ELBSecurityPolicy-(TLS13|TLS|FS)-1-1-/i, '1.1'],
  [/^ELBSecurityPolicy-(TLS13|TLS)-1-0-/i, '1.0'],
  [/^ELBSecurityPolicy-(FS-)?20\d\d-/i, '1.0'],
];

/** Custom policies of Classic Load Balancers may have any name, so theirs is compared as a whole. */
const CLASSIC_TLS12 = 'ELBSecurityPolicy-TLS-1-2-2017-01';

const LEGACY_PROTOCOLS = ['Protocol-SSLv2', 'Protocol-SSLv3', 'Protocol-TLSv1', 'Protocol-TLSv1.1'];

type Policies = Decoded<(typeof ClassicLoadBalancer)['supplementaryConfiguration']>['LoadBalancerPolicies'];
type Policy = NonNullable<Policies>[number];

/** The oldest version of TLS that a predefined policy accepts, such as `1.2`; undefined for names that are unknown. */
export const oldestTlsOf = (policy: string): string | undefined =>
  OLDEST_VERSIONS.find(([names]) => names.test(policy))?.[1];

export const refusesTlsBelow12 = (policy: string): boolean =>
  ['1.2', '1.3'].includes(String(oldestTlsOf(policy)));

/**
 * Why a listener of a Classic Load Balancer may negotiate less than TLS 1.2, for an annotation; undefined when it
 * cannot.
 */
export function classicTlsGap({ policyNames }: ClassicListener, policies: Policies = []): string | undefined {
  const gaps = policyNames.flatMap((name) => {
    const policy = policies.find(({ policyName }) => policyName === name);
    if (policy === undefined) return /^ELBSecurityPolicy-/i.test(name) ? [predefinedGap(name)] : [];
    // Others are about cookies.
    return policy.policyTypeName?.toLowerCase() === 'sslnegotiationpolicytype'
      ? [negotiationGap(policy)]
      : [];
  });
  if (gaps.length === 0) return 'has no SSL negotiation policy';
  return gaps.find((gap) => gap !== undefined);
}

function negotiationGap({ policyName, policyAttributeDescriptions = [] }: Policy): string | undefined {
  const values = new Map(
    policyAttributeDescriptions.map(({ attributeName = '', attributeValue = '' }) => [
      attributeName.toLowerCase(),
      attributeValue,
    ]),
  );
  const isOn = (protocol: string): boolean => values.get(protocol.toLowerCase())?.toLowerCase() === 'true';
  const legacy = LEGACY_PROTOCOLS.filter(isOn).map((protocol) => protocol.replace('Protocol-', ''));
  if (legacy.length > 0) return `has policy ${String(policyName)}, which accepts ${legacy.join(' and ')}`;
  const reference = values.get('reference-security-policy');
  const referenceGap = reference === undefined ? undefined : predefinedGap(reference);
  if (referenceGap !== undefined) return referenceGap;
  const namesProtocols = [...values.keys()].some((attribute) => attribute.startsWith('protocol-'));
  // A policy that only refers to a predefined one is that one.
  if (isOn('Protocol-TLSv1.2') || (reference !== undefined && !namesProtocols)) return undefined;
  return `has policy ${String(policyName)}, which leaves TLSv1.2 off`;
}

const predefinedGap = (name: string): string | undefined =>
  name.toLowerCase() === CLASSIC_TLS12.toLowerCase() ? undefined : `has policy ${name}`;
