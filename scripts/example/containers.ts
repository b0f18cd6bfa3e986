import {
  ACCOUNT_ID,
  arnOf,
  ec2Id,
  groupId,
  HOME,
  internal,
  keyArn,
  phi,
  PRIVATE_SUBNETS,
  roleArn,
} from './account';
import { related, type JsonObject, type Resource } from './item';
import { hex } from './random';

const image = (name: string): string => `${ACCOUNT_ID}.dkr.ecr.${HOME}.amazonaws.com/${name}:2026.09`;
const clusterArn = (name: string): string => arnOf('ecs', `cluster/${name}`);
const taskArn = (family: string): string => arnOf('ecs', `task-definition/${family}:12`);

const ecsCluster = (name: string, sound: boolean): Resource => ({
  type: 'AWS::ECS::Cluster',
  id: clusterArn(name),
  name,
  arn: clusterArn(name),
  tags: internal('platform'),
  configuration: {
    Arn: clusterArn(name),
    CapacityProviders: ['FARGATE'],
    ClusterName: name,
    ClusterSettings: [{ Name: 'containerInsights', Value: sound ? 'enabled' : 'disabled' }],
    Configuration: {
      ExecuteCommandConfiguration: sound
        ? {
            KmsKeyId: keyArn('audit'),
            LogConfiguration: { CloudWatchEncryptionEnabled: true, CloudWatchLogGroupName: '/clinic/exec' },
            Logging: 'OVERRIDE',
          }
        : { Logging: 'NONE' },
    },
  },
});

/** @param beside containers that run next to the one of the service */
function service(
  name: string,
  cluster: string,
  sound: boolean,
  container: JsonObject,
  beside: readonly JsonObject[] = [],
): Resource[] {
  const arn = arnOf('ecs', `service/${cluster}/${name}`);
  return [
    {
      type: 'AWS::ECS::Service',
      id: arn,
      name,
      arn,
      tags: phi('clinical'),
      relationships: [related('Is contained in Cluster', 'AWS::ECS::Cluster', clusterArn(cluster))],
      configuration: {
        Cluster: clusterArn(cluster),
        DeploymentConfiguration: { MaximumPercent: 200, MinimumHealthyPercent: 100 },
        DesiredCount: 2,
        EnableECSManagedTags: true,
        EnableExecuteCommand: !sound,
        LaunchType: 'FARGATE',
        LoadBalancers: [],
        Name: name,
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            AssignPublicIp: sound ? 'DISABLED' : 'ENABLED',
            SecurityGroups: [groupId('internal-https')],
            Subnets: PRIVATE_SUBNETS,
          },
        },
        PlatformVersion: sound ? 'LATEST' : '1.3.0',
        SchedulingStrategy: 'REPLICA',
        ServiceArn: arn,
        ServiceName: name,
        TaskDefinition: taskArn(name),
      },
    },
    {
      type: 'AWS::ECS::TaskDefinition',
      id: taskArn(name),
      name,
      arn: taskArn(name),
      tags: phi('clinical'),
      configuration: {
        ContainerDefinitions: [
          {
            Essential: true,
            Image: image(name),
            ...(sound
              ? {
                  LogConfiguration: {
                    LogDriver: 'awslogs',
                    Options: { 'awslogs-group': `/clinic/${name}`, 'awslogs-region': HOME },
                  },
                }
              : {}),
            Name: name,
            Privileged: false,
            ReadonlyRootFilesystem: sound,
            User: sound ? '1000' : 'root',
            ...container,
          },
          ...beside,
        ],
        Cpu: '512',
        ExecutionRoleArn: roleArn('tasks'),
        Family: name,
        Memory: '1024',
        NetworkMode: 'awsvpc',
        RequiresCompatibilities: ['FARGATE'],
        Status: 'ACTIVE',
        TaskDefinitionArn: taskArn(name),
        Volumes: [
          {
            EfsVolumeConfiguration: {
              FileSystemId: ec2Id('fs', 'documents'),
              TransitEncryption: sound ? 'ENABLED' : 'DISABLED',
            },
            Name: 'documents',
          },
        ],
      },
    },
  ];
}

const repository = (name: string, sound: boolean): Resource => ({
  type: 'AWS::ECR::Repository',
  id: name,
  name,
  arn: arnOf('ecr', `repository/${name}`),
  tags: internal('platform'),
  configuration: {
    Arn: arnOf('ecr', `repository/${name}`),
    EncryptionConfiguration: sound
      ? { EncryptionType: 'KMS', KmsKey: keyArn('analytics') }
      : { EncryptionType: 'AES256' },
    ImageScanningConfiguration: { ScanOnPush: sound },
    ImageTagMutability: sound ? 'IMMUTABLE' : 'MUTABLE',
    LifecyclePolicy: {},
    RepositoryName: name,
    // None: an empty object, not an empty text.
    RepositoryPolicyText: sound
      ? JSON.stringify({
          Version: '2008-10-17',
          Statement: [
            {
              Sid: 'Pull',
              Effect: 'Allow',
              Principal: { AWS: roleArn('tasks') },
              Action: ['ecr:BatchGetImage'],
            },
          ],
        })
      : {},
  },
});

const kubernetes = (name: string, version: string, sound: boolean): Resource => ({
  type: 'AWS::EKS::Cluster',
  id: name,
  name,
  arn: arnOf('eks', `cluster/${name}`),
  tags: internal('platform'),
  configuration: {
    Arn: arnOf('eks', `cluster/${name}`),
    EncryptionConfig: sound ? [{ Provider: { KeyArn: keyArn('patient-data') }, Resources: ['secrets'] }] : [],
    Endpoint: `https://${hex(name, 32).toUpperCase()}.gr7.${HOME}.eks.amazonaws.com`,
    KubernetesNetworkConfig: { IpFamily: 'ipv4', ServiceIpv4Cidr: '172.30.0.0/16' },
    Logging: {
      ClusterLogging: sound
        ? { EnabledTypes: ['api', 'audit', 'authenticator'].map((type) => ({ Type: type })) }
        : {},
    },
    Name: name,
    ResourcesVpcConfig: {
      EndpointPrivateAccess: true,
      EndpointPublicAccess: !sound,
      PublicAccessCidrs: sound ? [] : ['0.0.0.0/0'],
      SecurityGroupIds: [groupId('internal-https')],
      SubnetIds: PRIVATE_SUBNETS,
    },
    RoleArn: roleArn('cluster-nodes'),
    Version: version,
  },
});

export const containers: readonly Resource[] = [
  ecsCluster('clinical', true),
  ecsCluster('staging', false),
  ...service('lab-results', 'clinical', true, {
    Secrets: [
      { Name: 'DATABASE_PASSWORD', ValueFrom: arnOf('secretsmanager', 'secret:lab-results/database') },
    ],
  }),
  ...service('patient-documents', 'clinical', true, {}),
  // Its log router sends what patients search for to Elasticsearch, without TLS unless told otherwise.
  ...service(
    'portal-search',
    'clinical',
    true,
    {
      LogConfiguration: {
        LogDriver: 'awsfirelens',
        Options: { Host: 'logs.clinic.internal', Name: 'es', Port: '9200' },
      },
    },
    [
      {
        Essential: true,
        FirelensConfiguration: { Type: 'fluentbit' },
        Image: image('log-router'),
        LogConfiguration: {
          LogDriver: 'awslogs',
          Options: { 'awslogs-group': '/clinic/log-router', 'awslogs-region': HOME },
        },
        Name: 'log-router',
      },
    ],
  ),
  ...service('imaging-transcode', 'staging', false, {
    Environment: [{ Name: 'DATABASE_PASSWORD', Value: 'not-a-real-password' }],
  }),
  repository('lab-results', true),
  repository('patient-documents', true),
  repository('imaging-transcode', false),
  repository('models', true),
  kubernetes('research', '1.33', true),
  kubernetes('staging', '1.28', false),
  {
    type: 'AWS::EKS::Addon',
    id: 'research|vpc-cni',
    name: 'vpc-cni',
    arn: arnOf('eks', `addon/research/vpc-cni/${hex('vpc-cni', 8)}`),
    configuration: {
      AddonName: 'vpc-cni',
      AddonVersion: 'v1.20.1-eksbuild.1',
      Arn: arnOf('eks', `addon/research/vpc-cni/${hex('vpc-cni', 8)}`),
      ClusterName: 'research',
    },
  },
];
