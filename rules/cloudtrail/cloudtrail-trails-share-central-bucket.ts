import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { isLogging } from '../../shared/cloudtrail';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'cloudtrail-trails-share-central-bucket',
  title: 'CloudTrail trails of an account deliver to one central bucket',
  rationale:
    'Analysts can follow access to PHI through the logs only where these lie in one place, out of reach of those they are about.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'explicit',
  },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'medium',
  remediation:
    'Point the trails at the bucket of the log archive with UpdateTrail, or let an organization trail take their place.',
  reports: 'account',
  parameters: {
    centralBucketNames: listParameter({
      default: [],
      description: 'Buckets of the log archive. Empty accepts any bucket, as long as all trails share it.',
    }),
  },
  permissions: ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'],

  async evaluate(context) {
    const { centralBucketNames: central } = context.parameters;
    const answer = await context
      .client(CloudTrailClient)
      .send(new DescribeTrailsCommand({ includeShadowTrails: true }));
    const namesByBucket = new Map<string, string[]>();
    for (const trail of answer.trailList ?? []) {
      // An organization may hide from its members whether its trail is logging; it is taken to be.
      if ((await isLogging(context, trail)) === false) continue;
      const bucket = String(trail.S3BucketName);
      namesByBucket.set(bucket, [...(namesByBucket.get(bucket) ?? []), String(trail.Name)]);
    }
    const buckets = [...namesByBucket.keys()];
    if (buckets.length === 0) return notApplicable('No trail is logging; another rule reports that.');
    const places = [...namesByBucket].map(([bucket, names]) => `${bucket} (${names.join(', ')})`).join('; ');
    if (central.length > 0 && !buckets.every((bucket) => central.includes(bucket)))
      return nonCompliant(
        `Wanted: delivery to ${central.join(' or ')} alone. Buckets of the trails: ${places}.`,
      );
    if (central.length === 0 && buckets.length > 1)
      return nonCompliant(`The trails should share one bucket, but deliver to ${places}.`);
    return compliant(`All trails that are logging deliver centrally, to ${places}.`);
  },
});

export const { handler } = rule;
