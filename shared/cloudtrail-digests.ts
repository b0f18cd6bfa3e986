/** Whether the signed digests of a trail keep arriving. That they vouch for the log files, only validate-logs tells. */
import type { GetTrailStatusResponse } from '@aws-sdk/client-cloudtrail';
import { compliant, nonCompliant, notApplicable, type Verdict } from './verdict';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Judges the status of a trail whose log file validation is on.
 * @param maxHours that the last digest may be old, and that a trail just started may take for its first
 */
export function digestVerdict(status: GetTrailStatusResponse, maxHours: number): Verdict {
  const { IsLogging, StartLoggingTime: start, LatestDigestDeliveryTime: last } = status;
  if (IsLogging !== true)
    return notApplicable('The trail is stopped, so no digests are due; another rule reports that.');
  const limit = `${String(maxHours)} hours`;
  const oldest = Date.now() - maxHours * HOUR_MS;
  if (start !== undefined && start.getTime() > oldest)
    return notApplicable(
      `The trail has been logging for less than ${limit}: too short to judge its digests.`,
    );
  if (status.LatestDigestDeliveryError)
    return nonCompliant(
      `S3 refused the last digest file: ${status.LatestDigestDeliveryError}. Delivery is wanted.`,
    );
  // Deliveries that time out leave no error, only the old time.
  if (last === undefined) return nonCompliant('No digest file was delivered yet; one an hour is wanted.');
  if (last.getTime() < oldest)
    return nonCompliant(
      `The last digest file was delivered at ${last.toISOString()}; at most ${limit} ago are wanted.`,
    );
  return compliant(`The last digest file was delivered at ${last.toISOString()}.`);
}
