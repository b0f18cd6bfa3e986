/** How a location of DataSync is reached: the leg between DataSync, or its agent, and the storage. */
import {
  type DataSyncClient,
  DescribeLocationEfsCommand,
  type DescribeLocationEfsCommandOutput,
} from '@aws-sdk/client-datasync';
import type { LocationHdfs } from './resources/datasync';
import type { Item } from './rule';

/**
 * Whether DataSync mounts an EFS file system over TLS: TLS1_2 or NONE; undefined when the location is gone. Needs
 * datasync:DescribeLocationEfs.
 * @throws an error of DataSync
 */
export async function efsEncryptionInTransit(
  client: DataSyncClient,
  arn: string,
): Promise<string | undefined> {
  let location: DescribeLocationEfsCommandOutput;
  try {
    location = await client.send(new DescribeLocationEfsCommand({ LocationArn: arn }));
  } catch (error) {
    // DataSync has no error of its own for locations that do not exist.
    const { name, message } = error as Error;
    if (name === 'InvalidRequestException' && message.toLowerCase().includes('not found')) return undefined;
    throw error;
  }
  // What a location gets when nothing is asked for.
  return location.InTransitEncryption ?? 'NONE';
}

/** What leaves the traffic to a Hadoop cluster open, or undefined when all of it is encrypted. */
export function hdfsGap({
  AuthenticationType: authentication = 'not recorded',
  QopConfiguration: protection,
}: Item<typeof LocationHdfs>['configuration']): string | undefined {
  // Hadoop encrypts within Kerberos sessions alone, whatever the quality of protection.
  if (authentication.toUpperCase() !== 'KERBEROS')
    return `The authentication type of the Hadoop location is ${authentication}; KERBEROS is wanted, which encryption depends on.`;
  const { RpcProtection: calls = 'PRIVACY', DataTransferProtection: data = 'PRIVACY' } = protection ?? {};
  if ([calls, data].every((quality) => quality.toUpperCase() === 'PRIVACY')) return undefined;
  return `Quality of protection of the Hadoop location: ${calls} for calls, ${data} for data; PRIVACY is wanted for both.`;
}
