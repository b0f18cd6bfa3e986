import { flag, list, object, resource, text } from '../shape';

export const OpenSearchDomain = resource('AWS::OpenSearch::Domain', {
  configuration: {
    EngineVersion: text,
    EncryptionAtRestOptions: object({ Enabled: flag, KmsKeyId: text }),
    NodeToNodeEncryptionOptions: object({ Enabled: flag }),
    DomainEndpointOptions: object({ EnforceHTTPS: flag, TLSSecurityPolicy: text }),
    VPCOptions: object({ SubnetIds: list(text) }),
    LogPublishingOptions: object({
      AUDIT_LOGS: object({ Enabled: flag, CloudWatchLogsLogGroupArn: text }),
    }),
  },
});

/** Domains with an Elasticsearch engine, and for weeks those that were upgraded from one. */
export const ElasticsearchDomain = resource('AWS::Elasticsearch::Domain', {
  configuration: {
    deleted: flag,
    // Without the name of the engine, unless the domain was upgraded.
    elasticsearchVersion: text,
    encryptionAtRestOptions: object({ enabled: flag, kmsKeyId: text }),
    nodeToNodeEncryptionOptions: object({ enabled: flag }),
    domainEndpointOptions: object({ enforceHTTPS: flag, tlssecurityPolicy: text }),
    vpcoptions: object({ subnetIds: list(text) }),
    logPublishingOptions: object({
      AUDIT_LOGS: object({ enabled: flag, cloudWatchLogsLogGroupArn: text }),
    }),
  },
});
