/** Groups of instances, what they are made from, and Elastic Beanstalk. */
import { arnOf, ec2Id, groupId, HOME, instanceId, internal, keyArn, PRIVATE_SUBNETS } from './account';
import { startOf } from './compute';
import { related, type Resource } from './item';
import { between, hex } from './random';

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
  zones: readonly string[] = ['us-east-1a', 'us-east-1b'],
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
      availabilityZones: zones.map((value) => ({ value })),
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
      vpczoneIdentifier: PRIVATE_SUBNETS.slice(0, zones.length).join(','),
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

export const scaling: readonly Resource[] = [
  launchTemplate('patient-portal', 'patient-portal', true),
  launchTemplate('imaging-workers', 'imaging', false),
  autoScalingGroup('patient-portal', 'patient-portal', ['patient-portal-1', 'patient-portal-2'], 'ELB'),
  autoScalingGroup('imaging-workers', 'imaging-workers', [], 'EC2', ['us-east-1a']),
  scalingPolicy('patient-portal'),
  scalingPolicy('imaging-workers'),
  ...beanstalk('staff-intranet', ['staff-intranet-prod', 'staff-intranet-test']),
];
