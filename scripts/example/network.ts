/** The network of the clinic: one VPC at home, a small one where it recovers. */
import {
  ACCOUNT_ID,
  arnOf,
  bucketArn,
  ec2Id,
  groupId,
  HOME,
  internal,
  PUBLIC_SUBNETS,
  RECOVERY,
  subnetId,
  vpcId,
} from './account';
import { related, type Resource } from './item';

const BUILT = '2021-03-09T14:20:11.000Z';

const vpcs = [
  { name: 'clinic', region: HOME, cidr: '10.40.0.0/16' },
  { name: 'clinic-recovery', region: RECOVERY, cidr: '10.41.0.0/16' },
];

const subnets = [
  { name: 'public-a', vpc: 'clinic', zone: 'us-east-1a', cidr: '10.40.0.0/24' },
  { name: 'public-b', vpc: 'clinic', zone: 'us-east-1b', cidr: '10.40.1.0/24' },
  { name: 'app-a', vpc: 'clinic', zone: 'us-east-1a', cidr: '10.40.16.0/22' },
  { name: 'app-b', vpc: 'clinic', zone: 'us-east-1b', cidr: '10.40.20.0/22' },
  { name: 'data-a', vpc: 'clinic', zone: 'us-east-1a', cidr: '10.40.32.0/23' },
  { name: 'data-b', vpc: 'clinic', zone: 'us-east-1b', cidr: '10.40.34.0/23' },
  { name: 'desktops-a', vpc: 'clinic', zone: 'us-east-1a', cidr: '10.40.48.0/22' },
  { name: 'desktops-b', vpc: 'clinic', zone: 'us-east-1b', cidr: '10.40.52.0/22' },
  { name: 'recovery-a', vpc: 'clinic-recovery', zone: 'us-west-2a', cidr: '10.41.0.0/22' },
  { name: 'recovery-b', vpc: 'clinic-recovery', zone: 'us-west-2b', cidr: '10.41.4.0/22' },
];

const gatewayEndpoints = ['s3', 'dynamodb'];
const interfaceEndpoints = ['kms', 'sqs', 'secretsmanager', 'logs', 'ecr.dkr'];

const inVpc = (name: string) => related('Is contained in Vpc', 'AWS::EC2::VPC', vpcId(name));
const inSubnet = (name: string) => related('Is contained in Subnet', 'AWS::EC2::Subnet', subnetId(name));
const regionOf = (zone: string): string => zone.slice(0, -1);

const allAddresses = '0.0.0.0/0';
const addressId = (name: string): string => ec2Id('eipalloc', name);

function networkAcl(name: string, vpc: string, subnetNames: readonly string[], region = HOME): Resource {
  const id = ec2Id('acl', name);
  const entry = (egress: boolean, ruleNumber: number, ruleAction: string) => ({
    cidrBlock: allAddresses,
    egress,
    protocol: '-1',
    ruleAction,
    ruleNumber,
  });
  return {
    type: 'AWS::EC2::NetworkAcl',
    id,
    arn: arnOf('ec2', `network-acl/${id}`, region),
    region,
    relationships: [
      inVpc(vpc),
      ...subnetNames.map((of) => related('Is attached to Subnet', 'AWS::EC2::Subnet', subnetId(of))),
    ],
    configuration: {
      associations: subnetNames.map((of) => ({
        networkAclAssociationId: ec2Id('aclassoc', of),
        networkAclId: id,
        subnetId: subnetId(of),
      })),
      entries: [
        entry(true, 100, 'allow'),
        entry(true, 32767, 'deny'),
        entry(false, 100, 'allow'),
        entry(false, 32767, 'deny'),
      ],
      isDefault: false,
      networkAclId: id,
      ownerId: ACCOUNT_ID,
      vpcId: vpcId(vpc),
    },
  };
}

function routeTable(
  name: string,
  vpc: string,
  subnetNames: readonly string[],
  target?: Readonly<Record<string, string>>,
  region = HOME,
): Resource {
  const id = ec2Id('rtb', name);
  const local = vpcs.find((one) => one.name === vpc)?.cidr ?? '';
  return {
    type: 'AWS::EC2::RouteTable',
    id,
    arn: arnOf('ec2', `route-table/${id}`, region),
    region,
    tags: { ...internal('platform'), Name: name },
    relationships: [
      inVpc(vpc),
      ...subnetNames.map((of) => related('Contains Subnet', 'AWS::EC2::Subnet', subnetId(of))),
    ],
    configuration: {
      associations: subnetNames.map((of) => ({
        associationState: { state: 'associated' },
        main: false,
        routeTableAssociationId: ec2Id('rtbassoc', of),
        routeTableId: id,
        subnetId: subnetId(of),
      })),
      ownerId: ACCOUNT_ID,
      propagatingVgws: [],
      routeTableId: id,
      routes: [
        { destinationCidrBlock: local, gatewayId: 'local', origin: 'CreateRouteTable', state: 'active' },
        ...(target === undefined
          ? []
          : [{ destinationCidrBlock: allAddresses, ...target, origin: 'CreateRoute', state: 'active' }]),
      ],
      vpcId: vpcId(vpc),
    },
  };
}

function flowLog(vpc: string, region: string, trafficType: string): Resource {
  const id = ec2Id('fl', vpc);
  return {
    type: 'AWS::EC2::FlowLog',
    id,
    region,
    created: BUILT,
    relationships: [related('Is attached to Vpc', 'AWS::EC2::VPC', vpcId(vpc))],
    configuration: {
      creationTime: BUILT,
      deliverLogsStatus: 'SUCCESS',
      flowLogId: id,
      flowLogStatus: 'ACTIVE',
      logDestination: bucketArn('flow-logs'),
      logDestinationType: 's3',
      logFormat:
        '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${action}',
      maxAggregationInterval: 600,
      resourceId: vpcId(vpc),
      trafficType,
    },
  };
}

const natGateways = ['a', 'b'].map((zone): Resource => {
  const name = `nat-${zone}`;
  const id = ec2Id('nat', name);
  return {
    type: 'AWS::EC2::NatGateway',
    id,
    arn: arnOf('ec2', `natgateway/${id}`),
    tags: { ...internal('platform'), Name: name },
    relationships: [inVpc('clinic'), inSubnet(`public-${zone}`)],
    configuration: {
      connectivityType: 'public',
      createTime: BUILT,
      natGatewayAddresses: [
        {
          allocationId: addressId(name),
          networkInterfaceId: ec2Id('eni', name),
          privateIp: zone === 'a' ? '10.40.0.12' : '10.40.1.12',
          publicIp: zone === 'a' ? '203.0.113.10' : '203.0.113.11',
        },
      ],
      natGatewayId: id,
      state: { value: 'available' },
      subnetId: subnetId(`public-${zone}`),
      vpcId: vpcId('clinic'),
    },
  };
});

const addresses = [
  { name: 'nat-a', publicIp: '203.0.113.10' },
  { name: 'nat-b', publicIp: '203.0.113.11' },
  // Kept for a server that is gone.
  { name: 'old-fax-server', publicIp: '203.0.113.27' },
].map(({ name, publicIp }): Resource => ({
  type: 'AWS::EC2::EIP',
  id: addressId(name),
  name: publicIp,
  arn: arnOf('ec2', `eip-allocation/${addressId(name)}`),
  tags: { ...internal('platform'), Name: name },
  configuration: {
    allocationId: addressId(name),
    domain: 'vpc',
    networkBorderGroup: HOME,
    publicIp,
    publicIpv4Pool: 'amazon',
    ...(name.startsWith('nat')
      ? { networkInterfaceId: ec2Id('eni', name), networkInterfaceOwnerId: ACCOUNT_ID }
      : {}),
  },
}));

function endpoint(service: string, type: 'Gateway' | 'Interface'): Resource {
  const id = ec2Id('vpce', service);
  const attached =
    type === 'Gateway'
      ? { routeTableIds: [ec2Id('rtb', 'app'), ec2Id('rtb', 'data')], privateDnsEnabled: false }
      : {
          groups: [{ groupId: groupId('endpoints'), groupName: 'endpoints' }],
          networkInterfaceIds: [ec2Id('eni', `endpoint ${service}`)],
          privateDnsEnabled: true,
          subnetIds: [subnetId('app-a')],
        };
  return {
    type: 'AWS::EC2::VPCEndpoint',
    id,
    arn: arnOf('ec2', `vpc-endpoint/${id}`),
    tags: { ...internal('platform'), Name: service },
    relationships: [inVpc('clinic')],
    configuration: {
      creationTimestamp: BUILT,
      ownerId: ACCOUNT_ID,
      requesterManaged: false,
      serviceName: `com.amazonaws.${HOME}.${service}`,
      state: { value: 'available' },
      vpcEndpointId: id,
      vpcEndpointType: type,
      vpcId: vpcId('clinic'),
      ...attached,
    },
  };
}

export const network: readonly Resource[] = [
  ...vpcs.map(({ name, region, cidr }): Resource => ({
    type: 'AWS::EC2::VPC',
    id: vpcId(name),
    arn: arnOf('ec2', `vpc/${vpcId(name)}`, region),
    region,
    zone: 'Multiple Availability Zones',
    tags: { ...internal('platform'), Name: name },
    configuration: {
      cidrBlock: cidr,
      cidrBlockAssociationSet: [
        {
          associationId: ec2Id('vpc-cidr-assoc', name),
          cidrBlock: cidr,
          cidrBlockState: { state: 'associated' },
        },
      ],
      dhcpOptionsId: ec2Id('dopt', region),
      instanceTenancy: 'default',
      ipv6CidrBlockAssociationSet: [],
      isDefault: false,
      ownerId: ACCOUNT_ID,
      state: { value: 'available' },
      vpcId: vpcId(name),
    },
  })),
  ...subnets.map(({ name, vpc, zone, cidr }): Resource => ({
    type: 'AWS::EC2::Subnet',
    id: subnetId(name),
    arn: arnOf('ec2', `subnet/${subnetId(name)}`, regionOf(zone)),
    region: regionOf(zone),
    zone,
    tags: { ...internal('platform'), Name: name },
    relationships: [inVpc(vpc)],
    configuration: {
      assignIpv6AddressOnCreation: false,
      availabilityZone: zone,
      availableIpAddressCount: 211,
      cidrBlock: cidr,
      defaultForAz: false,
      ipv6CidrBlockAssociationSet: [],
      mapPublicIpOnLaunch: name.startsWith('public'),
      ownerId: ACCOUNT_ID,
      state: { value: 'available' },
      subnetArn: arnOf('ec2', `subnet/${subnetId(name)}`, regionOf(zone)),
      subnetId: subnetId(name),
      vpcId: vpcId(vpc),
    },
  })),
  ...vpcs.map(({ name, region }): Resource => ({
    type: 'AWS::EC2::InternetGateway',
    id: ec2Id('igw', name),
    arn: arnOf('ec2', `internet-gateway/${ec2Id('igw', name)}`, region),
    region,
    relationships: [related('Is attached to Vpc', 'AWS::EC2::VPC', vpcId(name))],
    configuration: {
      attachments: [{ state: 'available', vpcId: vpcId(name) }],
      internetGatewayId: ec2Id('igw', name),
      ownerId: ACCOUNT_ID,
    },
  })),
  {
    type: 'AWS::EC2::DHCPOptions',
    id: ec2Id('dopt', HOME),
    configuration: {
      DhcpOptionsId: ec2Id('dopt', HOME),
      DomainName: 'ec2.internal',
      DomainNameServers: ['AmazonProvidedDNS'],
    },
  },
  routeTable('public', 'clinic', ['public-a', 'public-b'], { gatewayId: ec2Id('igw', 'clinic') }),
  routeTable('app', 'clinic', ['app-a', 'app-b'], { natGatewayId: ec2Id('nat', 'nat-a') }),
  routeTable('data', 'clinic', ['data-a', 'data-b']),
  routeTable('desktops', 'clinic', ['desktops-a', 'desktops-b'], { natGatewayId: ec2Id('nat', 'nat-b') }),
  routeTable('recovery', 'clinic-recovery', ['recovery-a', 'recovery-b'], undefined, RECOVERY),
  networkAcl('clinic', 'clinic', [
    'public-a',
    'public-b',
    'app-a',
    'app-b',
    'data-a',
    'data-b',
    'desktops-a',
    'desktops-b',
  ]),
  networkAcl('recovery', 'clinic-recovery', ['recovery-a', 'recovery-b'], RECOVERY),
  // The recovery VPC only keeps what was rejected, and the old desktops have no flow log of their own.
  flowLog('clinic', HOME, 'ALL'),
  flowLog('clinic-recovery', RECOVERY, 'REJECT'),
  ...natGateways,
  ...addresses,
  ...gatewayEndpoints.map((service) => endpoint(service, 'Gateway')),
  ...interfaceEndpoints.map((service) => endpoint(service, 'Interface')),
  ...PUBLIC_SUBNETS.map((subnet, index): Resource => ({
    type: 'AWS::EC2::NetworkInterface',
    id: ec2Id('eni', index === 0 ? 'nat-a' : 'nat-b'),
    zone: index === 0 ? 'us-east-1a' : 'us-east-1b',
    relationships: [related('Is contained in Subnet', 'AWS::EC2::Subnet', subnet)],
    configuration: {
      availabilityZone: index === 0 ? 'us-east-1a' : 'us-east-1b',
      description: 'Interface for NAT Gateway',
      groups: [],
      interfaceType: 'nat_gateway',
      networkInterfaceId: ec2Id('eni', index === 0 ? 'nat-a' : 'nat-b'),
      ownerId: ACCOUNT_ID,
      requesterManaged: true,
      sourceDestCheck: false,
      status: 'in-use',
      subnetId: subnet,
      vpcId: vpcId('clinic'),
    },
  })),
];
