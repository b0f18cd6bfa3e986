/** What faces the internet: distributions, names, web firewalls. */
import {
  ACCOUNT_ID,
  arnOf,
  bucketName,
  certificateArn,
  DOMAIN,
  HOME,
  internal,
  logGroupArn,
  subnetId,
  vpcId,
} from './account';
import type { JsonObject, Resource } from './item';
import { hex, lowerCase, timeBetween, upperCase, uuid } from './random';

interface Distribution {
  readonly name: string;
  readonly viewers: string;
  readonly certificate: JsonObject;
  readonly origin: JsonObject;
  /** What holds for paths of their own, by path. */
  readonly paths?: Readonly<Record<string, string>>;
  readonly logged: boolean;
  readonly webAcl?: string;
}

const toApplication = (protocol: string, tls: readonly string[] = ['TLSv1.2']): JsonObject => ({
  customOriginConfig: {
    httpPort: 80,
    httpsPort: 443,
    originProtocolPolicy: protocol,
    originSslProtocols: { items: tls, quantity: tls.length },
  },
  domainName: `origin.${DOMAIN}`,
});

const ownCertificate = (minimum: string): JsonObject => ({
  acmCertificateArn: certificateArn(`portal.${DOMAIN}`),
  cloudFrontDefaultCertificate: false,
  minimumProtocolVersion: minimum,
  sslSupportMethod: 'sni-only',
});

const distributions: readonly Distribution[] = [
  {
    name: 'portal',
    viewers: 'https-only',
    certificate: ownCertificate('TLSv1.2_2021'),
    origin: toApplication('https-only'),
    logged: true,
    webAcl: 'patient-portal-edge',
  },
  {
    name: 'www',
    viewers: 'redirect-to-https',
    certificate: ownCertificate('TLSv1.2_2021'),
    origin: {
      domainName: `${bucketName('website')}.s3.${HOME}.amazonaws.com`,
      s3OriginConfig: { originAccessIdentity: '' },
    },
    logged: true,
  },
  {
    name: 'education',
    viewers: 'allow-all',
    certificate: { cloudFrontDefaultCertificate: true, minimumProtocolVersion: 'TLSv1' },
    origin: toApplication('match-viewer'),
    logged: false,
  },
  // Reads from an old server, which is why the old protocols were left on everywhere.
  {
    name: 'imaging',
    viewers: 'https-only',
    paths: { '/thumbnails/*': 'allow-all' },
    certificate: ownCertificate('TLSv1_2016'),
    origin: toApplication('https-only', ['TLSv1', 'TLSv1.1', 'TLSv1.2']),
    logged: true,
  },
  // TLS for viewers, and clear text behind it.
  {
    name: 'forms',
    viewers: 'redirect-to-https',
    paths: { '/static/*': 'https-only' },
    certificate: ownCertificate('TLSv1.3_2025'),
    origin: toApplication('http-only'),
    logged: true,
  },
  {
    name: 'intranet',
    viewers: 'https-only',
    certificate: ownCertificate('TLSv1.2_2021'),
    origin: {
      domainName: `intranet.${DOMAIN}`,
      vpcOriginConfig: { vpcOriginId: `vo_${lowerCase('vpc origin intranet', 22)}` },
    },
    logged: true,
  },
];

const distributionId = (name: string): string => `E${upperCase(`distribution ${name}`, 13)}`;
export const distributionArn = (name: string): string =>
  `arn:aws:cloudfront::${ACCOUNT_ID}:distribution/${distributionId(name)}`;

const trustedSigners: JsonObject = { enabled: false, quantity: 0 };

function distribution({
  name,
  viewers,
  paths = {},
  certificate,
  origin,
  logged,
  webAcl,
}: Distribution): Resource {
  const id = distributionId(name);
  const arn = distributionArn(name);
  const behaviors = Object.entries(paths).map(([pathPattern, viewerProtocolPolicy]) => ({
    pathPattern,
    targetOriginId: 'origin',
    trustedSigners,
    viewerProtocolPolicy,
  }));
  return {
    type: 'AWS::CloudFront::Distribution',
    id,
    name: `${hex(name, 13)}.cloudfront.net`,
    arn,
    region: 'global',
    tags: internal('platform'),
    configuration: {
      arn,
      distributionConfig: {
        aliases: { items: [`${name}.${DOMAIN}`], quantity: 1 },
        cacheBehaviors:
          behaviors.length === 0 ? { quantity: 0 } : { items: behaviors, quantity: behaviors.length },
        callerReference: uuid(`distribution ${name}`),
        comment: name,
        customErrorResponses: { quantity: 0 },
        defaultCacheBehavior: {
          allowedMethods: { items: ['GET', 'HEAD'], quantity: 2 },
          compress: true,
          targetOriginId: 'origin',
          trustedSigners,
          viewerProtocolPolicy: viewers,
        },
        ...(name === 'portal' ? {} : { defaultRootObject: 'index.html' }),
        enabled: true,
        httpVersion: 'http2',
        isIPV6Enabled: true,
        logging: logged
          ? {
              bucket: `${bucketName('access-logs')}.s3.amazonaws.com`,
              enabled: true,
              includeCookies: false,
              prefix: `${name}/`,
            }
          : { bucket: '', enabled: false, includeCookies: false, prefix: '' },
        originGroups: { quantity: 0 },
        origins: {
          items: [{ connectionAttempts: 3, connectionTimeout: 10, id: 'origin', originPath: '', ...origin }],
          quantity: 1,
        },
        priceClass: 'PriceClass_100',
        restrictions: { geoRestriction: { quantity: 0, restrictionType: 'none' } },
        viewerCertificate: certificate,
        webACLId: webAcl === undefined ? '' : webAclArn(webAcl, 'global'),
      },
      domainName: `${hex(name, 13)}.cloudfront.net`,
      id,
      lastModifiedTime: timeBetween(`distribution ${name}`, '2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'),
    },
  };
}

const webAclArn = (name: string, scope: 'global' | 'regional'): string =>
  arnOf('wafv2', `${scope}/webacl/${name}/${uuid(`web acl ${name}`)}`);

const webAcl = (name: string, scope: 'global' | 'regional', rules: readonly JsonObject[]): Resource => ({
  type: 'AWS::WAFv2::WebACL',
  id: uuid(`web acl ${name}`),
  name,
  arn: webAclArn(name, scope),
  tags: internal('security'),
  configuration: {
    capacity: rules.length * 700,
    defaultAction: { allow: {} },
    description: `Requests to ${name}`,
    id: uuid(`web acl ${name}`),
    name,
    resourceARN: webAclArn(name, scope),
    rules,
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: false },
  },
});

const managedRules = (name: string, priority: number): JsonObject => ({
  name,
  overrideAction: { none: {} },
  priority,
  statement: { managedRuleGroupStatement: { name, vendorName: 'AWS' } },
  visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: false },
});

const zone = (name: string, logged: boolean, inVpc = false): Resource => {
  const id = `Z${upperCase(`zone ${name}`, 20)}`;
  return {
    type: 'AWS::Route53::HostedZone',
    id,
    name: `${name}.`,
    arn: `arn:aws:route53:::hostedzone/${id}`,
    region: 'global',
    configuration: {
      Id: id,
      Name: `${name}.`,
      NameServers: inVpc ? [] : ['ns-1.example', 'ns-2.example'],
      ...(logged
        ? {
            QueryLoggingConfig: {
              CloudWatchLogsLogGroupArn: {
                CloudWatchLogsLogGroupArn: logGroupArn('/clinic/dns').slice(0, -2),
                HostedZoneId: id,
                Id: uuid(`query log ${name}`),
              },
            },
          }
        : {}),
      VPCs: inVpc ? [{ VPCId: vpcId('clinic'), VPCRegion: HOME }] : [],
    },
  };
};

const healthCheck = (host: string, type: string, port: number): Resource => ({
  type: 'AWS::Route53::HealthCheck',
  id: uuid(`health check ${host}`),
  arn: `arn:aws:route53:::healthcheck/${uuid(`health check ${host}`)}`,
  region: 'global',
  configuration: {
    HealthCheckConfig: {
      EnableSNI: type === 'HTTPS',
      FailureThreshold: 3,
      FullyQualifiedDomainName: host,
      Inverted: false,
      MeasureLatency: false,
      Port: port,
      RequestInterval: 30,
      ResourcePath: '/health',
      Type: type,
    },
    HealthCheckId: uuid(`health check ${host}`),
  },
});

const firewall = (name: string, subnet: string): Resource => {
  const arn = arnOf('network-firewall', `firewall/${name}`);
  return {
    type: 'AWS::NetworkFirewall::Firewall',
    id: arn,
    name,
    arn,
    tags: internal('security'),
    configuration: {
      firewall: {
        deleteProtection: true,
        firewallArn: arn,
        firewallId: uuid(`firewall ${name}`),
        firewallName: name,
        firewallPolicyArn: arnOf('network-firewall', `firewall-policy/${name}`),
        subnetChangeProtection: false,
        subnetMappings: [{ subnetId: subnetId(subnet) }],
        vpcId: vpcId('clinic'),
      },
    },
  };
};

/** Two fixed addresses for partners that allow connections by address alone. */
const acceleratorArn = `arn:aws:globalaccelerator::${ACCOUNT_ID}:accelerator/${uuid('accelerator partners')}`;

const acceleratorListener = (protocol: 'TCP' | 'UDP', from: number, to = from): Resource => {
  const arn = `${acceleratorArn}/listener/${hex(`accelerated ${protocol} ${String(from)}`, 8)}`;
  return {
    type: 'AWS::GlobalAccelerator::Listener',
    id: arn,
    arn,
    region: 'us-west-2',
    configuration: {
      AcceleratorArn: acceleratorArn,
      ClientAffinity: 'NONE',
      ListenerArn: arn,
      PortRanges: [{ FromPort: from, ToPort: to }],
      Protocol: protocol,
    },
  };
};

export const edge: readonly Resource[] = [
  ...distributions.map(distribution),
  webAcl('patient-portal', 'regional', [
    managedRules('AWSManagedRulesCommonRuleSet', 0),
    managedRules('AWSManagedRulesSQLiRuleSet', 1),
  ]),
  webAcl('patient-portal-edge', 'global', [managedRules('AWSManagedRulesCommonRuleSet', 0)]),
  // Made for a test and without a rule.
  webAcl('staff-intranet', 'regional', []),
  {
    type: 'AWS::WAFv2::IPSet',
    id: uuid('ip set main-street'),
    name: 'main-street',
    arn: arnOf('wafv2', `regional/ipset/main-street/${uuid('ip set main-street')}`),
    configuration: {
      aRN: arnOf('wafv2', `regional/ipset/main-street/${uuid('ip set main-street')}`),
      addresses: ['198.51.100.20/32'],
      description: 'The building of the clinic',
      iPAddressVersion: 'IPV4',
      id: uuid('ip set main-street'),
      name: 'main-street',
    },
  },
  firewall('clinic-egress', 'public-a'),
  {
    type: 'AWS::GlobalAccelerator::Accelerator',
    id: acceleratorArn,
    name: 'partners',
    arn: acceleratorArn,
    region: 'us-west-2',
    configuration: {
      AcceleratorArn: acceleratorArn,
      DnsName: `a${hex('accelerator partners', 16)}.awsglobalaccelerator.com`,
      Enabled: true,
      IpAddressType: 'IPV4',
      IpAddresses: ['203.0.113.90', '203.0.113.91'],
      Name: 'partners',
    },
  },
  acceleratorListener('TCP', 443),
  acceleratorListener('TCP', 80, 8080),
  acceleratorListener('UDP', 3478),
  zone(DOMAIN, true),
  zone(`old-${DOMAIN}`, false),
  zone('clinic.internal', false, true),
  healthCheck(`portal.${DOMAIN}`, 'HTTPS', 443),
  healthCheck(`www.${DOMAIN}`, 'HTTP', 80),
];
