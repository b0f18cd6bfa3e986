/** One view of search domains, which AWS Config records under two resource types with two spellings. */
import { MalformedItemError } from './errors';
import type { ElasticsearchDomain, OpenSearchDomain } from './resources/opensearch';
import type { Item } from './rule';

type Current = Item<typeof OpenSearchDomain>;
type Legacy = Item<typeof ElasticsearchDomain>;

export interface Engine {
  readonly isOpenSearch: boolean;
  /** `1.3`: releases of OpenSearch and of Elasticsearch are counted apart. */
  readonly version: string;
  /** `OpenSearch 1.3`. */
  readonly name: string;
}

/** Members are read when they are asked for, so that one that cannot be read fails only the rules that need it. */
export interface Domain {
  /** Why there is nothing to judge, or undefined for a live domain. */
  readonly notJudged: string | undefined;
  /** @throws MalformedItemError when the item names a version without a known engine */
  readonly engine: Engine | undefined;
  readonly isEncryptedAtRest: boolean;
  readonly kmsKeyId: string | undefined;
  readonly encryptsBetweenNodes: boolean;
  readonly enforcesHttps: boolean;
  readonly tlsSecurityPolicy: string | undefined;
  /** Empty for a domain with a public endpoint. */
  readonly subnetIds: readonly string[];
  readonly auditLog: { readonly isEnabled: boolean; readonly logGroupArn: string | undefined };
}

export const domainOf = (item: Current | Legacy): Domain =>
  item.resourceType === 'AWS::OpenSearch::Domain' ? ofCurrent(item) : ofLegacy(item);

const ofCurrent = ({ configuration: domain }: Current): Domain => ({
  notJudged: undefined,
  get engine() {
    return engineOf('configuration.EngineVersion', domain.EngineVersion, undefined);
  },
  get isEncryptedAtRest() {
    return domain.EncryptionAtRestOptions?.Enabled === true;
  },
  get kmsKeyId() {
    return domain.EncryptionAtRestOptions?.KmsKeyId;
  },
  get encryptsBetweenNodes() {
    return domain.NodeToNodeEncryptionOptions?.Enabled === true;
  },
  get enforcesHttps() {
    return domain.DomainEndpointOptions?.EnforceHTTPS === true;
  },
  get tlsSecurityPolicy() {
    return domain.DomainEndpointOptions?.TLSSecurityPolicy;
  },
  get subnetIds() {
    return domain.VPCOptions?.SubnetIds ?? [];
  },
  get auditLog() {
    const log = domain.LogPublishingOptions?.AUDIT_LOGS;
    return { isEnabled: log?.Enabled === true, logGroupArn: log?.CloudWatchLogsLogGroupArn };
  },
});

const ofLegacy = ({ configuration: domain }: Legacy): Domain => ({
  get notJudged() {
    return domain.deleted === true ? 'The domain is being deleted.' : undefined;
  },
  get engine() {
    return engineOf('configuration.elasticsearchVersion', domain.elasticsearchVersion, 'Elasticsearch');
  },
  get isEncryptedAtRest() {
    return domain.encryptionAtRestOptions?.enabled === true;
  },
  get kmsKeyId() {
    return domain.encryptionAtRestOptions?.kmsKeyId;
  },
  get encryptsBetweenNodes() {
    return domain.nodeToNodeEncryptionOptions?.enabled === true;
  },
  get enforcesHttps() {
    return domain.domainEndpointOptions?.enforceHTTPS === true;
  },
  get tlsSecurityPolicy() {
    return domain.domainEndpointOptions?.tlssecurityPolicy;
  },
  get subnetIds() {
    return domain.vpcoptions?.subnetIds ?? [];
  },
  get auditLog() {
    const log = domain.logPublishingOptions?.AUDIT_LOGS;
    return { isEnabled: log?.enabled === true, logGroupArn: log?.cloudWatchLogsLogGroupArn };
  },
});

/** @param unprefixed the engine of a bare version, or undefined where that says nothing */
function engineOf(
  at: string,
  source: string | undefined,
  unprefixed: string | undefined,
): Engine | undefined {
  if (source === undefined) return undefined;
  const [, engine = unprefixed, version] =
    /^(?:(OpenSearch|Elasticsearch)_)?(\d+(?:\.\d+)*)$/i.exec(source) ?? [];
  if (engine === undefined || version === undefined)
    throw new MalformedItemError(at, 'OpenSearch or Elasticsearch and a version', source);
  return { isOpenSearch: engine.toLowerCase() === 'opensearch', version, name: `${engine} ${version}` };
}
