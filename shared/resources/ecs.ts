import { list, object, record, resource, text } from '../shape';

export const Cluster = resource('AWS::ECS::Cluster', {
  configuration: {
    Configuration: object({
      ExecuteCommandConfiguration: object({
        Logging: text,
        LogConfiguration: object({ CloudWatchLogGroupName: text, S3BucketName: text }),
      }),
    }),
  },
});

export const Service = resource('AWS::ECS::Service', {
  configuration: { ServiceArn: text, Cluster: text },
});

/** One revision of a task definition. */
export const TaskDefinition = resource('AWS::ECS::TaskDefinition', {
  configuration: {
    TaskDefinitionArn: text,
    Status: text,
    ContainerDefinitions: list(
      object({
        Name: text,
        LogConfiguration: object({ LogDriver: text, Options: record(text) }),
        // Marks the container that is the log router of the others.
        FirelensConfiguration: object({ Type: text }),
      }),
    ),
    Volumes: list(
      object({
        Name: text,
        EfsVolumeConfiguration: object({ FileSystemId: text, TransitEncryption: text }),
      }),
    ),
  },
});
