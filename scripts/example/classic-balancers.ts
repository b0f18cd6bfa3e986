/** Classic Load Balancers, which are older than most of what they stand in front of. */
import { arnOf, bucketName, groupId, HOME, phi, vpcId } from './account';
import { related, type JsonObject, type Resource } from './item';
import { certificate, createdAt, groupOf, subnetsOf } from './load-balancers';
import { hex } from './random';

/** Front protocol and port, back-end protocol and port. */
type Listener = readonly [protocol: string, port: number, instanceProtocol: string, instancePort: number];

interface Balancer {
  readonly name: string;
  readonly listeners: readonly Listener[];
  readonly isPublic?: boolean;
  /** For the negotiation of TLS; AWS takes the one of 2016 unless told otherwise. */
  readonly policy?: string;
  readonly zones?: number;
  readonly logged?: boolean;
}

const balancers: readonly Balancer[] = [
  {
    name: 'patient-portal-legacy',
    listeners: [['HTTPS', 443, 'HTTPS', 8443]],
    isPublic: true,
    policy: 'ELBSecurityPolicy-TLS-1-2-2017-01',
    logged: true,
  },
  // TLS ends at the balancer, and what follows is in clear.
  { name: 'hl7-gateway', listeners: [['SSL', 2575, 'TCP', 2575]] },
  // Passed through untouched.
  { name: 'imaging-dicom', listeners: [['TCP', 2762, 'TCP', 2762]] },
  { name: 'fax-bridge', listeners: [['HTTP', 80, 'HTTP', 80]], isPublic: true, zones: 1 },
  {
    name: 'lab-interfaces',
    listeners: [
      ['HTTPS', 443, 'HTTPS', 8443],
      ['HTTPS', 8444, 'HTTP', 8080],
    ],
    policy: 'lab-interfaces-2015',
  },
  { name: 'staff-intranet', listeners: [['http', 80, 'https', 8443]] },
  { name: 'retired-registration', listeners: [] },
];

/** The protocols that a policy turns on, and the predefined policy that it was made from, if any. */
const policies: Readonly<Record<string, { from?: string; protocols: readonly string[] }>> = {
  'ELBSecurityPolicy-2016-08': {
    from: 'ELBSecurityPolicy-2016-08',
    protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
  },
  'ELBSecurityPolicy-TLS-1-2-2017-01': {
    from: 'ELBSecurityPolicy-TLS-1-2-2017-01',
    protocols: ['TLSv1.2'],
  },
  // Made by hand, for an analyzer that speaks nothing newer.
  'lab-interfaces-2015': { protocols: ['TLSv1.1', 'TLSv1.2'] },
};

const attribute = (attributeName: string, attributeValue: string): JsonObject => ({
  attributeName,
  attributeValue,
});

function policyOf(name: string): JsonObject {
  const { from, protocols = [] } = policies[name] ?? {};
  return {
    policyAttributeDescriptions: [
      ...(from === undefined ? [] : [attribute('Reference-Security-Policy', from)]),
      ...['TLSv1', 'TLSv1.1', 'TLSv1.2'].map((protocol) =>
        attribute(`Protocol-${protocol}`, String(protocols.includes(protocol))),
      ),
    ],
    policyName: name,
    policyTypeName: 'SSLNegotiationPolicyType',
  };
}

function balancer({
  name,
  listeners,
  isPublic = false,
  policy = 'ELBSecurityPolicy-2016-08',
  zones = 2,
  logged = false,
}: Balancer): Resource {
  const endsTls = (protocol: string): boolean => ['HTTPS', 'SSL'].includes(protocol);
  return {
    type: 'AWS::ElasticLoadBalancing::LoadBalancer',
    id: name,
    name,
    arn: arnOf('elasticloadbalancing', `loadbalancer/${name}`),
    zone: 'Multiple Availability Zones',
    created: createdAt(name),
    tags: phi('clinical'),
    relationships: [
      related('Is contained in Vpc', 'AWS::EC2::VPC', vpcId('clinic')),
      related('Is associated with SecurityGroup', 'AWS::EC2::SecurityGroup', groupId(groupOf(isPublic))),
    ],
    configuration: {
      availabilityZones: ['us-east-1a', 'us-east-1b'].slice(0, zones).map((value) => ({ value })),
      backendServerDescriptions: [],
      createdTime: createdAt(name),
      dnsname: `${name}-${hex(name, 8)}.${HOME}.elb.amazonaws.com`,
      healthCheck: { healthyThreshold: 3, interval: 30, target: 'TCP:22', timeout: 5, unhealthyThreshold: 2 },
      instances: [],
      listenerDescriptions: listeners.map(([protocol, loadBalancerPort, instanceProtocol, instancePort]) => ({
        listener: {
          instancePort,
          instanceProtocol,
          loadBalancerPort,
          protocol,
          ...(endsTls(protocol) ? { sslcertificateId: certificate } : {}),
        },
        policyNames: endsTls(protocol) ? [policy] : [],
      })),
      loadBalancerName: name,
      policies: { appCookieStickinessPolicies: [], lbcookieStickinessPolicies: [], otherPolicies: [policy] },
      scheme: isPublic ? 'internet-facing' : 'internal',
      securityGroups: [{ value: groupId(groupOf(isPublic)) }],
      subnets: subnetsOf(isPublic)
        .slice(0, zones)
        .map((value) => ({ value })),
      vpcid: vpcId('clinic'),
    },
    supplement: {
      LoadBalancerAttributes: {
        accessLog: logged
          ? { emitInterval: 60, enabled: true, s3BucketName: bucketName('access-logs'), s3BucketPrefix: name }
          : { enabled: false },
        connectionDraining: { enabled: true, timeout: 300 },
        crossZoneLoadBalancing: { enabled: true },
      },
      LoadBalancerPolicies: [policyOf(policy)],
    },
  };
}

export const classicBalancers: readonly Resource[] = balancers.map(balancer);
