import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { digestVerdict } from '../../shared/cloudtrail-digests';
import { integerParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'cloudtrail-digest-files-delivered',
  title: 'CloudTrail trails that validate their log files keep delivering digest files',
  rationale:
    'Each digest vouches for the log files of an hour; without it, nobody can tell whether that record of access to PHI was altered.',
  whitepaper: { section: 'AWS CloudTrail', editions: [2024], basis: 'explicit' },
  safeguard: 'integrity',
  citations: ['164.312(c)(1)', '164.312(c)(2)', '164.312(b)'],
  severity: 'high',
  remediation:
    'Let CloudTrail write below CloudTrail-Digest/ in the bucket of the trail, then check the chain with aws cloudtrail validate-logs.',
  reports: ['AWS::CloudTrail::Trail'],
  parameters: {
    maxDigestAgeHours: integerParameter({
      default: 6,
      min: 2,
      max: 168,
      description: 'Hours that the last digest file may be old; CloudTrail delivers one every hour.',
    }),
  },
  permissions: ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'],

  async *evaluate({ client, region, parameters: { maxDigestAgeHours } }) {
    const cloudTrail = client(CloudTrailClient);
    // Replicas of trails are judged in the Region, and in the account of the organization, where the trails live.
    const answer = await cloudTrail.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
    for (const { Name, TrailARN, HomeRegion, LogFileValidationEnabled } of answer.trailList ?? []) {
      const trail = { resourceType: 'AWS::CloudTrail::Trail', resourceId: String(Name) };
      if (HomeRegion !== region) {
        const verdict = notApplicable(`The home of the trail is ${String(HomeRegion)}; it is judged there.`);
        yield { ...trail, verdict };
      } else if (LogFileValidationEnabled === true) {
        const status = await cloudTrail.send(new GetTrailStatusCommand({ Name: TrailARN }));
        yield { ...trail, verdict: digestVerdict(status, maxDigestAgeHours) };
      } else {
        const verdict = notApplicable(
          'Log file validation is off, so there are no digests; another rule says so.',
        );
        yield { ...trail, verdict };
      }
    }
  },
});

export const { handler } = rule;
