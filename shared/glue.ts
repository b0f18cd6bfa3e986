/** What AWS Glue keeps beside its jobs: connections, security configurations and the Data Catalog. */
import {
  type Connection,
  type DataCatalogEncryptionSettings,
  type EncryptionConfiguration,
  GetDataCatalogEncryptionSettingsCommand,
  GetSecurityConfigurationCommand,
  type GlueClient,
  paginateGetConnections,
  paginateGetDatabases,
} from '@aws-sdk/client-glue';
import { ReportError } from './errors';
import { whereOffered } from './where-offered';

/** The type of findings about connections. AWS Config does not record it; the resource id is the name. */
export const CONNECTION = 'AWS::Glue::Connection';

export interface GlueConnection {
  readonly name: string;
  /** In upper case, such as `JDBC`. */
  readonly type: string;
  /** May hold user names and URLs with passwords: not for annotations. */
  readonly properties: NonNullable<Connection['ConnectionProperties']>;
}

/**
 * All connections of the Data Catalog of the Region; none where Glue is not offered. Needs glue:GetConnections.
 * @throws ReportError when one has no name or type, or an error of AWS
 */
export async function* connectionsOf(client: GlueClient): AsyncGenerator<GlueConnection> {
  // Passwords are of no use here, and Glue may have to decrypt them with a key that the caller may not use.
  const pages = paginateGetConnections({ client }, { HidePassword: true });
  for await (const { ConnectionList = [] } of whereOffered(pages)) {
    for (const { Name: name, ConnectionType, ConnectionProperties: properties = {} } of ConnectionList) {
      if (name === undefined || ConnectionType === undefined)
        throw new ReportError(`Glue lists connection ${String(name)} without its name or type`);
      yield { name, type: ConnectionType.toUpperCase(), properties };
    }
  }
}

export type Encrypted = 'objects in S3' | 'logs' | 'job bookmarks';

/**
 * What a security configuration encrypts, or undefined when there is none of that name.
 * Needs glue:GetSecurityConfiguration.
 * @throws ReportError when Glue answers without it, or an error of AWS
 */
export async function encryptedBy(
  client: GlueClient,
  Name: string,
): Promise<readonly Encrypted[] | undefined> {
  try {
    const answer = await client.send(new GetSecurityConfigurationCommand({ Name }));
    if (answer.SecurityConfiguration === undefined)
      throw new ReportError(`Glue answered without the security configuration ${Name}`);
    return encryptedParts(answer.SecurityConfiguration.EncryptionConfiguration ?? {});
  } catch (error) {
    // The SDK throws instances of Error alone.
    if ((error as Error).name === 'EntityNotFoundException') return undefined;
    throw error;
  }
}

function encryptedParts(configuration: EncryptionConfiguration): readonly Encrypted[] {
  const { S3Encryption: s3 = [], CloudWatchEncryption, JobBookmarksEncryption } = configuration;
  // The modes are SSE-S3, SSE-KMS, CSE-KMS and DISABLED.
  const isOn = (mode: string | undefined): boolean => /^(sse|cse)-/i.test(mode ?? '');
  const isS3On = s3.length > 0 && s3.every(({ S3EncryptionMode }) => isOn(S3EncryptionMode));
  return [
    ...(isS3On ? (['objects in S3'] as const) : []),
    ...(isOn(CloudWatchEncryption?.CloudWatchEncryptionMode) ? (['logs'] as const) : []),
    ...(isOn(JobBookmarksEncryption?.JobBookmarksEncryptionMode) ? (['job bookmarks'] as const) : []),
  ];
}

/** How the Data Catalog is encrypted. Needs glue:GetDataCatalogEncryptionSettings. */
export async function catalogEncryption(client: GlueClient): Promise<DataCatalogEncryptionSettings> {
  const answer = await client.send(new GetDataCatalogEncryptionSettingsCommand({}));
  return answer.DataCatalogEncryptionSettings ?? {};
}

/** Whether the caller sees any database in the Data Catalog. Needs glue:GetDatabases. */
export async function hasDatabases(client: GlueClient): Promise<boolean> {
  // A page may be empty although there are more.
  for await (const { DatabaseList = [] } of paginateGetDatabases({ client }, {}))
    if (DatabaseList.length > 0) return true;
  return false;
}
