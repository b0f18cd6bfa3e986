/** What the configuration recorder of an account records. */
import type { RecordingGroup } from '@aws-sdk/client-config-service';
import { ReportError } from './errors';

interface Wanted {
  /** Resource types whose recording is enough; empty for all that AWS Config supports. */
  readonly required: readonly string[];
  /** Resource types that a recorder of all others may leave out. */
  readonly exempt: readonly string[];
}

/**
 * What a recorder does instead of recording all that is wanted, such as `leaves out AWS::S3::Bucket`.
 * @throws ReportError for a strategy that is newer than this
 */
export function recordingGap(group: RecordingGroup, { required, exempt }: Wanted): string | undefined {
  // Types that are newer than the SDK are texts like the others.
  const listed: readonly string[] = group.resourceTypes ?? [];
  const excluded: readonly string[] = group.exclusionByResourceTypes?.resourceTypes ?? [];
  const strategy = strategyOf(group);
  switch (strategy) {
    case 'ALL_SUPPORTED_RESOURCE_TYPES':
      return undefined;
    case 'EXCLUSION_BY_RESOURCE_TYPES':
      return leavesOut(
        excluded.filter((type) => (required.length > 0 ? required.includes(type) : !exempt.includes(type))),
      );
    case 'INCLUSION_BY_RESOURCE_TYPES':
      if (required.length === 0) return `records a list of types alone (${String(listed.length)})`;
      return leavesOut(required.filter((type) => !listed.includes(type)));
    default:
      throw new ReportError(`AWS Config records by an unknown strategy, ${strategy}`);
  }
}

/** Recorders from before strategies came have the other members alone. */
const strategyOf = ({ recordingStrategy, allSupported }: RecordingGroup): string =>
  recordingStrategy?.useOnly?.toUpperCase() ??
  (allSupported === true ? 'ALL_SUPPORTED_RESOURCE_TYPES' : 'INCLUSION_BY_RESOURCE_TYPES');

const leavesOut = (types: readonly string[]): string | undefined =>
  types.length === 0 ? undefined : `leaves out ${types.join(', ')}`;
