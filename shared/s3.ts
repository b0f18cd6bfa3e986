/** Amazon S3 by names of buckets, which may lie in any Region and belong to any account. */
import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  type LifecycleRule,
  paginateListBuckets,
  S3Client,
} from '@aws-sdk/client-s3';
import type { ClientClass } from './aws';

type Settings = ConstructorParameters<ClientClass<S3Client>>[0];

let anyRegion: ClientClass<S3Client> | undefined;

/** A client that asks again in the Region of the bucket when S3 answers that it lies elsewhere. */
export function anyRegionS3Client(): ClientClass<S3Client> {
  // Made when it is asked for: a class of this module's own would load the SDK's wherever the rules are.
  return (anyRegion ??= class AnyRegionS3Client extends S3Client {
    constructor(settings: Settings) {
      super({ ...settings, followRegionRedirects: true });
    }
  });
}

/**
 * The lifecycle rules of a bucket, or why there are none to judge: nobody has the bucket, or another account, which
 * keeps them to itself. Needs s3:GetLifecycleConfiguration and s3:ListAllMyBuckets.
 * @throws AccessDenied when the account's own bucket refuses
 */
export async function lifecycleRulesOf(
  client: S3Client,
  bucket: string,
): Promise<readonly LifecycleRule[] | 'no such bucket' | 'of another account'> {
  try {
    const answer = await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));
    return answer.Rules ?? [];
  } catch (error) {
    // The SDK throws instances of Error alone.
    const { name } = error as Error;
    if (name === 'NoSuchLifecycleConfiguration') return [];
    if (name === 'NoSuchBucket') return 'no such bucket';
    if (name === 'AccessDenied' && !(await isOwnBucket(client, bucket))) return 'of another account';
    throw error;
  }
}

/** Whether a bucket keeps what is deleted as noncurrent versions. Needs s3:GetBucketVersioning. */
export async function keepsVersions(client: S3Client, bucket: string): Promise<boolean> {
  const answer = await client.send(new GetBucketVersioningCommand({ Bucket: bucket }));
  // While suspended, deletions are final for files that came since.
  return answer.Status === 'Enabled';
}

async function isOwnBucket(client: S3Client, bucket: string): Promise<boolean> {
  for await (const { Buckets = [] } of paginateListBuckets({ client, pageSize: 1000 }, { Prefix: bucket })) {
    if (Buckets.some(({ Name }) => Name === bucket)) return true;
  }
  return false;
}
