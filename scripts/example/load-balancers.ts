import {
  arnOf,
  certificateArn,
  DOMAIN,
  groupId,
  HOME,
  internal,
  phi,
  PRIVATE_SUBNETS,
  PUBLIC_SUBNETS,
  vpcId,
} from './account';
import { related, type JsonObject, type Resource } from './item';
import { hex, timeBetween } from './random';

/** Front protocol and port, back-end protocol and port. */
type ClassicListener = readonly [
  protocol: string,
  port: number,
  instanceProtocol: string,
  instancePort: number,
];

const classic: readonly { name: string; listeners: readonly ClassicListener[]; isPublic?: boolean }[] = [
  { name: 'patient-portal-legacy', listeners: [['HTTPS', 443, 'HTTPS', 8443]], isPublic: true },
  // TLS ends at the balancer, and what follows is in clear.
  { name: 'hl7-gateway', listeners: [['SSL', 2575, 'TCP', 2575]] },
  // Passed through untouched.
  { name: 'imaging-dicom', listeners: [['TCP', 2762, 'TCP', 2762]] },
  { name: 'fax-bridge', listeners: [['HTTP', 80, 'HTTP', 80]], isPublic: true },
  {
    name: 'lab-interfaces',
    listeners: [
      ['HTTPS', 443, 'HTTPS', 8443],
      ['HTTPS', 8444, 'HTTP', 8080],
    ],
  },
  { name: 'staff-intranet', listeners: [['http', 80, 'https', 8443]] },
  { name: 'retired-registration', listeners: [] },
];

interface Balancer {
  readonly name: string;
  readonly type: 'application' | 'gateway' | 'network';
  readonly isPublic: boolean;
}

const balancers: readonly Balancer[] = [
  { name: 'patient-portal', type: 'application', isPublic: true },
  { name: 'clinical-apps', type: 'application', isPublic: false },
  { name: 'interfaces', type: 'network', isPublic: false },
  { name: 'inspection', type: 'gateway', isPublic: false },
];

interface TargetGroup {
  readonly name: string;
  /** Lambda groups have none. */
  readonly protocol?: string;
  readonly port?: number;
  readonly target: 'alb' | 'instance' | 'ip' | 'lambda';
  readonly balancer?: string;
  readonly version?: string;
}

const targetGroups: readonly TargetGroup[] = [
  {
    name: 'patient-portal-web',
    protocol: 'HTTPS',
    port: 8443,
    target: 'instance',
    balancer: 'patient-portal',
    version: 'HTTP2',
  },
  {
    name: 'patient-portal-api',
    protocol: 'HTTP',
    port: 8080,
    target: 'ip',
    balancer: 'patient-portal',
    version: 'HTTP1',
  },
  {
    name: 'lab-results-api',
    protocol: 'HTTPS',
    port: 8443,
    target: 'ip',
    balancer: 'clinical-apps',
    version: 'HTTP1',
  },
  // gRPC says nothing about TLS.
  {
    name: 'imaging-viewer',
    protocol: 'HTTP',
    port: 50051,
    target: 'ip',
    balancer: 'clinical-apps',
    version: 'GRPC',
  },
  { name: 'pharmacy-tls', protocol: 'TLS', port: 9443, target: 'ip', balancer: 'interfaces' },
  { name: 'hl7-passthrough', protocol: 'TCP', port: 2575, target: 'ip', balancer: 'interfaces' },
  { name: 'fax-after-tls', protocol: 'TCP', port: 8025, target: 'ip', balancer: 'interfaces' },
  { name: 'portal-behind-network', protocol: 'TCP', port: 443, target: 'alb', balancer: 'interfaces' },
  { name: 'reminder-webhook', target: 'lambda', balancer: 'patient-portal' },
  { name: 'firewall-appliances', protocol: 'GENEVE', port: 6081, target: 'ip', balancer: 'inspection' },
  { name: 'old-portal-web', protocol: 'HTTP', port: 80, target: 'instance' },
];

interface Listener {
  readonly balancer: string;
  readonly port: number;
  readonly protocol: string;
  readonly forwardsTo?: string;
  readonly policy?: string;
}

const listeners: readonly Listener[] = [
  {
    balancer: 'patient-portal',
    port: 443,
    protocol: 'HTTPS',
    forwardsTo: 'patient-portal-web',
    policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  },
  { balancer: 'patient-portal', port: 80, protocol: 'HTTP' },
  {
    balancer: 'clinical-apps',
    port: 443,
    protocol: 'HTTPS',
    forwardsTo: 'lab-results-api',
    policy: 'ELBSecurityPolicy-2016-08',
  },
  { balancer: 'clinical-apps', port: 8080, protocol: 'HTTP', forwardsTo: 'imaging-viewer' },
  {
    balancer: 'interfaces',
    port: 9443,
    protocol: 'TLS',
    forwardsTo: 'pharmacy-tls',
    policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  },
  { balancer: 'interfaces', port: 2575, protocol: 'TCP', forwardsTo: 'hl7-passthrough' },
  {
    balancer: 'interfaces',
    port: 8025,
    protocol: 'TLS',
    forwardsTo: 'fax-after-tls',
    policy: 'ELBSecurityPolicy-TLS-1-0-2015-04',
  },
];

const balancerPath = (name: string): string => {
  const kind = { application: 'app', network: 'net', gateway: 'gwy' }[
    balancers.find((one) => one.name === name)?.type ?? 'application'
  ];
  return `${kind}/${name}/${hex(`balancer ${name}`, 16)}`;
};
export const balancerArn = (name: string): string =>
  arnOf('elasticloadbalancing', `loadbalancer/${balancerPath(name)}`);
const targetGroupArn = (name: string): string =>
  arnOf('elasticloadbalancing', `targetgroup/${name}/${hex(`target group ${name}`, 16)}`);
const createdAt = (name: string): string =>
  timeBetween(`balancer ${name}`, '2018-01-01T00:00:00Z', '2025-12-01T00:00:00Z');
const certificate = certificateArn(`*.${DOMAIN}`);
const subnetsOf = (isPublic: boolean): readonly string[] => (isPublic ? PUBLIC_SUBNETS : PRIVATE_SUBNETS);
const groupOf = (isPublic: boolean): string => (isPublic ? 'public-https' : 'internal-https');

function classicBalancer({ name, listeners: of, isPublic = false }: (typeof classic)[number]): Resource {
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
      availabilityZones: [{ value: 'us-east-1a' }, { value: 'us-east-1b' }],
      backendServerDescriptions: [],
      createdTime: createdAt(name),
      dnsname: `${name}-${hex(name, 8)}.${HOME}.elb.amazonaws.com`,
      healthCheck: { healthyThreshold: 3, interval: 30, target: 'TCP:22', timeout: 5, unhealthyThreshold: 2 },
      instances: [],
      listenerDescriptions: of.map(([protocol, loadBalancerPort, instanceProtocol, instancePort]) => ({
        listener: {
          instancePort,
          instanceProtocol,
          loadBalancerPort,
          protocol,
          ...(protocol === 'HTTPS' || protocol === 'SSL' ? { sslcertificateId: certificate } : {}),
        },
        policyNames: protocol === 'HTTPS' || protocol === 'SSL' ? ['ELBSecurityPolicy-2016-08'] : [],
      })),
      loadBalancerName: name,
      policies: {
        appCookieStickinessPolicies: [],
        lbcookieStickinessPolicies: [],
        otherPolicies: ['ELBSecurityPolicy-2016-08'],
      },
      scheme: isPublic ? 'internet-facing' : 'internal',
      securityGroups: [{ value: groupId(groupOf(isPublic)) }],
      subnets: subnetsOf(isPublic).map((value) => ({ value })),
      vpcid: vpcId('clinic'),
    },
    supplement: {
      LoadBalancerAttributes: {
        accessLog: { enabled: isPublic },
        connectionDraining: { enabled: true, timeout: 300 },
        crossZoneLoadBalancing: { enabled: true },
      },
      LoadBalancerPolicies: [
        {
          policyAttributeDescriptions: [
            { attributeName: 'Reference-Security-Policy', attributeValue: 'ELBSecurityPolicy-2016-08' },
            { attributeName: 'Protocol-TLSv1', attributeValue: 'true' },
          ],
          policyName: 'ELBSecurityPolicy-2016-08',
          policyTypeName: 'SSLNegotiationPolicyType',
        },
      ],
    },
  };
}

function balancer({ name, type, isPublic }: Balancer): Resource {
  const arn = balancerArn(name);
  const attribute = (key: string, value: string): JsonObject => ({ key, value });
  return {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    id: arn,
    name,
    arn,
    zone: 'Multiple Availability Zones',
    created: createdAt(name),
    tags: internal('platform'),
    relationships: [related('Is contained in Vpc', 'AWS::EC2::VPC', vpcId('clinic'))],
    configuration: {
      availabilityZones: subnetsOf(isPublic).map((subnetId, index) => ({
        loadBalancerAddresses: [],
        subnetId,
        zoneName: `${HOME}${'ab'.charAt(index)}`,
      })),
      canonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
      createdTime: createdAt(name),
      dNSName: `${name}-${hex(name, 8)}.${HOME}.elb.amazonaws.com`,
      ipAddressType: 'ipv4',
      loadBalancerArn: arn,
      loadBalancerName: name,
      scheme: isPublic ? 'internet-facing' : 'internal',
      securityGroups: type === 'application' ? [{ value: groupId(groupOf(isPublic)) }] : [],
      state: { code: 'active' },
      type,
      vpcId: vpcId('clinic'),
    },
    supplement: {
      // Attributes are text.
      LoadBalancerAttributes: [
        attribute('access_logs.s3.enabled', String(isPublic)),
        attribute('deletion_protection.enabled', String(isPublic)),
        ...(type === 'application'
          ? [attribute('routing.http.drop_invalid_header_fields.enabled', String(isPublic))]
          : []),
      ],
    },
  };
}

function targetGroup({ name, protocol, port, target, balancer: of, version }: TargetGroup): Resource {
  const arn = targetGroupArn(name);
  return {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    id: arn,
    name,
    arn,
    tags: internal('platform'),
    configuration: {
      HealthCheckEnabled: true,
      HealthCheckIntervalSeconds: 30,
      // Health checks carry no PHI; most of them use plain HTTP.
      ...(target === 'lambda' ? {} : { HealthCheckPort: 'traffic-port', HealthCheckProtocol: 'HTTP' }),
      LoadBalancerArns: of === undefined ? [] : [balancerArn(of)],
      Name: name,
      ...(port === undefined ? {} : { Port: port }),
      ...(protocol === undefined ? {} : { Protocol: protocol, VpcId: vpcId('clinic') }),
      ...(version === undefined ? {} : { ProtocolVersion: version }),
      TargetGroupArn: arn,
      TargetGroupFullName: arn.split(':').slice(5).join(':'),
      TargetGroupName: name,
      TargetType: target,
    },
  };
}

function listener({ balancer: of, port, protocol, forwardsTo, policy }: Listener): Resource {
  const arn = arnOf(
    'elasticloadbalancing',
    `listener/${balancerPath(of)}/${hex(`listener ${of} ${String(port)}`, 16)}`,
  );
  return {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    id: arn,
    arn,
    configuration: {
      ...(policy === undefined ? {} : { Certificates: [{ CertificateArn: certificate }], SslPolicy: policy }),
      DefaultActions: [
        forwardsTo === undefined
          ? {
              Order: 1,
              RedirectConfig: {
                Host: '#{host}',
                Path: '/#{path}',
                Port: '443',
                Protocol: 'HTTPS',
                Query: '#{query}',
                StatusCode: 'HTTP_301',
              },
              Type: 'redirect',
            }
          : { Order: 1, TargetGroupArn: targetGroupArn(forwardsTo), Type: 'forward' },
      ],
      ListenerArn: arn,
      LoadBalancerArn: balancerArn(of),
      Port: port,
      Protocol: protocol,
    },
  };
}

export const loadBalancers: readonly Resource[] = [
  ...classic.map(classicBalancer),
  ...balancers.map(balancer),
  ...targetGroups.map(targetGroup),
  ...listeners.map(listener),
];
