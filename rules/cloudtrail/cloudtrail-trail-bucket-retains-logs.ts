import { MalformedItemError } from '../../shared/errors';
import { retentionOf } from '../../shared/log-retention';
import { integerParameter } from '../../shared/parameters';
import { Trail } from '../../shared/resources/cloudtrail';
import { changeRule } from '../../shared/rule';
import { anyRegionS3Client, keepsVersions, lifecycleRulesOf } from '../../shared/s3';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cloudtrail-trail-bucket-retains-logs',
  title: 'Buckets of CloudTrail trails keep the log files long enough',
  rationale:
    'Misuse of PHI often comes to light years later; a lifecycle rule that has removed the log files by then took the evidence along.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'explicit',
  },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.316(b)(2)(i)'],
  severity: 'medium',
  remediation:
    'Remove or lengthen what expires log files in the lifecycle rules of the bucket; a Glacier class keeps old ones cheaply.',
  resource: Trail,
  alsoEvery: '24h',
  parameters: {
    minRetentionDays: integerParameter({
      default: 2190,
      min: 1,
      max: 36500,
      description: 'Days for which log files must be kept; 2190 are the six years of HIPAA documentation.',
    }),
  },
  permissions: ['s3:GetLifecycleConfiguration', 's3:GetBucketVersioning', 's3:ListAllMyBuckets'],

  async evaluate({ configuration: trail, region }, { accountId, client, parameters }) {
    const { homeRegion = region, s3BucketName: bucket } = trail;
    if (homeRegion !== region) return notApplicable(`A replica, judged at home in ${String(homeRegion)}.`);
    if (bucket === undefined) throw new MalformedItemError('configuration.s3BucketName', 'text', bucket);
    const s3 = client(anyRegionS3Client());
    const rules = await lifecycleRulesOf(s3, bucket);
    if (rules === 'of another account')
      return notApplicable(`Bucket ${bucket} belongs to another account; check its lifecycle rules there.`);
    if (rules === 'no such bucket') return nonCompliant(`Bucket ${bucket} of the trail does not exist.`);
    const { minRetentionDays: min } = parameters;
    const { current, noncurrent } = retentionOf(rules, trail, accountId);
    // Expiration only hides the files of a bucket that keeps versions.
    const days = current < min && (await keepsVersions(s3, bucket)) ? current + noncurrent : current;
    if (days >= min) return compliant(`Bucket ${bucket} keeps log files for at least ${String(min)} days.`);
    return nonCompliant(
      `Lifecycle rules of bucket ${bucket} delete log files after ${String(days)} days; at least ${String(min)} are wanted.`,
    );
  },
});

export const { handler } = rule;
