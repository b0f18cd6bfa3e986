/** EMR clusters, each together with the security configuration that it was started with. */
import {
  type ClusterState,
  DescribeClusterCommand,
  DescribeSecurityConfigurationCommand,
  type EMRClient,
  paginateListClusters,
} from '@aws-sdk/client-emr';
import { ReportError } from './errors';
import { type Decoded, flag, object, text } from './shape';
import { whereOffered } from './where-offered';

/** The type of findings about them. AWS Config does not record it; the resource id is the id of the cluster. */
export const EMR_CLUSTER = 'AWS::EMR::Cluster';

const LIVE: ClusterState[] = ['BOOTSTRAPPING', 'RUNNING', 'STARTING', 'WAITING'];
const ENDED: readonly string[] = [
  'TERMINATING',
  'TERMINATED',
  'TERMINATED_WITH_ERRORS',
] satisfies ClusterState[];

/** The document of a security configuration. Its parts are optional: one for Kerberos alone has no encryption. */
const Document = object({
  EncryptionConfiguration: object({
    EnableInTransitEncryption: flag,
    EnableAtRestEncryption: flag,
    AtRestEncryptionConfiguration: object({
      S3EncryptionConfiguration: object({ EncryptionMode: text }),
      LocalDiskEncryptionConfiguration: object({
        EncryptionKeyProviderType: text,
        EnableEbsEncryption: flag,
      }),
    }),
  }),
});

type Encryption = Decoded<typeof Document>['EncryptionConfiguration'];

interface Security {
  /** What the cluster runs with, as a sentence. */
  readonly description: string;
  /** Undefined where the cluster has no settings for encryption, or none that can be seen. */
  readonly encryption: Encryption;
}

export interface EmrCluster extends Security {
  readonly id: string;
  /** Why there is nothing to judge, or undefined for a live cluster. */
  readonly notJudged: string | undefined;
}

/**
 * All clusters of the Region that have not ended. Needs elasticmapreduce:ListClusters, elasticmapreduce:DescribeCluster
 * and elasticmapreduce:DescribeSecurityConfiguration.
 * @throws ReportError or MalformedItemError when an answer leaves open what a cluster runs with, or an error of EMR
 */
export async function* emrClusters(client: EMRClient): AsyncGenerator<EmrCluster> {
  // Clusters share security configurations, and EMR is quick to throttle.
  const known = new Map<string, Security>();
  const securityNamed = async (name: string): Promise<Security> => {
    const security = known.get(name) ?? (await securityOf(client, name));
    known.set(name, security);
    return security;
  };
  const live = paginateListClusters({ client }, { ClusterStates: LIVE });
  for await (const { Clusters = [] } of whereOffered(live)) {
    for (const { Id: id } of Clusters) {
      if (id === undefined) throw new ReportError('EMR lists a cluster without an id');
      const { Cluster: cluster } = await client.send(new DescribeClusterCommand({ ClusterId: id }));
      if (cluster === undefined) throw new ReportError(`EMR does not describe cluster ${id}`);
      // It may have ended since the list was made.
      const state = cluster.Status?.State?.toUpperCase() ?? '';
      const name = cluster.SecurityConfiguration ?? '';
      yield ENDED.includes(state)
        ? { id, notJudged: `The cluster is ${state}.`, description: '', encryption: undefined }
        : { id, notJudged: undefined, ...(name === '' ? NO_SECURITY : await securityNamed(name)) };
    }
  }
}

const NO_SECURITY: Security = {
  description: 'The cluster has no security configuration.',
  encryption: undefined,
};

async function securityOf(client: EMRClient, name: string): Promise<Security> {
  const document = await documentOf(client, name);
  const description = `The cluster runs with security configuration ${name}`;
  if (document === undefined)
    return { description: `${description}, which EMR no longer has.`, encryption: undefined };
  return {
    description: `${description}.`,
    encryption: Document.decode(document, `security configuration ${name}`).EncryptionConfiguration,
  };
}

/** The JSON text of a security configuration; undefined when EMR has none of the name that it gave to the cluster. */
async function documentOf(client: EMRClient, Name: string): Promise<string | undefined> {
  try {
    const answer = await client.send(new DescribeSecurityConfigurationCommand({ Name }));
    if (answer.SecurityConfiguration === undefined)
      throw new ReportError(`EMR does not tell what is in security configuration ${Name}`);
    return answer.SecurityConfiguration;
  } catch (error) {
    // The SDK throws instances of Error alone.
    if ((error as Error).name === 'InvalidRequestException') return undefined;
    throw error;
  }
}
