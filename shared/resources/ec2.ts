import { flag, integer, list, object, resource, text } from '../shape';

export const Volume = resource('AWS::EC2::Volume', {
  configuration: {
    volumeId: text,
    encrypted: flag,
    kmsKeyId: text,
    // Sent as `{value: "in-use"}` or as the plain word.
    state: text,
    // Without an instance where a service such as Fargate holds the volume.
    attachments: list(object({ instanceId: text })),
  },
});

export const SecurityGroup = resource('AWS::EC2::SecurityGroup', {
  configuration: {
    groupId: text,
    groupName: text,
    ipPermissions: list(
      object({
        ipProtocol: text,
        fromPort: integer,
        toPort: integer,
        ipv4Ranges: list(object({ cidrIp: text })),
        ipv6Ranges: list(object({ cidrIpv6: text })),
        // The IPv4 ranges once more; old items have only these.
        ipRanges: list(text),
      }),
    ),
    ipPermissionsEgress: list(object({ ipProtocol: text })),
  },
});

export const Instance = resource('AWS::EC2::Instance', {
  configuration: {
    instanceType: text,
    state: object({ name: text }),
  },
});

export const Vpc = resource('AWS::EC2::VPC', {
  configuration: { vpcId: text, ownerId: text, isDefault: flag },
});

export const TransitGateway = resource('AWS::EC2::TransitGateway', {
  // `enable` or `disable`.
  configuration: { AutoAcceptSharedAttachments: text },
});
