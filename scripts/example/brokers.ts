/** Brokers of messages and of events, and what connects them with other systems. */
import { arnOf, DATA_SUBNETS, groupId, keyArn, phi, PRIVATE_SUBNETS, roleArn } from './account';
import type { JsonObject, Resource } from './item';
import { hex, uuid } from './random';

function broker(name: string, engine: string, version: string, isPublic: boolean): Resource {
  const id = `b-${uuid(name)}`;
  const arn = arnOf('mq', `broker:${name}:${id}`);
  return {
    type: 'AWS::AmazonMQ::Broker',
    id,
    name,
    arn,
    tags: phi('clinical'),
    configuration: {
      Arn: arn,
      AuthenticationStrategy: 'SIMPLE',
      AutoMinorVersionUpgrade: !isPublic,
      BrokerName: name,
      DeploymentMode: isPublic ? 'SINGLE_INSTANCE' : 'ACTIVE_STANDBY_MULTI_AZ',
      EncryptionOptions: isPublic
        ? { UseAwsOwnedKey: true }
        : { KmsKeyId: keyArn('messaging'), UseAwsOwnedKey: false },
      EngineType: engine,
      EngineVersion: version,
      HostInstanceType: 'mq.m5.large',
      Id: id,
      Logs: isPublic ? { General: false } : { Audit: true, General: true },
      PubliclyAccessible: isPublic,
      SecurityGroups: isPublic ? [] : [groupId('hl7-gateway')],
      SubnetIds: DATA_SUBNETS,
    },
  };
}

/** @param access of clients outside of the network */
function kafka(name: string, clientBroker: string, inCluster: boolean, access = 'DISABLED'): Resource {
  const arn = arnOf('kafka', `cluster/${name}/${uuid(name)}-3`);
  return {
    type: 'AWS::MSK::Cluster',
    id: arn,
    name,
    arn,
    tags: phi('clinical'),
    configuration: {
      Arn: arn,
      BrokerNodeGroupInfo: {
        BrokerAZDistribution: 'DEFAULT',
        ClientSubnets: DATA_SUBNETS,
        ConnectivityInfo: { PublicAccess: { Type: access } },
        InstanceType: 'kafka.m7g.large',
        SecurityGroups: [groupId('kafka')],
        StorageInfo: { EBSStorageInfo: { VolumeSize: 500 } },
      },
      ClientAuthentication: {
        Sasl: { Iam: { Enabled: inCluster }, Scram: { Enabled: false } },
        Unauthenticated: { Enabled: !inCluster },
      },
      ClusterName: name,
      CurrentVersion: `K${hex(name, 13).toUpperCase()}`,
      EncryptionInfo: {
        EncryptionAtRest: { DataVolumeKMSKeyId: keyArn('messaging') },
        EncryptionInTransit: { ClientBroker: clientBroker, InCluster: inCluster },
      },
      EnhancedMonitoring: 'DEFAULT',
      KafkaVersion: '3.7.x',
      LoggingInfo: {
        BrokerLogs: { CloudWatchLogs: { Enabled: inCluster, LogGroup: `/clinic/msk/${name}` } },
      },
      NumberOfBrokerNodes: 4,
    },
  };
}

const connector = (name: string, encryption?: JsonObject): Resource => {
  const arn = arnOf('kafkaconnect', `connector/${name}/${uuid(`connector ${name}`)}-4`);
  return {
    type: 'AWS::KafkaConnect::Connector',
    id: arn,
    name,
    arn,
    tags: phi('clinical'),
    configuration: {
      Capacity: { ProvisionedCapacity: { McuCount: 1, WorkerCount: 1 } },
      ConnectorArn: arn,
      ConnectorName: name,
      KafkaCluster: {
        ApacheKafkaCluster: {
          BootstrapServers: 'b-1.clinical-events.kafka.us-east-1.amazonaws.com:9094',
          Vpc: { SecurityGroups: [groupId('kafka')], Subnets: PRIVATE_SUBNETS },
        },
      },
      KafkaClusterClientAuthentication: { AuthenticationType: encryption === undefined ? 'NONE' : 'IAM' },
      ...(encryption === undefined ? {} : { KafkaClusterEncryptionInTransit: encryption }),
      KafkaConnectVersion: '3.7.x',
      ServiceExecutionRoleArn: roleArn('delivery'),
    },
  };
};

export const brokers: readonly Resource[] = [
  broker('hl7-exchange', 'ActiveMQ', '5.18', false),
  // Keeps neither of its logs.
  broker('lab-instruments', 'ActiveMQ', '5.17', true),
  broker('legacy-interfaces', 'RabbitMQ', '3.13', true),
  kafka('clinical-events', 'TLS', true),
  kafka('staging-events', 'TLS_PLAINTEXT', false),
  // Devices at home reach its brokers over the internet.
  kafka('home-devices', 'TLS', true, 'SERVICE_PROVIDED_EIPS'),
  connector('results-to-lake', { EncryptionType: 'TLS' }),
  connector('vitals-to-lake', { EncryptionType: 'PLAINTEXT' }),
  connector('staging-to-search'),
];
