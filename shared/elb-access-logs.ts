/** Access logs of load balancers of all kinds: where they go, and whether that will do. */
import { listParameter } from './parameters';
import { compliant, nonCompliant, type Verdict } from './verdict';

export const allowedBuckets = listParameter({
  default: [],
  description: 'Names of the S3 buckets to which access logs may go. Empty accepts any bucket.',
});

/** @param bucket where the logs go; undefined when there is none, or they are off */
export function judgeAccessLogs(bucket: string | undefined, allowed: readonly string[]): Verdict {
  if (bucket === undefined)
    return nonCompliant('No access logs are delivered; delivery to an S3 bucket is wanted.');
  if (allowed.length === 0 || allowed.includes(bucket))
    return compliant(`Access logs go to bucket ${bucket}.`);
  return nonCompliant(`Access logs go to bucket ${bucket}; wanted: ${allowed.join(' or ')}.`);
}
