/** Which calls on S3 objects trails record: CloudTrail's data events. */
import {
  type AdvancedEventSelector,
  type AdvancedFieldSelector,
  CloudTrailClient,
  DescribeTrailsCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import { paginateListBuckets, type S3Client } from '@aws-sdk/client-s3';
import type { Aws } from './aws';
import {
  conditionsOf,
  eventSelectors,
  isLogging,
  isOfAccess,
  type Access,
  type Selectors,
} from './cloudtrail';

/** The objects of one bucket, or of all buckets of a Region, those to come included. */
export interface Objects {
  readonly bucket: string | undefined;
  readonly region: string | undefined;
}

interface Recorder {
  readonly trail: Trail;
  readonly selectors: Selectors;
}

interface Leave {
  readonly partition: string;
  /** Buckets that selectors of all buckets may leave out, besides the one that the trail delivers to. */
  readonly exempt: readonly string[];
}

/**
 * Whose calls are to be recorded: the required buckets that exist, or else all buckets of the Regions in which there is
 * one that is not exempt. Needs s3:ListAllMyBuckets.
 */
export async function objectsToRecord(
  client: S3Client,
  required: readonly string[],
  exempt: readonly string[],
): Promise<readonly Objects[]> {
  const buckets: Objects[] = [];
  // Only requests with a page size are answered with the Regions of the buckets.
  for await (const { Buckets = [] } of paginateListBuckets({ client, pageSize: 1000 }, {}))
    buckets.push(
      ...Buckets.map(({ Name, BucketRegion }) => ({ bucket: String(Name), region: BucketRegion })),
    );
  if (required.length > 0) return buckets.filter(({ bucket }) => required.includes(String(bucket)));
  const regions = buckets
    .filter(({ bucket }) => !exempt.includes(String(bucket)))
    .map(({ region }) => region);
  return [...new Set(regions)].map((region) => ({ bucket: undefined, region }));
}

/**
 * The trails that are logging, with their selectors, and the names of those of which the organization that owns them
 * keeps either hidden. Needs cloudtrail:DescribeTrails, cloudtrail:GetTrailStatus and cloudtrail:GetEventSelectors.
 */
export async function activeTrails(
  aws: Aws,
): Promise<{ readonly recorders: readonly Recorder[]; readonly hidden: readonly string[] }> {
  const recorders: Recorder[] = [];
  const hidden: string[] = [];
  const answer = await aws
    .client(CloudTrailClient)
    .send(new DescribeTrailsCommand({ includeShadowTrails: true }));
  for (const trail of answer.trailList ?? []) {
    const logging = await isLogging(aws, trail);
    if (logging === false) continue;
    const selectors = logging === undefined ? undefined : await eventSelectors(aws, trail);
    if (selectors === undefined) hidden.push(String(trail.Name));
    else recorders.push({ trail, selectors });
  }
  return { recorders, hidden };
}

/** What no trail records, such as `writes in all buckets of eu-west-1`. */
export const unrecorded = (
  recorders: readonly Recorder[],
  wanted: readonly Objects[],
  leave: Leave,
): readonly string[] =>
  wanted.flatMap((objects) =>
    (['read', 'write'] as const)
      .filter((access) => !recorders.some((recorder) => recordsObjects(recorder, objects, access, leave)))
      .map((access) => `${access}s in ${nameOf(objects)}`),
  );

const nameOf = ({ bucket, region = 'an unknown Region' }: Objects): string =>
  bucket ?? `all buckets of ${region}`;

/** A trail of one Region records the buckets there alone. */
function recordsObjects(
  { trail, selectors }: Recorder,
  { bucket, region }: Objects,
  access: Access,
  { partition, exempt }: Leave,
): boolean {
  if (trail.IsMultiRegionTrail !== true && (region === undefined || trail.HomeRegion !== region))
    return false;
  const s3 = `arn:${partition}:s3:::`;
  const wanted = bucket === undefined ? s3 : `${s3}${bucket}/`;
  const mayLeaveOut = (prefix: string): boolean =>
    bucket === undefined
      ? [...exempt, trail.S3BucketName].some((name) => prefix.startsWith(`${s3}${String(name)}/`))
      : !prefix.startsWith(wanted) && !wanted.startsWith(prefix);
  const { EventSelectors: basic = [], AdvancedEventSelectors: advanced = [] } = selectors;
  return (
    basic.some(
      (selector) =>
        isOfAccess(selector, access) &&
        selector.DataResources?.some(
          ({ Type, Values = [] }) =>
            Type === 'AWS::S3::Object' &&
            Values.some((value) => [`arn:${partition}:s3`, s3, wanted].includes(value)),
        ),
    ) || advanced.some((selector) => advancedRecords(selector, access, wanted, mayLeaveOut))
  );
}

/** An event must pass every field selector, so that one on any other field leaves events out. */
const advancedRecords = (
  { FieldSelectors: fields = [] }: AdvancedEventSelector,
  access: Access,
  wanted: string,
  mayLeaveOut: (prefix: string) => boolean,
): boolean =>
  ['eventCategory', 'resources.type'].every((name) => fields.some(({ Field }) => Field === name)) &&
  fields.every((field) => {
    switch (field.Field) {
      case 'eventCategory':
        return conditionsOf(field).includes('Equals Data');
      case 'resources.type':
        return conditionsOf(field).includes('Equals AWS::S3::Object');
      case 'readOnly':
        return conditionsOf(field).includes(`Equals ${String(access === 'read')}`);
      case 'resources.ARN':
        return keeps(field, wanted, mayLeaveOut);
      default:
        return false;
    }
  });

/** Whether conditions on the ARNs of objects let through all that begin as wanted. */
function keeps(
  { StartsWith: starts = [], NotStartsWith = [], NotEquals = [], ...others }: AdvancedFieldSelector,
  wanted: string,
  mayLeaveOut: (prefix: string) => boolean,
): boolean {
  const { Equals = [], EndsWith = [], NotEndsWith = [] } = others;
  if ([...Equals, ...EndsWith, ...NotEndsWith].length > 0) return false;
  if (starts.length > 0 && !starts.some((prefix) => wanted.startsWith(prefix))) return false;
  return [...NotStartsWith, ...NotEquals].every(mayLeaveOut);
}
