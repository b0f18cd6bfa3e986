import { S3Client } from '@aws-sdk/client-s3';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { activeTrails, objectsToRecord, unrecorded } from '../../shared/s3-data-events';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'cloudtrail-s3-data-events-logged',
  title: 'CloudTrail records reads and writes of the objects in S3 buckets',
  rationale:
    'Management events tell who changed a bucket; who read, replaced or deleted an object with PHI, data events alone tell.',
  whitepaper: { section: 'AWS CloudTrail', editions: [2024], basis: 'chapter' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'medium',
  remediation:
    'Add an advanced event selector for AWS::S3::Object to a multi-Region trail with PutEventSelectors; it may leave out the bucket of the logs.',
  reports: 'account',
  parameters: {
    requiredBuckets: listParameter({
      default: [],
      description:
        'Buckets whose objects must be recorded. Empty asks for all buckets, those to come included.',
    }),
    exemptBuckets: listParameter({
      default: [],
      description: 'Buckets that a trail of all buckets may leave out, besides the one that it delivers to.',
    }),
  },
  permissions: [
    'cloudtrail:DescribeTrails',
    'cloudtrail:GetTrailStatus',
    'cloudtrail:GetEventSelectors',
    's3:ListAllMyBuckets',
  ],

  async evaluate(context) {
    const { requiredBuckets, exemptBuckets: exempt } = context.parameters;
    const wanted = await objectsToRecord(context.client(S3Client), requiredBuckets, exempt);
    if (wanted.length === 0) return notApplicable('The account has no S3 bucket that is to be recorded.');
    const { recorders, hidden } = await activeTrails(context);
    const gaps = unrecorded(recorders, wanted, { partition: context.partition, exempt });
    if (gaps.length === 0)
      return compliant(
        'Trails that are logging record reads and writes of objects in all buckets asked for.',
      );
    if (hidden.length > 0)
      return notApplicable(
        `It is not known here what organization trail ${hidden.join(', ')} records: check it in the account that owns it.`,
      );
    return nonCompliant(
      `Calls on S3 objects that should be recorded, but no active trail does: ${gaps.join(', ')}.`,
    );
  },
});

export const { handler } = rule;
