/** What trails record, and whether they do: answers of CloudTrail that no configuration item holds. */
import {
  type AdvancedEventSelector,
  type AdvancedFieldSelector,
  CloudTrailClient,
  type EventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import type { Aws } from './aws';

export interface Selectors {
  readonly EventSelectors?: readonly EventSelector[] | undefined;
  readonly AdvancedEventSelectors?: readonly AdvancedEventSelector[] | undefined;
}

/**
 * Whether a trail is switched on; undefined where the organization that owns it keeps that from its members.
 * Needs cloudtrail:GetTrailStatus.
 */
export async function isLogging(aws: Aws, trail: Trail): Promise<boolean | undefined> {
  const status = await unlessHidden(aws, trail, (client) =>
    client.send(new GetTrailStatusCommand({ Name: trail.TrailARN })),
  );
  return status === undefined ? undefined : status.IsLogging === true;
}

/**
 * The event selectors of a trail; undefined where the organization that owns it keeps them from its members.
 * Needs cloudtrail:GetEventSelectors.
 */
export const eventSelectors = (aws: Aws, trail: Trail): Promise<Selectors | undefined> =>
  unlessHidden(aws, trail, (client) =>
    client.send(new GetEventSelectorsCommand({ TrailName: trail.TrailARN })),
  );

export type Access = 'read' | 'write';

/**
 * Whether all management events are recorded, by one selector or by one for reads and another for writes.
 * @param exempt event sources that may be left out, such as kms.amazonaws.com
 */
export function recordsManagementEvents(
  { EventSelectors: basic = [], AdvancedEventSelectors: advanced = [] }: Selectors,
  exempt: readonly string[],
): boolean {
  return (['read', 'write'] as const).every(
    (access) =>
      basic.some((selector) => basicRecords(selector, access, exempt)) ||
      advanced.some((selector) => advancedRecords(selector, access, exempt)),
  );
}

/** Whether a basic selector is about reads, or writes, or both. */
export const isOfAccess = ({ ReadWriteType }: EventSelector, access: Access): boolean =>
  ['all', `${access}only`].includes(String(ReadWriteType).toLowerCase());

const basicRecords = (selector: EventSelector, access: Access, exempt: readonly string[]): boolean =>
  selector.IncludeManagementEvents === true &&
  isOfAccess(selector, access) &&
  (selector.ExcludeManagementEventSources ?? []).every((source) => exempt.includes(source));

/** An event must pass every field selector, so that one on any other field leaves events out. */
const advancedRecords = (
  { FieldSelectors: fields = [] }: AdvancedEventSelector,
  access: Access,
  exempt: readonly string[],
): boolean =>
  fields.some(({ Field }) => Field === 'eventCategory') &&
  fields.every((field) => {
    const conditions = conditionsOf(field);
    switch (field.Field) {
      case 'eventCategory':
        return conditions.includes('Equals Management');
      case 'readOnly':
        return conditions.includes(`Equals ${String(access === 'read')}`);
      case 'eventSource':
        return conditions.every((condition) => exempt.some((source) => condition === `NotEquals ${source}`));
      default:
        return false;
    }
  });

/** Each value with its operator: "Equals Management", "NotEquals kms.amazonaws.com". */
export const conditionsOf = ({ Field: _, ...operators }: AdvancedFieldSelector): string[] =>
  Object.entries(operators).flatMap(([operator, values = []]) =>
    values.map((value) => `${operator} ${value}`),
  );

/**
 * Trails answer in their home Region alone. Those of an organization do not answer all of its members: some are denied,
 * some are told that there is no such trail or that the ARN has the wrong account.
 */
async function unlessHidden<T>(
  aws: Aws,
  trail: Trail,
  ask: (client: CloudTrailClient) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask(aws.client(CloudTrailClient, trail.HomeRegion));
  } catch (error) {
    const owner = trail.TrailARN?.split(':')[4];
    if (
      trail.IsOrganizationTrail === true &&
      owner !== aws.accountId &&
      error instanceof Error &&
      /^(AccessDenied|TrailNotFound|CloudTrailARNInvalid)(Exception)?$/.test(error.name)
    )
      return undefined;
    throw error;
  }
}
