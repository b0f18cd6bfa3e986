/** File systems of Amazon FSx. */
import { type FileSystem, type FSxClient, paginateDescribeFileSystems } from '@aws-sdk/client-fsx';
import { ReportError } from './errors';
import { whereOffered } from './where-offered';

/** The type of findings about them. AWS Config does not record it; the resource id is the ARN of the file system. */
export const FILE_SYSTEM = 'AWS::FSx::FileSystem';

export interface FoundFileSystem {
  readonly arn: string;
  readonly fileSystem: FileSystem;
  /** Why there is nothing to judge, or undefined for a live file system of the kind. */
  readonly notJudged: string | undefined;
}

/**
 * All file systems of the Region; none where FSx is not offered. Needs fsx:DescribeFileSystems.
 * @param kind the one that is judged, such as `LUSTRE`
 * @throws ReportError when one has no ARN or no kind, or an error of FSx
 */
export async function* fileSystems(client: FSxClient, kind: string): AsyncGenerator<FoundFileSystem> {
  for await (const { FileSystems = [] } of whereOffered(paginateDescribeFileSystems({ client }, {}))) {
    for (const fileSystem of FileSystems) {
      const { ResourceARN: arn, FileSystemType: type, FileSystemId: id } = fileSystem;
      if (arn === undefined || type === undefined)
        throw new ReportError(`FSx describes file system ${String(id)} without its ARN or type`);
      yield { arn, fileSystem, notJudged: notJudged(type, fileSystem.Lifecycle, kind) };
    }
  }
}

function notJudged(type: string, lifecycle: string | undefined, kind: string): string | undefined {
  if (type.toUpperCase() !== kind) return `The file system is of type ${type}, not ${kind}.`;
  const state = lifecycle?.toUpperCase() ?? '';
  return ['DELETING', 'FAILED'].includes(state) ? `The file system is ${state}.` : undefined;
}
