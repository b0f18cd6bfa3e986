/** Application, Network and Gateway Load Balancers, their listeners and targets. */
import {
  arnOf,
  bucketName,
  certificateArn,
  DOMAIN,
  groupId,
  HOME,
  internal,
  PRIVATE_SUBNETS,
  PUBLIC_SUBNETS,
  vpcId,
} from './account';
import { related, type JsonObject, type Resource } from './item';
import { hex, timeBetween } from './random';

interface Balancer {
  readonly name: string;
  readonly type: 'application' | 'gateway' | 'network';
  readonly isPublic: boolean;
  readonly zones?: number;
}

const balancers: readonly Balancer[] = [
  { name: 'patient-portal', type: 'application', isPublic: true },
  { name: 'clinical-apps', type: 'application', isPublic: false },
  { name: 'interfaces', type: 'network', isPublic: false },
  { name: 'inspection', type: 'gateway', isPublic: false },
  // One zone is enough for the test of a vendor, which has lasted for two years.
  { name: 'vendor-feed', type: 'network', isPublic: false, zones: 1 },
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
  readonly redirectsTo?: 'HTTP' | 'HTTPS';
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
  // Everything is sent on, and in clear.
  { balancer: 'clinical-apps', port: 80, protocol: 'HTTP', redirectsTo: 'HTTP' },
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
export const createdAt = (name: string): string =>
  timeBetween(`balancer ${name}`, '2018-01-01T00:00:00Z', '2025-12-01T00:00:00Z');
export const certificate = certificateArn(`*.${DOMAIN}`);
export const subnetsOf = (isPublic: boolean): readonly string[] =>
  isPublic ? PUBLIC_SUBNETS : PRIVATE_SUBNETS;
export const groupOf = (isPublic: boolean): string => (isPublic ? 'public-https' : 'internal-https');

function balancer({ name, type, isPublic, zones = 2 }: Balancer): Resource {
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
      availabilityZones: subnetsOf(isPublic)
        .slice(0, zones)
        .map((subnetId, index) => ({
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
        attribute('access_logs.s3.bucket', isPublic ? bucketName('access-logs') : ''),
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

function listener({
  balancer: of,
  port,
  protocol,
  forwardsTo,
  redirectsTo = 'HTTPS',
  policy,
}: Listener): Resource {
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
                Port: redirectsTo === 'HTTPS' ? '443' : '8080',
                Protocol: redirectsTo,
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
  ...balancers.map(balancer),
  ...targetGroups.map(targetGroup),
  ...listeners.map(listener),
];
