import { DescribeFileSystemsCommand, type EFSClient } from '@aws-sdk/client-efs';
import { ReportError } from './errors';

/**
 * When an EFS file system was made; undefined when it is gone. Needs elasticfilesystem:DescribeFileSystems.
 * @throws ReportError when the answer does not tell, or an error of AWS
 */
export async function creationTime(client: EFSClient, FileSystemId: string): Promise<Date | undefined> {
  try {
    const { FileSystems: [found] = [] } = await client.send(new DescribeFileSystemsCommand({ FileSystemId }));
    if (found?.CreationTime === undefined)
      throw new ReportError(`EFS answered without the creation time of ${FileSystemId}`);
    return found.CreationTime;
  } catch (error) {
    if (error instanceof Error && error.name === 'FileSystemNotFound') return undefined;
    throw error;
  }
}
