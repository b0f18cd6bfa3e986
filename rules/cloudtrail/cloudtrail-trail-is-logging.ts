import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  type GetTrailStatusResponse,
} from '@aws-sdk/client-cloudtrail';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'cloudtrail-trail-is-logging',
  title: 'CloudTrail trails are logging, and their log files reach S3',
  rationale:
    'A trail that is stopped, or whose bucket refuses its files, keeps no record of who reached PHI, though it is still listed.',
  whitepaper: { section: 'AWS CloudTrail', editions: [2024], basis: 'implied' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'high',
  remediation:
    'Start logging on the trail, or mend the policy of its bucket or KMS key so that CloudTrail may write there. Delete a trail that is stopped for good.',
  reports: ['AWS::CloudTrail::Trail'],
  permissions: ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'],

  async *evaluate({ client, region }) {
    const cloudTrail = client(CloudTrailClient);
    // Replicas of trails are judged in the Region, and in the account of the organization, where the trails live.
    const answer = await cloudTrail.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
    for (const { Name, TrailARN, HomeRegion } of answer.trailList ?? []) {
      const verdict =
        HomeRegion === region
          ? verdictOn(await cloudTrail.send(new GetTrailStatusCommand({ Name: TrailARN })))
          : notApplicable(`The trail lives in ${String(HomeRegion)} and is judged there.`);
      yield { resourceType: 'AWS::CloudTrail::Trail', resourceId: String(Name), verdict };
    }
  },
});

function verdictOn({ IsLogging: isLogging, LatestDeliveryError: error }: GetTrailStatusResponse): Verdict {
  if (isLogging !== true) return nonCompliant('The trail is stopped; it should be logging.');
  if (error !== undefined && error !== '')
    return nonCompliant(
      `The trail is logging, but S3 refused its last log file: ${error}. Delivery is wanted.`,
    );
  return compliant('The trail is logging, and S3 refused no log file at the last delivery.');
}

export const { handler } = rule;
