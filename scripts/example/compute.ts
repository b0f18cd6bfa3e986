/** Instances with their volumes and interfaces. */
import {
  ACCOUNT_ID,
  arnOf,
  ec2Id,
  groupId,
  HOME,
  instanceId,
  internal,
  keyArn,
  phi,
  subnetId,
  vpcId,
} from './account';
import { related, type JsonObject, type Resource } from './item';
import { hex, timeBetween } from './random';

interface Machine {
  readonly name: string;
  readonly type: string;
  readonly subnet: string;
  readonly group: string;
  readonly address: string;
  /** Sizes in GiB; the first is the root volume. */
  readonly volumes: readonly (readonly [size: number, encrypted: boolean])[];
  readonly holdsPhi?: boolean;
  readonly publicIp?: string;
  /** Instance metadata with session tokens alone. */
  readonly tokens?: 'optional' | 'required';
  readonly monitored?: boolean;
  readonly platform?: string;
}

const machines: readonly Machine[] = [
  {
    name: 'patient-portal-1',
    type: 'm7g.large',
    subnet: 'app-a',
    group: 'patient-portal',
    address: '10.40.16.21',
    volumes: [[30, true]],
    monitored: true,
  },
  {
    name: 'patient-portal-2',
    type: 'm7g.large',
    subnet: 'app-b',
    group: 'patient-portal',
    address: '10.40.20.21',
    volumes: [[30, true]],
    monitored: true,
  },
  {
    name: 'hl7-gateway',
    type: 'c6i.large',
    subnet: 'app-a',
    group: 'hl7-gateway',
    address: '10.40.16.34',
    volumes: [
      [30, true],
      [200, true],
    ],
    holdsPhi: true,
  },
  {
    name: 'imaging-archive',
    type: 'r6i.2xlarge',
    subnet: 'app-a',
    group: 'imaging',
    address: '10.40.16.50',
    volumes: [
      [50, true],
      [4000, true],
      [4000, false],
    ],
    holdsPhi: true,
  },
  {
    name: 'imaging-viewer',
    type: 'm6i.xlarge',
    subnet: 'app-b',
    group: 'imaging',
    address: '10.40.20.51',
    volumes: [[50, true]],
    tokens: 'optional',
  },
  {
    name: 'telehealth-relay',
    type: 'c7g.xlarge',
    subnet: 'public-a',
    group: 'telehealth',
    address: '10.40.0.77',
    volumes: [[20, true]],
    publicIp: '203.0.113.77',
  },
  {
    name: 'billing-server',
    type: 'm5.xlarge',
    subnet: 'app-b',
    group: 'legacy-billing',
    address: '10.40.20.90',
    volumes: [
      [100, false],
      [500, false],
    ],
    holdsPhi: true,
    tokens: 'optional',
    platform: 'windows',
  },
  {
    name: 'fax-bridge',
    type: 't3.medium',
    subnet: 'public-b',
    group: 'vendor-access',
    address: '10.40.1.15',
    volumes: [[40, false]],
    holdsPhi: true,
    publicIp: '203.0.113.78',
    tokens: 'optional',
    platform: 'windows',
  },
];

const zoneOf = (subnet: string): string => `${HOME}${subnet.slice(-1)}`;
const volumeId = (machine: string, index: number): string => ec2Id('vol', `${machine} ${String(index)}`);
const interfaceId = (machine: string): string => ec2Id('eni', machine);
const deviceOf = (index: number): string => (index === 0 ? '/dev/xvda' : `/dev/sd${'efgh'.charAt(index)}`);
export const startOf = (name: string): string =>
  timeBetween(`start ${name}`, '2022-02-01T00:00:00Z', '2026-06-30T00:00:00Z');
const privateName = (address: string): string => `ip-${address.replaceAll('.', '-')}.ec2.internal`;
const attachment = (name: string): string => `eni-attach-0${hex(`attachment ${name}`, 16)}`;

function interfaceOf({ name, subnet, group, address, publicIp }: Machine): JsonObject {
  const association =
    publicIp === undefined
      ? {}
      : {
          association: {
            ipOwnerId: 'amazon',
            publicDnsName: `ec2-${publicIp.replaceAll('.', '-')}.compute-1.amazonaws.com`,
            publicIp,
          },
        };
  return {
    ...association,
    attachment: {
      attachTime: startOf(name),
      attachmentId: attachment(name),
      deleteOnTermination: true,
      deviceIndex: 0,
      networkCardIndex: 0,
      status: 'attached',
    },
    description: '',
    groups: [{ groupId: groupId(group), groupName: group }],
    interfaceType: 'interface',
    ipv6Addresses: [],
    networkInterfaceId: interfaceId(name),
    ownerId: ACCOUNT_ID,
    privateDnsName: privateName(address),
    privateIpAddress: address,
    privateIpAddresses: [
      { ...association, primary: true, privateDnsName: privateName(address), privateIpAddress: address },
    ],
    sourceDestCheck: true,
    status: 'in-use',
    subnetId: subnetId(subnet),
    vpcId: vpcId('clinic'),
  };
}

function instance(machine: Machine): Resource {
  const { name, subnet, group, address, volumes, platform, publicIp } = machine;
  return {
    type: 'AWS::EC2::Instance',
    id: instanceId(name),
    arn: arnOf('ec2', `instance/${instanceId(name)}`),
    zone: zoneOf(subnet),
    created: startOf(name),
    tags: { ...(machine.holdsPhi === true ? phi('clinical') : internal('platform')), Name: name },
    relationships: [
      related('Contains NetworkInterface', 'AWS::EC2::NetworkInterface', interfaceId(name)),
      related('Is associated with SecurityGroup', 'AWS::EC2::SecurityGroup', groupId(group)),
      related('Is contained in Subnet', 'AWS::EC2::Subnet', subnetId(subnet)),
      related('Is contained in Vpc', 'AWS::EC2::VPC', vpcId('clinic')),
      ...volumes.map((_, index) =>
        related('Is attached to Volume', 'AWS::EC2::Volume', volumeId(name, index)),
      ),
    ],
    configuration: {
      amiLaunchIndex: 0,
      architecture: machine.type.includes('g.') ? 'arm64' : 'x86_64',
      blockDeviceMappings: volumes.map((_, index) => ({
        deviceName: deviceOf(index),
        ebs: {
          attachTime: startOf(name),
          deleteOnTermination: index === 0,
          status: 'attached',
          volumeId: volumeId(name, index),
        },
      })),
      cpuOptions: { coreCount: 2, threadsPerCore: 1 },
      ebsOptimized: true,
      enaSupport: true,
      enclaveOptions: { enabled: false },
      hypervisor: 'xen',
      iamInstanceProfile: {
        arn: `arn:aws:iam::${ACCOUNT_ID}:instance-profile/${group}`,
        id: `AIPA${hex(group, 17).toUpperCase()}`,
      },
      imageId: ec2Id('ami', platform ?? 'al2023'),
      instanceId: instanceId(name),
      instanceType: machine.type,
      launchTime: startOf(name),
      metadataOptions: {
        httpEndpoint: 'enabled',
        httpPutResponseHopLimit: 1,
        httpTokens: machine.tokens ?? 'required',
        state: 'applied',
      },
      monitoring: { state: machine.monitored === true ? 'enabled' : 'disabled' },
      networkInterfaces: [interfaceOf(machine)],
      placement: { availabilityZone: zoneOf(subnet), groupName: '', tenancy: 'default' },
      ...(platform === undefined ? {} : { platform }),
      privateDnsName: privateName(address),
      privateIpAddress: address,
      publicDnsName:
        publicIp === undefined ? '' : `ec2-${publicIp.replaceAll('.', '-')}.compute-1.amazonaws.com`,
      ...(publicIp === undefined ? {} : { publicIpAddress: publicIp }),
      rootDeviceName: deviceOf(0),
      rootDeviceType: 'ebs',
      securityGroups: [{ groupId: groupId(group), groupName: group }],
      sourceDestCheck: true,
      state: { code: 16, name: 'running' },
      stateTransitionReason: '',
      subnetId: subnetId(subnet),
      virtualizationType: 'hvm',
      vpcId: vpcId('clinic'),
    },
  };
}

function networkInterface(machine: Machine): Resource {
  const { name, subnet, group } = machine;
  return {
    type: 'AWS::EC2::NetworkInterface',
    id: interfaceId(name),
    arn: arnOf('ec2', `network-interface/${interfaceId(name)}`),
    zone: zoneOf(subnet),
    relationships: [
      related('Is attached to Instance', 'AWS::EC2::Instance', instanceId(name)),
      related('Is associated with SecurityGroup', 'AWS::EC2::SecurityGroup', groupId(group)),
      related('Is contained in Subnet', 'AWS::EC2::Subnet', subnetId(subnet)),
    ],
    configuration: { ...interfaceOf(machine), availabilityZone: zoneOf(subnet), requesterManaged: false },
  };
}

const volume = (
  id: string,
  zone: string,
  size: number,
  encrypted: boolean,
  name: string,
  attachedTo?: readonly [instance: string, device: string],
): Resource => ({
  type: 'AWS::EC2::Volume',
  id,
  arn: arnOf('ec2', `volume/${id}`),
  zone,
  created: startOf(name),
  tags: { ...internal('platform'), Name: name },
  relationships:
    attachedTo === undefined ? [] : [related('Is attached to Instance', 'AWS::EC2::Instance', attachedTo[0])],
  configuration: {
    attachments:
      attachedTo === undefined
        ? []
        : [
            {
              attachTime: startOf(name),
              deleteOnTermination: attachedTo[1] === deviceOf(0),
              device: attachedTo[1],
              instanceId: attachedTo[0],
              state: 'attached',
              volumeId: id,
            },
          ],
    availabilityZone: zone,
    createTime: startOf(name),
    encrypted,
    iops: 3000,
    ...(encrypted ? { kmsKeyId: keyArn('patient-data') } : {}),
    multiAttachEnabled: false,
    size,
    snapshotId: '',
    state: { value: attachedTo === undefined ? 'available' : 'in-use' },
    throughput: 125,
    volumeId: id,
    volumeType: 'gp3',
  },
});

const volumesOf = ({ name, subnet, volumes }: Machine): Resource[] =>
  volumes.map(([size, encrypted], index) =>
    volume(volumeId(name, index), zoneOf(subnet), size, encrypted, name, [instanceId(name), deviceOf(index)]),
  );

export const compute: readonly Resource[] = [
  ...machines.map(instance),
  ...machines.map(networkInterface),
  ...machines.flatMap(volumesOf),
  // Copies that somebody made by hand and forgot.
  volume(ec2Id('vol', 'imaging-copy'), 'us-east-1b', 4000, false, 'imaging-copy'),
  volume(ec2Id('vol', 'hl7-archive'), 'us-east-1a', 200, true, 'hl7-archive'),
];
