/** Resources of the example, and the configuration items that a snapshot of AWS Config has for them. */
import { ACCOUNT_ID, HOME } from './account';
import { timeBetween } from './random';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export interface Resource {
  readonly type: `AWS::${string}::${string}`;
  readonly id: string;
  readonly name?: string;
  readonly arn?: string;
  /** The home Region unless told otherwise. */
  readonly region?: string;
  readonly zone?: string;
  readonly created?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly relationships?: readonly Relationship[];
  /** In wire form. */
  readonly configuration: JsonObject;
  readonly supplement?: JsonObject;
}

interface Relationship {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly name: string;
}

export const related = (name: string, resourceType: Resource['type'], resourceId: string): Relationship => ({
  resourceType,
  resourceId,
  name,
});

/** In the spelling of a snapshot: no nulls, both the ARN and the account with the names that events use. */
export function itemOf(resource: Resource) {
  const { type, id, region = HOME, relationships = [], tags = {}, configuration, supplement = {} } = resource;
  const earliest = latestOf('2026-07-01T00:00:00.000Z', resource.created);
  const capturedAt = timeBetween(`${type} ${region} ${id} captured`, earliest, '2026-09-30T22:00:00.000Z');
  return {
    relatedEvents: [],
    relationships,
    configuration: { ...configuration, ...tagListOf(type, configuration, tags) },
    supplementaryConfiguration: supplement,
    tags,
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: capturedAt,
    configurationStateId: Date.parse(capturedAt),
    awsAccountId: ACCOUNT_ID,
    configurationItemStatus: 'OK',
    resourceType: type,
    resourceId: id,
    ...(resource.name === undefined ? {} : { resourceName: resource.name }),
    ...(resource.arn === undefined ? {} : { ARN: resource.arn }),
    awsRegion: region,
    availabilityZone: resource.zone ?? (region === 'global' ? 'Not Applicable' : 'Regional'),
    configurationStateMd5Hash: '',
    ...(resource.created === undefined ? {} : { resourceCreationTime: resource.created }),
  };
}

const latestOf = (time: string, other = time): string => (other > time ? other : time);

/** Types of EC2 repeat their tags in camelCase, types that follow CloudFormation in PascalCase. */
function tagListOf(
  type: string,
  configuration: JsonObject,
  tags: Readonly<Record<string, string>>,
): JsonObject {
  const entries = Object.entries(tags);
  if (entries.length === 0) return {};
  if (Object.keys(configuration).some((name) => /^[A-Z]/.test(name))) {
    return { Tags: entries.map(([Key, Value]) => ({ Key, Value })) };
  }
  if (type.startsWith('AWS::EC2::')) return { tags: entries.map(([key, value]) => ({ key, value })) };
  return {};
}
