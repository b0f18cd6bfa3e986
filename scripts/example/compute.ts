/** Instances with their volumes and interfaces, groups of them, and Elastic Beanstalk. */
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
  PRIVATE_SUBNETS,
  subnetId,
  vpcId,
} from './account';
import { related, type JsonObject, type Resource } from './item';
import { between, hex, timeBetween } from './random';

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
const startOf = (name: string): string =>
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

function launchTemplate(name: string, group: string, encrypted: boolean): Resource {
  const id = ec2Id('lt', name);
  return {
    type: 'AWS::EC2::LaunchTemplate',
    id,
    name,
    tags: internal('platform'),
    configuration: {
      DefaultVersionNumber: '3',
      Id: id,
      LatestVersionNumber: '3',
      LaunchTemplateData: {
        BlockDeviceMappings: [
          {
            DeviceName: '/dev/xvda',
            Ebs: encrypted
              ? {
                  DeleteOnTermination: true,
                  Encrypted: true,
                  KmsKeyId: keyArn('patient-data'),
                  VolumeSize: 30,
                  VolumeType: 'gp3',
                }
              : { DeleteOnTermination: true, VolumeSize: 30, VolumeType: 'gp2' },
          },
        ],
        ImageId: ec2Id('ami', 'al2023'),
        InstanceType: 'm7g.large',
        MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: encrypted ? 'required' : 'optional' },
        SecurityGroupIds: [groupId(group)],
      },
      LaunchTemplateName: name,
    },
  };
}

function autoScalingGroup(
  name: string,
  template: string,
  members: readonly string[],
  healthCheckType: string,
): Resource {
  const arn = arnOf('autoscaling', `autoScalingGroup:${hex(name, 8)}:autoScalingGroupName/${name}`);
  const launchTemplateOf = {
    launchTemplateId: ec2Id('lt', template),
    launchTemplateName: template,
    version: '$Latest',
  };
  return {
    type: 'AWS::AutoScaling::AutoScalingGroup',
    id: arn,
    name,
    arn,
    tags: internal('platform'),
    relationships: members.map((member) =>
      related('Contains Instance', 'AWS::EC2::Instance', instanceId(member)),
    ),
    configuration: {
      autoScalingGroupARN: arn,
      autoScalingGroupName: name,
      availabilityZones: [{ value: 'us-east-1a' }, { value: 'us-east-1b' }],
      createdTime: '2024-05-14T09:10:00.000Z',
      defaultCooldown: 300,
      desiredCapacity: members.length,
      enabledMetrics: [],
      healthCheckGracePeriod: 300,
      healthCheckType,
      instances: members.map((member, index) => ({
        availabilityZone: index === 0 ? 'us-east-1a' : 'us-east-1b',
        healthStatus: 'Healthy',
        instanceId: instanceId(member),
        instanceType: 'm7g.large',
        launchTemplate: launchTemplateOf,
        lifecycleState: 'InService',
        protectedFromScaleIn: false,
      })),
      launchTemplate: launchTemplateOf,
      loadBalancerNames: [],
      maxSize: 6,
      minSize: members.length,
      newInstancesProtectedFromScaleIn: false,
      suspendedProcesses: [],
      targetGroupARNs: [],
      terminationPolicies: ['Default'],
      vpczoneIdentifier: PRIVATE_SUBNETS.join(','),
    },
    supplement: { LifeCycleHooks: [] },
  };
}

const scalingPolicy = (group: string): Resource => {
  const arn = arnOf(
    'autoscaling',
    `scalingPolicy:${hex(`policy ${group}`, 8)}:autoScalingGroupName/${group}:policyName/cpu`,
  );
  return {
    type: 'AWS::AutoScaling::ScalingPolicy',
    id: arn,
    name: 'cpu',
    arn,
    configuration: {
      alarms: [],
      autoScalingGroupName: group,
      enabled: true,
      policyARN: arn,
      policyName: 'cpu',
      policyType: 'TargetTrackingScaling',
      targetTrackingConfiguration: {
        disableScaleIn: false,
        predefinedMetricSpecification: { predefinedMetricType: 'ASGAverageCPUUtilization' },
        targetValue: between(group, 50, 70),
      },
    },
  };
};

function beanstalk(name: string, environments: readonly string[]): Resource[] {
  return [
    {
      type: 'AWS::ElasticBeanstalk::Application',
      id: name,
      name,
      arn: arnOf('elasticbeanstalk', `application/${name}`),
      configuration: {
        applicationName: name,
        dateCreated: startOf(name),
        dateUpdated: startOf(name),
        description: 'Intranet of the staff',
        versions: ['v41', 'v42'],
      },
    },
    ...environments.map((environment): Resource => ({
      type: 'AWS::ElasticBeanstalk::Environment',
      id: `e-${hex(environment, 10)}`,
      name: environment,
      arn: arnOf('elasticbeanstalk', `environment/${name}/${environment}`),
      tags: internal('platform'),
      relationships: [related('Is contained in Application', 'AWS::ElasticBeanstalk::Application', name)],
      configuration: {
        applicationName: name,
        cNAME: `${environment}.${HOME}.elasticbeanstalk.com`,
        dateCreated: startOf(environment),
        dateUpdated: startOf(environment),
        endpointURL: `${environment}.${HOME}.elb.amazonaws.com`,
        environmentArn: arnOf('elasticbeanstalk', `environment/${name}/${environment}`),
        environmentId: `e-${hex(environment, 10)}`,
        environmentName: environment,
        solutionStackName: '64bit Amazon Linux 2023 v6.5.0 running Node.js 22',
        status: 'Ready',
        tier: { name: 'WebServer', type: 'Standard', version: '1.0' },
        versionLabel: 'v42',
      },
    })),
  ];
}

export const compute: readonly Resource[] = [
  ...machines.map(instance),
  ...machines.map(networkInterface),
  ...machines.flatMap(volumesOf),
  // Copies that somebody made by hand and forgot.
  volume(ec2Id('vol', 'imaging-copy'), 'us-east-1b', 4000, false, 'imaging-copy'),
  volume(ec2Id('vol', 'hl7-archive'), 'us-east-1a', 200, true, 'hl7-archive'),
  launchTemplate('patient-portal', 'patient-portal', true),
  launchTemplate('imaging-workers', 'imaging', false),
  autoScalingGroup('patient-portal', 'patient-portal', ['patient-portal-1', 'patient-portal-2'], 'ELB'),
  autoScalingGroup('imaging-workers', 'imaging-workers', [], 'EC2'),
  scalingPolicy('patient-portal'),
  scalingPolicy('imaging-workers'),
  ...beanstalk('staff-intranet', ['staff-intranet-prod', 'staff-intranet-test']),
];
